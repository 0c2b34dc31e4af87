"""The programme as the website shows it: days, sessions, and the talks and posters in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model import Session, SessionKind
from proceedings.render import places, words
from proceedings.website import addresses

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper, PlannedSession, Slot


@dataclass(frozen=True, slots=True)
class Talk:
    """A paper's talk; ``time`` is empty where it is not fixed."""

    paper: PlannedPaper
    page: str
    authors: str
    time: str


@dataclass(frozen=True, slots=True)
class Item:
    """A session.

    Fields:
        posters: how many posters it has, in words; empty where it has none.
        list: address of its papers in the list, from the root; empty where it has none there.
        quiet: nothing is presented in it.
    """

    session: Session
    talks: tuple[Talk, ...]
    posters: str
    list: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day; the title is empty where the event has only one."""

    title: str
    items: tuple[Item, ...]


def days(plan: Plan) -> tuple[Day, ...]:
    """Return the programme by day, in time order."""
    by_day = [
        (date, tuple(sessions))
        for date, sessions in groupby(plan.sessions, key=lambda one: one.session.start.date())
    ]
    lists = {group.session: addresses.group_anchor(group.id) for group in plan.groups}
    return tuple(
        Day(
            words.day(date) if len(by_day) > 1 else "",
            tuple(_item(plan, planned, lists.get(planned.session.id, "")) for planned in sessions),
        )
        for date, sessions in by_day
    )


def local_time(plan: Plan) -> str:
    """Return the sentence that says whose clock the programme follows; empty without sessions."""
    offsets = dict.fromkeys(words.offset(planned.session.start) for planned in plan.sessions)
    known = [offset for offset in offsets if offset]
    zone = plan.workshop.event.time_zone.rpartition("/")[2].replace("_", " ")
    return f"All times are local: {zone}, {words.joined(known)}." if known else ""


def when(plan: Plan, session: Session, slot: Slot | None = None) -> str:
    """Return a time in words; with its day where the event has more than one."""
    start = slot.start if slot and slot.start else session.start
    end = slot.end if slot and slot.start else session.end
    event = plan.workshop.event
    times = words.times(start, end)
    return times if event.last_date <= event.date else f"{words.day(start.date())}, {times}"


def _item(plan: Plan, planned: PlannedSession, anchor: str) -> Item:
    kind = planned.session.kind
    posters = kind is SessionKind.POSTERS
    return Item(
        session=planned.session,
        talks=() if posters else tuple(_talk(plan, slot) for slot in planned.slots),
        posters=words.count(len(planned.slots), "poster") if posters and planned.slots else "",
        list=f"{addresses.PAPERS}#{anchor}" if anchor else "",
        quiet=kind in {SessionKind.BREAK, SessionKind.SOCIAL},
    )


def _talk(plan: Plan, slot: Slot) -> Talk:
    paper = plan.paper(slot.paper)
    return Talk(
        paper=paper,
        page=addresses.paper_page(paper.key),
        authors=places.authors(paper),
        time=words.time(slot.start) if slot.start else "",
    )
