"""What is looked at in a programme: the rules with a line each, and how findings list papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import SessionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RULES: Mapping[str, str] = {
    "wrong-session-kind": "A talk or poster stands in a session that is for something else.",
    "placement-of-absent": "A paper nobody presents, or a withdrawn one, has a place.",
    "board-of-virtual": "A paper that is presented from elsewhere has a board.",
    "board-taken": "Two papers have the same board in one session.",
    "board-unknown": "A paper has a board that is not there in its session.",
    "board-without-session": "A paper has a board and no poster session.",
    "board-missing": "Some papers of a session have boards and others have none.",
    "board-not-on-plan": "A paper hangs at a board that floor.yaml does not have.",
    "unplaced": "Papers with a poster are in no poster session.",
    "talk-missing": "An oral or spotlight has no talk although there is a session for it.",
    "order-taken": "Two talks have the same position in one session.",
    "announced-count": "The list holds another number of papers than was announced.",
    "session-overlap": "Two sessions are in one room at the same time.",
    "session-full": "A poster session has more papers than boards take.",
    "talks-too-short": "More talks are in a session than its time allows.",
    "poster-before-talk": "A poster is shown before its oral or spotlight talk.",
    "presenter-twice": "A presenter has two posters in one session, or is in two places at once.",
    "author-twice": "An author has several posters in one session.",
    "venue-differs": "The venue's boards.csv places a paper elsewhere, and nobody has accepted it.",
    "venue-unknown": "The venue's boards.csv names a paper or session that we do not know.",
    "venue-title": "The venue's boards.csv has another title for a paper.",
    "venue-board-shared": "The venue's boards.csv has more papers on a board than it takes.",
    "venue-not-present": "The venue's boards.csv gives a board to a virtual or absent paper.",
}

TALK_KINDS = frozenset({SessionKind.TALKS, SessionKind.ORALS, SessionKind.SPOTLIGHTS})

_SHOWN = 5


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: "1 paper", "12 papers"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def first_keys(keys: Sequence[str]) -> str:
    """Return the first few keys and how many more there are."""
    more = len(keys) - _SHOWN
    shown = ", ".join(keys[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
