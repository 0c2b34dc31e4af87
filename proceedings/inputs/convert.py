"""From what the files say to the frozen values of the model."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from proceedings.inputs.booklet import sponsor_values
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.site import site_value
from proceedings.model import (
    Author,
    Board,
    Consent,
    Event,
    Link,
    Look,
    Paper,
    Person,
    Requirements,
    Session,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.inputs.entries import (
        AuthorEntry,
        ConsentEntry,
        EventEntry,
        PaperEntry,
        PersonEntry,
        RequirementsEntry,
        WorkshopFile,
    )
    from proceedings.inputs.programme_entries import BoardsEntry, SessionEntry
    from proceedings.model import OwnPage


def workshop_value(folder: Path, file: WorkshopFile, pages: tuple[OwnPage, ...] = ()) -> Workshop:
    """Return the workshop a ``workshop.yaml`` describes, with its own pages."""
    event = _event(file.event, file.requirements.notice or "")
    people = file.people
    return Workshop(
        folder=folder,
        event=event,
        site_url=file.site.url or "",
        requirements=requirements_value(file.requirements),
        consent=_consent(file.consent),
        look=Look(file.look.accent, file.look.logo or "", file.look.sheet, file.look.particles),
        organizers=_persons(people.organizers),
        committee=_persons(people.committee),
        speakers=_persons(people.speakers),
        panelists=_persons(people.panelists),
        sponsors=sponsor_values(file.sponsors),
        sessions=tuple(_session(entry, event) for entry in file.sessions),
        topics=file.topics,
        announced={
            name: count for name, count in file.announced.model_dump().items() if count is not None
        },
        manuscripts=file.manuscripts,
        booklet=file.booklet.settings(),
        boards=tuple(board for entry in file.boards for board in _boards(entry, event)),
        site=site_value(file.site, file.dates, pages),
    )


def default_notice(name: str, place: str, date: dt.date) -> str:
    """Return the notice of a workshop that sets none."""
    year = "" if str(date.year) in name else str(date.year)
    where = ", ".join(part for part in (name, place, year) if part)
    return (
        f"Presented at {where}. Non-archival: the papers may be published elsewhere;"
        " copyright remains with the authors."
    )


def _event(entry: EventEntry, asked: str) -> Event:
    """Return the event; its notice is the one asked of papers where it states none of its own."""
    return Event(
        name=entry.name,
        short=entry.short or entry.name,
        date=entry.date,
        last_date=entry.last_date or entry.date,
        time_zone=entry.time_zone,
        notice=entry.notice or asked or default_notice(entry.name, entry.place or "", entry.date),
        edition=entry.edition or "",
        host=entry.host or "",
        place=entry.place or "",
        room=entry.room or "",
        url=entry.url or "",
        map=entry.map or "",
    )


def requirements_value(entry: RequirementsEntry) -> Requirements:
    """Return what a workshop asks of a manuscript."""
    return Requirements(
        formats=entry.format,
        stage=entry.stage,
        limits=entry.limits,
        excluded=entry.exclude,
        notice=entry.notice or "",
        severities=entry.severities,
        due=entry.due,
        file_size=entry.file_size,
        parts=entry.parts,
        posters=entry.posters.wanted() if entry.posters else None,
    )


def _consent(entry: ConsentEntry) -> Consent:
    return Consent(entry.inclusion, entry.statement or "", entry.licence or "")


def _persons(entries: Sequence[PersonEntry]) -> tuple[Person, ...]:
    return tuple(
        Person(**{name: text or "" for name, text in entry.model_dump().items()})
        for entry in entries
    )


def _session(entry: SessionEntry, event: Event) -> Session:
    zone = ZoneInfo(event.time_zone)
    day = entry.date or event.date
    end = None
    if entry.end is not None:
        last = day if entry.end > entry.start else day + dt.timedelta(days=1)
        end = dt.datetime.combine(last, entry.end, zone)
    return Session(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        start=dt.datetime.combine(day, entry.start, zone),
        end=end,
        room=entry.room or "",
        people=entry.people,
        remote=entry.remote,
        provisional=entry.provisional,
        description=entry.description or "",
    )


def _boards(entry: BoardsEntry, event: Event) -> tuple[Board, ...]:
    zone = ZoneInfo(event.time_zone)
    start = end = None
    if entry.start is not None or entry.date is not None:
        start = dt.datetime.combine(entry.date or event.date, entry.start or dt.time(), zone)
    if entry.end is not None:
        end = dt.datetime.combine(entry.date or event.date, entry.end, zone)
    elif entry.date is not None:
        end = dt.datetime.combine(entry.date + dt.timedelta(days=1), dt.time(), zone)
    return tuple(Board(name, entry.posters, start, end) for name in entry.names)


def paper_values(entries: Sequence[PaperEntry]) -> tuple[Paper, ...]:
    """Return the papers of a list, each with its key."""
    return tuple(
        _paper(key, entry) for key, entry in zip(assign_keys(entries), entries, strict=True)
    )


def _paper(key: str, entry: PaperEntry) -> Paper:
    return Paper(
        key=key,
        title=entry.title or "",
        number=entry.number,
        id=entry.id,
        authors=tuple(_author(author) for author in entry.authors),
        abstract=entry.abstract or "",
        track=entry.track,
        presentation=entry.presentation,
        topics=entry.topics,
        keywords=entry.keywords,
        award=entry.award,
        links=tuple(Link(kind, url) for kind, url in entry.links.items()),
        file=entry.file,
        inclusion=entry.inclusion,
        licence=entry.licence,
        archival_elsewhere=entry.archival_elsewhere,
    )


def _author(entry: AuthorEntry) -> Author:
    return Author(entry.name, entry.family, entry.given, entry.affiliations, entry.id)
