"""Where on a page stamps have room: between the sides of its text, on a baseline that is clear."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from proceedings.booklet.clearance import INNERMOST, OUTERMOST

if TYPE_CHECKING:
    from collections.abc import Sequence

AIR = 4
"""Points between a stamp and the page's own ink."""

Span = tuple[float, float]
_UNEVEN = 40  # points by which a right margin may exceed the left one
_INSET = 54  # points from the sides where a paper's own text does not say better


def text_sides(edges: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the text of a paper begins and ends, or None where that is not known.

    It is the outermost place that lines reach at least half as often as the commonest one: short
    lines end further in and single figures reach further out.
    """
    if not edges:
        return None
    left, right = (
        min(_frequent([end[0] for end in edges])),
        max(_frequent([end[1] for end in edges])),
    )
    return (left, right) if right - left > INNERMOST else None


def _frequent(ends: Sequence[int]) -> list[int]:
    """Return the ends that others lie within a point of, at least half as many as of any."""
    counts = Counter(ends)
    near = {end: sum(counts[end + d] for d in (-1, 0, 1)) for end in counts}
    most = max(near.values())
    # The commonest of neighbours stands for them.
    return [
        end
        for end, votes in near.items()
        if 2 * votes >= most and counts[end] >= max(counts[end - 1], counts[end + 1])
    ]


def stamp_span(sides: tuple[int, int] | None, width: float) -> Span:
    """Return where stamps begin and end on a page of a width.

    A right margin much wider than the left one was not found, for few lines are full: the left one
    stands for it. (Those of ICML differ by 15 pt.)
    """
    left, right = sides or (_INSET, width - _INSET)
    if width - right > left + _UNEVEN:
        right = width - left
    return (
        min(max(left, OUTERMOST), INNERMOST),
        max(min(right, width - OUTERMOST), width - INNERMOST),
    )


def baselines(
    bands: Sequence[tuple[tuple[int, int], ...]], choices: Sequence[int], before: int, after: int
) -> list[int | None]:
    """Choose a baseline for each page: one for all if any serves, else the best of each page.

    Arguments:
        bands: free bands of each page, measured from the edge.
        choices: baselines by preference, measured alike.
        before, after: how far the letters reach from the baseline towards the edge and from it.
    """
    free = [_free(page, tuple(choices), before, after) for page in bands]
    common = next((y for y in choices if all(y in page for page in free if page)), None)
    return [(page[0] if common is None else common) if page else None for page in free]


@lru_cache(maxsize=4096)  # the pages of a paper are much alike
def _free(
    bands: tuple[tuple[int, int], ...], choices: tuple[int, ...], before: int, after: int
) -> list[int]:
    return [y for y in choices if fits(bands, y - before - AIR, y + after + AIR)]


def fits(bands: tuple[tuple[int, int], ...], low: float, high: float) -> bool:
    """Tell whether a stretch from ``low`` to ``high`` is clear."""
    return any(start <= low and high <= end for start, end in bands)
