"""The plan of the poster hall on pages: each board leads to its paper, each paper to its board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.website import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.render.floor import Drawing, DrawnBoard
    from proceedings.website.overviews import Row, SessionPage

_TELEPHONE, _FINGER = 320, 24  # pixels; the second is the least of WCAG 2.2, 2.5.8
# How far a finger may miss a board across its row, in sizes of type: 22 px on a telephone.
_REACH = 2.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A board on the plan of a session.

    Fields:
        target: the page of its paper, or its row in the list where it has several; empty where it
            has none in this session.
        label: what is read out.
        reach: what can be hit: left, top, width and height.
    """

    board: DrawnBoard
    target: str
    label: str
    reach: tuple[float, float, float, float]


def spots(drawing: Drawing | None, page: SessionPage) -> tuple[Spot, ...]:
    """Return all boards for the plan of a session; none where it has no poster on the plan."""
    if drawing is None:
        return ()
    held: dict[str, list[Row]] = {}
    for row in page.rows:
        held.setdefault(row.place, []).append(row)
    if not any(board.name in held for board in drawing.boards):
        return ()
    return tuple(
        Spot(
            board,
            _target(held.get(board.name, ())),
            "; ".join([f"Board {board.name}", *_titles(held.get(board.name, ()))]),
            reach(board, drawing.boards, _REACH * drawing.size),
        )
        for board in drawing.boards
    )


def for_fingers(drawing: Drawing, spots: Sequence[Spot]) -> bool:
    """Tell whether boards are large enough on a telephone for a finger to hit the right one."""
    least = min((min(one.reach[2:]) for one in spots if one.target), default=0.0)
    return least / drawing.view[2] * _TELEPHONE >= _FINGER


def reach(
    board: DrawnBoard, boards: Iterable[DrawnBoard], most: float
) -> tuple[float, float, float, float]:
    """Return what belongs to a board across its row: half of the way to the next, or ``most``."""
    left, top, width, height = board.left, board.top, board.width, board.height
    above = below = before = behind = most
    for other in boards:
        beside = other.left < left + width - 1e-6 and left < other.left + other.width - 1e-6
        level = other.top < top + height - 1e-6 and top < other.top + other.height - 1e-6
        if other is board or beside == level:
            continue
        if beside and other.top < top:
            above = min(above, (top - other.top - other.height) / 2)
        elif beside:
            below = min(below, (other.top - top - height) / 2)
        elif other.left < left:
            before = min(before, (left - other.left - other.width) / 2)
        else:
            behind = min(behind, (other.left - left - width) / 2)
    parts = (left - before, top - above, width + before + behind, height + above + below)
    return tuple(round(part, 3) for part in parts)  # type: ignore[return-value]


def _target(rows: Sequence[Row]) -> str:
    if len(rows) == 1:
        return rows[0].entry.page
    return f"{addresses.POSTERS}#{rows[0].anchor}" if rows else ""


def _titles(rows: Sequence[Row]) -> list[str]:
    return [row.entry.paper.title for row in rows]
