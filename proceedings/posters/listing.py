"""Who hangs where: posters by session and board, and the lists that point at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import Presentation, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.programme import board_order
from proceedings.render import fonts, lines, words
from proceedings.text import collation_key

if TYPE_CHECKING:
    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedPaper

_COLUMN = 216.0  # points for a name and its boards in the narrower columns, those on A4
_SIZE = 12
_GUIDE = 18  # characters of a title in a running head
_SERIF = ("font_source_serif_pro", "SourceSerifPro-Regular.otf")
_BOLD = ("font_source_sans_pro", "SourceSansPro-Bold.otf")
_MARKED = {Presentation.ORAL, Presentation.SPOTLIGHT}


@dataclass(frozen=True, slots=True)
class Row:
    """A poster; ``mark`` is "oral", "spotlight" or empty."""

    paper: PlannedPaper
    title_html: str
    board: str
    mark: str


@dataclass(frozen=True, slots=True)
class Wall:
    """Posters that hang together.

    Fields:
        title: the session's, or why the papers stand apart.
        facts: day, time and room, as far as known, and that there are no boards.
        legend: session, time and room in a line.
        number: counts the sessions from 1; 0 for papers outside every session.
        boards: some of the papers have boards.
        width: step of type for the board numbers: 1 (up to three characters) to 3.
    """

    id: str
    title: str
    facts: tuple[str, ...]
    legend: str
    number: int
    boards: bool
    width: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where one poster hangs.

    Fields:
        board: its board; empty where it has none.
        words: what is said where there is no board; empty where no paper around it has one.
        session: counts from 1; 0 where there is only one.
    """

    board: str
    words: str
    session: int


@dataclass(frozen=True, slots=True)
class Line:
    """A name or a title, and where its posters hang; ``guide`` says it in short."""

    text: str
    guide: str
    html: str
    pointers: tuple[Pointer, ...]

    @property
    def turns(self) -> bool:
        """Whether it may take a second line in a column of names, as far as we can measure."""
        boards = ", ".join(
            f"{one.board or one.words} ({one.session})" if one.session else one.board or one.words
            for one in self.pointers
        )
        measured = fonts.width(_SERIF, _SIZE, self.text), fonts.width(_BOLD, _SIZE, boards)
        return any(one is None for one in measured) or sum(filter(None, measured)) > _COLUMN


@dataclass(frozen=True, slots=True)
class Topic:
    """The titles of a topic, and where they hang."""

    name: str
    lines: tuple[Line, ...]


def walls(plan: Plan) -> tuple[Wall, ...]:
    """Return the posters by session, then what has no session, no place on site or no presenter."""
    apart = {paper.key for paper in plan.papers if paper.absent or _virtual(paper)}
    present = [paper for paper in plan.papers if paper.key not in apart]
    made: list[Wall] = []
    placed: set[str] = set()
    for session in _sessions(plan):
        mine = [paper for paper in present if paper.session == session.id]
        placed.update(paper.key for paper in mine)
        if mine:
            made.append(_session_wall(plan, session, len(made) + 1, mine))
    rest = [paper for paper in present if paper.key not in placed]
    absent = [paper for paper in plan.papers if paper.absent]
    virtual = [paper for paper in plan.papers if _virtual(paper) and not paper.absent]
    title = "Not yet placed in a session" if made else "Posters"
    made += [
        _wall(identifier, title, papers, boards=boards)
        for identifier, title, papers, boards in (
            ("unplaced", title, rest, any(paper.board for paper in rest)),
            ("virtual", "Presented virtually", virtual, False),
            ("absent", "Accepted, not presented here", absent, False),
        )
        if papers
    ]
    return tuple(made)


def by_author(plan: Plan, walls: tuple[Wall, ...]) -> tuple[Line, ...]:
    """Return each author of the index with the boards of his or her posters."""
    pointers = _pointers(walls)
    return tuple(
        Line(
            name.entry,
            name.entry.partition(",")[0],
            "",
            tuple(pointers[locator.paper] for locator in name.papers if locator.paper in pointers),
        )
        for name in plan.names
    )


def by_title(walls: tuple[Wall, ...]) -> tuple[Line, ...]:
    """Return each title, in the order of the alphabet, with its board."""
    pointers = _pointers(walls)
    return tuple(
        Line(paper.title, _guide(paper.title), paper.title_html, (pointers[paper.key],))
        for paper in _in_order(walls)
    )


def by_topic(plan: Plan, walls: tuple[Wall, ...]) -> tuple[Topic, ...]:
    """Return the topics in the workshop's order, others by name; a poster stands under each."""
    named = {topic for paper in plan.papers for topic in paper.topics}
    order = [topic for topic in plan.workshop.topics if topic in named]
    order += sorted(named - set(order), key=collation_key)
    titles = by_title(walls)
    lined = tuple(zip(_in_order(walls), titles, strict=True))
    return tuple(
        Topic(topic, tuple(line for paper, line in lined if topic in paper.topics))
        for topic in order
    )


def _in_order(walls: tuple[Wall, ...]) -> list[PlannedPaper]:
    """Return all papers in the order of their titles."""
    papers = [row.paper for wall in walls for row in wall.rows]
    return sorted(papers, key=lambda paper: collation_key(paper.title))


def _guide(title: str) -> str:
    """Return the first words of a title, as many as a running head holds."""
    guide, *rest = title.split() or [""]
    for word in rest:
        if len(guide) + 1 + len(word) > _GUIDE:
            break
        guide += " " + word
    return guide.rstrip(",:;")


def _sessions(plan: Plan) -> list[Session]:
    """Return the poster sessions in time order, and any other session a poster was put into."""
    used = {paper.session for paper in plan.papers}
    return [
        planned.session
        for planned in plan.sessions
        if planned.session.kind is SessionKind.POSTERS or planned.session.id in used
    ]


def _session_wall(plan: Plan, session: Session, number: int, papers: list[PlannedPaper]) -> Wall:
    event = plan.workshop.event
    several_days = event.last_date > event.date
    boards = any(paper.board for paper in papers)
    day = words.day(session.start.date()) if several_days else ""
    place = (day, words.times(session.start, session.end), session.room or event.room)
    date = "" if several_days else words.date(session.start.date())
    facts = (*place, date, "" if boards else "no boards yet")
    wall = _wall(session.id, session.title, papers, boards=boards)
    return replace(
        wall,
        number=number,
        facts=tuple(fact for fact in facts if fact),
        legend=", ".join(known for known in (session.title, *place) if known),
    )


def _wall(
    identifier: str,
    title: str,
    papers: list[PlannedPaper],
    *,
    boards: bool,
) -> Wall:
    rows = [
        Row(
            paper,
            lines.kept(paper.title_html),
            (paper.board or "") if boards else "",
            paper.presentation.value if paper.presentation in _MARKED else "",
        )
        for paper in papers
    ]
    rows.sort(key=lambda row: (not row.board, board_order(row.board)))
    longest = max((len(row.board) for row in rows), default=0)
    width = 1 if longest <= 3 else 2 if longest <= 5 else 3
    return Wall(identifier, title, (), "", 0, boards, width, tuple(rows))


def _pointers(walls: tuple[Wall, ...]) -> dict[str, Pointer]:
    several = sum(wall.number > 0 for wall in walls) > 1
    return {
        row.paper.key: Pointer(row.board, _words(wall), wall.number if several else 0)
        for wall in walls
        for row in wall.rows
    }


def _words(wall: Wall) -> str:
    """Return what is said of a paper without a board."""
    unplaced = "no board yet" if wall.boards else ""
    return {"virtual": "virtual", "absent": "not presented here"}.get(wall.id, unplaced)


def _virtual(paper: PlannedPaper) -> bool:
    return paper.presentation is Presentation.VIRTUAL
