"""How the day runs: sessions that are too full or too short, and people in two places at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from proceedings.model import Finding, SessionKind, Severity
from proceedings.programme.boards import capacities, poster_sessions
from proceedings.programme.clashes import find_clashes
from proceedings.programme.people import people_of, presenter_of
from proceedings.programme.rules import counted, first_keys
from proceedings.programme.slots import seconds_each, talk_share
from proceedings.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.model import Paper, Placement, Session, Workshop

# Real editions had 18 spotlights in 30 minutes, 1 min 40 s each; below one minute the changing of
# speakers takes longer than the talk. An oral below five has no time for a question.
_SHORTEST = {SessionKind.SPOTLIGHTS: 60, SessionKind.ORALS: 300}


def day_findings(
    workshop: Workshop, papers: Sequence[Paper], placements: Mapping[str, Placement]
) -> Iterator[Finding]:
    """Yield what does not work out on the day, though every paper has its place."""
    yield from _full_sessions(workshop, placements)
    yield from _short_talks(workshop, placements)
    yield from _early_posters(workshop, placements)
    yield from _in_two_places(workshop, papers, placements)
    yield from _at_two_posters(papers, placements)


def _full_sessions(workshop: Workshop, placements: Mapping[str, Placement]) -> Iterator[Finding]:
    held = Counter(placement.session for placement in placements.values())
    for session in poster_sessions(workshop):
        boards = capacities(workshop, session)
        if boards is not None and held[session.id] > sum(boards.values()):
            yield Finding(
                "session-full",
                Severity.ERROR,
                f"{session.id} has {counted(held[session.id], 'paper')} and boards for"
                f" {sum(boards.values())}.",
                "Run `proceedings programme assign`, or add boards in workshop.yaml.",
                expected=f"at most {sum(boards.values())}",
                actual=str(held[session.id]),
                subject=session.id,
            )


def _short_talks(workshop: Workshop, placements: Mapping[str, Placement]) -> Iterator[Finding]:
    held = Counter(placement.talk for placement in placements.values() if placement.talk)
    for session in workshop.sessions:
        share = seconds_each(session, held[session.id])
        shortest = _SHORTEST.get(session.kind)
        if share is not None and shortest is not None and share < shortest:
            talks = counted(held[session.id], "talk")
            yield Finding(
                "talks-too-short",
                Severity.WARNING,
                f"{talks} in {session.id} are {talk_share(session, held[session.id])} each.",
                "Move some of them, or make the session longer.",
                expected=f"at least {shortest // 60} min each",
                subject=session.id,
            )


def _early_posters(workshop: Workshop, placements: Mapping[str, Placement]) -> Iterator[Finding]:
    early: dict[tuple[str, str], list[str]] = defaultdict(list)
    for placement in placements.values():
        talk = workshop.session(placement.talk or "")
        poster = workshop.session(placement.session or "")
        if talk and poster and poster.start < (talk.end or talk.start):
            early[talk.id, poster.id].append(placement.paper)
    for (talk_id, poster_id), keys in early.items():
        yield Finding(
            "poster-before-talk",
            Severity.WARNING,
            f"{counted(len(keys), 'poster')} in {poster_id}, before the talk in {talk_id}:"
            f" {first_keys(keys)}.",
            "Move the posters to a later session, or the talks to an earlier one.",
            subject=keys[0],
        )


def _in_two_places(
    workshop: Workshop, papers: Sequence[Paper], placements: Mapping[str, Placement]
) -> Iterator[Finding]:
    """Yield presenters of talks, speakers and panelists whose sessions overlap."""
    places: dict[str, dict[str, str]] = defaultdict(dict)
    names: dict[str, str] = {}
    for session in workshop.sessions:
        for name in session.people:
            names.setdefault(fold(name), name)
            places[fold(name)].setdefault(session.id, "is named in")
    for paper in papers:
        placement = placements.get(paper.key)
        person = presenter_of(paper)
        if placement is None or not person:
            continue
        name = people_of(paper)[person]
        names.setdefault(fold(name), name)
        for session_id, verb in ((placement.talk, "talks in"), (placement.session, "presents in")):
            if session_id:
                places[fold(name)][session_id] = verb
    for person, held in places.items():
        for one, other in combinations(held, 2):
            first, second = workshop.session(one), workshop.session(other)
            if first and second and _overlap(first, second):
                yield Finding(
                    "presenter-twice",
                    Severity.WARNING,
                    f"{names[person]} {held[one]} {one} and {held[other]} {other} at the same"
                    " time.",
                    "Move one of them, or let somebody else do it.",
                    subject=names[person],
                )


def _overlap(one: Session, other: Session) -> bool:
    return one.start < (other.end or other.start) and other.start < (one.end or one.start)


def _at_two_posters(
    papers: Sequence[Paper], placements: Mapping[str, Placement]
) -> Iterator[Finding]:
    clashes = find_clashes(papers, placements)
    for clash in clashes:
        if clash.presented:
            keys = " and ".join(clash.papers) if len(clash.papers) < 3 else ", ".join(clash.papers)
            yield Finding(
                "presenter-twice",
                Severity.WARNING,
                f"{clash.name} presents {', '.join(clash.presented)} in {clash.session} and is"
                f" wanted at {counted(len(clash.papers), 'poster')} there: {keys}.",
                "Move one of the posters, or ask another author to present it;"
                " `proceedings programme clashes` lists all.",
                subject=clash.presented[0],
            )
    others = Counter(clash.session for clash in clashes if not clash.presented)
    for session, count in others.items():
        were = "author has" if count == 1 else "authors have"
        yield Finding(
            "author-twice",
            Severity.INFO,
            f"{count} further {were} several posters in {session}.",
            "`proceedings programme clashes` lists them.",
            subject=session,
        )
