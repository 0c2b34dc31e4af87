"""The programme as the booklet prints it: days, sessions, talks with their times."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_link
from proceedings.model import Session, SessionKind
from proceedings.model.frozen import dataclass
from proceedings.programme import talk_share
from proceedings.render import lines, words

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper, PlannedSession

_CHAIRED = {SessionKind.ORALS, SessionKind.SPOTLIGHTS, SessionKind.POSTERS}


@dataclass(frozen=True, slots=True)
class Talk:
    """A paper's talk.

    Fields:
        mark: its time; where that is not fixed, its place in the order; empty where neither is.
        page: empty where it has none.
    """

    paper: PlannedPaper
    title_html: str
    href: str
    mark: str
    page: str


@dataclass(frozen=True, slots=True)
class Item:
    """A session.

    Fields:
        title: the session's, its last words kept together.
        people: who speaks, or who is in the chair.
        share: how long each talk may be, where no times are printed and no description says it.
        posters: how many and on which boards, where it has any.
    """

    session: Session
    title: str
    people: str
    talks: tuple[Talk, ...]
    share: str
    posters: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of one day."""

    title: str
    items: tuple[Item, ...]

    @property
    def numbered(self) -> bool:
        """Whether any of its talks has a page."""
        return any(talk.page for item in self.items for talk in item.talks)


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
    known = [offset for offset in offsets if offset]
    return f"All times are local ({words.joined(known)})." if known else ""


def _item(plan: Plan, planned: PlannedSession) -> Item:
    kind = planned.session.kind
    posters = kind is SessionKind.POSTERS
    return Item(
        session=planned.session,
        title=lines.kept(planned.session.title),
        people=_people(planned.session),
        share="" if posters else _share(planned),
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
                title_html=lines.kept(paper.title_html),
                href=paper_link(paper),
                mark=words.time(slot.start) if slot.start else str(slot.order or ""),
                page=str(paper.span.first) if paper.span else "",
            )
        )
    return talks


def _people(session: Session) -> str:
    """Return the people of a session: chairs, where papers are presented, else speakers."""
    names = ", ".join(session.people)
    if names and session.kind in _CHAIRED:
        names = f"{'Chair' if len(session.people) == 1 else 'Chairs'}: {names}"
    return f"{names} (by video)" if names and session.remote else names


def _share(planned: PlannedSession) -> str:
    """Return "17 talks of 1 min 45 s each" where times are not printed."""
    count, session = len(planned.slots), planned.session
    timed = any(slot.start for slot in planned.slots)
    share = "" if timed or session.description else talk_share(session, count)
    return f"{words.count(count, 'talk')} of {share} each" if share and count > 1 else ""


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
