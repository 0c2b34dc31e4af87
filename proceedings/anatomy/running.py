"""Which lines are running text: not caption, footnote, table, picture or heading of one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from proceedings.anatomy.layout import is_algorithm, is_caption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.anatomy.layout import Geometry, Placed
    from proceedings.model import Box
    from proceedings.pdf.pages import Line, Page

# Sizes within this are the same type: 9.96 and 10.0, not 9.96 and 8.97.
_SAME_SIZE = 0.5
# The last line of a paragraph can be short; a row of figures has no letters at all.
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")
# Lists and quotations are indented by up to 45 pt; a cell of a table starts anywhere.
_INDENT = 48.0
# Programs are indented deeper, step by step: to two fifths of a column of 234 pt.
_DEEP_INDENT = 0.4
# Lines of one paragraph stand one leading apart; formulas within them stretch it.
_NEXT_LINE = 1.3
_NEXT_CAPTION_LINE = 1.25
# A line of running text fills its column but for the last one of a paragraph.
_FULL = 0.85
# The first line of an algorithm stands within one leading of the rule above it.
_BELOW_RULE = 16.0
_RULE_SLACK = 6.0
# A displayed formula is set in from the edge, and most of it is not in the type of the text.
_DISPLAY_INDENT = 12.0
_TEXT_SHARE = 0.5
_SHORT_LINES = 3
_EDGE = 2.0
_SENTENCE_END = re.compile(r"[.!?:;][)”’\"']?\Z")

# Page and column.
_Where: TypeAlias = tuple[int, int | None]


def running_lines(
    placed: Sequence[Placed], geometry: Geometry, pages: Mapping[int, Page]
) -> list[bool]:
    """Tell of each line in reading order whether it is running text."""
    across = {(p.page, round(p.line.dominant.baseline)) for p in placed if p.column is None}
    result: list[bool] = []
    caption: tuple[_Where, float] | None = None
    algorithm: tuple[_Where, float] | None = None
    text: tuple[_Where, Line] | None = None
    for current in placed:
        line, page, column = current
        where = (page, column)
        if is_algorithm(line):
            bottom = _end_of_algorithm(line, pages[page].rules)
            algorithm = (where, bottom) if bottom is not None else algorithm
        if algorithm is not None and algorithm[0] == where and line.box.y1 < algorithm[1]:
            result.append(False)
            continue
        if is_caption(line) or (caption and _goes_on(caption, where, line, geometry)):
            caption = (where, line.box.y1)
            result.append(False)
            continue
        caption = None
        above = text[1] if text is not None and text[0] == where else None
        is_running = _is_running(current, above, geometry)
        if is_running and (page, round(line.dominant.baseline)) in across:
            # What stands beside a line across both columns is a cell of the same table.
            is_running = False
        if is_running:
            text = (where, line)
        result.append(is_running)
    return _without_tables(placed, result, geometry)


def _end_of_algorithm(line: Line, rules: Sequence[Box]) -> float | None:
    """Return the height of the last of the rules between which an algorithm stands, in points.

    Arguments:
        line: its first line, with name and number; rules stand above it, below it, and at its end.
    """
    x0, y0, _, y1 = line.box
    column = [rule for rule in rules if abs(rule.x0 - x0) < _RULE_SLACK]
    above = next((r for r in column if -_BELOW_RULE < r.y1 - y0 < _RULE_SLACK), None)
    if above is None:
        return None
    alike = [r for r in column if r.y0 > y1 - 1 and abs(r.width - above.width) < _RULE_SLACK]
    following = sorted(rule.y0 for rule in alike)
    if not following or following[0] - y1 > _BELOW_RULE:
        return None
    return following[1] if len(following) > 1 else following[0]


def _goes_on(caption: tuple[_Where, float], where: _Where, line: Line, geometry: Geometry) -> bool:
    """Tell whether a line goes on with the caption whose last line ends at a height."""
    column, bottom = caption
    return column == where and 0 <= line.box.y1 - bottom <= _NEXT_CAPTION_LINE * geometry.leading


def _is_running(placed: Placed, above: Line | None, geometry: Geometry) -> bool:
    """Tell whether a line has the size of the body and begins where its lines begin.

    Arguments:
        above: the line of running text before it in its column, if there is one.
    """
    line, _, column = placed
    if column is None or not -_SAME_SIZE <= line.size - geometry.body_size <= _SAME_SIZE:
        return False
    left, right = geometry.columns[column]
    x0, _, x1, _ = line.box
    if x1 >= right + 2 * geometry.body_size or not _TWO_LETTERS.search(line.text):
        return False
    if x0 - left < _INDENT:
        return x0 - left < _DISPLAY_INDENT or not (above and _is_display(line, above))
    return (
        above is not None
        and x0 - left < _DEEP_INDENT * (right - left)
        and line.dominant.font == above.dominant.font
        and 0 < line.dominant.baseline - above.dominant.baseline < _NEXT_LINE * geometry.leading
    )


def _is_display(line: Line, above: Line) -> bool:
    """Tell whether a line is a formula by itself: little of it is in the type of the text above."""
    if line.dominant.font == above.dominant.font:
        return False
    text = sum([len(s.text) for s in line.spans if s.font == above.dominant.font])
    return text < _TEXT_SHARE * sum([len(s.text) for s in line.spans])


def _without_tables(
    placed: Sequence[Placed], running: Sequence[bool], geometry: Geometry
) -> list[bool]:
    """Take back columns without one full line: what stands there is the cells of a table."""
    columns: dict[_Where, list[Line]] = {}
    for current, is_running in zip(placed, running, strict=True):
        if is_running:
            columns.setdefault((current.page, current.column), []).append(current.line)
    tables: set[_Where] = set()
    before: Line | None = None
    for where, lines in columns.items():
        if _is_table(lines, where[1], before, geometry):
            tables.add(where)
        else:
            before = lines[-1]
    return [
        is_running and (current.page, current.column) not in tables
        for current, is_running in zip(placed, running, strict=True)
    ]


def _is_table(
    lines: Sequence[Line], column: int | None, before: Line | None, geometry: Geometry
) -> bool:
    """Tell whether lines of a column are cells: none is full, and they end no paragraph.

    Arguments:
        before: the last line of running text before this column.
    """
    left, right = geometry.columns[column or 0]
    full = _FULL * (right - left)
    if any(line.box.x1 - line.box.x0 >= full for line in lines):
        return False
    return not (_ends_at_head(lines, geometry) or _ends_sentence(lines, left, before))


def _ends_at_head(lines: Sequence[Line], geometry: Geometry) -> bool:
    """Tell whether a few short lines follow each other at the head of a column."""
    return (
        len(lines) <= _SHORT_LINES
        and lines[0].box.y0 < geometry.top + 2 * geometry.leading
        and all(
            below.dominant.baseline - above.dominant.baseline < 2 * geometry.leading
            for above, below in pairwise(lines)
        )
    )


def _ends_sentence(lines: Sequence[Line], left: float, before: Line | None) -> bool:
    """Tell whether a single line, below a float perhaps, ends the sentence of the column before."""
    return (
        len(lines) == 1
        and before is not None
        and not _SENTENCE_END.search(before.text)
        and bool(_SENTENCE_END.search(lines[0].text))
        and abs(lines[0].box.x0 - left) < _EDGE
    )
