"""When and where a paper is presented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedPaper, Slot

# A talk or a session whose end is open is entered into calendars with this length.
_OPEN = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A paper's talk, or its poster.

    Fields:
        kind: "Talk" or "Poster".
        start, end: of the talk where its time is fixed, else of the session.
    """

    kind: str
    session: Session
    slot: Slot | None
    start: dt.datetime
    end: dt.datetime

    @property
    def span(self) -> str:
        """Both instants in UTC as calendars write them, such as 20260718T005000Z."""
        return f"{stamp(self.start)}/{stamp(self.end)}"


class Times:
    """Looks up when papers are presented.

    Arguments:
        plan: the plan; it is gone through once.
    """

    def __init__(self, plan: Plan) -> None:
        self._sessions = {session.id: session for session in plan.workshop.sessions}
        self._slots = {
            (one.session.id, slot.paper): slot for one in plan.sessions for slot in one.slots
        }

    def session(self, name: str | None) -> Session | None:
        """Return the session with an id."""
        return self._sessions.get(name or "")

    def slot(self, session: Session, paper: PlannedPaper) -> Slot | None:
        """Return the paper's slot in a session."""
        return self._slots.get((session.id, paper.key))

    def appointments(self, paper: PlannedPaper) -> tuple[Appointment, ...]:
        """Return the paper's talk and its poster, as far as it has them."""
        named = (("Talk", self.session(paper.talk)), ("Poster", self.session(paper.session)))
        return tuple(self._appointment(kind, one, paper) for kind, one in named if one)

    def _appointment(self, kind: str, session: Session, paper: PlannedPaper) -> Appointment:
        slot = self.slot(session, paper)
        start = slot.start if slot and slot.start else session.start
        end = (slot.end if slot and slot.start else session.end) or start + _OPEN
        return Appointment(kind, session, slot, start, end)


def stamp(value: dt.datetime) -> str:
    """Return an instant in UTC as calendars write it."""
    return value.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def end_of_day(day: dt.date) -> dt.datetime:
    """Return the last minute of a day anywhere on Earth (UTC-12)."""
    return dt.datetime.combine(day, dt.time(23, 59), dt.timezone(dt.timedelta(hours=-12)))
