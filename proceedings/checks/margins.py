"""Rules about the text block: where it stands, its columns, and what reaches beyond it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from proceedings.checks.own import form_of, pages_in_words
from proceedings.checks.registry import rule
from proceedings.checks.remedies import remedy
from proceedings.model import Box, Finding, Severity, Stage
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import Manuscript, Outside, PageSetting
    from proceedings.checks.asked import Asked
    from proceedings.formats import Format

# Edges of compliant papers stand within 0.3 pt of their format's, first and last lines within 0.4.
_MOVED, _FAR = 1.0, 5.0
_ALIKE = 0.5
_FEWEST_PAGES = 2
_PAGES_OF_A_SHORT_BLOCK = 3
_FEWEST_ACROSS = 10
_GEOMETRY = (
    "Remove what changes the page (geometry, fullpage, \\textwidth, \\textheight, \\topmargin, "
    "\\hoffset, \\enlargethispage ...) and use the unchanged style file."
)


class _Edge(NamedTuple):
    """An edge of the block that is not where the format has it: positive points gain room."""

    name: str
    points: float
    wanted: float
    found: float
    pages: tuple[int, ...]
    box: Box | None


@rule("text-block", Severity.ERROR, "the text block was moved or stretched")
def text_block(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a text block whose edges are not those of the format.

    Wider or higher pages hold more text than the limit means, and pages of a booklet no longer
    look alike. The edges are those of the lines of running text on most pages of the body; real
    papers that follow their format keep them within half a point. Under one point nothing is
    said, up to five it is a warning.

    Example: \usepackage[margin=0.9in]{geometry} behind the style file.

    Fix: remove whatever sets lengths of the page.
    """
    form = form_of(manuscript, asked)
    if form is None or manuscript.setting is None:
        return
    moved = [*_sides(manuscript, form), *_heights(manuscript, form)]
    if not moved:
        return
    worst = max(moved, key=lambda edge: abs(edge.points))
    said = "; ".join(_edge_in_words(edge) for edge in moved)
    yield Finding(
        "text-block",
        Severity.ERROR if abs(worst.points) > _FAR else Severity.WARNING,
        f"The text block is not the format's: {said}.",
        _GEOMETRY,
        page=worst.pages[0],
        box=worst.box,
        expected="; ".join(f"{edge.name} at {edge.wanted:.1f} pt" for edge in moved),
        actual="; ".join(f"{edge.name} at {edge.found:.1f} pt" for edge in moved),
    )


def _edge_in_words(edge: _Edge) -> str:
    way = "outwards" if edge.points > 0 else "inwards"
    on = f" on {pages_in_words(edge.pages)}" if len(edge.pages) < _FEWEST_PAGES else ""
    return f"its {edge.name} edge stands {abs(edge.points):.1f} pt further {way}{on}"


def _sides(manuscript: Manuscript, form: Format) -> Iterator[_Edge]:
    setting = manuscript.setting
    assert setting is not None
    first, last = setting.columns[0], setting.columns[-1]
    pages = tuple([page.page for page in setting.pages if page.lines])
    box = next((page.box for page in setting.pages if page.box), None)
    block = form.text_block
    if first is not None and abs(block.x0 - first[0]) > _MOVED:
        yield _Edge("left", block.x0 - first[0], block.x0, first[0], pages, box)
    if last is not None and abs(last[1] - block.x1) > _MOVED:
        yield _Edge("right", last[1] - block.x1, block.x1, last[1], pages, box)


def _heights(manuscript: Manuscript, form: Format) -> Iterator[_Edge]:
    """Yield top and bottom where pages agree on another; page 1 has a title, and may run lower."""
    setting = manuscript.setting
    assert setting is not None
    pages = [page for page in setting.pages if page.page > 1]
    top = form.text_block.y0 + form.body_size
    firsts = [(page.first, page) for page in pages if page.first is not None]
    found = _agreed(firsts)
    if found and not any(abs(first - top) <= _MOVED for first, _ in firsts):
        at, those = found
        gained = top - at
        if gained > _MOVED or (gained < -_MOVED and len(those) >= _PAGES_OF_A_SHORT_BLOCK):
            yield _Edge("top", gained, top, at, tuple([p.page for p in those]), those[0].box)
    bottom = form.text_block.y1
    lasts = [(page.last, page) for page in pages if page.last is not None]
    low = [(last, page) for last, page in lasts if last > bottom + _MOVED]
    if len(low) >= min(_FEWEST_PAGES, len(lasts)) and low:
        deepest = max(last for last, _ in low)
        numbers = tuple([page.page for _, page in low])
        yield _Edge("bottom", deepest - bottom, bottom, deepest, numbers, None)
        return
    found = _agreed(lasts)
    highest = bottom - 1.5 * form.leading
    if found and len(found[1]) >= _PAGES_OF_A_SHORT_BLOCK and max(x for x, _ in lasts) < highest:
        at, those = found
        yield _Edge("bottom", at - bottom, bottom, at, tuple([p.page for p in those]), None)


def _agreed(
    values: Sequence[tuple[float, PageSetting]],
) -> tuple[float, list[PageSetting]] | None:
    """Return the height on which at least two pages agree, and most of those measured."""
    steps = Counter([round(value) for value, _ in values])
    if not steps:
        return None
    step, _ = steps.most_common(1)[0]
    those = [(value, page) for value, page in values if abs(value - step) <= 2 * _ALIKE]
    if len(those) < _FEWEST_PAGES or 2 * len(those) < len(values):
        return None
    return sum(value for value, _ in those) / len(those), [page for _, page in those]


@rule("columns", Severity.ERROR, "the columns are not the format's")
def columns(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report columns of another width, another gap between them, or pages in one column.

    A gap made narrower gains a word a line and makes lines of two columns read as one.

    Example: \setlength{\columnsep}{0.15in} where the format has 0.25in.

    Fix: leave columns to the style file; what does not fit one column stands across both, in
    figure* or table*.
    """
    form = form_of(manuscript, asked)
    setting = manuscript.setting
    if form is None or setting is None or len(form.columns) < 2:
        return
    left, right = setting.columns[0], setting.columns[-1]
    wanted = form.columns[1][0] - form.columns[0][1]
    if left is not None and right is not None and abs(right[0] - left[1] - wanted) > _MOVED:
        gap = right[0] - left[1]
        page = next((one for one in setting.pages if one.box), None)
        yield Finding(
            "columns",
            Severity.ERROR if abs(gap - wanted) > _FAR else Severity.WARNING,
            f"The gap between the columns is {gap:.1f} pt wide, not {wanted:.1f}.",
            "Remove what sets \\columnsep or \\columnwidth.",
            page=page.page if page else 1,
            box=page.box if page else None,
            expected=f"a gap of {wanted:.1f} pt",
            actual=f"{gap:.1f} pt",
        )
    references = manuscript.first("references")
    end = references.place.page if references else manuscript.pages + 1
    single = [
        page.page
        for page in setting.pages
        if page.page < end and page.across >= _FEWEST_ACROSS and page.across > page.lines
    ]
    if single:
        yield Finding(
            "columns",
            Severity.ERROR,
            f"The text runs across both columns on {pages_in_words(single)}.",
            "Set the body in two columns: remove \\onecolumn, or move it behind the references.",
            page=single[0],
            expected="two columns",
            actual="one column",
        )


@rule("ink-outside", Severity.ERROR, "something reaches beyond the text block")
def ink_outside(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report what reaches beyond the text block, or into the gap beside the other column's text.

    Print cuts margins, and a booklet stamps them. Measured is ink that is seen, of text, pictures
    and drawings; what a figure clips or paints white is none. One point is let pass (three and a
    half for text, since hyphens hang into the margin); up to five points it is a warning, beyond
    that an error in a camera-ready paper, and labels of figures beside the block, which a clip may
    hide, are a remark. Running heads, numbers of pages and lines, and stamps of archives do not
    count.

    Example: a table wider than its column.

    Fix: make the figure, table or equation fit \linewidth.
    """
    stage = asked.stage or manuscript.format.stage
    form = form_of(manuscript, asked)
    for thing in _whole(manuscript.outside):
        gap = thing.side.startswith("gap")
        yield Finding(
            "ink-outside",
            _severity(thing, stage),
            f"{_named(thing)} reaches {thing.points:.1f} pt {_beyond(thing)}.{_unseen(thing)}",
            remedy(thing, form),
            page=thing.page,
            box=thing.box,
            expected="nothing beyond the text block"
            if not gap
            else "an empty gap between the columns",
            actual=f"{thing.points:.1f} pt beyond",
        )


def _severity(thing: Outside, stage: Stage | None) -> Severity:
    """Return a remark for labels of figures: the file has them, but a clip may hide them.

    Ink that was looked at ends at the edge of the block; bounds of text go on within it. Of three
    such findings on real papers one was hidden.
    """
    edge = thing.box.x1 - thing.points if thing.side == "right" else thing.box.x0 + thing.points
    within = edge - thing.box.x0 if thing.side == "right" else thing.box.x1 - edge
    if thing.kind == "figure" and thing.side in {"left", "right"} and within > _MOVED:
        return Severity.INFO
    grave = thing.points > _FAR and not thing.side.startswith("gap")
    return Severity.ERROR if grave and stage is Stage.CAMERA_READY else Severity.WARNING


# Parts of one thing reach as far; what has no caption stands as near to the rest of it; lines of
# one equation stand closer.
_AS_FAR, _NEAR, _NEXT_LINE = 0.3, 60.0, 30.0
_NUMBER = re.compile(r"\d+\Z")


def _whole(outside: Sequence[Outside]) -> list[Outside]:
    """Put parts of one thing together that were taken for several."""
    things: list[Outside] = []
    for thing in sorted(outside, key=lambda one: (one.page, one.box.y0)):
        above = next((one for one in reversed(things) if _is_one(one, thing)), None)
        if above is None:
            things.append(thing)
        else:
            things[things.index(above)] = _joined(above, thing)
    return things


def _is_one(above: Outside, below: Outside) -> bool:
    """Tell whether two values are parts of one figure, table or equation.

    Floats of one kind are numbered from top to bottom: a lower number below a higher one was taken
    from a caption of the other column.
    """
    if (above.page, above.side) != (below.page, below.side):
        return False
    distance = below.box.y0 - above.box.y1
    if above.kind == below.kind == "equation":
        return distance < _NEXT_LINE and not (above.name and below.name)
    if abs(above.points - below.points) > _AS_FAR:
        return False
    if above.kind == below.kind and above.name and below.name:
        first, second = _NUMBER.search(above.name), _NUMBER.search(below.name)
        return first is not None and second is not None and int(first[0]) > int(second[0])
    return distance < _NEAR and (above.kind == "drawing") is not (below.kind == "drawing")


def _joined(above: Outside, below: Outside) -> Outside:
    named = above if above.name or not below.name else below
    points = max(above.points, below.points)
    return named._replace(points=points, box=above.box.union(below.box))


def _named(thing: Outside) -> str:
    if thing.kind == "equation":
        return f"Equation {thing.name}" if thing.name else "A formula"
    if thing.name:
        return thing.name
    return {"text": "A line of text", "drawing": "Something without a caption"}.get(
        thing.kind, f"A {thing.kind}"
    )


def _unseen(thing: Outside) -> str:
    if not thing.unseen_pages:
        return ""
    pages = count(thing.unseen_pages, "more page")
    return f" Look through {pages} with such drawings, which were not measured."


def _beyond(thing: Outside) -> str:
    match thing.side:
        case "top" | "bottom":
            return f"beyond the {thing.side} of the text block"
        case "left" | "right":
            return f"beyond the {thing.side} edge of the text block"
    return "into the gap between the columns, beside text"


@rule("page-blank", Severity.WARNING, "a page is blank")
def page_blank(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report pages on which nothing stands but a running head and a number.

    Readers of a booklet take one for a page that was lost.

    Example: a page left behind by a float that fits nowhere, or by a \clearpage too many.

    Fix: remove the \clearpage, or the empty page from the file that was put in.
    """
    del asked
    blank = manuscript.blank_pages
    if blank:
        yield Finding(
            "page-blank",
            Severity.WARNING,
            f"Nothing stands on {pages_in_words(blank)}.",
            "Remove the \\clearpage or \\newpage that makes it, or the empty page of a file that "
            "was put in.",
            page=blank[0],
            expected="no blank page",
            actual=pages_in_words(blank),
        )
