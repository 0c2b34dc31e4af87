"""Calendar files (RFC 5545): the whole programme, a day, a session, a paper.

UIDs hang on ids and keys alone, so that an event that moves replaces itself in the calendars of
those who took it. SEQUENCE counts the changes against ``published.json``. What was published and is
gone is cancelled.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from proceedings.exports.papers import public_links
from proceedings.exports.zones import unmistakable, vtimezone
from proceedings.model import Presentation, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import join_words
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Timezone

    from proceedings.inputs import Published
    from proceedings.plan.values import Plan, PlannedPaper, PlannedSession, Slot

SCHEDULE = "schedule.ics"
FOLDER = "calendar"
_PRODUCT = "-//proceedings//schedule//EN"
_QUIET = {SessionKind.BREAK, SessionKind.SOCIAL}
# XML and iCalendar have no place for them; tabs and line ends are kept.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def paper_file(key: str) -> str:
    """Return the name of a paper's calendar below ``data/``."""
    return f"{FOLDER}/paper-{key}.ics"


def session_file(session: str) -> str:
    """Return the name of a session's calendar below ``data/``."""
    return f"{FOLDER}/session-{session}.ics"


def day_file(day: dt.date) -> str:
    """Return the name of a day's calendar below ``data/``."""
    return f"{FOLDER}/day-{day.isoformat()}.ics"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a calendar, before it is written.

    Fields:
        start, end: aware; ``end`` is None where it stays open.
        paper: key of the paper it presents; None for a session.
        busy: whoever takes it over is not free then.
    """

    uid: str
    title: str
    start: dt.datetime
    end: dt.datetime | None
    place: str
    text: str
    url: str = ""
    paper: str | None = None
    session: str | None = None
    provisional: bool = False
    busy: bool = True


def calendars(plan: Plan, published: Published | None = None) -> dict[str, str]:
    """Return every calendar file by its name below ``data/``; none without sessions.

    Arguments:
        published: what was last published; None where nothing was.
    """
    sessions = [_session(plan, planned) for planned in plan.sessions]
    if not sessions:
        return {}
    zone = ZoneInfo(plan.workshop.event.time_zone)
    days = [entry.start.astimezone(zone).date() for entry in sessions]
    rules = vtimezone(zone, min(days), max(days) + dt.timedelta(days=1))
    writer = _Writer(plan, published, rules)
    files = {SCHEDULE: writer.file(sessions, writer.cancelled({e.uid for e in sessions}))}
    for day in sorted(set(days)):
        of_day = [entry for entry, one in zip(sessions, days, strict=True) if one == day]
        files[day_file(day)] = writer.file(of_day)
    for entry in sessions:
        files[session_file(entry.session or "")] = writer.file([entry])
    of_papers: dict[str, list[Entry]] = {}
    for entry in _papers(plan):
        of_papers.setdefault(entry.paper or "", []).append(entry)
    for key, of_paper in of_papers.items():
        files[paper_file(key)] = writer.file(of_paper)
    return files


def calendar_notes(plan: Plan, published: Published | None = None) -> dict[str, dict[str, Any]]:
    """Return what ``published.json`` has to note under ``calendar`` when the plan goes out.

    Returns:
        By UID: ``sequence``, the ``hash`` of what is said, ``title`` and ``start`` (of cancelled
        events, too, so that they stay cancelled).
    """
    entries = [*(_session(plan, planned) for planned in plan.sessions), *_papers(plan)]
    notes = {
        entry.uid: {
            "sequence": sequence(entry, published),
            "hash": _hash(entry),
            "title": entry.title,
            "start": entry.start.isoformat(),
        }
        for entry in entries
    }
    for uid, said in (published.calendar if published else {}).items():
        if uid not in notes:
            raised = int(said.get("sequence", 0)) + (not said.get("cancelled"))
            notes[uid] = {**said, "hash": "", "sequence": raised, "cancelled": True}
    return notes


def sequence(entry: Entry, published: Published | None) -> int:
    """Return how often an event changed since it was first published.

    Where ``published.json`` does not tell of events, each publication counts as a change: a
    calendar takes a number that is too high, and ignores one that is too low.
    """
    if published is None:
        return 0
    if not published.calendar:
        return len(published.rounds)
    said = published.calendar.get(entry.uid)
    if said is None:
        return 0
    return int(said.get("sequence", 0)) + (said.get("hash") != _hash(entry))


class _Writer:
    """Writes calendars that share a plan, a zone and what was published."""

    def __init__(self, plan: Plan, published: Published | None, rules: Timezone) -> None:
        self._published = published
        self._stamp = plan.built.astimezone(dt.UTC)
        self._head, self._end = _frame(_clean(plan.workshop.event.short), rules)

    def file(self, entries: Sequence[Entry], cancelled: Sequence[Any] = ()) -> str:
        events = [*map(self._event, entries), *cancelled]
        texts = (str(event.to_ical(), "utf-8") for event in events)
        return "".join((self._head, *texts, self._end))

    def cancelled(self, present: set[str]) -> list[Any]:
        """Return the sessions that were published and are gone, as cancelled events."""
        from icalendar import Event

        found = []
        for uid, said in (self._published.calendar if self._published else {}).items():
            if uid in present or not uid.startswith("session-") or "start" not in said:
                continue
            event = Event()
            event.add("uid", uid)
            event.add("dtstamp", self._stamp)
            raised = int(said.get("sequence", 0)) + (not said.get("cancelled"))
            event.add("sequence", raised)
            start = dt.datetime.fromisoformat(str(said["start"]))
            event.add("dtstart", start.astimezone(dt.UTC))
            event.add("summary", _clean(str(said.get("title", ""))))
            event.add("status", "CANCELLED")
            found.append(event)
        return found

    def _event(self, entry: Entry) -> Any:
        from icalendar import Event

        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", self._stamp)
        event.add("sequence", sequence(entry, self._published))
        event.add("dtstart", unmistakable(entry.start))
        if entry.end is not None:
            event.add("dtend", unmistakable(entry.end))
        event.add("summary", _clean(entry.title))
        if entry.place:
            event.add("location", _clean(entry.place))
        if entry.text:
            event.add("description", _clean(entry.text))
        if entry.url:
            event.add("url", entry.url)
        event.add("status", "TENTATIVE" if entry.provisional else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
        return event


def _frame(name: str, rules: Timezone) -> tuple[str, str]:
    """Return what stands before and behind the events; thousands of files share it."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    # Those who subscribe are to hear of a change on the day itself (RFC 7986, 5.7).
    made.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add_component(rules)
    end = "END:VCALENDAR\r\n"
    return str(made.to_ical(), "utf-8").removesuffix(end), end


def _session(plan: Plan, planned: PlannedSession) -> Entry:
    session, event = planned.session, plan.workshop.event
    lines = [session.description] if session.description else []
    if session.people:
        lines.append(f"With {join_words(session.people)}" + (" (remote)." * session.remote or "."))
    lines += _talks(plan, planned)
    posters = sum(slot.start is None and slot.order is None for slot in planned.slots)
    if session.kind is SessionKind.POSTERS and posters:
        lines.append(f"{posters} posters." if posters > 1 else "1 poster.")
    return Entry(
        uid=f"session-{_uid(plan, session.id)}",
        title=session.title,
        start=session.start,
        end=session.end,
        place=_place(session.room or event.room, event.place),
        text="\n".join(lines),
        session=session.id,
        provisional=session.provisional,
        busy=session.kind not in _QUIET,
    )


def _talks(plan: Plan, planned: PlannedSession) -> Iterator[str]:
    titles = {paper.key: paper.title for paper in plan.papers}
    for slot in planned.slots:
        if slot.start is not None:
            yield f"{slot.start:%H:%M} {titles.get(slot.paper, slot.paper)}"
        elif slot.order is not None:
            yield f"{slot.order}. {titles.get(slot.paper, slot.paper)}"


def _papers(plan: Plan) -> Iterator[Entry]:
    """Yield talk and poster of each paper that somebody presents."""
    papers = {paper.key: paper for paper in plan.papers}
    for planned in plan.sessions:
        for slot in planned.slots:
            paper = papers.get(slot.paper)
            if paper is not None and not paper.absent:
                yield _slot(plan, planned, slot, paper)


def _slot(plan: Plan, planned: PlannedSession, slot: Slot, paper: PlannedPaper) -> Entry:
    session, event = planned.session, plan.workshop.event
    poster = session.kind is SessionKind.POSTERS
    what = "Poster" if poster else "Talk"
    board = f"Board {slot.board}" if slot.board else ""
    number = f", number {slot.order}" if slot.order is not None and slot.start is None else ""
    links = public_links(paper)
    lines = [
        join_words([author.name for author in paper.authors]),
        f"{what} in {session.title}{number}.",
        "Virtual." if paper.presentation is Presentation.VIRTUAL else "",
    ]
    return Entry(
        uid=f"{what.lower()}-{_uid(plan, paper.key)}",
        title=f"{what}: {paper.title}",
        start=slot.start or session.start,
        end=slot.end or session.end,
        place=_place(board, session.room or event.room, event.place),
        text="\n".join(filter(None, lines)),
        url=links.get("openreview") or links.get("pdf") or "",
        paper=paper.key,
        session=session.id,
        provisional=session.provisional,
    )


def _uid(plan: Plan, name: str) -> str:
    """Return what is one event's alone; no "@", since it is nobody's address."""
    event = plan.workshop.event
    edition, year = slug(event.short), str(event.date.year)
    edition = edition if year in edition else f"{edition}-{year}"
    return f"{name}.{edition}.proceedings"


def _hash(entry: Entry) -> str:
    end = entry.end.isoformat() if entry.end else None
    said = (
        entry.title,
        entry.start.isoformat(),
        end,
        entry.place,
        entry.text,
        entry.url,
        entry.provisional,
    )
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _place(*parts: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
