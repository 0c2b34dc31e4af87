"""How running text is set: edges of its columns, first and last line, face, size and leading."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_caption, is_sheet_of
from proceedings.anatomy.values import PageSetting, Setting
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Page

# Longer than any cell of a table; lines of running text are longer in both templates.
_LONG_LINE = 150.0
# Type of the body and what is set a little smaller or larger by a fault; not captions of 8.97.
_SIZES = (0.8, 1.25)
# Steps between lines of one paragraph, in leadings; headings and formulas stretch others.
_STEPS = (0.75, 1.3)
_FEWEST_LINES, _FEWEST_STEPS = 12, 8
# Of several usual edges, lists and quotations stand within the outermost.
_USUAL = 0.3
_FULL_WIDTH = 3.0


@dataclass(slots=True)
class _Tally:
    """What was counted on one page."""

    sizes: Counter[float] = field(default_factory=Counter)
    faces: Counter[str] = field(default_factory=Counter)
    steps: list[float] = field(default_factory=list)
    # Of each column: where its lines begin, where those that end in a letter end, its first line.
    starts: list[list[float]] = field(default_factory=list)
    ends: list[list[float]] = field(default_factory=list)
    first: list[Line | None] = field(default_factory=list)
    last: float = 0.0
    across: int = 0


def measure_setting(pages: Sequence[Page], form: Format, last: int) -> Setting:
    """Measure how the body is set.

    Arguments:
        form: the format it was recognised to be in.
        last: the last page of the body; appendices may be set otherwise.
    """
    tallies = {
        page.number: _tally(page, form)
        for page in pages[:last]
        if not page.rotation and is_sheet_of(form, page)
    }
    number = len(form.columns)
    columns = tuple(
        [
            _edges(
                [x for t in tallies.values() for x in t.starts[c]],
                [x for t in tallies.values() for x in t.ends[c]],
            )
            for c in range(number)
        ]
    )
    return Setting(columns, tuple([_page(n, t, form) for n, t in tallies.items()]))


def _tally(page: Page, form: Format) -> _Tally:
    number = len(form.columns)
    tally = _Tally(
        starts=[[] for _ in range(number)],
        ends=[[] for _ in range(number)],
        first=[None] * number,
    )
    smallest, largest = _SIZES[0] * form.body_size, _SIZES[1] * form.body_size
    shortest, longest = _STEPS[0] * form.leading, _STEPS[1] * form.leading
    gutter = (form.columns[0][1] + form.columns[1][0]) / 2 if number > 1 else math.inf
    before, behind, block = gutter - 20, gutter + 20, form.text_block
    steps, starts, ends, first = tally.steps, tally.starts, tally.ends, tally.first
    above, highest = [-math.inf, -math.inf], [math.inf, math.inf]
    lasts: list[float] = []
    letters: dict[tuple[float, str], int] = {}
    # Asked of every line: what most lines fail stands first, and nothing is called for a line.
    for line in page.lines:
        _, (x0, _, x1, _), text, (_, _, _, baseline, font), size = line
        if x1 - x0 < _LONG_LINE or not smallest < size < largest:
            continue
        if x0 < before and x1 > behind:
            if abs(x0 - block.x0) < _FULL_WIDTH and x1 > block.x1 - 2 * _FULL_WIDTH:
                tally.across += abs(size - form.body_size) < _FULL_WIDTH / 5
            continue
        column = 0 if x0 < gutter else 1
        kind = (size, font.name)
        letters[kind] = letters.get(kind, 0) + len(text)
        step = baseline - above[column]
        if shortest < step < longest:
            steps.append(step)
        above[column] = baseline
        if baseline < highest[column]:
            highest[column], first[column] = baseline, line
        lasts.append(baseline)
        starts[column].append(x0)
        # Points and hyphens hang out into the margin; a letter does not.
        if text[-1:].isalnum():
            ends[column].append(x1)
    tally.last = max(lasts, default=0.0)
    for (size, face), count in letters.items():
        tally.sizes[round(size, 2)] += count
        tally.faces[face] += count
    return tally


def _page(number: int, tally: _Tally, form: Format) -> PageSetting:
    """Return what a page shows; None for what too few lines tell."""
    lines = sum([len(column) for column in tally.starts])
    enough = lines >= _FEWEST_LINES
    known = [line for line in tally.first if line is not None]
    top = min(known, key=lambda line: line.dominant.baseline, default=None)
    begins = (
        top is not None
        and any(_fills(top, edges) for edges in form.columns)
        and not is_caption(top)
    )
    return PageSetting(
        number,
        lines,
        tally.sizes.most_common(1)[0][0] if enough else None,
        tally.faces.most_common(1)[0][0] if enough else "",
        round(middle(tally.steps), 2) if len(tally.steps) >= _FEWEST_STEPS else None,
        top.dominant.baseline if top is not None and begins else None,
        tally.last if lines else None,
        tally.across,
        top.box if top is not None else None,
    )


def _fills(line: Line, edges: tuple[float, float]) -> bool:
    return line.box.x1 - line.box.x0 > edges[1] - edges[0] - 4 * _FULL_WIDTH


def _edges(starts: Sequence[float], ends: Sequence[float]) -> tuple[float, float] | None:
    """Return where the lines of a column begin and end; None where too few tell."""
    if len(starts) < _FEWEST_LINES:
        return None
    left, right = _usual(starts), _usual([-end for end in ends])
    return (left, -right) if left is not None and right is not None else None


def _usual(values: Sequence[float]) -> float | None:
    """Return the least of the values that occur often, as the mean of those within a point."""
    if not values:
        return None
    steps = Counter(map(round, values))
    most = max(steps.values())
    least = min(step for step, number in steps.items() if number >= _USUAL * most)
    near = [value for value in values if abs(value - least) <= 1.0]
    return sum(near) / len(near)


def middle(values: Iterable[float]) -> float:
    """Return the median of some values; importing ``statistics`` takes 10 ms of every start."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
