"""From a workshop and its papers to the problem: what is settled, what is open, what is wished."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.model import Presentation, SessionKind, Severity
from proceedings.model.frozen import dataclass
from proceedings.programme.assignment.problem import Hall, Poster, Problem
from proceedings.programme.boards import capacities, poster_sessions
from proceedings.programme.people import people_of, presenter_of
from proceedings.programme.placements import place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.model import Paper, Placement, Session, Workshop

_TALKS = {
    Presentation.ORAL: SessionKind.ORALS,
    Presentation.SPOTLIGHT: SessionKind.SPOTLIGHTS,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of places before any is assigned.

    Fields:
        lock: from ``programme.lock.yaml``.
        pins, accepted: from ``decisions.yaml``; they are settled.
        published: where papers were last published to be, by key.
    """

    workshop: Workshop
    papers: Sequence[Paper]
    lock: Sequence[Placement] = ()
    pins: Sequence[Placement] = ()
    accepted: Sequence[Placement] = ()
    published: Mapping[str, Placement] = field(default_factory=dict)


def pose(known: Known) -> Problem:
    """Return the problem of giving every poster a session and a board.

    Raises:
        ConfigurationErrors: what is settled contradicts itself or the programme.
    """
    sessions = poster_sessions(known.workshop)
    if not sessions:
        raise ConfigurationError(
            "workshop.yaml: sessions: none is of kind posters, so that nothing can be assigned",
            "Add a session with `kind: posters`.",
        )
    settled = settled_places(known)
    talks = firm_talks(known)
    halls = tuple(Hall(session.id, _places(known.workshop, session)) for session in sessions)
    posters = tuple(
        _poster(paper, known, sessions, settled.get(paper.key), talks.get(paper.key))
        for paper in known.papers
        if has_poster(paper)
    )
    return Problem(halls, posters)


def has_poster(paper: Paper) -> bool:
    """Tell whether somebody stands beside a poster of a paper at the venue."""
    gone = paper.absent or paper.withdrawn
    return not gone and paper.presentation is not Presentation.VIRTUAL


def settled_places(known: Known) -> Mapping[str, Placement]:
    """Return what people settled of places.

    A board without its session means the session the paper has in the lock.

    Raises:
        ConfigurationErrors: what is settled contradicts itself or the programme.
    """
    if len(poster_sessions(known.workshop)) > 1:
        boards = {p.paper for p in (*known.pins, *known.accepted) if p.board and not p.session}
        lock = [placement for placement in known.lock if placement.paper in boards]
    else:
        lock = []
    found, findings = place(known.workshop, known.papers, lock, known.pins, known.accepted)
    problems = [
        ConfigurationError(_placed(finding.message, finding.subject, known), finding.fix)
        for finding in findings
        if finding.severity is Severity.ERROR
    ]
    if problems:
        raise ConfigurationErrors(problems)
    named = {p.paper for p in (*known.pins, *known.accepted)}
    return {key: placement for key, placement in found.items() if key in named}


def _placed(message: str, key: str, known: Known) -> str:
    """Return a message with the line it is about before it."""
    sources = [p.source for p in (*known.accepted, *known.pins) if p.paper == key and p.source]
    return message if not sources or sources[-1] in message else f"{sources[-1]}: {message}"


def firm_talks(known: Known) -> Mapping[str, str]:
    """Return the session of every talk that stays: it was published, or people settled it."""
    talks = {key: one.talk for key, one in known.published.items() if one.talk}
    talks |= {pin.paper: pin.talk for pin in known.pins if pin.talk}
    sessions = {session.id for session in known.workshop.sessions}
    return {key: talk for key, talk in talks.items() if talk in sessions}


def _places(workshop: Workshop, session: Session) -> tuple[str, ...] | None:
    boards = capacities(workshop, session)
    if boards is None:
        return None
    return tuple(name for name, posters in boards.items() for _ in range(posters))


def _poster(
    paper: Paper,
    known: Known,
    sessions: Sequence[Session],
    settled: Placement | None,
    talk: str | None,
) -> Poster:
    ids = [session.id for session in sessions]
    where = settled.session if settled else None
    open_to = [where] if where else list(paper.stated) or ids
    published = known.published.get(paper.key)
    before = None
    if published is not None and published.session in ids:
        before = (ids.index(published.session), published.board)
    return Poster(
        key=paper.key,
        halls=tuple(number for number, one in enumerate(ids) if one in open_to),
        presenter=presenter_of(paper),
        authors=tuple(people_of(paper)),
        topics=paper.topics,
        spotlight=paper.presentation is Presentation.SPOTLIGHT,
        early=_early(paper, known.workshop, sessions, talk),
        board=settled.board if settled else None,
        published=before,
    )


def _early(
    paper: Paper, workshop: Workshop, sessions: Sequence[Session], talk: str | None
) -> tuple[int, ...]:
    """Return the poster sessions that begin before a paper's talk has ended.

    Where the talk has no session yet, the first that it could have counts.
    """
    kind = _TALKS.get(paper.presentation)
    own = [s for s in workshop.sessions if s.id == talk] or [
        s for s in workshop.sessions if kind is not None and s.kind is kind
    ]
    if not own:
        return ()
    end = min(session.end or session.start for session in own)
    return tuple(number for number, session in enumerate(sessions) if session.start < end)
