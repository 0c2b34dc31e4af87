"""Where on a page a finding is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model import Finding
    from proceedings.report.values import PaperReport

_THIRDS = (("upper", "middle", "lower"), ("left", "centre", "right"))
# A box that is wider than this share of the page lies across it, not left or right.
_WIDE = 0.6
# The gutter of ICML is 17 points wide, and up to 16 points left of the middle of the page.
_GUTTER = 17.0
# What is wrong is the whole file, whatever line gave it away.
_NOWHERE = frozenset({"format-year"})
# Where a page's size is not known: US letter, in points.
_LETTER = (612.0, 792.0)


def has_place(finding: Finding) -> bool:
    """Tell whether a finding is about a place on a page, and not about the page or the file."""
    return finding.page is not None and finding.box is not None and finding.rule not in _NOWHERE


def sheet_of(paper: PaperReport, page: int) -> tuple[float, float]:
    """Return width and height of a page (from 1), in points."""
    sheet = paper.sheets[page - 1 : page]
    return sheet[0] if sheet else _LETTER


def column_of(paper: PaperReport, finding: Finding) -> str:
    """Return ``left`` or ``right`` where a finding stands in one of two columns, else nothing."""
    if paper.columns < 2 or finding.page is None or finding.box is None:
        return ""
    middle = sheet_of(paper, finding.page)[0] / 2
    if finding.box.x1 <= middle:
        return "left"
    return "right" if finding.box.x0 >= middle - _GUTTER else ""


def where(paper: PaperReport, finding: Finding) -> str:
    """Return a place in words, such as "page 9, upper left"; empty where there is none."""
    if finding.page is None:
        return ""
    if finding.box is None or not has_place(finding):
        return f"page {finding.page}"
    width, height = sheet_of(paper, finding.page)
    row = _THIRDS[0][_third((finding.box.y0 + finding.box.y1) / 2 / height)]
    if column := column_of(paper, finding):
        return f"page {finding.page}, {column} column, {row} third"
    if finding.box.width > _WIDE * width:
        return f"page {finding.page}, {row} third"
    across = _THIRDS[1][_third((finding.box.x0 + finding.box.x1) / 2 / width)]
    return f"page {finding.page}, {row} {across}"


def _third(share: float) -> int:
    return min(max(int(share * 3), 0), 2)
