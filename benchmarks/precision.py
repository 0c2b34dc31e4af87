"""How many findings on real papers are right, by rule, of those that somebody opened.

Usage: python benchmarks/precision.py [FILE ...]

Adds up the tables of what was opened by eye, ``opened-*.csv`` beside this file: the beginning of
the hash of a paper, the rule, the page, and whether the finding is right (yes, no or unsure), one
row a finding. Prints the table of docs/benchmarks.md.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
_ANSWERS = ("yes", "no", "unsure")


def opened(files: Iterable[Path]) -> dict[str, Counter[str]]:
    """Return how often each answer was given, by rule."""
    answers: dict[str, Counter[str]] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row["right"] not in _ANSWERS:
                    raise ValueError(f"{file.name}: {row['right']} is none of {_ANSWERS}")
                answers.setdefault(row["rule"], Counter())[row["right"]] += 1
    return dict(sorted(answers.items()))


def table(answers: dict[str, Counter[str]]) -> list[str]:
    """Return the lines of a table in Markdown; what is unsure does not count as right."""
    lines = ["| Rule | Opened | Right | Unsure | Precision |", "|---|---|---|---|---|"]
    for rule, given in answers.items():
        share = f"{100 * given['yes'] / given.total():.1f} %"
        lines.append(
            f"| `{rule}` | {given.total()} | {given['yes']} | {given['unsure'] or ''} | {share} |"
        )
    return lines


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(HERE.glob("opened-*.csv"))
    print("\n".join(table(opened(files))))


if __name__ == "__main__":
    main()
