"""Sessions for talks that have none: before their poster, and evenly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import Placement, Presentation, SessionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.model import Paper, Session, Workshop

_KINDS = {
    Presentation.ORAL: SessionKind.ORALS,
    Presentation.SPOTLIGHT: SessionKind.SPOTLIGHTS,
}


def with_talks(
    workshop: Workshop,
    papers: Sequence[Paper],
    placements: Mapping[str, Placement],
    firm: Mapping[str, str],
) -> Mapping[str, Placement]:
    """Return placements in which every oral and spotlight has a talk, where there is a session.

    A spotlight goes into the last session of its kind before its poster, an oral into the one
    before its poster with the fewest talks; without any before, into the first. An oral that is
    before its poster stays; new talks follow the others in the order of the list.

    Arguments:
        firm: sessions of talks that stay where they are.
    """
    placed = dict(placements)
    kinds = {paper.key: _KINDS.get(paper.presentation) for paper in papers}
    moved = {
        key: replace(one, talk=None, order=None)
        for key, one in placed.items()
        if one.talk and key not in firm and _is_misplaced(workshop, kinds.get(key), one)
    }
    placed |= moved
    held = Counter(one.talk for one in placed.values() if one.talk)
    last = {
        session.id: max((p.order or 0 for p in placed.values() if p.talk == session.id), default=0)
        for session in workshop.sessions
    }
    for paper in papers:
        placement = placed.get(paper.key)
        kind = _KINDS.get(paper.presentation)
        if kind is None or placement is None or placement.talk is not None:
            continue
        chosen = _chosen(workshop, kind, workshop.session(placement.session or ""), held)
        if chosen is not None:
            held[chosen.id] += 1
            last[chosen.id] += 1
            placed[paper.key] = replace(placement, talk=chosen.id, order=last[chosen.id])
    return _closed_up(placed, {placements[key].talk for key in moved})


def _is_misplaced(workshop: Workshop, kind: SessionKind | None, placement: Placement) -> bool:
    """Tell whether a talk is after its poster, or a spotlight not right before its session."""
    talk = workshop.session(placement.talk or "")
    poster = workshop.session(placement.session or "")
    if talk is None or poster is None:
        return False
    if kind is SessionKind.SPOTLIGHTS:
        return _chosen(workshop, kind, poster, {}) not in {None, talk}
    return poster.start < (talk.end or talk.start)


def _closed_up(placed: dict[str, Placement], sessions: set[str | None]) -> Mapping[str, Placement]:
    """Return placements with the talks of sessions that lost one numbered from 1 again."""
    for session in sessions:
        talks = [one for one in placed.values() if one.talk == session and one.order]
        talks.sort(key=lambda one: one.order or 0)
        for order, one in enumerate(talks, 1):
            placed[one.paper] = replace(one, order=order)
    return placed


def _chosen(
    workshop: Workshop, kind: SessionKind, poster: Session | None, held: Mapping[str, int]
) -> Session | None:
    talks = sorted((s for s in workshop.sessions if s.kind is kind), key=lambda s: s.start)
    before = [s for s in talks if poster and (s.end or s.start) <= poster.start]
    if not before:
        return next(iter(talks), None)
    if kind is SessionKind.SPOTLIGHTS:
        return before[-1]
    return min(before, key=lambda session: held.get(session.id, 0))
