"""The contents: every paper under the session, track or topic it stands with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_link
from proceedings.model import Presentation, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.render import lines, places, words

if TYPE_CHECKING:
    from proceedings.plan import Group, Plan, PlannedPaper

_TALKS = {SessionKind.ORALS, SessionKind.SPOTLIGHTS}
_AT_EDGE = 5  # characters of a number that the right edge has room for


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in a list.

    Fields:
        locator: page number, or board and session where it has no page.
        at_edge: the locator stands at the right edge: a page, or a board below its session.
        mark: what stands beside it in the margin, such as how it is presented.
    """

    paper: PlannedPaper
    title_html: str
    href: str
    locator: str
    at_edge: bool
    mark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the contents with the time and room of its session.

    Fields:
        edge: what the numbers at the right edge are, where they are no pages; else empty.
    """

    group: Group
    time: str
    room: str
    entries: tuple[Entry, ...]
    edge: str = ""


def sections(plan: Plan) -> tuple[Section, ...]:
    """Return the groups that have papers, in booklet order."""
    several_days = plan.workshop.event.last_date > plan.workshop.event.date
    found = []
    for group in plan.groups:
        session = plan.workshop.session(group.session or "")
        time = words.times(session.start, session.end) if session else ""
        if session and several_days:
            time = f"{words.dates(session.start.date())}, {time}"
        quiet = session is not None and session.kind in _TALKS
        entries = tuple(_in_group(plan, plan.paper(key), group, quiet) for key in group.papers)
        if entries:
            boards = any(one.at_edge and one.paper.span is None for one in entries)
            room = session.room if session else ""
            found.append(Section(group, time, room, entries, "Board" if boards else ""))
    return tuple(found)


def entry(plan: Plan, paper: PlannedPaper, mark: tuple[str, ...] = ()) -> Entry:
    """Return a paper as a list sets it, with the place it is found at."""
    return Entry(
        paper=paper,
        title_html=lines.kept(paper.title_html),
        href=paper_link(paper),
        locator=places.locator(plan, paper),
        at_edge=paper.span is not None,
        mark=mark,
    )


def _in_group(plan: Plan, paper: PlannedPaper, group: Group, quiet: bool) -> Entry:
    presented = paper.presentation in {Presentation.ORAL, Presentation.SPOTLIGHT}
    mark = [paper.presentation.value.capitalize()] if presented and not quiet else []
    if paper.award:
        mark.append(paper.award)
    made = entry(plan, paper, tuple(mark))
    if paper.span is None and group.session is not None and group.session == paper.session:
        # Below its own session's heading a paper needs no session again.
        board, short = paper.board or "", len(paper.board or "") <= _AT_EDGE
        spoken = board if short or not board else f"Board {board}"
        return Entry(
            paper, made.title_html, made.href, spoken, at_edge=short and bool(board), mark=made.mark
        )
    return made
