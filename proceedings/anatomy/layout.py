"""Columns and reading order: which lines are running text, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Page

CAPTION = re.compile(
    r"^(figure|fig\.|table|algorithm|listing)\s*[A-Z]?\.?\d+\s*[.:|]", re.IGNORECASE
)
_DIGITS = re.compile(r"^\d{1,4}$")

# Ink stands up to 0.5 pt beside its advance box, accents and integrals somewhat more.
_SLACK = 4.0
# Sizes within this are the same type: 9.96 and 10.0, not 9.96 and 8.97.
_SAME_SIZE = 0.5
# The last line of a paragraph can be short; a row of figures has no letters at all.
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")
# A line of running text fills its column but for the last one of a paragraph.
_FULL = 0.85
_SHORT_LINES = 3


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where running text stands in a manuscript: columns, top and bottom, body size, leading."""

    columns: tuple[tuple[float, float], ...]
    top: float
    bottom: float
    body_size: float
    leading: float
    line_numbers: tuple[float, float] = (0.0, 0.0)

    @property
    def gutter(self) -> float | None:
        """The middle between two columns, or None with one."""
        return (self.columns[0][1] + self.columns[1][0]) / 2 if len(self.columns) > 1 else None

    @property
    def lines_per_column(self) -> int:
        """How many lines of running text a full column holds."""
        return round((self.bottom - self.top) / self.leading)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page and column: 0 left or only, 1 right, None across columns."""

    line: Line
    page: int
    column: int | None


def geometry_of(form: Format) -> Geometry:
    """Return the geometry a format prescribes."""
    block = form.text_block
    return Geometry(
        form.columns, block.y0, block.y1, form.body_size, form.leading, form.line_numbers
    )


def measured_geometry(pages: Sequence[Page]) -> Geometry:
    """Measure the geometry of a manuscript whose format nobody knows.

    Two columns are assumed where most long lines keep to one half of the sheet.
    """
    lines = [line for page in pages for line in page.lines if len(line.text) > 1]
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    running = [x for x in lines if abs(x.size - body) <= _SAME_SIZE and x.box.width > 10 * body]
    if not running:
        width, height = (pages[0].width, pages[0].height) if pages else (612.0, 792.0)
        return Geometry(((72.0, width - 72.0),), 72.0, height - 72.0, body, 1.2 * body)
    middle = pages[0].width / 2
    left = [x for x in running if x.box.x1 < middle + _SLACK]
    right = [x for x in running if x.box.x0 > middle - _SLACK]
    edges = [_edges(running)]
    if len(left) + len(right) > 0.7 * len(running) and left and right:
        edges = [_edges(left), _edges(right)]
    return Geometry(
        tuple(edges),
        min(x.box.y0 for x in running),
        max(x.box.y1 for x in running),
        body,
        _usual_step(running) or 1.2 * body,
    )


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return (_usual(x.box.x0 for x in lines), _usual(x.box.x1 for x in lines))


def _usual(values: Iterable[float]) -> float:
    return Counter(round(value) for value in values).most_common(1)[0][0]


def _usual_step(lines: Sequence[Line]) -> float | None:
    steps = Counter(
        round(below.dominant.baseline - above.dominant.baseline, 1)
        for above, below in pairwise(lines)
        if 0 < below.dominant.baseline - above.dominant.baseline < 3 * above.size
    )
    return steps.most_common(1)[0][0] if steps else None


def is_line_number(line: Line, strip: tuple[float, float]) -> bool:
    """Tell whether a line is a number in the strip that numbers the lines of a review copy."""
    # Asked of every line several times: what most lines fail stands first.
    x0, x1 = strip
    if line.box.x1 > x1 + _SLACK:
        return False
    return x1 > 0 and line.box.x0 >= x0 - _SLACK and bool(_DIGITS.match(line.text))


def reading_order(pages: Sequence[Page], geometry: Geometry) -> list[Placed]:
    """Return the lines of the text block in reading order: down each column, page after page.

    Running heads, page numbers and line numbers are left out.
    """
    placed: list[Placed] = []
    for page in pages:
        lines = [
            Placed(line, page.number, _column(line, geometry))
            for line in page.lines
            if _in_block(line, geometry, page)
        ]
        lines.sort(key=lambda p: (p.column or 0, p.line.dominant.baseline, p.line.box.x0))
        placed.extend(lines)
    return placed


def _in_block(line: Line, geometry: Geometry, page: Page) -> bool:
    if is_line_number(line, geometry.line_numbers) or not line.text:
        return False
    if line.dominant.baseline < geometry.top - _SLACK:
        return False
    lowest = geometry.bottom + (30.0 if page.number == 1 else 10.0)
    if line.box.y1 > lowest:
        return False
    return not (line.box.y0 > geometry.bottom - _SLACK and _DIGITS.match(line.text))


def _column(line: Line, geometry: Geometry) -> int | None:
    gutter = geometry.gutter
    if gutter is None:
        return 0
    if line.box.x1 <= gutter + _SLACK:
        return 0
    if line.box.x0 >= gutter - _SLACK:
        return 1
    return None


def running_lines(placed: Sequence[Placed], geometry: Geometry) -> list[bool]:
    """Tell of each line whether it is running text: not caption, footnote, table or picture."""
    across = {(p.page, round(p.line.dominant.baseline)) for p in placed if p.column is None}
    result: list[bool] = []
    caption_bottom: tuple[int, int | None, float] | None = None
    for current in placed:
        line = current.line
        where = (current.page, current.column)
        if CAPTION.match(line.text):
            caption_bottom = (*where, line.box.y1)
            result.append(False)
            continue
        if caption_bottom is not None:
            follows = caption_bottom[:2] == where and (
                0 <= line.box.y1 - caption_bottom[2] <= 1.25 * geometry.leading
            )
            if follows:
                caption_bottom = (*where, line.box.y1)
                result.append(False)
                continue
            caption_bottom = None
        # What stands beside a line across both columns is a cell of the same table.
        row = (current.page, round(line.dominant.baseline))
        result.append(row not in across and _is_running(current, geometry))
    return _without_tables(placed, result, geometry)


def _without_tables(
    placed: Sequence[Placed], running: Sequence[bool], geometry: Geometry
) -> list[bool]:
    """Take back columns without one full line: what stands there is the cells of a table.

    A few lines at the head of a column may all be short: they end a paragraph of the column before.
    """
    columns: dict[tuple[int, int | None], list[Line]] = {}
    for current, is_running in zip(placed, running, strict=True):
        if is_running:
            columns.setdefault((current.page, current.column), []).append(current.line)
    tables = {key for key, lines in columns.items() if _is_table(lines, key[1], geometry)}
    return [
        is_running and (current.page, current.column) not in tables
        for current, is_running in zip(placed, running, strict=True)
    ]


def _is_table(lines: Sequence[Line], column: int | None, geometry: Geometry) -> bool:
    left, right = geometry.columns[column or 0]
    full = _FULL * (right - left)
    if any(line.box.width >= full for line in lines):
        return False
    at_head = min(line.box.y0 for line in lines) < geometry.top + 2 * geometry.leading
    return not (at_head and len(lines) <= _SHORT_LINES)


def _is_running(placed: Placed, geometry: Geometry) -> bool:
    """Tell whether a line has the size of the body and begins where its lines begin."""
    line = placed.line
    if abs(line.size - geometry.body_size) > _SAME_SIZE or placed.column is None:
        return False
    if not _TWO_LETTERS.search(line.text):
        return False
    left, right = geometry.columns[placed.column]
    # Lists and quotations are indented by up to 45 pt; a cell of a table starts anywhere.
    return line.box.x0 - left < 48.0 and line.box.x1 < right + 2 * geometry.body_size
