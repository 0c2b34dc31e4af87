"""Labels for poster tubes and boards, on sheets that stationers sell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.render.document import compose, sheet

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper
    from proceedings.render.document import Composed

_MILLIMETRE = 72 / 25.4  # in points
_INCH = 72.0
_AUTHORS = 2  # names on a label
_TITLE = 66  # characters of a title that three lines of the smaller label hold


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels, in points.

    Fields:
        name: as stationers call it.
        left, top: the corner of the first label; width, height: of a label.
        step_x, step_y: from one label to the next.
    """

    name: str
    columns: int
    rows: int
    left: float
    top: float
    width: float
    height: float
    step_x: float
    step_y: float

    def place(self, index: int) -> tuple[float, float]:
        """Return left and top of a label, counted from 0 along the rows."""
        row, column = divmod(index, self.columns)
        return self.left + column * self.step_x, self.top + row * self.step_y


# As Avery prints the sizes on the packages: 2 5/8 by 1 in on Letter; 63.5 by 38.1 mm on A4.
SHEETS = {
    "letter": LabelSheet(
        name="Avery 5160",
        columns=3,
        rows=10,
        left=0.1875 * _INCH,
        top=0.5 * _INCH,
        width=2.625 * _INCH,
        height=1 * _INCH,
        step_x=2.75 * _INCH,
        step_y=1 * _INCH,
    ),
    "a4": LabelSheet(
        name="Avery L7160",
        columns=3,
        rows=7,
        left=7.21 * _MILLIMETRE,
        top=15.15 * _MILLIMETRE,
        width=63.5 * _MILLIMETRE,
        height=38.1 * _MILLIMETRE,
        step_x=66.04 * _MILLIMETRE,
        step_y=38.1 * _MILLIMETRE,
    ),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A poster's label: board, session, title, the first authors; left and top in points.

    Fields:
        title_html: ends in an ellipsis where the title is longer than a label.
    """

    title_html: str
    board: str
    session: str
    authors: str
    left: float
    top: float


def labels(plan: Plan) -> tuple[tuple[Label, ...], ...]:
    """Return a label for each poster with a session, by session and board, in sheets."""
    size = SHEETS[sheet(plan.workshop.look.sheet)]
    held = [(wall, row) for wall in listing.walls(plan) if wall.number for row in wall.rows]
    whole = size.columns * size.rows
    return tuple(
        tuple(
            Label(
                title_html=_title(row),
                board=row.board,
                session=wall.title,
                authors=_authors(row.paper),
                left=size.place(place)[0],
                top=size.place(place)[1],
            )
            for place, (wall, row) in enumerate(held[first : first + whole])
        )
        for first in range(0, len(held), whole)
    )


def label_sheets(plan: Plan) -> tuple[Composed, ...]:
    """Fill the sheets of labels, for the kind that is sold in the workshop's size of paper.

    Each is a document of its own: a poster that moves changes some of them.
    """
    return tuple(_filled(plan, sheet_of_labels) for sheet_of_labels in labels(plan))


def _filled(plan: Plan, sheet_of_labels: tuple[Label, ...]) -> Composed:
    return compose(
        plan,
        "posters/labels.html",
        styles=("posters/labels.css",),
        folios=False,
        labels=sheet_of_labels,
        size=SHEETS[sheet(plan.workshop.look.sheet)],
    )


def _title(row: listing.Row) -> str:
    if len(row.paper.title) <= _TITLE:
        return row.title_html
    words = row.paper.title[:_TITLE].rpartition(" ")[0] or row.paper.title[:_TITLE]
    return escape(words.rstrip(",:;.")) + "…"


def _authors(paper: PlannedPaper) -> str:
    names = [author.name for author in paper.authors]
    if len(names) > _AUTHORS + 1:
        return f"{', '.join(names[:_AUTHORS])} and {len(names) - _AUTHORS} more"
    return ", ".join(names)
