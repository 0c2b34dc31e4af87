"""Papers seen otherwise than as the list: by session and board, and by topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.model import SessionKind
from proceedings.model.frozen import dataclass
from proceedings.text import slug
from proceedings.website import addresses, programme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedSession, Slot
    from proceedings.website.papers import Entry

# A phone shows five posters: with more than two screens of them every fifth board can be jumped
# to, and every tenth where that would be more than three rows of numbers.
_GLANCE, _STEP, _MANY = 10, 5, 100
_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a session.

    Fields:
        place: the board, or the time of the talk, or its position; empty where not known.
        anchor: the ``id`` of the first poster of a board; else empty.
    """

    entry: Entry
    place: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A session with its papers, posters in the order of their boards.

    Fields:
        column: what stands before each paper: "Board" or "Time"; empty where nothing is known.
        when: day and time; people: who speaks or is in the chair.
    """

    session: Session
    page: str
    when: str
    column: str
    rows: tuple[Row, ...]

    @property
    def jumps(self) -> tuple[tuple[str, str], ...]:
        """Boards to jump to, with their anchors; none where all are seen at a glance."""
        boards = [(row.place, row.anchor) for row in self.rows if row.anchor]
        if len(boards) <= _GLANCE:
            return ()
        step = _STEP if len(boards) <= _MANY else 2 * _STEP
        return tuple(boards[::step])

    @property
    def has_posters(self) -> bool:
        """Whether it is a poster session."""
        return self.session.kind is SessionKind.POSTERS


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and its papers."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]


def session_pages(plan: Plan, entries: Mapping[str, Entry]) -> tuple[SessionPage, ...]:
    """Return the sessions that have papers, in time order.

    Arguments:
        entries: of the papers, by key.
    """
    return tuple(_session_page(plan, one, entries) for one in plan.sessions if one.slots)


def topics(plan: Plan, entries: Mapping[str, Entry]) -> tuple[Topic, ...]:
    """Return the topics that have papers, in the workshop's order, else by name."""
    found: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for topic in dict.fromkeys(entry.paper.topics):
            found.setdefault(topic, []).append(entry)
    order = [topic for topic in dict.fromkeys(plan.workshop.topics) if topic in found]
    order += sorted(set(found).difference(order))
    anchors = _anchors("topic", order)
    return tuple(Topic(name, anchors[name], tuple(found[name])) for name in order)


def _anchors(kind: str, names: Iterable[str]) -> dict[str, str]:
    """Return an ``id`` for each name, unique among them."""
    anchors: dict[str, str] = {}
    for name in names:
        base = f"{kind}-{slug(name)}"
        anchor, number = base, 1
        while anchor in anchors.values():
            number += 1
            anchor = f"{base}-{number}"
        anchors[name] = anchor
    return anchors


def _session_page(plan: Plan, planned: PlannedSession, entries: Mapping[str, Entry]) -> SessionPage:
    session = planned.session
    posters = session.kind is SessionKind.POSTERS
    slots = sorted(planned.slots, key=_by_board) if posters else planned.slots
    places = [_place(slot, posters=posters) for slot in slots]
    boards = dict.fromkeys(place for place in places if place) if posters else {}
    anchors = _anchors(f"board-{session.id}", boards)
    rows = tuple(
        Row(entries[slot.paper], place, anchors.pop(place, ""))  # its first poster has it
        for slot, place in zip(slots, places, strict=True)
    )
    known = any(row.place for row in rows)
    return SessionPage(
        session=session,
        page=addresses.session_page(session.id),
        when=programme.when(plan, session),
        column=("Board" if posters else "Talk") if known else "",
        rows=rows,
    )


def _place(slot: Slot, *, posters: bool) -> str:
    if posters:
        return slot.board or ""
    if slot.start:
        return f"{slot.start:%H:%M}"
    return str(slot.order) if slot.order is not None else ""


def _by_board(slot: Slot) -> tuple[bool, list[tuple[int, str]]]:
    """Sort 2 before 10, and papers without a board last."""
    parts = _PARTS.split(slot.board or "")
    return not slot.board, [(int(part), "") if part.isdigit() else (0, part) for part in parts]
