"""The order of the booklet: sessions in time, papers in running or board order within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Grouping, Presentation, SessionKind
from proceedings.plan.values import Group, PlannedSession, Slot
from proceedings.programme import board_order, talk_times
from proceedings.text.collation import collation_key
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.model import Session, Workshop
    from proceedings.plan.values import PlannedPaper

_RANK = {
    Presentation.ORAL: 0,
    Presentation.SPOTLIGHT: 1,
    Presentation.POSTER: 2,
    Presentation.VIRTUAL: 3,
}
_LAST = 1_000_000
_TALKS = (SessionKind.TALKS, SessionKind.ORALS, SessionKind.SPOTLIGHTS)


def plan_sessions(workshop: Workshop, papers: Sequence[PlannedPaper]) -> tuple[PlannedSession, ...]:
    """Return the programme in time order, each session with its papers."""
    sessions = sorted(workshop.sessions, key=lambda s: (s.start, s.end or s.start))
    return tuple(PlannedSession(s, _slots(s, papers)) for s in sessions)


def _slots(session: Session, papers: Sequence[PlannedPaper]) -> tuple[Slot, ...]:
    if session.kind is SessionKind.POSTERS:
        shown = sorted((p for p in papers if p.session == session.id), key=_poster_order)
        return tuple(Slot(p.key, board=p.board) for p in shown)
    if session.kind not in _TALKS:
        return ()
    talks = sorted((p for p in papers if p.talk == session.id), key=_talk_order)
    ordered = bool(talks) and all(p.order is not None for p in talks)
    times = talk_times(session, len(talks)) if ordered else ()
    return tuple(
        Slot(p.key, order=p.order, start=span[0], end=span[1])
        for p, span in zip(talks, times or [(None, None)] * len(talks), strict=True)
    )


def plan_groups(workshop: Workshop, papers: Sequence[PlannedPaper]) -> tuple[Group, ...]:
    """Partition the papers into the parts of the contents, in the order of the booklet.

    They stand together by session, by track or by their first topic, as the workshop sets.
    """
    if workshop.booklet.group_by is Grouping.SESSION:
        return _by_session(workshop, papers)
    tracks = workshop.booklet.group_by is Grouping.TRACK
    members: dict[str, list[PlannedPaper]] = {} if tracks else {t: [] for t in workshop.topics}
    for paper in sorted(papers, key=_list_order):
        name = (paper.track or "") if tracks else (*paper.topics, "")[0]
        members.setdefault(name, []).append(paper)
    others = members.pop("", [])
    named = [(name[:1].upper() + name[1:], found) for name, found in members.items() if found]
    if others:
        named.append(("Other papers" if named else "Papers", others))
    return tuple(
        Group(identifier, title, tuple(paper.key for paper in found))
        for identifier, (title, found) in zip(
            _distinct([slug(title) for title, _ in named]), named, strict=True
        )
    )


def _distinct(identifiers: Sequence[str]) -> list[str]:
    """Return addresses that differ, as those of "C" and "C++" would not."""
    taken: list[str] = []
    for identifier in identifiers:
        name, number = identifier, 2
        while name in taken:
            name, number = f"{identifier}-{number}", number + 1
        taken.append(name)
    return taken


def _by_session(workshop: Workshop, papers: Sequence[PlannedPaper]) -> tuple[Group, ...]:
    """Partition the papers by session.

    A paper with an oral stands under its talk, every other one under its poster session; what is
    in no session follows: virtual papers, then papers that nobody presents, then the rest.
    """
    sessions = sorted(workshop.sessions, key=lambda s: (s.start, s.end or s.start))
    groups: list[Group] = []
    left = {paper.key: paper for paper in papers}
    for session in sessions:
        members = _members(session, left.values())
        if members:
            groups.append(
                Group(session.id, session.title, tuple(p.key for p in members), session.id)
            )
            for paper in members:
                del left[paper.key]
    for title, members in _outside(left.values(), has_sessions=bool(groups)):
        groups.append(Group(slug(title), title, tuple(p.key for p in members)))
    return tuple(groups)


def _members(session: Session, papers: Iterable[PlannedPaper]) -> list[PlannedPaper]:
    if session.kind is SessionKind.POSTERS:
        return sorted((p for p in papers if p.session == session.id), key=_poster_order)
    if session.kind in {SessionKind.ORALS, SessionKind.TALKS}:
        return sorted((p for p in papers if p.talk == session.id), key=_talk_order)
    return []


def _outside(
    papers: Iterable[PlannedPaper], *, has_sessions: bool
) -> Iterable[tuple[str, list[PlannedPaper]]]:
    rest = sorted(papers, key=_list_order)
    virtual = [p for p in rest if p.presentation is Presentation.VIRTUAL and not p.absent]
    absent = [p for p in rest if p.absent]
    others = [p for p in rest if p not in virtual and p not in absent]
    if others:
        yield ("Not yet assigned" if has_sessions else "Papers"), others
    if virtual:
        yield "Virtual papers", virtual
    if absent:
        yield "Accepted, not presented", absent


def _poster_order(paper: PlannedPaper) -> tuple[object, ...]:
    placed = paper.board is not None
    return (not placed, board_order(paper.board or ""), *_list_order(paper))


def _talk_order(paper: PlannedPaper) -> tuple[object, ...]:
    return (paper.order if paper.order is not None else _LAST, *_list_order(paper))


def _list_order(paper: PlannedPaper) -> tuple[object, ...]:
    number = paper.number if paper.number is not None else _LAST
    return (_RANK[paper.presentation], number, collation_key(paper.title), paper.key)
