"""The programme as the website shows it: days, sessions, and the talks and posters in them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model import Presentation, Session, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.render import words
from proceedings.text.direction import isolated
from proceedings.website import addresses

if TYPE_CHECKING:
    import datetime as dt

    from proceedings.plan import Plan, PlannedPaper, PlannedSession, Slot

# In sessions of these kinds the papers' authors speak, so that people named beside them do not.
_CHAIRED = {SessionKind.ORALS, SessionKind.SPOTLIGHTS, SessionKind.POSTERS}
_NOUNS = {Presentation.ORAL: "oral", Presentation.SPOTLIGHT: "spotlight"}


@dataclass(frozen=True, slots=True)
class Talk:
    """A paper's talk.

    Fields:
        time: when it begins; its position among the talks where that alone is fixed; or empty.
    """

    paper: PlannedPaper
    page: str
    authors: str
    time: str


@dataclass(frozen=True, slots=True)
class Item:
    """A session.

    Fields:
        people: who speaks, or who is in the chair where papers are presented.
        papers: how many posters or talks it has, in words; empty where it has none, and where
            the talks with their times say it.
        page: its own page, from the root; empty where it has no papers.
        quiet: nothing is presented in it.
    """

    session: Session
    people: str
    talks: tuple[Talk, ...]
    papers: str
    page: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day; the title is empty where the event has only one."""

    date: dt.date
    title: str
    items: tuple[Item, ...]


def authors_row(paper: PlannedPaper) -> str:
    """Return the names of all authors in a row, each in its own direction."""
    return ", ".join(isolated(author.name) for author in paper.authors)


def days(plan: Plan) -> tuple[Day, ...]:
    """Return the programme by day, in time order."""
    by_day = [
        (date, tuple(sessions))
        for date, sessions in groupby(plan.sessions, key=lambda one: one.session.start.date())
    ]
    papers = {paper.key: paper for paper in plan.papers}
    lists = {group.session: addresses.group_anchor(group.id) for group in plan.groups}
    return tuple(
        Day(
            date,
            words.day(date) if len(by_day) > 1 else "",
            tuple(
                _item(plan, papers, planned, lists.get(planned.session.id, ""))
                for planned in sessions
            ),
        )
        for date, sessions in by_day
    )


def local_time(plan: Plan) -> str:
    """Return the sentence that says which clock the programme follows; empty without sessions.

    The distance from UTC alone: a zone is called after a city that is seldom the event's own.
    """
    offsets = dict.fromkeys(words.offset(planned.session.start) for planned in plan.sessions)
    known = [offset for offset in offsets if offset]
    return f"All times are local ({words.joined(known)})." if known else ""


def when(plan: Plan, session: Session, slot: Slot | None = None) -> str:
    """Return the time of a slot, else of its session; with its day where there are several."""
    start = slot.start if slot and slot.start else session.start
    end = slot.end if slot and slot.start else session.end
    event = plan.workshop.event
    times = words.times(start, end)
    return times if event.last_date <= event.date else f"{words.day(start.date())}, {times}"


def listed_elsewhere(plan: Plan, session: str) -> str:
    """Return the posters of a session that the list has in another group, such as "1 oral"."""
    listed = {key for group in plan.groups if group.session == session for key in group.papers}
    slots = [slot for one in plan.sessions if one.session.id == session for slot in one.slots]
    papers = {paper.key: paper for paper in plan.papers}
    others = [papers[slot.paper] for slot in slots if slot.paper not in listed]
    count = Counter(_NOUNS.get(paper.presentation, "paper") for paper in others)
    return words.joined([words.count(number, noun) for noun, number in count.items()])


def _item(
    plan: Plan, papers: dict[str, PlannedPaper], planned: PlannedSession, anchor: str
) -> Item:
    kind = planned.session.kind
    posters = kind is SessionKind.POSTERS
    return Item(
        session=planned.session,
        people=_people(planned.session),
        talks=() if posters else tuple(_talk(papers[slot.paper], slot) for slot in planned.slots),
        papers=_posters(plan, planned, listed=bool(anchor)) if posters else _talks(planned),
        page=addresses.session_page(planned.session.id) if planned.slots else "",
        quiet=kind in {SessionKind.BREAK, SessionKind.SOCIAL},
    )


def _people(session: Session) -> str:
    names = ", ".join(session.people)
    if not names or session.kind not in _CHAIRED:
        return names
    return f"{'Chairs' if len(session.people) > 1 else 'Chair'}: {names}"


def _posters(plan: Plan, planned: PlannedSession, *, listed: bool) -> str:
    if not planned.slots:
        return ""
    posters = words.count(len(planned.slots), "poster")
    others = listed_elsewhere(plan, planned.session.id) if listed else ""
    return f"{posters}, including {others}" if others else posters


def _talks(planned: PlannedSession) -> str:
    untimed = [slot for slot in planned.slots if slot.start is None]
    return words.count(len(planned.slots), "talk") if untimed else ""


def _talk(paper: PlannedPaper, slot: Slot) -> Talk:
    position = str(slot.order) if slot.order is not None else ""
    return Talk(
        paper=paper,
        page=addresses.paper_page(paper.key),
        authors=authors_row(paper),
        time=words.time(slot.start) if slot.start else position,
    )
