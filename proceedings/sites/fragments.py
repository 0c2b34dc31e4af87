"""Papers as HTML to stand in somebody else's page: no head, no style, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.exports import public_abstract, public_links
from proceedings.model import Presentation
from proceedings.model.frozen import dataclass
from proceedings.render import templates, words
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedPaper

_NAMES = {"openreview": "OpenReview", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a paper.

    Fields:
        facts: how, where and when, in a few words each.
        links: names and addresses.
    """

    key: str
    title_html: str
    authors: str
    abstract_html: str
    facts: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def papers(plan: Plan) -> str:
    """Return the whole list, grouped as the booklet is.

    Raises:
        OutputError: a template is missing or wrong.
    """
    groups = [
        (group.title, [_shown(plan, plan.paper(key)) for key in group.papers])
        for group in plan.groups
    ]
    return templates.fill(
        plan.workshop.folder, "sites/papers.html", event=plan.workshop.event, groups=groups
    )


def paper(plan: Plan, one: PlannedPaper) -> str:
    """Return what stands below a paper's title on a page of its own.

    Raises:
        OutputError: a template is missing or wrong.
    """
    return templates.fill(
        plan.workshop.folder,
        "sites/paper.html",
        event=plan.workshop.event,
        paper=_shown(plan, one),
    )


def _shown(plan: Plan, paper: PlannedPaper) -> Shown:
    return Shown(
        key=paper.key,
        title_html=paper.title_web,
        authors=join_words([author.name for author in paper.authors]),
        abstract_html=public_abstract(paper)[1],
        facts=tuple(_facts(plan, paper)),
        links=tuple(
            (_NAMES.get(kind, kind.capitalize()), url) for kind, url in public_links(paper).items()
        ),
    )


def _facts(plan: Plan, paper: PlannedPaper) -> Iterator[str]:
    if paper.award:
        yield paper.award
    if paper.absent:
        yield "Not presented"
    elif paper.presentation is not Presentation.POSTER:
        yield paper.presentation.value.capitalize()
    for name in (paper.talk, paper.session):
        if session := plan.workshop.session(name or ""):
            yield f"{session.title}, {_when(plan, session)}"
    if paper.board:
        yield f"Board {paper.board}"
    if paper.archival_elsewhere:
        yield f"Published in {paper.archival_elsewhere}"


def _when(plan: Plan, session: Session) -> str:
    """Return the time, with the day where the event has several."""
    event = plan.workshop.event
    day = f"{words.date(session.start.date())}, " if event.last_date > event.date else ""
    return f"{day}{words.time(session.start)}"
