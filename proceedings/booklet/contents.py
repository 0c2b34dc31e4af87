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


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in a list.

    Fields:
        locator: page number, or board and session where it has no page.
        by_page: the locator is a page number.
        mark: what stands beside it in the margin, such as how it is presented.
    """

    paper: PlannedPaper
    title_html: str
    href: str
    locator: str
    by_page: bool
    mark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the contents with the time and room of its session."""

    group: Group
    time: str
    room: str
    entries: tuple[Entry, ...]


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
            found.append(Section(group, time, session.room if session else "", entries))
    return tuple(found)


def entry(plan: Plan, paper: PlannedPaper, mark: tuple[str, ...] = ()) -> Entry:
    """Return a paper as a list sets it, with the place it is found at."""
    return Entry(
        paper=paper,
        title_html=lines.kept(paper.title_html),
        href=paper_link(paper),
        locator=places.locator(plan, paper),
        by_page=paper.span is not None,
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
        board = f"Board {paper.board}" if paper.board else ""
        return Entry(paper, made.title_html, made.href, board, by_page=False, mark=made.mark)
    return made
