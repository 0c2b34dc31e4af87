"""How many lines a body is over its limit, or has to spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked


def lines_over(manuscript: Manuscript, asked: Asked) -> int | None:
    """Return by how many lines the body is over the limit; negative for lines to spare.

    Lines over are counted as they stand; lines to spare are what the rest of the last pages
    holds at the format's leading. Where a part that counts stands behind one that does not, the
    place of its end is what tells, less the lines in between. None where there is no limit or no
    body.
    """
    body = manuscript.body(asked.excluded)
    if asked.limit is None or body.end is None:
        return None
    over = sum(body.lines[asked.limit :])
    if over and not body.left_out:
        return over
    per_page = manuscript.lines_per_page
    whole = (asked.limit - body.end.page) * per_page
    per_column = per_page // 2 if body.end.column else per_page
    height = manuscript.sheets[body.end.page - 1].height
    bottom = manuscript.text_bottom or height
    rest = round((bottom - body.end.fraction * height) / manuscript.leading)
    if body.end.column == "left":
        rest += per_column
    return -(whole + max(rest, 0) + body.left_out)
