"""The running order for whoever is in the chair, and the list for the desk at the door."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from proceedings.model import SessionKind
from proceedings.model.frozen import dataclass
from proceedings.programme import talk_share
from proceedings.render import words
from proceedings.render.document import compose

if TYPE_CHECKING:
    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedAuthor, PlannedPaper, PlannedSession
    from proceedings.posters import listing
    from proceedings.render.document import Composed

_SHORT = {SessionKind.ORALS, SessionKind.SPOTLIGHTS, SessionKind.TALKS}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands at a poster or gives a talk.

    Fields:
        role: "Presenter" as the authors said, else "First author" or "Author".
        name: as printed; others: the other authors.
    """

    role: str
    name: str
    others: tuple[PlannedAuthor, ...]


def speaker(paper: PlannedPaper) -> Speaker | None:
    """Return who presents a paper, else its first author, told apart; None without authors."""
    if not paper.authors:
        return None
    named = [author for author in paper.authors if author.name == paper.presenter]
    who = named[0] if named else paper.authors[0]
    others = tuple(author for author in paper.authors if author is not who)
    role = "Presenter" if named else "First author" if others else "Author"
    return Speaker(role, who.name, others)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as the chair calls it up.

    Fields:
        time: when it begins, to the second where talks are that short; empty where nobody knows.
        order: from 1, as they follow each other.
        speaker: who is to be called up.
        board: where its poster hangs; empty where it is not known.
    """

    paper: PlannedPaper
    time: str
    order: int
    speaker: Speaker | None
    board: str


@dataclass(frozen=True, slots=True)
class Order:
    """The talks of a session, with what each may take."""

    session: Session
    when: str
    share: str
    chairs: str
    talks: tuple[Talk, ...]


def running_orders(plan: Plan) -> tuple[Order, ...]:
    """Return the running order of each session in which papers are presented in talks."""
    return tuple(
        _order(plan, planned)
        for planned in plan.sessions
        if planned.session.kind in _SHORT and planned.slots
    )


def running_sheet(plan: Plan, order: Order) -> Composed:
    """Fill the running order of a session."""
    return compose(
        plan,
        "posters/running.html",
        styles=("posters/desk.css",),
        mirrored=False,
        order=order,
    )


def check_in_list(plan: Plan, wall: listing.Wall) -> Composed:
    """Fill the list on which a desk ticks off who has come to present in a session, by board."""
    return compose(
        plan,
        "posters/check-in.html",
        styles=("posters/desk.css",),
        mirrored=False,
        wall=wall,
        speaker=speaker,
    )


def begins(session: Session, position: int, count: int) -> str:
    """Return when a talk begins if all of a session are equally long, such as "11:02:18".

    Arguments:
        position: of the talk, from 0; count: of talks in the session.

    Returns:
        an empty text where the session has no end.
    """
    if session.end is None:
        return ""
    # Through UTC: between two local times Python subtracts wall clocks, whatever the zone does.
    start, end = session.start.astimezone(dt.UTC), session.end.astimezone(dt.UTC)
    moment = (start + (end - start) * position / count).astimezone(session.start.tzinfo)
    whole = ((end - start) / count).total_seconds() % 60 == 0
    return words.time(moment) if whole else f"{words.time(moment)}:{moment.second:02d}"


def _order(plan: Plan, planned: PlannedSession) -> Order:
    session, count = planned.session, len(planned.slots)
    ordered = all(slot.order is not None for slot in planned.slots)
    day = words.day(session.start.date())
    when = (day, words.times(session.start, session.end), session.room or plan.workshop.event.room)
    talks = []
    for position, slot in enumerate(planned.slots):
        paper = plan.paper(slot.paper)
        time = words.time(slot.start) if slot.start else begins(session, position, count)
        talks.append(
            Talk(
                paper=paper,
                time=time if ordered else "",
                order=position + 1,
                speaker=speaker(paper),
                board=_board(plan, paper),
            )
        )
    share = talk_share(session, count)
    return Order(
        session=session,
        when=" · ".join(word for word in when if word),
        share=f"{words.count(count, 'talk')} of {share} each" if share else "",
        chairs=words.joined(session.people),
        talks=tuple(talks),
    )


def _board(plan: Plan, paper: PlannedPaper) -> str:
    session = plan.workshop.session(paper.session or "")
    if not paper.board or paper.absent:
        return ""
    return f"Board {paper.board}, {session.title}" if session else f"Board {paper.board}"
