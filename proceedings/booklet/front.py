"""The booklet's own pages around the papers: cover to contents, and the author index."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_address, paper_link
from proceedings.booklet.programme import days, local_time
from proceedings.model import Presentation, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.plan.making import session_numbers
from proceedings.render import lines, pictures, places, words
from proceedings.render.document import document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.plan import Group, NameEntry, Plan, PlannedPaper
    from proceedings.render.pdf import Rendered

_STYLES = ("booklet/booklet.css",)

# Characters of the name up to which a step of the cover's type serves, and the characters a line
# of it holds: 391 pt over half the size of the type.
_COVER_STEPS = ((28, "xl", 17), (60, "l", 23), (110, "m", 28))
_COVER_LAST = ("s", 35)
_COVER_LINES = 3
_TITLE_LINE = 32

_TALKS = {SessionKind.ORALS, SessionKind.SPOTLIGHTS}


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in the contents.

    Fields:
        locator: page number, or board and session where it has no page.
        by_page: the locator is a page number.
        mark: what stands beside it in the margin: how it is presented, its award.
    """

    paper: PlannedPaper
    title_html: str
    href: str
    locator: str
    by_page: bool
    mark: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the contents with the time and room of its session."""

    group: Group
    time: str
    room: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The names of the index that stand under one guide letter."""

    letter: str
    names: tuple[tuple[NameEntry, tuple[tuple[str, str], ...]], ...]


def front_matter(plan: Plan, index_page: int | None = None) -> Rendered:
    """Lay out cover, notice, title page, people, programme and contents.

    Folios are roman, the cover is i; the number of pages is even, so that the first paper opens on
    a right-hand page. Parts the plan has nothing for are left out.

    Arguments:
        plan: paginated, where the booklet has pages.
        index_page: printed number of the first page of the author index; None takes the page
            after the last paper, and none at all in the abstracts edition, where papers share
            pages and the last one may run on.

    Returns:
        the pages; anchors are ``cover``, ``notice``, ``title-page``, ``people``, ``programme``,
        ``contents``, ``session-ID`` (in the programme) and ``group-ID`` (in the contents).
    """
    workshop = plan.workshop
    logo, problems = pictures.logo(workshop.folder, workshop.look.logo)
    step, line = _cover_step(workshop.event.name)
    rendered = document(
        plan,
        "booklet/front.html",
        styles=_STYLES,
        numerals="lower-roman",
        even=True,
        tagged=False,  # assembly carries no structure
        logo=logo,
        cover_step=step,
        cover_lines=lines.balanced(workshop.event.name, line),
        title_lines=lines.balanced(workshop.event.name, _TITLE_LINE),
        kind=_kind(plan),
        counts=counts(plan),
        days=days(plan),
        local_time=local_time(plan),
        sections=_sections(plan),
        numbered=any(paper.span for paper in plan.papers),
        index_page=index_page or (0 if plan.abstracts_only else _after_papers(plan)),
        index_href=paper_address("author-index"),
    )
    return replace(rendered, findings=(*problems, *rendered.findings))


def back_matter(plan: Plan, first_page: int | None = None) -> Rendered | None:
    """Lay out the author index, its folios continuing those of the papers.

    Arguments:
        plan: paginated, where the booklet has pages.
        first_page: its first folio; None takes the page after the last paper.

    Returns:
        the pages, with the anchor ``author-index``; None where no author is known.
    """
    if not plan.names:
        return None
    return document(
        plan,
        "booklet/back.html",
        styles=_STYLES,
        tagged=False,
        first_page=first_page or _after_papers(plan) or 1,
        letters=_letters(plan),
        legend=_legend(plan),
    )


def _legend(plan: Plan) -> tuple[str, ...]:
    """Return what the numbers of the index mean, where they are boards and not pages."""
    if any(paper.span for paper in plan.papers):
        return ()
    sessions = {session.id: session for session in plan.workshop.sessions}
    numbers = session_numbers(plan.workshop)
    boards = ("Numbers are boards.",) if any(paper.board for paper in plan.papers) else ()
    if len(numbers) < 2:
        return boards
    return boards + tuple(
        f"({number}) {sessions[key].title}, {words.times(sessions[key].start, sessions[key].end)}"
        for key, number in numbers.items()
    )


def counts(plan: Plan) -> str:
    """Return "93 papers, including 5 orals and 25 spotlights"; empty without papers."""
    if not plan.papers:
        return ""
    parts = [
        words.count(number, noun)
        for noun, presentation in (
            ("oral", Presentation.ORAL),
            ("spotlight", Presentation.SPOTLIGHT),
        )
        if (number := sum(paper.presentation is presentation for paper in plan.papers))
    ]
    total = words.count(len(plan.papers), "paper")
    return f"{total}, including {words.joined(parts)}" if parts else total


def _kind(plan: Plan) -> str:
    """Return what the title page calls the booklet."""
    if not plan.abstracts_only:
        return "Proceedings"
    known = any(paper.abstract for paper in plan.papers)
    return "Abstracts" if known else "Programme and papers"


def _after_papers(plan: Plan) -> int:
    """Return the number of the page after the last paper; 0 where no paper has pages."""
    last = max((paper.span.last for paper in plan.papers if paper.span), default=0)
    return last + 1 if last else 0


def _cover_step(name: str) -> tuple[str, int]:
    """Return the step of type for a name, and how many characters a line of it holds."""
    fitting = (
        (step, line)
        for length, step, line in _COVER_STEPS
        if len(name) <= length and len(lines.balanced(name, line)) <= _COVER_LINES
    )
    return next(fitting, _COVER_LAST)


def _sections(plan: Plan) -> tuple[Section, ...]:
    several_days = plan.workshop.event.last_date > plan.workshop.event.date
    sections = []
    for group in plan.groups:
        session = plan.workshop.session(group.session or "")
        time = words.times(session.start, session.end) if session else ""
        if session and several_days:
            time = f"{words.dates(session.start.date())}, {time}"
        quiet = session is not None and session.kind in _TALKS
        entries = tuple(_entry(plan, plan.paper(key), quiet, group.session) for key in group.papers)
        if entries:
            sections.append(Section(group, time, session.room if session else "", entries))
    return tuple(sections)


def _entry(plan: Plan, paper: PlannedPaper, quiet: bool, session: str | None) -> Entry:
    presented = paper.presentation in {Presentation.ORAL, Presentation.SPOTLIGHT}
    mark = [paper.presentation.value.capitalize()] if presented and not quiet else []
    if paper.award:
        mark.append(paper.award)
    return Entry(
        paper=paper,
        title_html=lines.kept(paper.title_html),
        href=paper_link(paper),
        locator=_locator(plan, paper, session),
        by_page=paper.span is not None,
        mark=tuple(mark),
    )


def _locator(plan: Plan, paper: PlannedPaper, session: str | None) -> str:
    """Return page or place; below its own session's heading a paper needs no session again."""
    if paper.span is None and session is not None and session == paper.session:
        return f"Board {paper.board}" if paper.board else ""
    return places.locator(plan, paper)


def _letters(plan: Plan) -> tuple[Letter, ...]:
    links = {paper.key: paper_link(paper) for paper in plan.papers}
    return tuple(
        Letter(letter, tuple((name, _locators(name, links)) for name in names))
        for letter, names in groupby(plan.names, key=lambda name: name.letter)
    )


def _locators(name: NameEntry, links: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return text and address of each paper of a person."""
    return tuple((locator.text, links[locator.paper]) for locator in name.papers)
