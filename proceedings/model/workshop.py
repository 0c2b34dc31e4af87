"""A workshop: one edition of an event, as its organizers describe it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time
from collections.abc import Mapping  # noqa: TC003
from dataclasses import field
from enum import StrEnum
from pathlib import Path  # noqa: TC003
from typing import Literal

from proceedings.model.booklet import BookletSettings, Sponsor
from proceedings.model.findings import Severity  # noqa: TC001
from proceedings.model.floor import Floor  # noqa: TC001
from proceedings.model.frozen import dataclass
from proceedings.model.paper import Inclusion
from proceedings.model.posters import PosterRequirements  # noqa: TC001 - a field's type
from proceedings.model.site import Site


class Stage(StrEnum):
    """At which step of its life a manuscript was made."""

    SUBMISSION = "submission"
    CAMERA_READY = "camera-ready"
    PREPRINT = "preprint"


class SessionKind(StrEnum):
    """What happens in a session."""

    TALKS = "talks"
    ORALS = "orals"
    SPOTLIGHTS = "spotlights"
    POSTERS = "posters"
    PANEL = "panel"
    BREAK = "break"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Event:
    """Name, time and place.

    Fields:
        name: in full, for covers and title pages.
        short: for running heads and narrow places.
        edition: such as "Second edition"; empty where nothing is to be said.
        host: the conference it belongs to, such as "ICML 2026"; may be empty.
        date, last_date: first and last day (the same for one day).
        time_zone: IANA name.
        place: city and country; room: inside the venue; map: address of a map.
        url: the event's own page elsewhere; may be empty.
        notice: the one non-archival notice that is used everywhere.
    """

    name: str
    short: str
    date: dt.date
    last_date: dt.date
    time_zone: str
    notice: str
    edition: str = ""
    host: str = ""
    place: str = ""
    room: str = ""
    url: str = ""
    map: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the workshop names: organizer, speaker, panelist."""

    name: str
    affiliation: str = ""
    role: str = ""
    url: str = ""
    portrait: str = ""
    talk: str = ""
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A stretch of the programme.

    Fields:
        start, end: aware times in the event's zone; ``end`` is None where it stays open.
        people: names of speakers, panelists or chairs, as given.
        remote: the speakers take part from elsewhere.
        provisional: organizers may still change it.
    """

    id: str
    title: str
    kind: SessionKind
    start: dt.datetime
    end: dt.datetime | None = None
    room: str = ""
    people: tuple[str, ...] = ()
    remote: bool = False
    provisional: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A board of the poster hall, for as long as it is ours.

    Fields:
        posters: how many hang on it at a time.
        start, end: aware times between which it can be used; None where there is no such end.
    """

    name: str
    posters: int = 1
    start: dt.datetime | None = None
    end: dt.datetime | None = None

    def serves(self, session: Session) -> bool:
        """Tell whether it can be used for the whole of a session."""
        end = session.end or session.start
        return (self.start is None or self.start <= session.start) and (
            self.end is None or end <= self.end
        )


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a workshop asks of a manuscript.

    Fields:
        formats: ids of the paper formats it takes, the preferred one first; empty takes any.
        stage: the stage the check asks for; None accepts each.
        limits: pages of body by track, then by stage; the track ``""`` holds for every other.
        excluded: parts the limit does not count; None leaves it to the format.
        notice: the sentence at the foot of page 1; empty leaves it unchecked.
        severities: of rules, where they are not the rules' own; None switches a rule off.
        due: last day for authors to hand in a mended PDF, anywhere on Earth; None sets none.
        file_size: of a manuscript in MB (1,048,576 bytes) at most; None leaves it to the format.
        parts: of the back matter that a manuscript has to have; None asks for none.
        posters: of a poster file; None asks for none, and one that is there is held against the
            usual.
    """

    formats: tuple[str, ...] = ()
    stage: Stage | None = None
    limits: Mapping[str, Mapping[Stage, int]] = field(default_factory=dict)
    excluded: tuple[str, ...] | None = None
    notice: str = ""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    due: dt.date | None = None
    file_size: int | None = None
    parts: tuple[str, ...] | None = None
    posters: PosterRequirements | None = None

    def limit(self, track: str | None, stage: Stage) -> int | None:
        """Return the limit in pages for a track at a stage, or None where none is set."""
        table = self.limits.get(track or "") or self.limits.get("")
        return table.get(stage) if table else None


@dataclass(frozen=True, slots=True)
class Consent:
    """What may be handed round unless a paper says otherwise, and who said so."""

    inclusion: Inclusion = Inclusion.ABSTRACT
    statement: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a workshop sets of the looks: accent colour (#rrggbb), logo file, sheet.

    Fields:
        particles: ``with`` sorts van Gogh under V, ``after`` under G.
    """

    accent: str = "#7a1f2b"
    logo: str = ""
    sheet: str = "letter"
    particles: Literal["with", "after"] = "with"


@dataclass(frozen=True, slots=True)
class Workshop:
    """One edition of an event, as ``workshop.yaml`` has it.

    Fields:
        folder: the workshop folder.
        manuscripts: False where there are none by design (``manuscripts: none``).
        announced: counts that were announced, by what they count, such as ``papers``.
        topics: in the order they are to be listed; empty takes them from the papers.
        boards: in the order of the wall; empty where nobody has said which there are.
        floor: the poster hall as drawn; None where nobody has described it.
    """

    folder: Path
    event: Event
    site_url: str = ""
    requirements: Requirements = field(default_factory=Requirements)
    consent: Consent = field(default_factory=Consent)
    look: Look = field(default_factory=Look)
    organizers: tuple[Person, ...] = ()
    committee: tuple[Person, ...] = ()
    speakers: tuple[Person, ...] = ()
    panelists: tuple[Person, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    sessions: tuple[Session, ...] = ()
    topics: tuple[str, ...] = ()
    announced: Mapping[str, int] = field(default_factory=dict)
    manuscripts: bool = True
    booklet: BookletSettings = field(default_factory=BookletSettings)
    boards: tuple[Board, ...] = ()
    floor: Floor | None = None
    site: Site = field(default_factory=Site)

    def session(self, identifier: str) -> Session | None:
        """Return the session with an id, or None."""
        return next((s for s in self.sessions if s.id == identifier), None)
