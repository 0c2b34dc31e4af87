"""Type smaller than the format has it: in captions, tables, references and paragraphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_algorithm, is_caption
from proceedings.anatomy.owners import name_of, owner_of
from proceedings.anatomy.values import SmallType
from proceedings.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from proceedings.anatomy.layout import Placed
    from proceedings.anatomy.values import Heading
    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Page

# Captions of 8.97 and references of the same size are what templates have or take; 7.97 is not.
_SMALLEST_CAPTION = _SMALLEST_REFERENCES = 8.5
# Tables in \scriptsize have 6.97; what is smaller was scaled down to fit.
_SMALLEST_IN_TABLE = 6.5
# Paragraphs set smaller than the body by a size, and not as small as labels of figures.
_SMALLER_TEXT, _SMALLEST_TEXT = 0.7, 5.0
_FEWEST_LINES, _FEWEST_REFERENCES = 8, 5
_FEWEST_RULES, _FEWEST_ROWS, _NARROWEST_TABLE = 3, 3, 50.0
_FULL = 0.9
_EDGE = 3.0
_NEXT_LINE = 1.4


def find_small_type(
    placed: Sequence[Placed],
    indexed: Sequence[tuple[int, Heading]],
    pages: Mapping[int, Page],
    form: Format,
) -> tuple[SmallType, ...]:
    """Return what is set too small before the appendix.

    Arguments:
        placed: the lines in reading order.
        indexed: the headings, each with the index of its line.
    """
    appendix = next((index for index, h in indexed if h.part == "appendix"), len(placed))
    references = next((index for index, h in indexed if h.part == "references"), appendix)
    last = placed[appendix - 1].page if appendix else 0
    return (
        *_captions(placed[:appendix]),
        *_tables([page for number, page in pages.items() if number <= last], form),
        *_references(placed[references:appendix], form),
        *_paragraphs(placed[: min(references, appendix)], form),
    )


def _captions(placed: Iterable[Placed]) -> Iterator[SmallType]:
    for line, page, _ in placed:
        if line.size < _SMALLEST_CAPTION and line.text[:1] in "FfTt" and is_caption(line):
            yield SmallType(page, line.box, "caption", name_of(line), round(line.size, 1), 1)


def _tables(pages: Iterable[Page], form: Format) -> Iterator[SmallType]:
    """Yield tables between rules of one width in small type."""
    for page in pages:
        # Strokes of one table are reported up to half a point longer or shorter, by their weight.
        around: dict[int, list[Box]] = {}
        for rule in page.rules:
            if rule.width > _NARROWEST_TABLE and rule.y0 > form.text_block.y0:
                around.setdefault(round(rule.x0 + rule.x1), []).append(rule)
        for rules in around.values():
            widest = max(rules, key=lambda rule: rule.width)
            alike = [rule for rule in rules if widest.width - rule.width < _EDGE]
            if len(alike) >= _FEWEST_RULES:
                heights = [rule.y0 for rule in alike]
                inside = Box(widest.x0, min(heights), widest.x1, max(heights))
                yield from _table(inside, page, form)


def _table(inside: Box, page: Page, form: Format) -> Iterator[SmallType]:
    rows = [
        line
        for line in page.lines
        if inside.y0 < line.dominant.baseline < inside.y1
        and inside.x0 - _EDGE < line.box.x0
        and line.box.x1 < inside.x1 + _EDGE
    ]
    named = any(is_algorithm(line) or is_caption(line) for line in rows)
    if named or len(rows) < _FEWEST_ROWS:
        return
    size = _usual_size(rows)
    kind, name = owner_of("float", inside, page, form)
    if size < _SMALLEST_IN_TABLE and kind == "table":
        heights = {round(line.dominant.baseline) for line in rows}
        yield SmallType(page.number, inside, "table", name, size, len(heights))


def _references(placed: Sequence[Placed], form: Format) -> Iterator[SmallType]:
    least = form.body_size * 10
    lines = [line for line, _, _ in placed if line.box[2] - line.box[0] > least]
    if len(lines) < _FEWEST_REFERENCES:
        return
    size = _usual_size(lines)
    if size < _SMALLEST_REFERENCES:
        first = next(p for p in placed if abs(p.line.size - size) < 0.1)
        number = sum(abs(line.size - size) < 0.1 for line in lines)
        yield SmallType(first.page, first.line.box, "references", "", size, number)


def _paragraphs(placed: Sequence[Placed], form: Format) -> Iterator[SmallType]:
    """Yield runs of full lines smaller than the body that go on below each other.

    A run that a caption begins is its own; one that ends a column may be footnotes, and page 1
    has affiliations there.
    """
    largest = form.body_size - _SMALLER_TEXT
    longest = _NEXT_LINE * form.leading
    run: list[Line] = []
    of: tuple[int, int | None] = (0, None)
    in_caption = False
    for line, page, column in placed:
        size = line.size
        small = _SMALLEST_TEXT < size < largest
        if run:
            here = of == (page, column)
            step = line.dominant.baseline - run[-1].dominant.baseline
            if not here or abs(size - run[-1].size) >= 0.1 or step >= longest:
                # The run ended before the foot of the column, or it is a footnote's.
                if here and not in_caption and _is_paragraph(run, form.columns[of[1] or 0]):
                    yield _paragraph(of[0], run)
                run = []
        if not small or column is None or page == 1:
            continue
        if not run:
            if abs(line.box.x0 - form.columns[column][0]) >= _EDGE:
                continue
            of, in_caption = (page, column), is_caption(line)
        run.append(line)


def _is_paragraph(run: Sequence[Line], edges: tuple[float, float]) -> bool:
    full = _FULL * (edges[1] - edges[0])
    wide = sum(line.box.width > full for line in run)
    return wide >= _FEWEST_LINES


def _paragraph(page: int, run: Sequence[Line]) -> SmallType:
    box = run[0].box
    for line in run:
        box = box.union(line.box)
    return SmallType(page, box, "text", "", round(run[0].size, 1), len(run))


def _usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most lines; small capitals are small letters in the size of their caps."""
    sizes = Counter[float]()
    for line in lines:
        spans = line.spans
        size = line.size if len(spans) == 1 else max([span.size for span in spans])
        sizes[size] += len(line.text)
    rounded = Counter[float]()
    for size, letters in sizes.items():
        rounded[round(size, 1)] += letters
    return rounded.most_common(1)[0][0]
