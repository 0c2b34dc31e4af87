"""Running text between the headings of back matter, and the page of the last float."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.headings import place_of
from proceedings.anatomy.layout import is_caption
from proceedings.anatomy.running import running_lines
from proceedings.anatomy.values import RESUMED, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    running = running_lines(placed, geometry, pages)
    opening = [(index, part, heading) for index, part, heading in _openings(headings) if part]
    starts = [(0, "", None), *opening]
    ends = [index for index, _, _ in opening] + [len(placed)]
    return tuple(
        _stretch(
            part, heading, [i for i in range(start, end) if running[i]], placed, geometry, pages
        )
        for (start, part, heading), end in zip(starts, ends, strict=True)
    )


def _openings(
    headings: Sequence[tuple[int, Heading]],
) -> Iterator[tuple[int, str, Heading]]:
    """Yield each heading with what it opens: a part, or the body again, whose numbers go on."""
    last = 0
    behind: set[str] = set()
    for index, heading in headings:
        number = int(heading.number) if heading.number.isdecimal() and heading.level == 1 else None
        resumes = behind and "appendix" not in behind and number == last + 1
        yield index, heading.part or (RESUMED if resumes else ""), heading
        if heading.part:
            behind.add(heading.part)
        if number is not None and (not heading.part or number == last + 1):
            last = number


def _stretch(
    part: str,
    heading: Heading | None,
    indices: Sequence[int],
    placed: Sequence[Placed],
    geometry: Geometry,
    pages: Mapping[int, Page],
) -> Stretch:
    if not indices:
        return Stretch(part, None, (), heading)
    last = placed[indices[-1]]
    counts = [0] * last.page
    for index in indices:
        if _is_new_line(placed, index):
            counts[placed[index].page - 1] += 1
    end = place_of(last, geometry, pages[last.page].height)
    return Stretch(part, end, tuple(counts), heading)


def _is_new_line(placed: Sequence[Placed], index: int) -> bool:
    """Tell whether a line stands below the one before; formulas come apart into pieces."""
    if index == 0:
        return True
    above, here = placed[index - 1], placed[index]
    if (above.page, above.column) != (here.page, here.column):
        return True
    return here.line.dominant.baseline - above.line.dominant.baseline > here.line.size / 2


def body_floats(
    placed: Sequence[Placed], headings: Sequence[tuple[int, Heading]]
) -> tuple[int, ...]:
    """Return the page of each caption before the appendix: floats drift past references."""
    appendix = next((index for index, h in headings if h.part == "appendix"), len(placed))
    return tuple([p.page for p in placed[:appendix] if is_caption(p.line)])
