"""Where the body ends: the last line of running text before the first heading of back matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings.anatomy.headings import place_of
from proceedings.anatomy.layout import CAPTION, body_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from proceedings.anatomy.layout import Geometry, Placed
    from proceedings.anatomy.values import Heading, Place
    from proceedings.pdf.pages import Page


@dataclass(frozen=True, slots=True)
class Body:
    """The extent of the body: its last line, lines on each page, page of its last float."""

    end: Place | None
    lines: tuple[int, ...]
    last_float: int | None


def find_body(
    placed: Sequence[Placed],
    headings: Sequence[tuple[int, Heading]],
    geometry: Geometry,
    pages: Mapping[int, Page],
    excluded: Collection[str],
) -> Body:
    """Find the body of a manuscript.

    Arguments:
        placed: the lines in reading order.
        headings: the headings, each with the index of its line.
        excluded: parts that do not count as body.
    """
    boundary = next((index for index, h in headings if h.part in excluded), len(placed))
    running = body_lines(placed[:boundary], geometry)
    last = next((i for i in reversed(range(boundary)) if running[i]), None)
    if last is None:
        return Body(None, (), None)
    end = place_of(placed[last], geometry, pages[placed[last].page].height)
    counts = [0] * end.page
    for index in range(last + 1):
        if running[index] and _is_new_line(placed, index):
            counts[placed[index].page - 1] += 1
    return Body(end, tuple(counts), _last_float(placed, headings))


def _is_new_line(placed: Sequence[Placed], index: int) -> bool:
    """Tell whether a line stands below the one before; formulas come apart into pieces."""
    if index == 0:
        return True
    above, here = placed[index - 1], placed[index]
    if (above.page, above.column) != (here.page, here.column):
        return True
    return here.line.dominant.baseline - above.line.dominant.baseline > here.line.size / 2


def _last_float(placed: Sequence[Placed], headings: Sequence[tuple[int, Heading]]) -> int | None:
    """Return the page of the last caption before the appendix: floats drift past references."""
    appendix = next((index for index, h in headings if h.part == "appendix"), len(placed))
    return max((p.page for p in placed[:appendix] if CAPTION.match(p.line.text)), default=None)
