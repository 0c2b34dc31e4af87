"""The plan of the hall: all boards, and for each session those that have a poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.render.document import compose, sheet
from proceedings.render.floor import draw

if TYPE_CHECKING:
    from proceedings.plan import Plan
    from proceedings.render.document import Composed

_SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
_SIDES = 104.0  # points: the margins left and right
_ABOVE = 234.0  # points: the margins, the heading of three lines and the line below the plan


@dataclass(frozen=True, slots=True)
class FloorSheet:
    """A sheet with the plan.

    Fields:
        facts: when and where, as far as known.
        used: names of the boards that have a poster; None where all are shown alike.
    """

    title: str
    facts: tuple[str, ...]
    used: frozenset[str] | None


def floor_plans(plan: Plan) -> tuple[FloorSheet, ...]:
    """Return the sheets: the hall, then each session; the hall alone where nobody has a board."""
    walls = [wall for wall in listing.walls(plan) if wall.number and wall.boards]
    of_sessions = tuple(
        FloorSheet(
            wall.title,
            wall.facts,
            frozenset(row.board for row in wall.rows if row.board),
        )
        for wall in walls
    )
    rooms = dict.fromkeys(
        one.session.room or plan.workshop.event.room
        for one in plan.sessions
        if plan.workshop.floor and one.session.id in {wall.id for wall in walls}
    )
    whole = FloorSheet("Where the boards are", tuple(room for room in rooms if room), None)
    return of_sessions if len(of_sessions) == 1 else (whole, *of_sessions)


def floor_sheet(plan: Plan) -> Composed | None:
    """Fill the plan of the hall; None where nobody has described it."""
    if plan.workshop.floor is None:
        return None
    drawing = draw(plan.workshop.floor)
    width, height = _SIZES[sheet(plan.workshop.look.sheet)]
    wide = _scale(drawing.view, height, width) > _scale(drawing.view, width, height)
    width, height = (height, width) if wide else (width, height)
    scale = _scale(drawing.view, width, height)
    return compose(
        plan,
        "posters/floor.html",
        styles=("posters/index.css", "posters/floor.css"),
        mirrored=False,
        sheets=floor_plans(plan),
        drawing=drawing,
        page=(width, height),
        width=round(drawing.view[2] * scale, 2),
        height=round(drawing.view[3] * scale, 2),
    )


def _scale(view: tuple[float, float, float, float], width: float, height: float) -> float:
    """Return how many points a unit takes on a sheet of a size."""
    return min((width - _SIDES) / view[2], (height - _ABOVE) / view[3])
