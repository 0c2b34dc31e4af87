"""The poster index: sheets for the wall, by session and board, by author and by title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.posters import listing
from proceedings.render.document import document

if TYPE_CHECKING:
    from proceedings.plan import Plan
    from proceedings.render.pdf import Rendered


def poster_index(plan: Plan) -> Rendered:
    """Lay out ``posters/index.pdf``.

    Every sheet says its session, time and room in its head; a table a session, in board order;
    papers without a board, virtual papers and absent ones stand apart and say so; at the end the
    authors and the titles with session and board.

    Returns:
        the sheets; anchors are ``wall-ID`` of each session (or ``unplaced``, ``virtual``,
        ``absent``), ``by-author`` and ``by-title``.
    """
    walls = listing.walls(plan)
    return document(
        plan,
        "posters/index.html",
        styles=("posters/index.css",),
        mirrored=False,
        walls=walls,
        sessions=tuple(wall for wall in walls if wall.number),
        authors=listing.by_author(plan, walls),
        titles=listing.by_title(walls),
    )
