"""How many disagreements between list and print are found, and how many reported ones are there.

Usage: python benchmarks/reconciliation.py [--json] [--seeds N] [--natural]

Takes the records of the corpus's manifest (PROCEEDINGS_CORPUS) and the PDFs they belong to. One
disagreement at a time is put into a record, and the comparison has to name it: the kind on the
ladder, and the name. What it says besides counts against it, unless somebody opened the page and
found it to be so (``confirmed-differences.csv``: hash, field, right). Prints the beginning of a
hash, and never a word of a paper, but with ``--natural``, which lists what list and print really
differ in, for the eye.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disagreements import KINDS, Seed, seeds
from papers import Papers, find_papers
from table import Row, show

from proceedings.anatomy.many import ManuscriptFile, read_manuscripts
from proceedings.anatomy.values import Manuscript
from proceedings.cache import Cache, cache_folder
from proceedings.model import Author, Event, Paper, Workshop
from proceedings.plan.making import Material as PlanMaterial
from proceedings.plan.making import make_plan
from proceedings.reconcile.comparing import Recorded, compare
from proceedings.reconcile.owners import twice_listed
from proceedings.reconcile.reconciling import Material, reconcile, recorded
from proceedings.reconcile.words import LABELS
from proceedings.text.latex import Converted, convert, convert_block
from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.reconcile.values import Compared

HERE = Path(__file__).parent
CONFIRMED = HERE / "confirmed-differences.csv"
RECALL, PRECISION = 99.5, 97.0
_SEEDS = 3


@dataclass(slots=True)
class Counts:
    """What was seeded, found and said besides.

    Fields:
        seeded, found: by kind.
        missed: beginning of a hash and kind.
        besides: differences that were said and are neither seeded nor natural.
        natural: those of the records as they are, and whether somebody confirmed them.
    """

    seeded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    besides: list[tuple[str, str]] = field(default_factory=list)
    natural: list[tuple[str, str, str]] = field(default_factory=list)
    silent: int = 0


def read(papers: Papers) -> list[tuple[Paper, ManuscriptFile]]:
    """Return each record of the manifest with a title or authors, and its PDF."""
    paths = [path for path in papers.files if papers.records.get(path.name)]
    folder = cache_folder()
    read_files: dict[int, ManuscriptFile] = dict(
        read_manuscripts(paths, jobs=2, cache=Cache(folder), hashed=False)
    )
    listed = []
    for index, path in enumerate(paths):
        record = papers.records[path.name]
        paper = Paper(
            path.name[:8],
            record.get("title") or "",
            authors=tuple(Author(name) for name in record.get("authors") or ()),
            abstract=record.get("abstract") or "",
        )
        file = read_files[index]
        if isinstance(file.facts, Manuscript) and (paper.title or paper.authors):
            listed.append((paper, file))
    return listed


def measure(papers: Papers, number: int = _SEEDS) -> dict[str, Any]:
    """Return the figures.

    Arguments:
        number: seeds of each kind in each record.
    """
    listed = read(papers)
    texts = {paper.key: recorded(paper, convert, convert_block) for paper, _ in listed}
    facts = {paper.key: file.facts for paper, file in listed if isinstance(file.facts, Manuscript)}
    confirmed = _confirmed()
    counts = Counts()
    authored = [key for key, text in texts.items() if text.authors and text.title]
    for place, key in enumerate(authored):
        text, manuscript = texts[key], facts[key]
        base = compare(text, manuscript)
        counts.natural += [
            (key, what, confirmed.get((key, what), "new")) for what in _differing(base)
        ]
        if base[1].rung in {Rung.ANONYMOUS, Rung.UNREAD}:
            continue
        known = set(_differences(base))
        for round_ in range(number):
            other = texts[authored[(place + 1 + 7 * round_) % len(authored)]]
            for seed in seeds(text, other, base, round_):
                _score(counts, seed, compare(seed.record, manuscript), known)
    _wrong_files(counts, listed, texts, authored)
    counts.silent = _silent(listed)
    return _figures(counts)


def _score(
    counts: Counts, seed: Seed, found: tuple[Compared, ...], known: set[tuple[str, ...]]
) -> None:
    counts.seeded[seed.kind] += 1
    one = next(one for one in found if one.what == seed.field)
    if seed.is_found(one):
        counts.found[seed.kind] += 1
    else:
        counts.missed.append((seed.record.key, seed.kind))
    new = [
        difference
        for difference in _differences(found)
        if difference not in known and not _is_of(difference, seed)
    ]
    counts.besides += [(seed.record.key, seed.kind)] * len(new)


def _is_of(difference: tuple[str, ...], seed: Seed) -> bool:
    """Tell whether a difference is the seeded one, or another way to say it."""
    if seed.field == "title":
        return difference[0] == "title"
    changed = [name for name in (seed.listed, seed.printed) if name]
    same = any(
        compare_names(one, name).height <= Rung.TYPO.height
        for one in changed
        for name in difference[:2]
        if name
    )
    return same and (difference[2] != "moved" or seed.kind == "swapped")


def _differences(found: Iterable[Compared]) -> list[tuple[str, ...]]:
    """Return what a comparison says: both forms and how they differ; abstracts are left out."""
    said = []
    for one in found:
        if one.what == "title" and one.differs and one.rung is not Rung.CASE:
            said.append(("title", "", one.rung.value))
        for pair in one.pairs:
            left = one.listed[pair.listed] if pair.listed is not None else ""
            right = one.printed[pair.printed] if pair.printed is not None else ""
            if pair.rung.height > Rung.CASE.height:
                said.append((left, right, pair.rung.value))
            if pair.moved:
                said.append((left, right, "moved"))
    return said


def _differing(found: Iterable[Compared]) -> list[str]:
    return [
        one.what
        for one in found
        if one.what != "abstract" and one.differs and one.rung.height > Rung.CASE.height
    ]


def _wrong_files(
    counts: Counts,
    listed: list[tuple[Paper, ManuscriptFile]],
    texts: dict[str, Recorded],
    authored: list[str],
) -> None:
    """Give each two neighbours of the list the other's PDF; both have to be told, and whose."""
    # As plain text already, so that nothing is converted again for each pair.
    papers = {
        paper.key: replace(
            paper,
            title=texts[paper.key].title,
            authors=tuple(map(Author, texts[paper.key].authors)),
            abstract=texts[paper.key].abstract,
        )
        for paper, _ in listed
    }
    files = {paper.key: file for paper, file in listed}
    # Of a paper that is there twice nobody can say which of both a file belongs to.
    twice = {key for pair in twice_listed([*texts.values()]) for key in pair}
    alone = [key for key in authored if key not in twice]
    for one, other in zip(alone[::2], alone[1::2], strict=False):
        given = {one: files[other], other: files[one]}
        result = reconcile(_material(list(papers.values()), given))
        owners = {paper.key: paper.owner for paper in result.papers}
        for key, owner in ((one, other), (other, one)):
            counts.seeded["wrong file"] += 1
            if owners[key] == owner:
                counts.found["wrong file"] += 1
            else:
                counts.missed.append((key, "wrong file"))
    plain = reconcile(_material(list(papers.values()), files))
    counts.besides += [(paper.key, "wrong file") for paper in plain.papers if paper.is_foreign]


def _material(papers: list[Paper], files: dict[str, ManuscriptFile]) -> Material:
    folder = next(iter(files.values())).path.parent
    return Material(papers, folder, files, (), {}, {}, _plain, _plain)


def _plain(text: str) -> Converted:
    return Converted(text, "")


def _silent(listed: list[tuple[Paper, ManuscriptFile]]) -> int:
    """Return in how many papers a plan shows another title or author than the list, unsaid."""
    import datetime as dt

    event = Event("Measured", "Measured", dt.date(2026, 7, 18), dt.date(2026, 7, 18), "UTC", "")
    workshop = Workshop(Path(), event)
    files = {paper.key: file for paper, file in listed}
    papers = [paper for paper, _ in listed]
    plan = make_plan(PlanMaterial(workshop, papers, {}, files, convert, convert_block))
    shown = {paper.key: paper for paper in plan.papers}
    said = {one.subject for one in plan.findings if one.rule == "taken-from-print"}
    changed = 0
    for paper in (paper for paper in papers if paper.key not in said):
        title, names = convert(paper.title).text, [convert(a.name).text for a in paper.authors]
        other_title = paper.title and shown[paper.key].title != title
        other_names = names and [a.name for a in shown[paper.key].authors] != names
        changed += bool(other_title or other_names)
    return changed


def _confirmed() -> dict[tuple[str, str], str]:
    with CONFIRMED.open(encoding="utf-8", newline="") as rows:
        return {(row["paper"], row["field"]): row["right"] for row in csv.DictReader(rows)}


def _figures(counts: Counts) -> dict[str, Any]:
    seeded, found = counts.seeded.total(), counts.found.total()
    real = sum(right == "yes" for _, _, right in counts.natural)
    said = found + len(counts.natural) + len(counts.besides)
    return {
        "seeded": seeded,
        "found": found,
        "recall": 100 * found / seeded if seeded else 0.0,
        "precision": 100 * (found + real) / said if said else 0.0,
        "kinds": {
            kind: {"seeded": counts.seeded[kind], "found": counts.found[kind]}
            for kind in (*KINDS, "wrong file")
        },
        "natural": {
            "reported": len(counts.natural),
            "right": real,
            "others": [list(one) for one in counts.natural if one[2] != "yes"],
        },
        "missed": [list(one) for one in counts.missed],
        "besides": [list(one) for one in counts.besides],
        "silent": counts.silent,
    }


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    natural = figures["natural"]
    return [
        Row("seeded disagreements: recall", figures["recall"], "%", RECALL, at_least=True),
        Row("the same: precision", figures["precision"], "%", PRECISION, at_least=True),
        *(
            Row(f"  {kind}", one["found"], f"of {one['seeded']}")
            for kind, one in figures["kinds"].items()
        ),
        Row(
            "fields of the records as they are that differ, confirmed by eye",
            natural["right"],
            f"of {natural['reported']}",
        ),
        Row("silent corrections", figures["silent"], "", 0),
    ]


def details(figures: dict[str, Any]) -> list[str]:
    """Return one line for each miss and each difference that is not there."""
    lines = [f"missed    {paper}  {kind}" for paper, kind in figures["missed"]]
    besides = Counter(map(tuple, figures["besides"]))
    lines += [f"besides   {paper}  {kind} ×{n}" for (paper, kind), n in besides.items()]
    return lines + [
        f"{'wrong' if right == 'no' else right:9} {paper}  {what}"
        for paper, what, right in figures["natural"]["others"]
    ]


def _show_natural(papers: Papers) -> None:
    for paper, file in read(papers):
        assert isinstance(file.facts, Manuscript)
        for one in compare(recorded(paper, convert, convert_block), file.facts):
            if one.what not in _differing([one]):
                continue
            print(f"{paper.key} {one.what}: {LABELS[one.rung]}")
            if one.what == "title":
                print(f"    {one.listed}\n    {one.printed}")
            for pair in one.pairs:
                left = one.listed[pair.listed] if pair.listed is not None else "-"
                right = one.printed[pair.printed] if pair.printed is not None else "-"
                if pair.rung is not Rung.IDENTICAL or pair.moved:
                    print(f"    {left} | {right} | {pair.rung}{' moved' if pair.moved else ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seeds", type=int, default=_SEEDS, help="of each kind in each record")
    parser.add_argument("--natural", action="store_true", help="list real differences, in words")
    options = parser.parse_args()
    papers = find_papers()
    if options.natural:
        _show_natural(papers)
        return
    figures = measure(papers, options.seeds)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    show(rows(figures), details(figures))


if __name__ == "__main__":
    main()
