"""Measure the template of a paper that follows it: the start of a format file."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from proceedings.anatomy.footnote import footnote_lines
from proceedings.anatomy.layout import is_caption
from proceedings.anatomy.reading import Unreadable, read_pages
from proceedings.anatomy.recognition import recognise, stage_of
from proceedings.formats import Format, TitleRules, load_formats
from proceedings.model import Box, Stage
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import count
from proceedings.text.unicode import join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from proceedings.pdf.pages import Document, Line, Page

T = TypeVar("T")

_SAME_SIZE = 0.3
# A line of a table or a formula is narrower than this share of the sheet.
_NARROWEST = 0.25
_FEWEST_NUMBERED = _FEWEST_LINES = 15
_NARROWEST_COLUMN = 100
_HEADING = re.compile(
    r"(\d{1,2}\.?\s+[A-Z]|(abstract|introduction|references)\s*\Z)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{1,4}\Z")
# Type areas are set in inches; an eighth is the finest step that templates use.
_EIGHTH = 9.0
_STROKE = 0.5


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """A measured value, and how it was measured and is to be verified, in words."""

    value: T
    how: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a page of the example shows; lengths in points, y from the top of the page.

    Fields:
        title_rules: None where no two rules of one width enclose the title.
        line_numbers: the strip left of the text; None where no lines are numbered.
        footnote: what stands at the foot of page 1, the notice in it.
        family, year: as recognised; None for a template that is not known yet.
    """

    sheet: Measure[tuple[float, float]]
    text_block: Measure[Box]
    columns: Measure[tuple[tuple[float, float], ...]]
    body: Measure[float]
    leading: Measure[float]
    title: Measure[float]
    section: Measure[float]
    small: Measure[float]
    title_rules: Measure[TitleRules] | None
    running_head: Measure[bool]
    line_numbers: Measure[tuple[float, float]] | None
    footnote: str
    stage: Measure[Stage]
    family: str | None
    year: int | None


def measure_file(path: Path) -> Measured | Unreadable:
    """Measure the example in a file, or say why it cannot be read."""
    document = read_pages(path)
    if isinstance(document, Unreadable):
        return document
    return measure(document)


def measure(document: Document) -> Measured | Unreadable:
    """Measure the example; one without enough running text is unreadable for this purpose."""
    pages = document.pages
    body = _body_size(pages)
    running = [
        (page.number, line)
        for page in pages
        for line in page.lines
        if abs(line.size - body.value) <= _SAME_SIZE and line.box.width > _NARROWEST * page.width
    ]
    columns = _columns([line for _, line in running])
    if columns is None:
        return Unreadable(
            "file-no-text",
            "The file has too few lines of running text to measure a template by.",
            "Take a paper of several full pages.",
        )
    left, right = columns.value[0][0], columns.value[-1][1]
    leading = _leading(pages, body.value, columns.value)
    block = _text_block(pages, body.value, leading.value, (left, right))
    rules = _title_rules(pages[0], left)
    small = _small_size(pages, body.value)
    numbers = _line_numbers(pages, left)
    strip = numbers.value if numbers else (0.0, 0.0)
    draft = Format(
        id="", family="", year=0, name="", conference="", edition=0, place="",
        width=pages[0].width, height=pages[0].height,
        text_block=block.value, columns=columns.value, body_size=body.value,
        leading=leading.value, title_size=0, section_size=0, small_size=small.value,
        title_rules=rules.value if rules else TitleRules(0, 0, 0, 0),
        running_head=False, line_numbers=strip, notices=(), limits={}, excluded=(),
    )  # fmt: skip
    footnote = join_hyphenated([line.text for line in footnote_lines(pages[0], draft)])
    stage, evidence = stage_of(document, draft, footnote)
    known, _ = recognise(document, load_formats(), footnote)
    return Measured(
        sheet=_sheet(pages),
        text_block=block,
        columns=columns,
        body=body,
        leading=leading,
        title=_title_size(pages[0], body.value, rules),
        section=_section_size(pages, body.value),
        small=small,
        title_rules=rules,
        running_head=_running_head(pages, block.value.y0),
        line_numbers=numbers,
        footnote=footnote,
        stage=Measure(stage or Stage.CAMERA_READY, "; ".join(evidence)),
        family=known.family,
        year=known.year,
    )


def _sheet(pages: Sequence[Page]) -> Measure[tuple[float, float]]:
    sizes = Counter((round(page.width, 1), round(page.height, 1)) for page in pages)
    usual, number = sizes.most_common(1)[0]
    return Measure(usual, f"{number} of {count(len(pages), 'page')}")


def _body_size(pages: Sequence[Page]) -> Measure[float]:
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 2)] += len(line.text)
    size, letters = sizes.most_common(1)[0] if sizes else (10.0, 0)
    return Measure(size, f"{100 * letters // max(sizes.total(), 1)}% of all characters")


def _columns(running: Sequence[Line]) -> Measure[tuple[tuple[float, float], ...]] | None:
    """Return the edges of the columns: where lines begin, and where those with a letter end."""
    starts = Counter(round(line.box.x0) for line in running)
    if starts.total() < _FEWEST_LINES:
        return None
    most = starts.most_common(1)[0][1]
    # Lists and abstracts are indented: of starts near each other, the leftmost is the edge.
    usual = sorted(start for start, number in starts.items() if number >= most / 4)
    heads = [usual[0], *[start for start in usual if start > usual[0] + _NARROWEST_COLUMN][:1]]
    edges, numbers = [], []
    for head, beyond in zip(heads, [*heads[1:], float("inf")], strict=True):
        lines = [x for x in running if abs(x.box.x0 - head) <= 2 and x.box.x1 < beyond]
        if not lines:
            return None
        # Hyphens and points hang out into the margin with microtype; a letter does not.
        ends = [round(x.box.x1, 1) for x in lines if x.text[-1:].isalnum()]
        end = Counter(ends or [round(x.box.x1, 1) for x in lines]).most_common(1)[0][0]
        start = _percentile((line.box.x0 for line in lines), 0.1)
        edges.append((round(start, 1), end))
        numbers.append(str(len(lines)))
    return Measure(
        tuple(edges),
        f"{' and '.join(numbers)} lines begin there; ink, up to half a point inside the true edge",
    )


def _percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))]


def _leading(
    pages: Sequence[Page], body: float, columns: Sequence[tuple[float, float]]
) -> Measure[float]:
    steps = Counter[float]()
    for page in pages:
        for left, _ in columns:
            lines = [
                line
                for line in page.lines
                if abs(line.size - body) <= _SAME_SIZE and abs(line.box.x0 - left) <= 2
            ]
            bases = sorted(line.dominant.baseline for line in lines)
            steps.update(
                round(below - above, 2)
                for above, below in pairwise(bases)
                if body <= below - above <= 2.5 * body
            )
    step, _ = steps.most_common(1)[0] if steps else (1.2 * body, 0)
    near = {value: number for value, number in steps.items() if abs(value - step) <= 0.05}
    number = sum(near.values())
    mean = sum(value * times for value, times in near.items()) / number if number else step
    return Measure(round(mean, 2), f"{number} of {steps.total()} distances of lines")


def _text_block(
    pages: Sequence[Page], body: float, leading: float, edges: tuple[float, float]
) -> Measure[Box]:
    """Return the block: the first line stands one size of type below its top, as TeX sets it.

    Where pages end ragged, no line need touch the bottom: then the block is taken to be as high as
    the next eighth of an inch says.
    """
    firsts, lasts, inks = [], [], []
    for page in pages[1:] or pages:
        lines = [
            line
            for line in page.lines
            if abs(line.size - body) <= _SAME_SIZE and line.box.width > _NARROWEST * page.width
        ]
        if lines:
            firsts.append(round(min(line.dominant.baseline for line in lines), 1))
            lasts.append(round(max(line.dominant.baseline for line in lines), 1))
            inks.append(max(line.box.y1 for line in lines))
    usual, number = Counter(firsts).most_common(1)[0]
    first = usual if number > 1 else min(firsts)
    top = first - body
    lowest = max(lasts)
    flush = sum(abs(last - lowest) <= 0.2 for last in lasts)
    height = -(-(lowest - top - _STROKE) // _EIGHTH) * _EIGHTH
    bottom, said = max(inks), f"{flush} of {len(lasts)} pages end there"
    if flush < max(2, len(lasts) / 4) and height - (lowest - top) <= leading:
        bottom = top + height
        said = f"the lowest line stands at {lowest:.1f}, and text is {height / 72:g} in high then"
    box = Box(edges[0], round(top, 1), edges[1], round(bottom, 1))
    return Measure(box, f"top: {firsts.count(first)} of {len(firsts)} pages; bottom: {said}")


def _title_rules(page: Page, left: float) -> Measure[TitleRules] | None:
    wide = sorted(
        (rule for rule in page.rules if rule.width > page.width / 2 and rule.y0 < page.height / 3),
        key=lambda rule: rule.y0,
    )
    pairs = [(a, b) for a, b in pairwise(wide) if abs(a.width - b.width) < 4 and b.y0 - a.y0 > 10]
    if not pairs:
        return None
    upper, lower = pairs[0]
    # A stroke is reported with half a point of ink beyond its ends and sides; a filled box is not.
    stroke = upper.x0 < left - _STROKE
    rules = TitleRules(
        width=round(upper.width - 2 * stroke, 1),
        upper_y=round(upper.y0 + stroke, 1),
        upper=round(upper.height - stroke, 1),
        lower=round(lower.height - (lower.x0 < left - _STROKE), 1),
    )
    return Measure(rules, f"page 1, at y {upper.y0:.1f} and {lower.y0:.1f}")


def _title_size(page: Page, body: float, rules: Measure[TitleRules] | None) -> Measure[float]:
    top = rules.value.upper_y if rules else 0.0
    lines = [line for line in page.lines if top <= line.box.y0 < page.height / 2]
    size = max((round(line.size, 2) for line in lines), default=body)
    text = next((line.text for line in lines if round(line.size, 2) == size), "")
    return Measure(size, f"the largest type on page 1: {_start(text)}")


def _section_size(pages: Sequence[Page], body: float) -> Measure[float]:
    sizes = Counter(
        round(line.size, 2)
        for page in pages
        for line in page.lines
        if line.size > body + _STROKE and line.size < 1.4 * body and _HEADING.match(line.text)
    )
    if not sizes:
        return Measure(body, "no section heading was found; look at one")
    size, number = sizes.most_common(1)[0]
    return Measure(size, f"{number} of {count(sizes.total(), 'heading')}")


def _small_size(pages: Sequence[Page], body: float) -> Measure[float]:
    def sizes(lines: Iterable[Line]) -> Counter[float]:
        found = Counter[float]()
        for line in lines:
            if 0.7 * body < line.size < body - 0.4:
                found[round(line.size, 2)] += len(line.text)
        return found

    first = pages[0]
    foot = sizes(line for line in first.lines if line.box.y0 > first.height * 5 / 6)
    captions = sizes(x for page in pages for x in page.lines if is_caption(x))
    found, where = (foot, "the foot of page 1") if foot else (captions, "captions")
    if not found:
        return Measure(round(0.9 * body, 2), "nothing small was found; look at a footnote")
    return Measure(found.most_common(1)[0][0], f"most characters of {where}")


def _running_head(pages: Sequence[Page], top: float) -> Measure[bool]:
    rest = pages[1:]
    number = sum(
        any(line.dominant.baseline < top - 2 and len(line.text) > 3 for line in page.lines)
        for page in rest
    )
    return Measure(number > len(rest) / 2, f"{number} of {count(len(rest), 'page')} from page 2 on")


def _line_numbers(pages: Sequence[Page], left: float) -> Measure[tuple[float, float]] | None:
    numbered = [
        [x for x in page.lines if x.box.x1 < left and _DIGITS.match(x.text)] for page in pages
    ]
    strips = [lines for lines in numbered if len(lines) >= _FEWEST_NUMBERED]
    if not strips:
        return None
    lines = [line for strip in strips for line in strip]
    strip = (min(line.box.x0 for line in lines), max(line.box.x1 for line in lines))
    return Measure(
        (round(strip[0], 1), round(strip[1], 1)),
        f"{count(len(lines), 'number')} on {len(strips)} of {count(len(pages), 'page')}",
    )


def _start(text: str) -> str:
    return f"“{text if len(text) <= 30 else text[:29].rstrip() + '…'}”"
