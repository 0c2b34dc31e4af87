"""The abstract on page 1: where it begins, which lines are its own, and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.layout import Geometry
    from proceedings.pdf.pages import Line

HEAD = re.compile(r"^(?:abstract|a\s+b\s+s\s+t\s+r\s+a\s+c\s+t)\b\s*[.:—–-]*\s*", re.IGNORECASE)
KEYWORDS = re.compile(
    r"^(?:key\s?words?(?: and phrases)?|index terms)\s*[.:—–-]*\s*", re.IGNORECASE
)
_LONGEST_HEAD = 300
# Type of footnotes is 0.99 pt smaller than that of the body; sizes of one type differ by 0.05.
_SAME_TYPE = 0.6
# Lists and displayed formulas stand further right than the lines around them, never further left.
_OUTDENT = 6.0
_FIRST_INDENT = 1.8
# The white above a displayed formula; a section begins further below.
_WIDEST_STEP = 2.6
# The abstract of the ICML template is indented by 20 pt on both sides, that of NeurIPS by 36.
_LEAST_INDENT = 10.0


def find_head(lines: Sequence[Line], below: float) -> Line | None:
    """Return the heading of the abstract, or its first line where the heading runs in."""
    for line in lines:
        if line.box.y0 > below and HEAD.match(line.text) and len(line.text) < _LONGEST_HEAD:
            return line
    return None


def abstract_lines(lines: Sequence[Line], head: Line, geometry: Geometry) -> list[Line]:
    """Return the lines of the abstract: down its column, and on in the next if it goes on there."""
    found = [head] if len(HEAD.sub("", head.text)) > 20 else []
    column = 0
    for index, (left, right) in enumerate(geometry.columns):
        if left - _OUTDENT < head.box.x0 < right:
            column = index
    left, right = geometry.columns[column]
    below = [
        x
        for x in lines
        if x.box.y0 > head.box.y0 + 2 and left - _OUTDENT < x.box.x0 < right - _OUTDENT
    ]
    taken, ended = _taken(below, head, geometry)
    found += taken
    if not ended and found and column + 1 < len(geometry.columns):
        found += _continued(lines, found, geometry, column)
    return found


def _taken(lines: Sequence[Line], head: Line, geometry: Geometry) -> tuple[list[Line], bool]:
    """Return the lines below a heading up to what is none of the abstract, and whether it ended.

    It did not where the column ends with it, or its footnotes follow.
    """
    found: list[Line] = []
    baseline = head.dominant.baseline
    size = None
    for line in lines:
        words = len(line.text) > 3
        size = size or (line.size if words else None)
        if words and abs(line.size - (size or line.size)) > _SAME_TYPE:
            return found, line.size > geometry.body_size
        if words and (line.bold and line.box.x0 < (found or [line])[0].box.x0 - 2):
            return found, True
        step = line.dominant.baseline - baseline
        if found and (step > _WIDEST_STEP * geometry.leading or _outdented(line, found)):
            return found, True
        if KEYWORDS.match(line.text) or _is_heading(line, found):
            return found, True
        found.append(line)
        baseline = max(baseline, line.dominant.baseline)
    return found, False


def _outdented(line: Line, found: Sequence[Line]) -> bool:
    """Tell whether a line begins left of those before it; the first of a paragraph is indented."""
    by = min(x.box.x0 for x in found) - line.box.x0
    return len(line.text) > 3 and by > (_FIRST_INDENT * line.size if len(found) == 1 else _OUTDENT)


def _is_heading(line: Line, found: Sequence[Line]) -> bool:
    """Tell whether a bold line opens a section, in a paper that prints headings no larger."""
    if not (line.bold and len(line.text) > 3 and found):
        return False
    return not found[0].bold and bool(re.match(r"(?:\d+|[IVX]+)?\.?\s*[A-Z][\w ]+$", line.text))


def _continued(
    lines: Sequence[Line], found: Sequence[Line], geometry: Geometry, column: int
) -> list[Line]:
    """Return the indented lines at the head of the next column."""
    left, right = geometry.columns[column + 1]
    indent = found[0].box.x0 - geometry.columns[column][0]
    if indent < _LEAST_INDENT:
        return []
    first = min(x.box.y0 for x in found)
    head = [
        x
        for x in lines
        if left - _OUTDENT < x.box.x0 < right and x.box.y0 > first - 3 * geometry.leading
    ]
    more: list[Line] = []
    for line in head:
        if line.box.x0 < left + indent - _OUTDENT or line.size > geometry.body_size + _SAME_TYPE:
            break
        more.append(line)
    return more


def unheaded(lines: Sequence[Line], geometry: Geometry) -> list[Line]:
    """Return an abstract without a heading: indented lines before the first heading."""
    left, right = geometry.columns[0]
    found: list[Line] = []
    for line in lines:
        inside = left + _LEAST_INDENT < line.box.x0 and line.box.x1 < right - _LEAST_INDENT / 2
        if abs(line.size - geometry.body_size) > _SAME_TYPE or line.bold or not inside:
            if found and line.box.x0 < right:
                break
            continue
        if found and abs(line.box.x0 - found[0].box.x0) > _OUTDENT and len(found) < 3:
            found = []
        found.append(line)
    return found if len(found) >= 3 else []


def abstract_texts(lines: Sequence[Line]) -> list[str]:
    """Return the texts of the lines of an abstract, without its heading."""
    texts = [line.text for line in lines]
    if texts:
        texts[0] = HEAD.sub("", texts[0])
    return texts
