"""The foot of page 1, where affiliations and the notice stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_line_number

if TYPE_CHECKING:
    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Page

# The rule over footnotes is 57.6 pt wide in ICML and 145 pt in LaTeX's own classes.
_RULE_WIDTHS = (45.0, 160.0)
_SIZE_SLACK = 0.7
# Of a block that was moved the footnotes are moved, too.
_MOVED = 10.0
# Without a rule the notice stands in the last sixth of the page.
_FOOT = 5 / 6
_ANY_NOTICE = re.compile(
    r"(Proceedings of|Presented at|Preliminary work|Preprint|Copyright|Accepted (at|to)|"
    r"Submitted to|Workshop|\d+\s*(st|nd|rd|th) Conference on).*",
    re.IGNORECASE | re.DOTALL,
)


def footnote_lines(first: Page, form: Format) -> list[Line]:
    """Return the lines of the footnote area of page 1 from top to bottom."""
    left, right = form.columns[0]
    top = _top(first, left)
    lines = [
        line
        for line in first.lines
        if line.box.y0 > top - 2
        and line.box.x0 > left - _MOVED
        and line.box.x0 < right
        and line.size < form.body_size - 0.4
        and abs(line.size - form.small_size) < max(_SIZE_SLACK, 1.2)
        and not is_line_number(line, form.line_numbers)
    ]
    return sorted(lines, key=lambda x: (round(x.dominant.baseline), x.box.x0))


def _top(first: Page, left: float) -> float:
    rules = [
        rule.y0
        for rule in first.rules
        if _RULE_WIDTHS[0] < rule.width < _RULE_WIDTHS[1]
        and abs(rule.x0 - left) < _MOVED
        and rule.y0 > first.height / 3
    ]
    return max(rules) if rules else first.height * _FOOT


def notice_in(footnote: str) -> str:
    """Return the notice in the text at the foot of page 1; may be empty."""
    match = _ANY_NOTICE.search(footnote)
    return match[0].strip() if match else ""
