"""A part whose pages are in the booklet, while the booklet is being made."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.booklet.links import Tally
from proceedings.model.frozen import dataclass
from proceedings.plan import PageSpan
from proceedings.render import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object

    from proceedings.booklet.outline import Entry
    from proceedings.booklet.parts import Part


@dataclass(slots=True)
class Placed:
    """A part whose pages are in the booklet.

    Fields:
        first: index of its first page in the booklet.
        entries: its own outline; its destinations, like ``anchors``, belong to the booklet.
        anchors: places our own pages name, by name.
        way_back: where on its first page the words stand that lead back to the contents.
    """

    part: Part
    first: int
    pages: int = 0
    tally: Tally = field(default_factory=Tally)
    entries: list[Entry] = field(default_factory=list)
    anchors: dict[str, Object] = field(default_factory=dict)
    layers: list[Object] = field(default_factory=list)
    hidden: list[Object] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    way_back: tuple[float, float, float, float] | None = None


def pages_in_words(numbers: Sequence[int]) -> str:
    """Return "page 3", or "pages 1–4, 7 and 9"."""
    runs: list[PageSpan] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1].last == number - 1:
            runs[-1] = PageSpan(runs[-1].first, number)
        else:
            runs.append(PageSpan(number, number))
    noun = "page" if len(set(numbers)) == 1 else "pages"
    return f"{noun} {words.joined([words.pages(run) for run in runs])}"
