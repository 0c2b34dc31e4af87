"""The programme as the booklet prints it: days, sessions, talks with their times."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_link
from proceedings.model import Session, SessionKind
from proceedings.render import words

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper, PlannedSession


@dataclass(frozen=True, slots=True)
class Talk:
    """A paper's talk; ``time`` is empty where it is not fixed, ``page`` where it has none."""

    paper: PlannedPaper
    href: str
    time: str
    page: str


@dataclass(frozen=True, slots=True)
class Item:
    """A session; ``posters`` says how many and on which boards, where it has any."""

    session: Session
    talks: tuple[Talk, ...]
    posters: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day."""

    title: str
    items: tuple[Item, ...]


def days(plan: Plan) -> tuple[Day, ...]:
    """Return the programme by day, in time order."""
    by_day = groupby(plan.sessions, key=lambda planned: planned.session.start.date())
    return tuple(
        Day(words.day(date), tuple(_item(plan, planned) for planned in sessions))
        for date, sessions in by_day
    )


def local_time(plan: Plan) -> str:
    """Return the sentence that says whose clock the programme follows."""
    offsets = dict.fromkeys(words.offset(planned.session.start) for planned in plan.sessions)
    zone = plan.workshop.event.time_zone.rpartition("/")[2].replace("_", " ")
    known = [offset for offset in offsets if offset]
    return f"All times are local: {zone}, {', '.join(known)}." if known else ""


def _item(plan: Plan, planned: PlannedSession) -> Item:
    kind = planned.session.kind
    posters = kind is SessionKind.POSTERS
    return Item(
        session=planned.session,
        talks=() if posters else tuple(_talks(plan, planned)),
        posters=_posters(planned) if posters else "",
        quiet=kind in {SessionKind.BREAK, SessionKind.SOCIAL},
    )


def _talks(plan: Plan, planned: PlannedSession) -> list[Talk]:
    talks = []
    for slot in planned.slots:
        paper = plan.paper(slot.paper)
        talks.append(
            Talk(
                paper=paper,
                href=paper_link(paper),
                time=words.time(slot.start) if slot.start else "",
                page=str(paper.span.first) if paper.span else "",
            )
        )
    return talks


def _posters(planned: PlannedSession) -> str:
    """Return "46 posters, boards 1–46"; boards are named where they are numbers without a gap."""
    if not planned.slots:
        return ""
    total = words.count(len(planned.slots), "poster")
    boards = [slot.board for slot in planned.slots if slot.board]
    numbers = sorted({int(board) for board in boards if board.isdecimal()})
    whole = len(boards) == len(planned.slots) and len(numbers) == len(set(boards))
    if not whole or numbers[-1] - numbers[0] + 1 != len(numbers):
        return total
    if len(numbers) == 1:
        return f"{total}, board {numbers[0]}"
    return f"{total}, boards {numbers[0]}–{numbers[-1]}"
