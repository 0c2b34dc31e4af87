"""What changed since the last publication, as sentences for the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings.exports.published import Published
    from proceedings.plan.values import Plan, PlannedPaper


def differences(plan: Plan, published: Published) -> tuple[str, ...]:
    """Return a sentence for each change, in the order of the papers."""
    present = {paper.key for paper in plan.papers}
    news: list[str] = []
    for paper in plan.papers:
        said = published.papers.get(paper.key)
        if said is None:
            news.append(f"New: {_named(paper.title)}.")
        else:
            news += _changes(plan, paper, said)
    for key, said in published.papers.items():
        if key not in present:
            news.append(f"Withdrawn: {_named(str(said.get('title') or key))}.")
    return tuple(news)


def _changes(plan: Plan, paper: PlannedPaper, said: Mapping[str, Any]) -> Iterator[str]:
    """Compare what is printed and hung up; what was not noted then is not compared.

    A file that notes a session at all notes every fact that there was: a missing one was none.
    """
    named = _named(paper.title)
    if "title" in said and said["title"] != paper.title:
        yield f"New title: {named}, before {_named(str(said['title']))}."
    authors = [author.name for author in paper.authors]
    if "authors" in said and said["authors"] != authors:
        yield f"Authors of {named}: {join_words(authors) or 'not published'}."
    if "presentation" not in said:
        return
    if bool(said.get("absent")) != paper.absent:
        yield f"{named} is {'not presented' if paper.absent else 'presented after all'}."
    if (said.get("session"), said.get("board")) != (paper.session, paper.board):
        yield f"{named}: {_place(plan, paper) or 'no board now'}."
    if (said.get("talk"), said.get("order")) != (paper.talk, paper.order):
        yield f"Talk on {named}: {_talk(plan, paper) or 'cancelled'}."
    if said.get("award") != paper.award:
        yield f"{named} receives: {paper.award}." if paper.award else f"{named} has no award."


def _named(title: str) -> str:
    return f"“{title}”"


def _place(plan: Plan, paper: PlannedPaper) -> str:
    session = plan.workshop.session(paper.session or "")
    board = f"board {paper.board}" if paper.board else ""
    return ", ".join(filter(None, (board, session.title if session else "")))


def _talk(plan: Plan, paper: PlannedPaper) -> str:
    session = plan.workshop.session(paper.talk or "")
    if session is None:
        return ""
    return f"number {paper.order} in {session.title}" if paper.order else session.title
