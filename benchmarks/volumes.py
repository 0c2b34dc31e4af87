"""What a volume costs here and in aclpub2, of the same papers, and where the links of each lead.

Usage: ACLPUB2=folder python benchmarks/volumes.py

``ACLPUB2`` is a folder with the source of aclpub2 (``bin/generate`` in it). It needs pdflatex,
Java, and what its requirements name, for the ``python3`` that is found first. Without it, its
published figure stands in its place and is marked so. aclpub2 gets the papers of ``links/`` in the
corpus with their ``papers.yml``, and an event that never took place. It waits for Enter where a
paper fails: somebody keeps pressing it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shlex
import shutil
import tempfile
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import booklets
import yaml
from papers import Papers, find_papers
from processes import Usage, run
from table import Row

VARIABLE = "ACLPUB2"
PUBLISHED = (100.0, 130.0)  # CPU seconds for 39 papers of 336 pages
TARGET = 20
_NEAR = 3.0  # points a page may be set down beside where it stood

_EVENT = {
    "anthology_venue_id": "Careful",
    "book_title": "Proceedings of the Workshop on Careful Manuscripts",
    "cover_subtitle": "Proceedings of the Workshop",
    "editors": [{"first_name": "Johannes", "last_name": "Kepler"}],
    "end_date": dt.date(2026, 7, 11),
    "event_name": "The Workshop on Careful Manuscripts",
    "isbn": "none",
    "location": "Seoul",
    "publisher": "Nobody",
    "start_date": dt.date(2026, 7, 11),
    "volume_name": "1",
}


def measure(papers: Papers) -> dict[str, Any]:
    """Return CPU seconds of both, and the links of both where aclpub2 was run."""
    files = _printed(papers)
    if not files:
        return {"papers": 0}
    figures: dict[str, Any] = {
        "papers": len(files),
        "cpu_s": booklets.cost(files)["cpu_s"],
        "aclpub2": None,
    }
    if source := os.environ.get(VARIABLE):
        with tempfile.TemporaryDirectory() as place:
            figures["aclpub2"] = _aclpub2(Path(source).resolve(), files, Path(place))
    return figures


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    if not figures["papers"]:
        return [Row("papers with many links, which a volume is made of", None, "")]
    what = f"volume of {figures['papers']} papers"
    theirs, ours = figures["aclpub2"], figures["cpu_s"]
    table = [Row(f"{what}, our screen edition, CPU", ours, "s")]
    if theirs is None:
        published = f"not measured; published {PUBLISHED[0]:.0f}-{PUBLISHED[1]:.0f} s"
        table.append(Row(f"{what}, aclpub2, CPU", None, "s", note=published))
        ratio, note = PUBLISHED[0] / ours, "against the least published figure"
        return [*table, Row("CPU of aclpub2 / ours", ratio, "x", TARGET, True, note)]
    sound = theirs["sound links"]
    table += [
        Row(f"{what}, aclpub2, CPU", theirs["cpu_s"], "s", note="measured"),
        Row("CPU of aclpub2 / ours", theirs["cpu_s"] / ours, "x", TARGET, True, "measured"),
        Row("sound links of the papers", sound, ""),
        Row("aclpub2: on the right page of their paper", theirs["links on their page"], ""),
        Row("aclpub2: with the place and view they had", theirs["links at their place"], ""),
        Row("aclpub2: links that lead elsewhere", theirs["links elsewhere"], ""),
    ]
    return table


def _printed(papers: Papers) -> list[Path]:
    """Return the papers that aclpub2 prints: it leaves out what its list calls non-archival."""
    if not papers.linked:
        return []
    folder = papers.linked[0].parent
    return [folder / record["file"] for record in _records(folder)]


def _records(folder: Path) -> list[dict[str, Any]]:
    listed = folder / "papers.yml"
    if not listed.is_file():
        return []
    records = yaml.safe_load(listed.read_text(encoding="utf-8"))
    return [record for record in records if record.get("archival", True)]


def _aclpub2(source: Path, files: list[Path], folder: Path) -> dict[str, Any]:
    """Let aclpub2 make the volume, and read it again."""
    inputs = folder / "inputs"
    (inputs / "papers").mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, inputs / "papers" / file.name)
    for name, value in {"conference_details": _EVENT, "papers": _records(files[0].parent)}.items():
        text = yaml.safe_dump(value, allow_unicode=True)
        (inputs / f"{name}.yml").write_text(text, encoding="utf-8")
    program = shlex.quote(str(source / "bin" / "generate"))
    command = f"yes '' | python3 {program} inputs --proceedings --overwrite"
    usage = run(["/bin/sh", "-c", command], folder=folder, environment={"PYTHONPATH": str(source)})
    volume = folder / "output" / "proceedings.pdf"
    if not volume.is_file():
        raise RuntimeError(f"{source}: aclpub2 made no volume\n{usage.errors}")
    return {**_spent(usage), **links(files, volume)}


def _spent(usage: Usage) -> dict[str, float]:
    return {"cpu_s": usage.cpu if usage.cpu is not None else usage.wall, "wall_s": usage.wall}


def links(files: list[Path], volume: Path) -> dict[str, int]:
    """Return how many links of the papers have, in a volume, the page and the place they had.

    Arguments:
        files: the papers, in the order in which they stand from the page labelled 1.
    """
    from pypdf import PdfReader

    warnings.simplefilter("ignore")
    reader = PdfReader(volume)
    first = reader.page_labels.index("1")
    after = booklets.sound_links(reader)[0]
    counts: Counter[str] = Counter()
    for file in files:
        before = PdfReader(file)
        wanted, pages = booklets.sound_links(before)[0], len(before.pages)
        kept = Counter(
            {
                (page - first, (place[0] - first, *place[1:])): count
                for (page, place), count in after.items()
                if first <= page < first + pages
            }
        )
        counts["sound links"] += sum(wanted.values())
        counts["links on their page"] += sum((_pages(wanted) & _pages(kept)).values())
        counts["links at their place"] += _at_their_place(wanted, kept)
        counts["links elsewhere"] += sum((_pages(kept) - _pages(wanted)).values())
        first += pages
    return dict(counts)


def _pages(found: Counter[Any]) -> Counter[Any]:
    """Return links by the page they are on and the page they lead to."""
    counts: Counter[Any] = Counter()
    for (page, place), count in found.items():
        counts[page, place[0]] += count
    return counts


def _at_their_place(wanted: Counter[Any], kept: Counter[Any]) -> int:
    """Count links that have the same view at nearly the same place."""
    left = list(kept.elements())
    count = 0
    for page, place in wanted.elements():
        for one in left:
            if one[0] == page and _near(one[1], place):
                left.remove(one)
                count += 1
                break
    return count


def _near(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return one[0] == other[0] and len(one) == len(other) and all(map(_close, one, other))


def _close(one: Any, other: Any) -> bool:
    try:
        return abs(float(one) - float(other)) <= _NEAR
    except ValueError:
        return bool(one == other)


def main() -> None:
    figures = measure(find_papers())
    print(json.dumps(figures, indent=1))
    for row in rows(figures):
        print(row.line())


if __name__ == "__main__":
    main()
