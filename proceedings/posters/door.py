"""The sign at the door: what happens in the room, in a schedule a day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model import SessionKind
from proceedings.model.frozen import dataclass
from proceedings.render import lines, words
from proceedings.render.document import compose

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedSession
    from proceedings.render.document import Composed

_QUIET = {SessionKind.BREAK, SessionKind.SOCIAL}
_CHAIRED = {SessionKind.ORALS, SessionKind.SPOTLIGHTS, SessionKind.POSTERS}
# Lines of a day that a sheet holds at each size of type, the largest first; set and counted.
_STEPS = ((13, "large"), (19, "medium"))
_SMALLEST = "small"
_NAME_WIDTH = 34  # characters of the event's name in a line
_TITLE_WIDTH = {"large": 40, "medium": 50, "small": 62}  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in the schedule.

    Fields:
        start, end: end is empty where it stays open.
        note: who speaks, where else it is, and that its time is not final.
        quiet: a break.
    """

    id: str
    start: str
    end: str
    title: str
    note: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day's schedule; ``step`` is the size of its type."""

    title: str
    step: str
    entries: tuple[Entry, ...]


def schedule(plan: Plan) -> tuple[Day, ...]:
    """Return the schedule of each day, in time order."""
    by_day = groupby(plan.sessions, key=lambda planned: planned.session.start.date())
    return tuple(
        _day(words.day(date), tuple(_entry(plan, planned) for planned in planned_of_day))
        for date, planned_of_day in by_day
    )


def door_sign(plan: Plan) -> Composed:
    """Fill the sign for the door, a sheet a day."""
    days = schedule(plan)
    event = plan.workshop.event
    return compose(
        plan,
        "posters/door.html",
        styles=("posters/door.css",),
        folios=False,
        days=days,
        name_lines=lines.balanced(event.name, _NAME_WIDTH),
        dates=words.dates(event.date, event.last_date),
    )


def _day(title: str, entries: tuple[Entry, ...]) -> Day:
    for most, step in _STEPS:
        if sum(_lines(entry, _TITLE_WIDTH[step]) for entry in entries) <= most:
            return Day(title, step, entries)
    return Day(title, _SMALLEST, entries)


def _lines(entry: Entry, width: int) -> float:
    """Return the height of an entry in lines of its title; notes are smaller."""
    notes = -(-len(entry.note) // (width * 1.2)) * 0.75 if entry.note else 0
    return -(-len(entry.title) // width) + notes


def _entry(plan: Plan, planned: PlannedSession) -> Entry:
    session = planned.session
    people = ", ".join(session.people)
    if people and session.kind in _CHAIRED:
        people = f"{'Chair' if len(session.people) == 1 else 'Chairs'}: {people}"
    if people and session.remote:
        people += " (by video)"
    elsewhere = session.room if session.room != plan.workshop.event.room else ""
    provisional = "time not yet final" if session.provisional else ""
    return Entry(
        id=session.id,
        start=words.time(session.start),
        end=words.time(session.end) if session.end else "",
        title=lines.kept(session.title),
        note=" · ".join(word for word in (people, elsewhere, provisional) if word),
        quiet=session.kind in _QUIET,
    )
