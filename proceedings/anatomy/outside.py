"""Ink outside the text block: what leaves it, on which side, and how far."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from proceedings.anatomy.layout import is_caption, is_line_number, is_sheet_of
from proceedings.anatomy.owners import kind_of, owner_of
from proceedings.anatomy.values import Outside
from proceedings.model import Box
from proceedings.pdf.pages import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.formats import Format
    from proceedings.pdf.pages import Line, Look, Page

# Points and hyphens hang into the margin by up to 3.2 pt with microtype, slanted letters by 1.5.
_HANGING = 3.5
# A stroke is reported with half a point of ink beyond its middle.
_LEAST = 1.0
_STROKE, _RULED = 0.5, 2.5
# What of the last line hangs below its baseline, and a page number below the block.
_DESCENT = 3.0
_LOWER_ON_PAGE_1 = 30.0
_PAGE_NUMBER = re.compile(r"[-–—\s]*(\d{1,3}|[ivxl]{1,6})[-–—\s]*\Z")
_MARGIN_NUMBER = re.compile(r"\d{1,5}\Z")
# Where a running head stands, and the stamp of an archive on page 1.
_HEAD = 44.0
_STAMP = 42.0
# Boxes that leave the sheet by its own size are no places where something is drawn.
_FARTHEST = 1000.0
_FULL_LINE = 150.0
_SAME_SIZE = 0.6
_EDGE = 2.0
# Two things of no name are two where as much lies between them.
_APART = 60.0
_AS_FAR = 0.3
_LOOSE = frozenset({"drawing", "text"})
_BESIDE = 15.0
# Drawing a page costs more than reading it; no paper that was measured has more than four.
_MOST_PAGES = 8


class Suspect(NamedTuple):
    """What may stand outside: a line, or a drawing whose bounds say more than is seen.

    Fields:
        box: of the line, or of what is drawn.
        ink: what of it is seen; the same until somebody looked.
    """

    page: int
    side: str
    box: Box
    line: Line | None
    ink: Box


def find_outside(pages: Sequence[Page], form: Format, look: Look | None) -> tuple[Outside, ...]:
    """Return what stands outside the text block or between its columns, one value an object.

    Arguments:
        look: sees the ink of a part of a page; without it, bounds of drawings are believed.
    """
    suspects = [
        suspect
        for page in pages
        if not page.rotation and is_sheet_of(form, page)
        for suspect in _suspects(page, form)
    ]
    if not suspects:
        return ()
    sheets = {page.number: page for page in pages}
    left_out = _pages_left_out(suspects) if look else frozenset()
    near = [one for one in suspects if one.line or one.page not in left_out]
    seen = _looked_at(near, sheets, form, look) if look else near
    measured = [
        (suspect, points)
        for suspect in seen
        if not suspect.side.startswith("gap") or _is_beside_text(suspect, sheets, form)
        if (points := _excess(suspect.side, suspect.ink, _limits(suspect.page, form), form))
        > (_HANGING if suspect.line or suspect.side.startswith("gap") else _LEAST)
    ]
    found = _by_owner(measured, sheets, form)
    if found and left_out:
        return (*found[:-1], found[-1]._replace(unseen_pages=len(left_out)))
    return found


def _pages_left_out(suspects: Sequence[Suspect]) -> frozenset[int]:
    """Return the pages whose drawings are not looked at: the first ones prove the habit."""
    pages = sorted({one.page for one in suspects if one.line is None})
    return frozenset(pages[_MOST_PAGES:])


def _limits(page: int, form: Format) -> Box:
    """Return the box that ink may fill on a page."""
    block = form.text_block
    top = _HEAD if form.running_head else block.y0
    bottom = block.y1 + (_LOWER_ON_PAGE_1 if page == 1 else _DESCENT)
    return Box(block.x0, top, block.x1, bottom)


def _suspects(page: Page, form: Format) -> Iterator[Suspect]:
    """Yield what stands outside by its bounds: lines, drawings, then what is in the gap."""
    number = page.number
    x0, top, x1, bottom = _limits(number, form)
    head = form.text_block.y0
    left, right = x0 - _HANGING, x1 + _HANGING
    for line in page.lines:
        box = line.box
        if (
            (box[0] < left or box[2] > right or box[3] > bottom)
            and box[3] > head
            and not _is_furniture(line, box, form)
        ):
            for side in _sides(box, (left, 0.0, right, bottom)):
                yield Suspect(number, side, box, line, box)
    left, high, right = x0 - _LEAST, top - _LEAST, x1 + _LEAST
    drawn = list(_drawn(page, form))
    for box in drawn:
        if (box[0] < left or box[1] < high or box[2] > right or box[3] > bottom) and (
            box[3] > head and _is_credible(box, page)
        ):
            for side in _sides(box, (left, high, right, bottom)):
                yield Suspect(number, side, box, None, box)
    if len(form.columns) > 1:
        yield from _in_gap(page, drawn, form)


def _drawn(page: Page, form: Format) -> Iterator[Box]:
    """Yield the boxes of drawings, and of rules without what strokes are reported to have more.

    Rules as wide as the block are the template's, around the title and below running heads.
    """
    yield from page.drawings
    whole = form.text_block.width
    for x0, y0, x1, y1 in page.rules:
        if abs(x1 - x0 - whole) > _RULED:
            yield Box(x0 + _STROKE, y0, x1 - _STROKE, y1)


def _sides(box: Box, limits: tuple[float, float, float, float]) -> list[str]:
    x0, y0, x1, y1 = limits
    sides = (("left", box.x0 < x0), ("right", box.x1 > x1), ("top", box.y0 < y0))
    return [side for side, leaves in (*sides, ("bottom", box.y1 > y1)) if leaves]


def _is_furniture(line: Line, box: Box, form: Format) -> bool:
    """Tell whether a line is the number of a page or of a line."""
    text = line.text
    if not text or is_line_number(line, form.line_numbers):
        return True
    block = form.text_block
    if box.x1 < block.x0 or box.x0 > block.x1:
        return _MARGIN_NUMBER.match(text) is not None
    return box.y0 > block.y1 - _DESCENT and _PAGE_NUMBER.match(text) is not None


def _in_gap(page: Page, drawn: Sequence[Box], form: Format) -> Iterator[Suspect]:
    """Yield what reaches into the gap beside running text of the other column.

    What spans both columns crosses the gap by right; there is no text beside it then.
    """
    (_, left), (right, _) = form.columns[0], form.columns[1]
    least, most = left + _HANGING, right - _HANGING
    things: list[tuple[Box, Line | None]] = [
        (line.box, line) for line in page.lines if line.box[2] > least and line.box[0] < most
    ]
    things += [(box, None) for box in drawn if box[2] > least and box[0] < most]
    crossing: list[tuple[str, Box, Line | None]] = []
    for box, crossed in things:
        if box[0] < left - 20 and box[2] < right + 20:
            crossing.append(("gap-right", box, crossed))
        elif box[0] > left and box[2] > right + 20:
            crossing.append(("gap-left", box, crossed))
    if not crossing or _is_one_column(page, form):
        return
    sheets = {page.number: page}
    for side, box, crossed in crossing:
        suspect = Suspect(page.number, side, box, crossed, box)
        if _is_beside_text(suspect, sheets, form):
            yield suspect


def _is_beside_text(suspect: Suspect, sheets: Mapping[int, Page], form: Format) -> bool:
    """Tell whether running text of the other column stands beside what is seen in the gap."""
    column = 1 if suspect.side == "gap-right" else 0
    top, bottom = suspect.ink.y0 - _EDGE, suspect.ink.y1 + _EDGE
    lines = _running(sheets[suspect.page], form, column)
    return any(line.y0 > top and line.y1 < bottom for line in lines)


def _is_one_column(page: Page, form: Format) -> bool:
    """Tell whether text runs across both columns, as in many appendices: there is no gap then."""
    (start, left), (right, end) = form.columns[0], form.columns[1]
    furthest, least = min(start + _EDGE, left), max(end - _FULL_LINE, right)
    return any(
        line.box[0] < furthest
        and line.box[2] > least
        and abs(line.size - form.body_size) < _SAME_SIZE
        and not line.bold
        for line in page.lines
    )


def _running(page: Page, form: Format, column: int) -> list[Box]:
    """Return the boxes of full lines of one column."""
    left, right = form.columns[column]
    least, most = right - _FULL_LINE / 2, right + 2 * _EDGE
    return [
        line.box
        for line in page.lines
        if least < line.box[2] < most
        and abs(line.box[0] - left) < _EDGE
        and abs(line.size - form.body_size) < _SAME_SIZE
    ]


def _excess(side: str, box: Box, limits: Box, form: Format) -> float:
    """Return how far a box reaches beyond its limit, in points."""
    match side:
        case "left":
            return limits.x0 - box.x0
        case "right":
            return box.x1 - limits.x1
        case "top":
            return limits.y0 - box.y0
        case "bottom":
            return box.y1 - limits.y1
        case "gap-right":
            return box.x1 - form.columns[0][1]
    return form.columns[1][0] - box.x0


def _looked_at(
    suspects: Sequence[Suspect], sheets: Mapping[int, Page], form: Format, look: Look
) -> list[Suspect]:
    """Replace the bounds of drawings, and of text within them, by the ink that is seen there."""
    doubtful: dict[tuple[int, str], list[int]] = {}
    for index, suspect in enumerate(suspects):
        page = sheets[suspect.page]
        if suspect.line is None or _is_drawn_over(suspect.box, page):
            doubtful.setdefault((suspect.page, suspect.side), []).append(index)
    strips = [
        _strip(sheets[page], side, [suspects[i].box for i in indices], form)
        for (page, side), indices in doubtful.items()
    ]
    result: list[Suspect | None] = [*suspects]
    if strips:
        for indices, boxes in zip(doubtful.values(), look(strips), strict=True):
            for index, box in zip(indices, boxes, strict=True):
                result[index] = suspects[index]._replace(ink=box) if box else None
    return [suspect for suspect in result if suspect is not None]


def _is_drawn_over(box: Box, page: Page) -> bool:
    """Tell whether a line stands within a drawing, which may clip it."""
    x0, y0, x1, y1 = box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1
    return any(
        d[0] < x0 and x1 < d[2] and d[1] < y0 and y1 < d[3] and _is_credible(d, page)
        for d in page.drawings
    )


def _is_credible(box: Box, page: Page) -> bool:
    return box.y0 > -_FARTHEST and box.y1 < page.height + _FARTHEST


def _strip(page: Page, side: str, boxes: Sequence[Box], form: Format) -> Strip:
    """Return the part of a page to look at: beyond one side of the block."""
    limits = _limits(page.number, form)
    x0, y0, x1, y1 = 0.0, form.text_block.y0, page.width, page.height
    match side:
        case "left":
            x0, x1 = (_STAMP if page.turned else 0.0), limits.x0
        case "right":
            x0 = limits.x1
        case "top":
            x0, y0, x1, y1 = limits.x0, 0.0, limits.x1, limits.y0
        case "bottom":
            x0, y0, x1 = limits.x0, limits.y1, limits.x1
        case _:
            x0, x1 = form.columns[0][1], form.columns[1][0]
    hidden = [line.box for line in page.lines if _is_furniture(line, line.box, form)]
    if side.startswith("gap"):
        hidden += [line.box for line in page.lines]
    places = [Box(max(b.x0, x0), max(b.y0, y0), min(b.x1, x1), min(b.y1, y1)) for b in boxes]
    # No more is drawn than what is looked at, on the same grid of points.
    seen = Box(
        max(x0, math.floor(min([place.x0 for place in places]))),
        max(y0, math.floor(min([place.y0 for place in places]))),
        min(x1, math.ceil(max([place.x1 for place in places]))),
        min(y1, math.ceil(max([place.y1 for place in places]))),
    )
    return Strip(page.number, seen, tuple(places), tuple(hidden))


def _by_owner(
    measured: Sequence[tuple[Suspect, float]], sheets: Mapping[int, Page], form: Format
) -> tuple[Outside, ...]:
    """Put together what belongs to one figure, table, equation or line."""
    groups: dict[tuple[int, str, str], list[tuple[Suspect, float]]] = {}
    for suspect, points in sorted(measured, key=lambda one: (one[0].page, one[0].box.y0)):
        kind = kind_of(suspect.line, suspect.box, sheets[suspect.page], form)
        kind, name = owner_of(kind, suspect.box, sheets[suspect.page], form)
        if kind == "drawing" and suspect.line is not None:
            kind = "text"
        key = (suspect.page, kind, name)
        last = groups.get(key, ())
        if last and not name and suspect.box.y0 - last[-1][0].box.y1 > _APART:
            key = (suspect.page, kind, f" {len(groups)}")
        groups.setdefault(key, []).append((suspect, points))
    _put_together(groups)
    _join_parts(groups, sheets)
    found = []
    for (number, kind, name), members in groups.items():
        worst, points = max(members, key=lambda member: member[1])
        box = worst.ink
        for suspect, _ in members:
            box = box.union(suspect.ink)
        printed = "" if name.startswith(" ") else name
        found.append(Outside(number, worst.side, round(points, 1), box, kind, printed))
    return tuple(found)


def _put_together(groups: dict[tuple[int, str, str], list[tuple[Suspect, float]]]) -> None:
    """Give what has no caption, and lines of cells, to the thing beside which they stand."""
    for key in [key for key in groups if key[1] in _LOOSE]:
        members = groups[key]
        for other, neighbours in groups.items():
            if other[0] == key[0] and other[1] not in _LOOSE and _meet(members, neighbours):
                neighbours.extend(members)
                del groups[key]
                break


def _meet(some: Sequence[tuple[Suspect, float]], others: Sequence[tuple[Suspect, float]]) -> bool:
    """Tell whether things that leave the same side overlap in height, or nearly do."""
    top = min(one.ink.y0 for one, _ in some)
    bottom = max(one.ink.y1 for one, _ in some)
    return some[0][0].side == others[0][0].side and any(
        one.ink.y0 < bottom + _BESIDE and one.ink.y1 > top - _BESIDE for one, _ in others
    )


def _join_parts(
    groups: dict[tuple[int, str, str], list[tuple[Suspect, float]]], sheets: Mapping[int, Page]
) -> None:
    """Join parts of one thing that were given to two captions: both reach as far, none between."""
    keys = [key for key in groups if key[1] not in _LOOSE]
    for first, second in pairwise(keys):
        if first[0] != second[0] or first not in groups:
            continue
        above, below = groups[first], groups[second]
        same = above[0][0].side == below[0][0].side
        far = abs(max(p for _, p in above) - max(p for _, p in below))
        top, bottom = max(x.ink.y1 for x, _ in above), min(x.ink.y0 for x, _ in below)
        between = any(
            is_caption(line) and top < line.box.y0 < bottom for line in sheets[first[0]].lines
        )
        if same and far < _AS_FAR and not between:
            keep, give = (first, second) if first[1] == "table" else (second, first)
            groups[keep] += groups.pop(give)
