"""How running text is set: edges of its columns, first and last line, face, size and leading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_caption, is_sheet_of
from proceedings.anatomy.values import PageSetting, Setting

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
    lines: list[list[Line]] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)


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
        [_edges([x for t in tallies.values() for x in t.lines[c]]) for c in range(number)]
    )
    return Setting(columns, tuple([_page(n, t, form) for n, t in tallies.items()]))


def _tally(page: Page, form: Format) -> _Tally:
    tally = _Tally(lines=[[] for _ in form.columns])
    smallest, largest = _SIZES[0] * form.body_size, _SIZES[1] * form.body_size
    shortest, longest = _STEPS[0] * form.leading, _STEPS[1] * form.leading
    sizes, faces, steps, columns = tally.sizes, tally.faces, tally.steps, tally.lines
    gutter = (form.columns[0][1] + form.columns[1][0]) / 2 if len(form.columns) > 1 else 9999.0
    above, block = [-99.0, -99.0], form.text_block
    for line in page.lines:
        x0, _, x1, _ = line.box
        size = line.size
        if x1 - x0 < _LONG_LINE or not smallest < size < largest:
            continue
        if x0 < gutter - 20 and x1 > gutter + 20:
            if abs(x0 - block.x0) < _FULL_WIDTH and x1 > block.x1 - 2 * _FULL_WIDTH:
                tally.across.append(line)
            continue
        column = 0 if x0 < gutter else 1
        letters = len(line.text)
        sizes[round(size, 2)] += letters
        faces[line.dominant.font.name] += letters
        baseline = line.dominant.baseline
        if shortest < baseline - above[column] < longest:
            steps.append(baseline - above[column])
        above[column] = baseline
        columns[column].append(line)
    return tally


def _page(number: int, tally: _Tally, form: Format) -> PageSetting:
    """Return what a page shows; None for what too few lines tell."""
    lines = [line for column in tally.lines for line in column]
    enough = len(lines) >= _FEWEST_LINES
    ordered = sorted(lines, key=lambda line: line.dominant.baseline)
    full = [x for x in ordered if any(_fills(x, edges) for edges in form.columns)]
    first = last = None
    if full and full[0] is ordered[0] and not is_caption(full[0]):
        first = full[0].dominant.baseline
    if ordered:
        last = ordered[-1].dominant.baseline
    across = [x for x in tally.across if abs(x.size - form.body_size) < _FULL_WIDTH / 5]
    return PageSetting(
        number,
        len(lines),
        tally.sizes.most_common(1)[0][0] if enough else None,
        tally.faces.most_common(1)[0][0] if enough else "",
        round(median(tally.steps), 2) if len(tally.steps) >= _FEWEST_STEPS else None,
        first,
        last,
        len(across),
        ordered[0].box if ordered else None,
    )


def _fills(line: Line, edges: tuple[float, float]) -> bool:
    return line.box.x1 - line.box.x0 > edges[1] - edges[0] - 4 * _FULL_WIDTH


def _edges(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Return where the lines of a column begin and end; None where too few tell."""
    if len(lines) < _FEWEST_LINES:
        return None
    left = _usual(line.box.x0 for line in lines)
    # Points and hyphens hang out into the margin; a letter does not.
    right = _usual(-line.box.x1 for line in lines if line.text[-1:].isalnum())
    return (left, -right) if left is not None and right is not None else None


def _usual(values: Iterable[float]) -> float | None:
    """Return the least of the values that occur often, as the mean of those within a point."""
    known = sorted(values)
    if not known:
        return None
    steps = Counter([round(value) for value in known])
    most = max(steps.values())
    least = min(step for step, number in steps.items() if number >= _USUAL * most)
    near = [value for value in known if abs(value - least) <= 1.0]
    return sum(near) / len(near)
