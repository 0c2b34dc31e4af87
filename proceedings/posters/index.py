"""The poster index: sheets for the wall, by session and board, author, topic and title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.render.document import Composed, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.plan import Plan

_LISTS = (("authors", "Authors"), ("topics", "Topics"), ("titles", "Titles"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index, which is a file of its own.

    Fields:
        file: its path below ``posters/``.
        title: as the outline of the whole index has it.
    """

    file: str
    title: str
    composed: Composed


def index_parts(plan: Plan) -> Iterator[Part]:
    """Yield the parts of the poster index.

    First a table a session, in board order, whose every sheet says session, time and room; papers
    without a board, virtual papers and absent ones stand apart and say so; then the authors, the
    topics and the titles with session and board.
    """
    walls = listing.walls(plan)
    for wall in walls:
        folder = "sessions" if wall.number else "lists"
        yield Part(f"{folder}/{wall.id}.pdf", wall.title, _filled(plan, "wall-sheet", wall=wall))
    if not walls:
        yield Part("lists/posters.pdf", "Posters", _filled(plan, "wall-sheet", wall=None))
    sessions = tuple(wall for wall in walls if wall.number)
    lines = (
        listing.by_author(plan, walls),
        listing.by_topic(plan, walls),
        listing.by_title(walls),
    )
    for (name, title), entries in zip(_LISTS, lines, strict=True):
        if entries:
            filled = _filled(plan, name, entries=entries, sessions=sessions)
            yield Part(f"lists/{name}.pdf", title, filled)


def _filled(plan: Plan, name: str, **values: Any) -> Composed:
    template = f"posters/{name}.html"
    return compose(plan, template, styles=("posters/index.css",), mirrored=False, **values)
