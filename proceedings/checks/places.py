"""Where a finding stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.values import Manuscript
from proceedings.formats import closest_format, load_formats

if TYPE_CHECKING:
    from proceedings.checks.judging import Checked
    from proceedings.model import Box, Finding

# Ink stands somewhat beside the column that its format prescribes.
_SLACK = 6.0


def place_in_words(finding: Finding, paper: Checked | None = None) -> str:
    """Return page, column and height of a finding, as far as they are known; may be empty.

    Arguments:
        paper: what the finding is about; None says the page alone.

    Returns:
        Such as ``page 9, left column, 16% down``.
    """
    if not finding.page:
        return ""
    words = [f"page {finding.page}"]
    box, facts = finding.box, paper.facts if paper else None
    if box is not None and isinstance(facts, Manuscript) and finding.page <= facts.pages:
        column = _column(finding.page, box, facts)
        words += [f"{column} column"] if column else []
        words.append(f"{box.y1 / facts.sheets[finding.page - 1].height:.0%} down")
    return ", ".join(words)


def _column(page: int, box: Box, facts: Manuscript) -> str | None:
    """Return the column a box stands in: as it was read, else by the columns of the format.

    None for a box across both, and where there is or may be one column only.
    """
    ends = [stretch.end for stretch in facts.stretches if stretch.end]
    for place in (*ends, *(heading.place for heading in facts.headings)):
        if place.box == box:
            return place.column
    appendix = facts.first("appendix")
    if appendix is not None and page >= appendix.place.page:
        # An appendix may be in one column, and short lines do not tell.
        return None
    form = closest_format(facts.format.id, facts.format.family, load_formats())
    if form is None or len(form.columns) == 1:
        return None
    for name, (left, right) in zip(("left", "right"), form.columns, strict=True):
        if left - _SLACK <= box.x0 and box.x1 <= right + _SLACK:
            return name
    return None
