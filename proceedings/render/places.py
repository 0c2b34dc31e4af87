"""Where a paper is found, in words: a page of the booklet, else a board or a session."""

from __future__ import annotations

from proceedings.model import Presentation
from proceedings.plan import Plan, PlannedPaper  # noqa: TC001 - public signatures


def place(plan: Plan, paper: PlannedPaper) -> str:
    """Return "Poster session 1 · 12", as much of it as is known; empty where nothing is."""
    session = plan.workshop.session(paper.session or "")
    if session is not None:
        return f"{session.title} · {paper.board}" if paper.board else session.title
    if paper.board:
        return f"Board {paper.board}"
    talk = plan.workshop.session(paper.talk or "")
    if talk is not None:
        return talk.title
    return "Virtual" if paper.presentation is Presentation.VIRTUAL else ""


def locator(plan: Plan, paper: PlannedPaper) -> str:
    """Return the first page as printed, or the place where the booklet has no page of it."""
    return str(paper.span.first) if paper.span else place(plan, paper)


def authors(paper: PlannedPaper) -> str:
    """Return the names of all authors in a row; empty where they are not published."""
    return ", ".join(author.name for author in paper.authors)
