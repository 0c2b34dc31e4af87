"""What the tool reaches beside what it has to: accuracy, robustness, speed, and its peers.

Usage: python benchmarks/run.py [--rounds N] [--only MEASURE ...] [--peers]

Reads the corpus of real papers (PROCEEDINGS_CORPUS, a folder with ``papers/``), or the sample
where there is none. Prints each table as it is done and writes benchmarks/results/latest.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accuracy
import booklets
import conversion
import extraction
import pages
import peers
import programme
import reconciliation
import robustness
import screen
import speed
import volumes
import website
from papers import Papers, find_papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from table import Row

RESULTS = Path(__file__).parent / "results" / "latest.json"
SCHEMA = "proceedings/benchmarks/2"
LIBRARIES = ("pypdfium2", "pikepdf", "weasyprint", "click", "pydantic")

Figures = dict[str, Any]


def _nothing(_: Figures) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Section:
    """One measure: how it is taken, and what is printed of it.

    Arguments of ``take``: the papers, and how many rounds.

    Fields:
        details: lines below the table.
        asked: it is taken only if it was asked for.
    """

    take: Callable[[Papers, int], Figures]
    rows: Callable[[Figures], list[Row]]
    details: Callable[[Figures], list[str]] = _nothing
    asked: bool = False


SECTIONS = {
    "accuracy": Section(
        lambda papers, _: accuracy.measure(papers), accuracy.rows, accuracy.details
    ),
    "conversion": Section(
        lambda papers, _: conversion.measure(papers), conversion.rows, conversion.details
    ),
    "extraction": Section(extraction.measure, extraction.rows, extraction.details),
    "reconciliation": Section(
        lambda papers, _: reconciliation.measure(papers),
        reconciliation.rows,
        reconciliation.details,
    ),
    "robustness": Section(
        lambda papers, _: robustness.measure(papers), robustness.rows, robustness.details
    ),
    "one paper": Section(speed.one_paper, speed.one_paper_rows),
    "all papers": Section(speed.all_papers, speed.all_papers_rows),
    "assembly": Section(speed.putting_together, speed.putting_together_rows),
    "booklet": Section(lambda papers, _: booklets.measure(papers), booklets.rows),
    "volumes": Section(lambda papers, _: volumes.measure(papers), volumes.rows),
    "screen": Section(screen.measure, screen.rows),
    "rebuild": Section(speed.rebuilding, speed.rebuilding_rows),
    "programme": Section(
        lambda papers, _: programme.measure(papers), programme.rows, programme.details
    ),
    "website": Section(website.measure, website.rows),
    "pages": Section(pages.measure, pages.rows, pages.details),
    "peers": Section(lambda papers, _: peers.measure(papers), peers.rows, asked=True),
}


@contextmanager
def compiled() -> Iterator[None]:
    """Let every measured process find its modules compiled, wherever it runs.

    Where writing compiled modules is forbidden, installed libraries still have theirs, and our
    package alone would be compiled anew at each start.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def measure(
    papers: Papers,
    rounds: int,
    only: tuple[str, ...] = (),
    heard: Callable[[str, Figures], None] | None = None,
) -> Figures:
    """Return all figures but those that are asked for only, or those of some measures.

    Arguments:
        heard: told each measure and its figures as soon as they are there.
    """
    taken: Figures = {}
    with compiled():
        for name in only or [name for name, section in SECTIONS.items() if not section.asked]:
            taken[name] = SECTIONS[name].take(papers, rounds)
            if heard:
                heard(name, taken[name])
    return {
        "schema": SCHEMA,
        "set": papers.name,
        "cores": os.cpu_count(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        **taken,
    }


def rows(figures: Figures) -> list[Row]:
    """Return the table of the figures that were taken."""
    return [
        row
        for name, section in SECTIONS.items()
        if name in figures
        for row in section.rows(figures[name])
    ]


def show(name: str, figures: Figures) -> None:
    """Print one measure."""
    print(f"\n{name[0].upper()}{name[1:]}")
    for row in SECTIONS[name].rows(figures):
        print(f"  {row.line()}")
    for line in SECTIONS[name].details(figures):
        print(f"    {line}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="repetitions, in turns")
    parser.add_argument("--only", action="append", choices=list(SECTIONS), default=[])
    parser.add_argument("--peers", action="store_true", help="measure peers, too, from PyPI")
    options = parser.parse_args()
    papers = find_papers()
    if papers.name == "sample":
        print("No corpus of real papers (set PROCEEDINGS_CORPUS): measuring with the sample.")
    print(f"The least of {options.rounds} runs in turns; {os.cpu_count()} cores.")
    names = options.only or [name for name, one in SECTIONS.items() if not one.asked]
    if options.peers and "peers" not in names:
        names.append("peers")
    figures = measure(papers, options.rounds, tuple(names), show)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {RESULTS}")


if __name__ == "__main__":
    main()
