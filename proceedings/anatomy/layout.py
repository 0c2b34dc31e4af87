"""Columns and reading order: which lines are running text, and in which order they are read."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Page

_CAPTION = re.compile(
    r"^(figure|fig\.|table|algorithm|listing)\s*[A-Z]?\.?\d+\s*[.:|]", re.IGNORECASE
)
# The algorithm package sets "Algorithm 1" bold, with nothing behind the number.
_ALGORITHM = re.compile(r"^algorithm\s+\d+\b", re.IGNORECASE)
# What most lines fail first: the words above begin with one of these.
_CAPTION_LETTERS = frozenset("FfTtAaLl")
_DIGITS = re.compile(r"^\d{1,4}$")

# Ink stands up to 0.5 pt beside its advance box, accents and integrals somewhat more.
_SLACK = 4.0
# Sizes within this are the same type: 9.96 and 10.0, not 9.96 and 8.97.
_SAME_SIZE = 0.5
# A4 and Letter differ by 17 pt in width; rounding in producers stays below one.
_OTHER_SHEET = 2.0
# What of a line hangs below the text block, or a line that stands lower: page 1 of the NeurIPS
# template runs 22 pt lower than others.
_LOWER, _LOWER_ON_PAGE_1 = 10.0, 30.0


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


class Placed(NamedTuple):
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


def is_sheet_of(form: Format, page: Page) -> bool:
    """Tell whether a page has the size of the format: on another, everything stands elsewhere."""
    return abs(page.width - form.width) < _OTHER_SHEET and (
        abs(page.height - form.height) < _OTHER_SHEET
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


def is_caption(line: Line) -> bool:
    """Tell whether a line begins the caption of a float."""
    text = line.text
    if text[:1] not in _CAPTION_LETTERS:
        return False
    if _CAPTION.match(text):
        return True
    return line.spans[0].font.bold and is_algorithm(line)


def is_algorithm(line: Line) -> bool:
    """Tell whether a line begins with the name and number of an algorithm."""
    return line.text[:1] in "Aa" and _ALGORITHM.match(line.text) is not None


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
    highest = geometry.top - _SLACK
    left, right = _sides(geometry)
    strip = geometry.line_numbers
    strip_end = strip[1] + _SLACK
    for page in pages:
        lowest = geometry.bottom + (_LOWER_ON_PAGE_1 if page.number == 1 else _LOWER)
        lines: list[tuple[int, float, float, int, Placed]] = []
        for index, line in enumerate(page.lines):
            x0, y0, x1, y1 = line.box
            baseline = line.dominant.baseline
            if y1 > lowest or baseline < highest or not line.text:
                continue
            if x1 <= strip_end and is_line_number(line, strip):
                continue
            if y0 > geometry.bottom - _SLACK and _DIGITS.match(line.text):
                continue
            column = 0 if x1 <= left else 1 if x0 >= right else None
            lines.append((column or 0, baseline, x0, index, Placed(line, page.number, column)))
        lines.sort()
        placed += [entry[-1] for entry in lines]
    return placed


def _sides(geometry: Geometry) -> tuple[float, float]:
    """Return where a line of the left column must end, and where one of the right must begin."""
    if geometry.gutter is None:
        return math.inf, math.inf
    return geometry.gutter + _SLACK, geometry.gutter - _SLACK
