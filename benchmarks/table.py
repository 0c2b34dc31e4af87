"""Figures beside their targets, as the lines of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Fields:
        value: the figure; None where nobody could measure it.
        target: what it has to reach; None where the figure is only stated.
        at_least: the target is the least the figure may be, and not the most.
        note: what a reader has to know of the figure, in a few words.
    """

    name: str
    value: float | None
    unit: str
    target: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        if self.value is None:
            return "not measured"
        met = self.value >= self.target if self.at_least else self.value <= self.target
        return "met" if met else "MISSED"

    def line(self) -> str:
        """Return the row as one line of text."""
        counted = self.unit.startswith("of ") or not self.unit
        shown = "-" if self.value is None else f"{self.value:.{0 if counted else 2}f} {self.unit}"
        bound = "at least" if self.at_least else "at most"
        target = "" if self.target is None else f"{bound} {self.target:g}"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name:78}{shown:>12}  {target:13} {self.verdict}{note}".rstrip()


def show(rows: Iterable[Row], details: Iterable[str] = ()) -> None:
    """Print a table and what is to be said of it."""
    for row in rows:
        print(row.line())
    for line in details:
        print(line)
