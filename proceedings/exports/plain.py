"""``data/papers.txt``: the papers as text, to read, to search, or to give to a language model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.exports.papers import public_abstract, public_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.model import Session
    from proceedings.plan.values import Plan, PlannedPaper


def papers_txt(plan: Plan) -> str:
    """Return the papers as plain text, in booklet order: a line a fact, a blank line between."""
    event = plan.workshop.event
    host = "" if event.host.casefold() in event.name.casefold() else event.host
    days = event.date.isoformat()
    if event.last_date > event.date:
        days = f"{days} to {event.last_date.isoformat()}"
    about = filter(None, (event.name, host, event.place, days))
    count = "1 paper" if len(plan.papers) == 1 else f"{len(plan.papers)} papers"
    lines = [", ".join(about), *([event.notice] if event.notice else []), f"{count}.", ""]
    papers = {paper.key: paper for paper in plan.papers}
    for group in plan.groups:
        session = plan.workshop.session(group.session or "")
        lines += [f"## {group.title}" + (f" ({_when(session)})" if session else ""), ""]
        for key in group.papers:
            lines += [*_paper(plan, papers[key]), ""]
    return "\n".join(_line(line) for line in lines)


def _paper(plan: Plan, paper: PlannedPaper) -> Iterator[str]:
    yield f"[{paper.key}] {paper.title}"
    if paper.authors:
        yield "Authors: " + "; ".join(author.name for author in paper.authors)
    yield f"Presentation: {'; '.join(_presented(plan, paper))}"
    for label, fact in (
        ("Award", paper.award),
        ("Topics", "; ".join(paper.topics)),
        ("Published in", paper.archival_elsewhere),
    ):
        if fact:
            yield f"{label}: {fact}"
    links = public_links(paper)
    if url := links.get("openreview") or links.get("pdf"):
        yield f"Link: {url}"
    abstract = public_abstract(paper)[0]
    if abstract:
        yield f"Abstract: {abstract}"


def _presented(plan: Plan, paper: PlannedPaper) -> Iterator[str]:
    yield "not presented" if paper.absent else paper.presentation.value
    for name in (paper.talk, paper.session):
        if session := plan.workshop.session(name or ""):
            yield f"{session.title}, {_when(session)}"
    if paper.board:
        yield f"board {paper.board}"


def _when(session: Session) -> str:
    end = f"–{session.end:%H:%M}" if session.end else ""
    zone = getattr(session.start.tzinfo, "key", "")
    return " ".join(filter(None, (f"{session.start:%Y-%m-%d %H:%M}{end}", zone)))


def _line(text: str) -> str:
    """Keep one fact on one line: a break in an abstract must not look like the next fact."""
    return " ".join(text.split())
