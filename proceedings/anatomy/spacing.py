"""Distances around section headings and below captions, from baseline to baseline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_caption
from proceedings.anatomy.values import Spacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.layout import Placed
    from proceedings.anatomy.values import Heading
    from proceedings.formats import Format

_SAME_SIZE = 0.4
_FULL = 0.85
# Farther apart stands something in between: a figure, or the rest of a column.
_FARTHEST = 4.0
_NEXT_CAPTION_LINE = 1.3


def find_spacing(
    placed: Sequence[Placed], indexed: Sequence[tuple[int, Heading]], form: Format
) -> tuple[Spacing, ...]:
    """Return the distances of sections of the body and of captions from the text around them.

    Arguments:
        placed: the lines in reading order.
        indexed: the headings, each with the index of its line.
    """
    end = next((index for index, heading in indexed if heading.part), len(placed))
    return (*_headings(placed, indexed, end, form), *_captions(placed[:end], form))


def _headings(
    placed: Sequence[Placed], indexed: Sequence[tuple[int, Heading]], end: int, form: Format
) -> Iterator[Spacing]:
    for index, heading in indexed:
        if index >= end or heading.level != 1 or heading.run_in:
            continue
        line = placed[index]
        if abs(line.line.size - form.section_size) > _SAME_SIZE:
            continue
        if index and _is_text(placed[index - 1], form):
            yield from _distance("above heading", placed[index - 1], line, line, form)
        if index + 1 < len(placed) and _is_text(placed[index + 1], form):
            yield from _distance("below heading", line, placed[index + 1], line, form)


def _captions(placed: Sequence[Placed], form: Format) -> Iterator[Spacing]:
    """Yield the distance of the text below the last line of each caption of a figure."""
    caption: Placed | None = None
    for above, below in pairwise(placed):
        if above.line.text[:1] in "Ff" and is_caption(above.line):
            caption = above
        if caption is None:
            continue
        step = below.line.dominant.baseline - above.line.dominant.baseline
        same = abs(below.line.size - caption.line.size) < 0.1 and not _is_full(below, form)
        if same and 0 < step < _NEXT_CAPTION_LINE * form.leading:
            continue
        if _is_full(below, form) and step > form.leading:
            yield from _distance("below caption", above, below, caption, form)
        if not 0 < step < _NEXT_CAPTION_LINE * form.leading or _is_full(below, form):
            caption = None


def _is_text(placed: Placed, form: Format) -> bool:
    line = placed.line
    return abs(line.size - form.body_size) < _SAME_SIZE and not line.bold


def _is_full(placed: Placed, form: Format) -> bool:
    if placed.column is None or not _is_text(placed, form):
        return False
    left, right = form.columns[placed.column]
    return placed.line.box.width > _FULL * (right - left)


def _distance(
    what: str, above: Placed, below: Placed, place: Placed, form: Format
) -> Iterator[Spacing]:
    if (above.page, above.column) != (below.page, below.column):
        return
    step = below.line.dominant.baseline - above.line.dominant.baseline
    if 0 < step < _FARTHEST * form.leading:
        yield Spacing(place.page, place.line.box, what, round(step, 1))
