"""Which boards a poster session has, and how many posters hang on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import SessionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.model import Session, Workshop


def capacities(workshop: Workshop, session: Session) -> Mapping[str, int] | None:
    """Return how many posters each board takes in a session, in the order of the wall.

    A board counts if it is ours for the whole of the session.

    Returns:
        None where nobody has said which boards there are.
    """
    if not workshop.boards:
        return None
    held: dict[str, int] = {}
    for board in workshop.boards:
        if board.serves(session):
            held[board.name] = max(held.get(board.name, 0), board.posters)
    return held


def poster_sessions(workshop: Workshop) -> tuple[Session, ...]:
    """Return the poster sessions in the order of time."""
    posters = [s for s in workshop.sessions if s.kind is SessionKind.POSTERS]
    return tuple(sorted(posters, key=lambda session: session.start))
