"""Signs for the boards: a number that is read across the hall, and whose posters hang there."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.programme import board_order
from proceedings.render import fonts, qr, words
from proceedings.render.addresses import public_address
from proceedings.render.document import compose
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedPaper
    from proceedings.render.document import Composed

READABLE_FROM = 10.0
"""Metres from which a number should be read."""
# An inch of letter height for 30 feet of distance: Manual on Uniform Traffic Control Devices,
# 2009, section 2A.13.
_DISTANCE_TO_HEIGHT = 30 * 12
_METRE = 72 / 0.0254  # in points
CAP_HEIGHT = READABLE_FROM * _METRE / _DISTANCE_TO_HEIGHT
"""How high a number has to be at least, in points."""

_LARGEST = 300.0  # points; its line is a third of a sheet of Letter
_LINE = 505.0  # points; the width of the sign, on A4
_FIGURE = 0.65  # height of the figures of Source Sans Pro Bold, of the size of type
_FACE = ("font_source_sans_pro", "SourceSansPro-Bold.otf")
_MEASURED = 1000

# Characters a title may have for three lines at each step of type, beside a QR code.
_STEPS = ((75, 26), (100, 21), (130, 17))
_SMALLEST = 14
_CROWDED = 2  # posters; with more on a sign the largest step would drive some onto a second sheet
_LARGEST_CROWDED = 17
_NUMBER_CROWDED = 240.0


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster on a sign.

    Fields:
        when: its session with day and time.
        size: of the title, in points.
        address: of its page, as a QR code says it; empty where it has none.
    """

    paper: PlannedPaper
    title_html: str
    when: str
    mark: str
    size: int
    address: str

    @property
    def code(self) -> str:
        """The QR code as SVG."""
        return qr.svg(self.address)

    @property
    def spoken(self) -> str:
        """The address in words."""
        return qr.spoken(self.address)


@dataclass(frozen=True, slots=True)
class Sign:
    """What hangs above one board, through all sessions.

    Fields:
        file: its name without suffix, safe on every disk.
        size: of the number, in points.
    """

    board: str
    file: str
    size: float
    posters: tuple[Poster, ...]


def signs(plan: Plan) -> tuple[Sign, ...]:
    """Return a sign for each board that has a poster, in the order of the boards."""
    held: dict[str, list[tuple[Session, listing.Row]]] = defaultdict(list)
    for wall in listing.walls(plan):
        session = plan.workshop.session(wall.id)
        for row in wall.rows:
            if session and row.board:
                held[row.board].append((session, row))
    boards = sorted(held, key=board_order)
    files = _files(boards)
    return tuple(_sign(plan, board, files[board], held[board]) for board in boards)


def sign_sheet(plan: Plan, sign: Sign) -> Composed:
    """Fill the sheet of one sign."""
    return compose(
        plan,
        "posters/sign.html",
        styles=("posters/sign.css",),
        folios=False,
        sign=sign,
    )


@cache
def number_size(board: str) -> float:
    """Return the size of type, in points, in which a board's name fills its line, or less.

    Up to three figures it is the largest; the figures of a name that is longer get smaller, down to
    what is read from ten metres at seven characters or so.
    """
    from PIL import ImageFont

    package, file = _FACE
    face = ImageFont.truetype(str(fonts.folder(package) / file), _MEASURED)
    fits = _LINE / (face.getlength(board) or 1) * _MEASURED
    return float(int(min(_LARGEST, fits)))


def figure_height(size: float) -> float:
    """Return how high the figures of a number are, in points."""
    return size * _FIGURE


def _sign(plan: Plan, board: str, file: str, held: list[tuple[Session, listing.Row]]) -> Sign:
    crowded = len(held) > _CROWDED
    posters = tuple(_poster(plan, session, row, crowded=crowded) for session, row in held)
    size = number_size(board)
    return Sign(board, file, min(size, _NUMBER_CROWDED) if crowded else size, posters)


def _poster(plan: Plan, session: Session, row: listing.Row, *, crowded: bool) -> Poster:
    paper, event = row.paper, plan.workshop.event
    day = words.day(session.start.date()) if event.last_date > event.date else ""
    times = words.times(session.start, session.end)
    size = next((size for most, size in _STEPS if len(paper.title) <= most), _SMALLEST)
    return Poster(
        paper=paper,
        title_html=row.title_html,
        when=" · ".join(word for word in (session.title, day, times) if word),
        mark=row.mark,
        size=min(size, _LARGEST_CROWDED) if crowded else size,
        address=public_address(plan.workshop.site_url, paper.key) or paper.openreview or "",
    )


def _files(boards: list[str]) -> Mapping[str, str]:
    """Return a file name for each board; two that differ in signs alone get a number."""
    return dict(zip(boards, _distinct(boards), strict=True))


def _distinct(boards: list[str]) -> Iterator[str]:
    used: set[str] = set()
    for board in boards:
        name = wanted = slug(board) or "board"
        number = 1
        while name in used:
            number += 1
            name = f"{wanted}-{number}"
        used.add(name)
        yield name
