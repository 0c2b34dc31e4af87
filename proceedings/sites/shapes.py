"""The lists of papers, boards and poster files that layouts of workshop sites read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.exports import public_abstract, public_links
from proceedings.model import Presentation

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper

_TRACKS = {Presentation.VIRTUAL: "virtual", Presentation.SPOTLIGHT: "spotlight"}


def data(plan: Plan) -> dict[str, Any]:
    """Return the lists by file name; papers without a number have no place in the last two.

    ``proceedings import site`` reads them again.
    """
    return {
        "papers.json": [_paper(paper) for paper in plan.papers],
        "boards.json": [
            {"number": paper.number, "board": paper.board, "session": paper.session or ""}
            for paper in plan.papers
            if paper.number is not None and paper.board
        ],
        "posters.json": [
            paper.number
            for paper in plan.papers
            if paper.number is not None and "poster" in public_links(paper)
        ],
    }


def _paper(paper: PlannedPaper) -> dict[str, Any]:
    facts = {
        "number": paper.number,
        "key": paper.key,
        "title": paper.title,
        "title_html": paper.title_web,
        "authors": [author.name for author in paper.authors],
        "openreview": public_links(paper).get("openreview"),
        "abstract": public_abstract(paper)[0],
        "category": paper.topics[0] if paper.topics else "",
        "track": _TRACKS.get(paper.presentation, "inperson"),
        "is_spotlight": paper.presentation is Presentation.SPOTLIGHT,
        "award": paper.award,
    }
    return {name: fact for name, fact in facts.items() if fact is not None}
