"""How often title, authors and abstract are read right, held against what paper lists say.

Usage: python benchmarks/extraction.py [--json]

Asks the command itself, ``proceedings extract --json``, of the corpus of real papers
(PROCEEDINGS_CORPUS), and scores what the manifest says is usable. Prints each measure and each
miss: of a real paper the beginning of its hash, and never a word of it. It is a measurement and
ends with 0.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from accuracy import family_of
from papers import Papers, find_papers
from processes import alternate, least
from scores import Score, score_figures
from speed import TEXT_PASS, TOOL
from table import Row, show

from proceedings.anatomy.reading import read_manuscript
from proceedings.reconcile.alignment import align_authors
from proceedings.text import convert, convert_block, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.anatomy import Manuscript

HERE = Path(__file__).parent
# Records that are not what page 1 says, found by opening it: beginning of the hash, measure, which
# author where it is about one, and what stands there. They are left out.
OPENED = HERE / "other-print.csv"
# How alike an abstract has to be: at most one character of twenty differs.
ABSTRACT_RATIO = 0.95
# What the text pass may be exceeded by, beyond what check costs.
BEYOND_CHECK = 0.3
_DIFFERS = "author_list_differs"
_LIST_DIFFERS = "differs"

# What is published for GROBID 0.8.2 with its deep-learning models (f1, in per cent), on other
# documents: PMC_sample_1943 and 2,000 preprints of bioRxiv; doc/benchmarks/Benchmarking-pmc.md
# (commit 93a1ee67) and Benchmarking-biorxiv.md (commit 0ac29745) of its repository. Its abstracts
# are compared with a Ratcliff/Obershelp similarity of 0.95.
GROBID = {
    "title, soft": (92.51, 92.47),
    "title, strict": (82.78, 84.20),
    "authors in order, ICML": (90.72, 75.91),
    "abstract": (84.64, 74.96),
}

# What the command says of each file, and the manifest's label of it.
_Labelled: TypeAlias = list[tuple[dict[str, Any], dict[str, Any]]]


def opened() -> set[tuple[str, str, str]]:
    """Return what is left out: paper, measure, and number of the author or nothing."""
    with OPENED.open(encoding="utf-8", newline="") as file:
        return {(row["paper"], row["measure"], row["author"]) for row in csv.DictReader(file)}


class Measured(Score):
    """A score that leaves out papers whose record is not what is printed."""

    def usable(self, label: dict[str, Any], author: int | None = None) -> bool:
        """Tell whether the record of a paper, or of one of its authors from 1, can be scored."""
        return (_prefix(label), self.name, str(author or "")) not in opened()


def measure(papers: Papers, rounds: int = 0) -> dict[str, Any]:
    """Return all figures; there are none without a manifest.

    Arguments:
        rounds: how often the cost is measured; 0 leaves it out.
    """
    if not papers.labels:
        return {"scores": {}}
    read = extract(papers.files)
    labels = [(papers.labels[path.name], read[path]) for path in papers.files]
    scores = [*title_scores(labels), *author_scores(labels)]
    scores += [alignment_score(papers), abstract_score(labels), affiliation_score(labels)]
    figures: dict[str, Any] = {"scores": score_figures(scores)}
    return figures | {"cost": cost(papers, rounds)} if rounds else figures


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    table = [
        Row(name, one["right"], f"of {one['of']}", one["needed"], at_least=True, note=_beside(name))
        for name, one in figures["scores"].items()
    ]
    if "cost" in figures:
        beyond = figures["cost"]["beyond check"]
        table.append(Row("extract beyond check / text pass, CPU", beyond, "x", BEYOND_CHECK))
    return table


def details(figures: dict[str, Any]) -> list[str]:
    """Return one line for each miss."""
    return [
        f"missed     {miss['paper']}  {name}: {miss['found']}"
        for name, one in figures["scores"].items()
        for miss in one["misses"]
    ]


def extract(files: Iterable[Path]) -> dict[Path, dict[str, Any]]:
    """Extract files in an empty folder; return the JSON by file."""
    listed = list(files)
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [*TOOL, "extract", "--json", "--no-cache", *map(str, listed)],
            capture_output=True,
            check=False,
            cwd=folder,
            text=True,
        )
    if answer.returncode not in {0, 1}:
        raise RuntimeError(answer.stderr)
    return {Path(one["file"]): one for one in json.loads(answer.stdout)["papers"]}


def title_scores(labels: _Labelled) -> list[Score]:
    """Score titles: letters and digits alone, and every character but white space."""
    soft, strict = Measured("title, soft", share=0.995), Measured("title, strict", share=0.97)
    for label, found in labels:
        if not (label["title_usable"] and label["record"]["title"]) or not soft.usable(label):
            continue
        wanted, given = convert(label["record"]["title"]).text, found["title"] or ""
        how = "no title" if not given else _difference(wanted, given)
        soft.add(_prefix(label), None, how, right=_letters(wanted) == _letters(given))
        strict.add(_prefix(label), None, how, right=_plain(wanted) == _plain(given))
    return [soft, strict]


def author_scores(labels: _Labelled) -> list[Score]:
    """Score whole lists of authors: every name, in order, and none too many."""
    icml = Measured("authors in order, ICML", share=0.99)
    neurips = Measured("authors in order, NeurIPS, blind", share=0.95)
    others = Measured("authors in order, other formats, blind", share=0)
    for label, found in labels:
        if not (label["authors_usable"] and label["record"]["authors"]):
            continue
        wanted = [convert(name).text for name in label["record"]["authors"]]
        given = [author["name"] for author in found["authors"]]
        score = {"icml": icml, "neurips": neurips}.get(family_of(label) or "", others)
        if not score.usable(label):
            continue
        how = f"{len(given)} names, of {len(wanted)} recorded"
        right = len(wanted) == len(given) and all(map(same_name, wanted, given))
        score.add(_prefix(label), None, how, right=right)
    return [icml, neurips, others]


def alignment_score(papers: Papers) -> Score:
    """Score what is said of a NeurIPS paper's list with the record at hand: agrees or differs."""
    score = Measured("authors aligned to the record, NeurIPS, verdict", share=0.985)
    for path in papers.files:
        label = papers.labels[path.name]
        recorded = label["record"]["authors"]
        differs = str(label["record_vs_pdf"]).startswith(_DIFFERS)
        if family_of(label) != "neurips" or not recorded:
            continue
        if not (label["authors_usable"] or differs):
            continue
        facts: Manuscript = read_manuscript(path)  # type: ignore[assignment] # it was read before
        aligned = align_authors([convert(name).text for name in recorded], facts.title_block)
        found = "agrees" if aligned.agrees else _LIST_DIFFERS
        wanted = _LIST_DIFFERS if differs else "agrees"
        score.add(_prefix(label), wanted, found, right=wanted == found)
    return score


def abstract_score(labels: _Labelled) -> Score:
    """Score abstracts by the Levenshtein distance of their letters and digits."""
    score = Measured("abstract", share=0.97)
    for label, found in labels:
        if not label["record"]["abstract"] or not score.usable(label):
            continue
        wanted = _letters(convert_block(label["record"]["abstract"]).text)
        given = _letters(found["abstract"] or "")
        near = distance(wanted, given, int((1 - ABSTRACT_RATIO) * max(len(wanted), len(given))))
        how = f"{len(given)} letters, of {len(wanted)} recorded"
        score.add(_prefix(label), None, how, right=near is not None)
    return score


def affiliation_score(labels: _Labelled) -> Score:
    """Score authors with an affiliation of their own in the record: it is printed of them, too."""
    score = Measured("affiliation of each author", share=0.95)
    for label, found in labels:
        record = label["record"]
        places, names = record["affiliations"] or [], record["authors"] or []
        if not label["authors_usable"] or not places or not names:
            continue
        for number, (wanted, given) in enumerate(zip(names, _own(places, names), strict=False), 1):
            if not score.usable(label, number):
                continue
            printed = next((a for a in found["authors"] if same_name(wanted, a["name"])), None)
            listed = printed["affiliations"] if printed else []
            how = f"{len(listed)} affiliations of author {number}"
            right = all(any(same_place(one, two) for two in listed) for one in given)
            score.add(_prefix(label), None, how, right=right)
    return score


def _own(places: list[str], names: list[str]) -> list[list[str]]:
    """Return the places of each author; nothing where it cannot be told which are whose."""
    if len(places) == len(names):
        return [[place] for place in places]
    return [list(places) for _ in names] if len(names) == 1 or len(places) == 1 else []


def cost(papers: Papers, rounds: int) -> dict[str, Any]:
    """Measure what extract costs beyond check, in text passes over the same papers."""
    files = [str(path) for path in papers.files]
    commands = {
        "extract": [*TOOL, "extract", "--json", *files, "--no-cache", "-j1"],
        "check": [*TOOL, "check", *files, "--no-cache", "-j1"],
        "text pass": [*TEXT_PASS, *files],
    }
    with tempfile.TemporaryDirectory() as folder:
        runs = {name: least(u) for name, u in alternate(commands, rounds, Path(folder)).items()}
    taken = {name: one["cpu_s"] for name, one in runs.items()}
    known = all(taken.values())
    beyond = (taken["extract"] - taken["check"]) / taken["text pass"] if known else None
    return {**runs, "rounds": rounds, "beyond check": beyond}


def same_name(wanted: str, given: str) -> bool:
    """Tell whether two names are one person's as lists and papers write them.

    Case, accents and punctuation do not count; a middle name may be missing or an initial, and a
    first name short. The family name has to be the same.
    """
    first, second = fold(wanted).split(), fold(given).split()
    if "".join(first) == "".join(second):
        return True
    if not first or not second or first[-1] != second[-1]:
        return False
    return first[0][:2] == second[0][:2] or (
        1 in {len(first[0]), len(second[0])} and (first[0][0] == second[0][0])
    )


# Words that say what a place is and not which, or where it is.
_KINDS = frozenset(["of", "the", "and", "at", "for", "in", "inc", "ltd", "llc", "corporation"])


def same_place(wanted: str, given: str) -> bool:
    """Tell whether a recorded place is the printed one: its words stand there, or its initials."""
    words, printed = fold(wanted).split(), fold(given).split()
    named = [word for word in words if word not in _KINDS]
    if all(word in printed for word in named):
        return True
    return "".join(word[0] for word in printed if word not in {"of", "at", "the"}) in words


def distance(a: str, b: str, most: int) -> int | None:
    """Return the Levenshtein distance of two texts, or None where it is more than ``most``."""
    if abs(len(a) - len(b)) > most:
        return None
    beyond = most + 1
    row = {j: j for j in range(min(len(b), most) + 1)}
    for i, letter in enumerate(a, 1):
        following = {0: i} if i <= most else {}
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            change = row.get(j - 1, beyond) + (letter != b[j - 1])
            following[j] = min(change, row.get(j, beyond) + 1, following.get(j - 1, beyond) + 1)
        row = following
    found = row.get(len(b), beyond)
    return found if found <= most else None


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


# Quotes and dashes are the typesetter's choice: a list has the straight and short ones.
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-"})


def _plain(text: str) -> str:
    return " ".join(text.translate(_TYPED).split())


def _difference(wanted: str, given: str) -> str:
    """Say in one word how two titles differ."""
    if _letters(wanted) == _letters(given):
        return "case" if _plain(wanted).lower() == _plain(given).lower() else "punctuation"
    return f"{len(given)} characters, of {len(wanted)} recorded"


def _beside(name: str) -> str:
    if name not in GROBID:
        return ""
    pmc, preprints = GROBID[name]
    return f"GROBID on its own test sets: {pmc:.1f} % and {preprints:.1f} %"


def _prefix(label: dict[str, Any]) -> str:
    return Path(label["file"]).stem[:8]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    papers = find_papers()
    if not papers.labels:
        sys.exit("There is no corpus of labelled papers (set PROCEEDINGS_CORPUS).")
    figures = measure(papers)
    if options.json:
        print(json.dumps(figures, indent=1, ensure_ascii=False))
        return
    show(rows(figures), details(figures))


if __name__ == "__main__":
    main()
