"""References that begin without a heading, told by the shape of their entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.headings import place_of
from proceedings.anatomy.values import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.anatomy.layout import Geometry, Placed
    from proceedings.pdf.pages import Page

_LABEL = re.compile(r"^\[(\d{1,3})\]\s*\S")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)[a-z]?\b")
_NAME = re.compile(r"^[^\W\d_]")
# An entry's first line stands at the edge of its column, and the others hang by 10 pt (measured in
# both templates); lists are indented further.
_FLUSH = 4.0
_HANGING = (6.0, 24.0)
_FEWEST_ENTRIES = 3
_SMALLEST_TYPE, _LARGER = 7.0, 0.5


def with_references(
    placed: Sequence[Placed],
    headings: list[tuple[int, Heading]],
    geometry: Geometry,
    pages: Mapping[int, Page],
) -> list[tuple[int, Heading]]:
    """Return headings with one more, without words, where references begin that have none.

    Arguments:
        headings: each with the index of its line.
    """
    if any(heading.part == "references" for _, heading in headings):
        return headings
    end = next((index for index, h in headings if h.part == "appendix"), len(placed))
    last = max((index for index, _ in headings if index < end), default=-1)
    entry = _labelled(placed, geometry, last + 1, end) or _hanging(placed, geometry, last + 1, end)
    if entry is None:
        return headings
    place = place_of(placed[entry], geometry, pages[placed[entry].page].height)
    return sorted([*headings, (entry, Heading("", "", 1, "references", place))])


def _labelled(placed: Sequence[Placed], geometry: Geometry, start: int, end: int) -> int | None:
    """Return the line that begins with [1], where [2] and [3] begin lines behind it."""
    found: list[int] = []
    for index in range(start, end):
        label = _LABEL.match(placed[index].line.text)
        if label is None or _indent(placed[index], geometry) > _FLUSH + _HANGING[1]:
            continue
        number = int(label[1])
        if number == 1:
            found = [index]
        elif found and number == len(found) + 1:
            found.append(index)
            if len(found) == _FEWEST_ENTRIES:
                return found[0]
    return None


def _hanging(placed: Sequence[Placed], geometry: Geometry, start: int, end: int) -> int | None:
    """Return the first of the last lines that all are entries: with a year, mostly hung."""
    first = None
    entries = hung = 0
    words: list[str] = []
    for index in range(end - 1, start - 1, -1):
        line = placed[index].line
        indent = _indent(placed[index], geometry)
        size = line.size - geometry.body_size
        if size > _LARGER or line.size < _SMALLEST_TYPE:
            break
        words.insert(0, line.text)
        if _HANGING[0] <= indent <= _HANGING[1]:
            continue
        entry = " ".join(words)
        if abs(indent) > _FLUSH or not (_YEAR.search(entry) and _NAME.match(entry)):
            break
        first, entries, hung, words = index, entries + 1, hung + (len(words) > 1), []
    return first if entries >= _FEWEST_ENTRIES and 2 * hung >= entries else None


def _indent(placed: Placed, geometry: Geometry) -> float:
    return placed.line.box.x0 - geometry.columns[placed.column or 0][0]
