"""The poster index: sheets for the wall, by session and board, author, topic and title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.posters import listing
from proceedings.render.document import compose

if TYPE_CHECKING:
    from proceedings.plan import Plan
    from proceedings.posters.listing import Wall
    from proceedings.render.document import Composed
    from proceedings.render.pdf import Rendered


def poster_index(plan: Plan) -> Rendered:
    """Lay out ``posters/index.pdf``; see :func:`index_sheets`."""
    return index_sheets(plan).laid_out()


def index_sheets(plan: Plan) -> Composed:
    """Fill the poster index.

    Every sheet says its session, time and room in its head; a table a session, in board order;
    papers without a board, virtual papers and absent ones stand apart and say so; at the end the
    authors, the topics and the titles with session and board.

    Returns:
        the sheets; anchors are ``wall-ID`` of each session (or ``unplaced``, ``virtual``,
        ``absent``), ``by-author``, ``by-topic`` and ``by-title``.
    """
    walls = listing.walls(plan)
    return compose(
        plan,
        "posters/index.html",
        styles=("posters/index.css",),
        mirrored=False,
        walls=walls,
        sessions=tuple(wall for wall in walls if wall.number),
        authors=listing.by_author(plan, walls),
        topics=listing.by_topic(plan, walls),
        titles=listing.by_title(walls),
    )


def session_sheet(plan: Plan, wall: Wall) -> Composed:
    """Fill the sheet of one session, as it hangs at its wall."""
    return compose(
        plan,
        "posters/session.html",
        styles=("posters/index.css",),
        mirrored=False,
        wall=wall,
    )
