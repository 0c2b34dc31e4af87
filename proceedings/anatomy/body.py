"""Running text between the headings of back matter, and the page of the last float."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.headings import place_of
from proceedings.anatomy.layout import CAPTION
from proceedings.anatomy.running import running_lines
from proceedings.anatomy.values import Stretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.anatomy.layout import Geometry, Placed
    from proceedings.anatomy.values import Heading
    from proceedings.pdf.pages import Page


def find_stretches(
    placed: Sequence[Placed],
    headings: Sequence[tuple[int, Heading]],
    geometry: Geometry,
    pages: Mapping[int, Page],
) -> tuple[Stretch, ...]:
    """Cut a manuscript at its headings of back matter.

    Arguments:
        placed: the lines in reading order.
        headings: the headings, each with the index of its line.
    """
    running = running_lines(placed, geometry)
    opening = [(index, heading.part) for index, heading in headings if heading.part]
    starts = [(0, ""), *opening]
    ends = [index for index, _ in opening] + [len(placed)]
    return tuple(
        _stretch(part, placed, [i for i in range(start, end) if running[i]], geometry, pages)
        for (start, part), end in zip(starts, ends, strict=True)
    )


def _stretch(
    part: str,
    placed: Sequence[Placed],
    indices: Sequence[int],
    geometry: Geometry,
    pages: Mapping[int, Page],
) -> Stretch:
    if not indices:
        return Stretch(part, None)
    last = placed[indices[-1]]
    counts = [0] * last.page
    for index in indices:
        if _is_new_line(placed, index):
            counts[placed[index].page - 1] += 1
    return Stretch(part, place_of(last, geometry, pages[last.page].height), tuple(counts))


def _is_new_line(placed: Sequence[Placed], index: int) -> bool:
    """Tell whether a line stands below the one before; formulas come apart into pieces."""
    if index == 0:
        return True
    above, here = placed[index - 1], placed[index]
    if (above.page, above.column) != (here.page, here.column):
        return True
    return here.line.dominant.baseline - above.line.dominant.baseline > here.line.size / 2


def last_float(placed: Sequence[Placed], headings: Sequence[tuple[int, Heading]]) -> int | None:
    """Return the page of the last caption before the appendix: floats drift past references."""
    appendix = next((index for index, h in headings if h.part == "appendix"), len(placed))
    return max((p.page for p in placed[:appendix] if CAPTION.match(p.line.text)), default=None)
