"""What does not fit in a programme once every paper has its place."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from proceedings.model import Finding, Presentation, SessionKind, Severity
from proceedings.programme.day import day_findings
from proceedings.programme.rules import counted, first_keys
from proceedings.programme.slots import board_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.model import Paper, Placement, Session, Workshop

# Coffee beside the posters, a social over the end of the panel: no room is wanted twice.
_SHARES_A_ROOM = frozenset({SessionKind.BREAK, SessionKind.SOCIAL})
_COUNTED = {
    "orals": Presentation.ORAL,
    "spotlights": Presentation.SPOTLIGHT,
    "posters": Presentation.POSTER,
}


def check_programme(
    workshop: Workshop, papers: Sequence[Paper], placements: Mapping[str, Placement]
) -> tuple[Finding, ...]:
    """Return what is missing or contradictory in a programme.

    Arguments:
        papers: the whole list, absent and withdrawn ones marked.
        placements: as :func:`proceedings.programme.place` returns them.
    """
    return (
        *_announced_counts(workshop, papers),
        *_missing_talks(workshop, papers, placements),
        *_orders_taken(placements),
        *_overlaps(workshop),
        *_off_plan(workshop, placements),
        *day_findings(workshop, papers, placements),
    )


def _announced_counts(workshop: Workshop, papers: Sequence[Paper]) -> Iterator[Finding]:
    listed = [paper for paper in papers if not paper.withdrawn]
    for name, announced in workshop.announced.items():
        kind = _COUNTED.get(name)
        held = sum(kind is None or paper.presentation is kind for paper in listed)
        if held != announced:
            were = "was" if announced == 1 else "were"
            yield Finding(
                "announced-count",
                Severity.WARNING,
                f"{counted(announced, name.removesuffix('s'))} {were} announced,"
                f" the list holds {held}.",
                "Complete papers.yaml, or correct the number wherever it was announced.",
                expected=str(announced),
                actual=str(held),
            )


def _missing_talks(
    workshop: Workshop, papers: Sequence[Paper], placements: Mapping[str, Placement]
) -> Iterator[Finding]:
    kinds = {session.kind for session in workshop.sessions}
    silent = [
        paper
        for paper in papers
        if not (paper.absent or paper.withdrawn)
        and (paper.key not in placements or placements[paper.key].talk is None)
    ]
    if SessionKind.ORALS in kinds:
        for paper in silent:
            if paper.presentation is Presentation.ORAL:
                yield Finding(
                    "talk-missing",
                    Severity.WARNING,
                    f"{paper.key} is an oral without a talk.",
                    f"Give it `talk` and `order` under {paper.key} in programme.lock.yaml.",
                    subject=paper.key,
                )
    spotlights = [p.key for p in silent if p.presentation is Presentation.SPOTLIGHT]
    if SessionKind.SPOTLIGHTS in kinds and spotlights:
        yield Finding(
            "talk-missing",
            Severity.WARNING,
            f"{counted(len(spotlights), 'spotlight')} without a talk: {first_keys(spotlights)}.",
            "Give each a `talk` in programme.lock.yaml.",
        )


def _orders_taken(placements: Mapping[str, Placement]) -> Iterator[Finding]:
    talks: dict[tuple[str, int], list[str]] = defaultdict(list)
    for placement in placements.values():
        if placement.talk and placement.order:
            talks[placement.talk, placement.order].append(placement.paper)
    for (session, order), keys in talks.items():
        if len(keys) > 1:
            yield Finding(
                "order-taken",
                Severity.WARNING,
                f"Position {order} in {session} is given to {', '.join(keys)};"
                " they follow each other in the order of the list.",
                "Number the talks of the session from 1, each once.",
                subject=keys[1],
            )


def _overlaps(workshop: Workshop) -> Iterator[Finding]:
    sessions = [s for s in workshop.sessions if s.kind not in _SHARES_A_ROOM]
    for one, other in combinations(sorted(sessions, key=lambda s: s.start), 2):
        same_room = _room(one, workshop) == _room(other, workshop)
        if same_room and one.end is not None and other.start < one.end:
            yield Finding(
                "session-overlap",
                Severity.WARNING,
                f"{one.id} lasts until {one.end:%H:%M}, but {other.id} begins at"
                f" {other.start:%H:%M} in the same room.",
                "Correct the times, or give one of them a room of its own.",
                subject=other.id,
            )


def _off_plan(workshop: Workshop, placements: Mapping[str, Placement]) -> Iterator[Finding]:
    """Say which boards have a poster and no place on the plan of the hall."""
    if workshop.floor is None:
        return
    drawn = {board.name for board in workshop.floor.boards}
    boards = {p.board for p in placements.values() if p.board and p.session} - drawn
    if boards:
        yield Finding(
            "board-not-on-plan",
            Severity.WARNING,
            f"{counted(len(boards), 'board')} with a poster and not on the plan of the hall:"
            f" {first_keys(sorted(boards, key=board_order))}.",
            "Add a row to floor.yaml, or correct the board.",
        )


def _room(session: Session, workshop: Workshop) -> str:
    return (session.room or workshop.event.room).casefold()
