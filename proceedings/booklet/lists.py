"""Other ways to the papers: awards, topics, boards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.booklet.contents import Entry, entry
from proceedings.model import SessionKind
from proceedings.model.frozen import dataclass
from proceedings.render import words
from proceedings.text.collation import collation_key

if TYPE_CHECKING:
    from proceedings.model import Session
    from proceedings.plan import Plan

# The lowest first: a runner-up for the best paper is no best paper.
_RANKS = tuple(
    (rank, re.compile(words, re.IGNORECASE))
    for rank, words in (
        (4, r"\bmention"),
        (3, r"\brunners?[- ]up\b"),
        (2, r"\b(third|3rd|bronze)\b"),
        (1, r"\b(second|2nd|silver)\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its papers, by title."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """The posters of a session by board.

    Fields:
        time: with the day, where the event has several.
        entries: their mark is the board, or nothing where it is not known.
    """

    session: Session
    time: str
    entries: tuple[Entry, ...]


def awards(plan: Plan) -> tuple[Entry, ...]:
    """Return the papers that are honoured, their award as the mark, the highest first.

    What an award is called tells its rank; among equals, awards follow their first paper.
    """
    names = list(dict.fromkeys(paper.award for paper in plan.papers if paper.award))
    names.sort(key=_rank)
    honoured = [paper for paper in plan.papers if paper.award]
    honoured.sort(key=lambda paper: names.index(paper.award or ""))
    return tuple(entry(plan, paper, (paper.award or "",)) for paper in honoured)


def _rank(award: str) -> int:
    """Return how far down an award stands, from 0."""
    ranks = (rank for rank, words in _RANKS if words.search(award))
    return next(ranks, 0)


def topics(plan: Plan) -> tuple[Topic, ...]:
    """Return the topics in the workshop's order, others by name; a paper stands under each."""
    named = {topic for paper in plan.papers for topic in paper.topics}
    order = [topic for topic in plan.workshop.topics if topic in named]
    order += sorted(named - set(order), key=collation_key)
    found = []
    for topic in order:
        papers = sorted(
            (paper for paper in plan.papers if topic in paper.topics),
            key=lambda paper: (collation_key(paper.title), paper.key),
        )
        found.append(Topic(topic, tuple(entry(plan, paper) for paper in papers)))
    return tuple(found)


def walls(plan: Plan) -> tuple[Wall, ...]:
    """Return the posters of each session by board; a session without a known board is left out."""
    several_days = plan.workshop.event.last_date > plan.workshop.event.date
    found = []
    for planned in plan.sessions:
        session = planned.session
        if session.kind is not SessionKind.POSTERS or not any(s.board for s in planned.slots):
            continue
        time = words.times(session.start, session.end)
        if several_days:
            time = f"{words.dates(session.start.date())}, {time}"
        entries = tuple(
            entry(plan, plan.paper(slot.paper), (slot.board or "",)) for slot in planned.slots
        )
        found.append(Wall(session, time, entries))
    return tuple(found)
