"""Where labels stand: in the margin beside what they name, one below the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.annotation.marks import Mark

SIZE = 6.5
NOTE_SIZE = 7.5
LEADING = 1.15
"""Distance of two lines of a label, in sizes."""

_AIR = 1.5
_GAP = 3.0
_EDGE = 4.0
_NOTE_AT = (14.0, 10.0)
# A margin narrower than this takes no label; it stands above its box then.
_NARROWEST = 30.0
# Where a box reaches over most of the page, the label stands to its right.
_WIDE = 0.6

_OTHER = 556
# Advance widths of Helvetica in thousandths of the size, from U+0020 to U+007E.
_WIDTHS = [
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
]


@dataclass(frozen=True, slots=True)
class Label:
    """Words in their place.

    Fields:
        box: white behind the words, in points from the top left.
        right: the lines end at the right edge; else they begin at the left one.
    """

    lines: tuple[str, ...]
    box: Box
    size: float
    right: bool = False

    def width_of(self, line: str) -> float:
        """Return the width of one of the lines, in points."""
        return text_width(line, self.size)


def text_width(text: str, size: float) -> float:
    """Return the width of a text in Helvetica, in points."""
    codes = (ord(letter) - 32 for letter in text)
    units = sum(_WIDTHS[code] if 0 <= code < len(_WIDTHS) else _OTHER for code in codes)
    return units * size / 1000


def place_labels(marks: Sequence[Mark], width: float, height: float) -> tuple[Label, ...]:
    """Place the labels of the boxes and lines of one page so that none covers another.

    Arguments:
        marks: each with a box.
        width, height: of the visible page before it is turned, in points.
    """
    labels: list[Label] = []
    for mark in marks:
        assert mark.box is not None
        label = _beside(mark.label, mark.box, mark.text or (width, 0.0), width)
        labels.append(_moved_clear(label, labels, height))
    return tuple(labels)


def place_notes(marks: Sequence[Mark], width: float) -> tuple[Label, ...]:
    """Place one line at the head of a page for each mark without a box, as the page is seen."""
    x, y = _NOTE_AT
    line = NOTE_SIZE * LEADING + 2 * _AIR
    notes = []
    for index, mark in enumerate(marks):
        text = _cut(mark.label, width - 2 * x - 2 * _AIR, NOTE_SIZE)
        top = y + index * (line + _GAP)
        right = x + text_width(text, NOTE_SIZE) + 2 * _AIR
        notes.append(Label((text,), Box(x, top, right, top + line), NOTE_SIZE))
    return tuple(notes)


def _beside(text: str, box: Box, block: tuple[float, float], width: float) -> Label:
    """Return a label in the margin on the side of a box.

    Arguments:
        block: left and right edge of the text block.
        width: of the page, in points.
    """
    right_half = box.x0 + box.x1 > width or box.width > _WIDE * width
    left, right = min(box.x0, block[0]), max(box.x1, block[1])
    room = (width - right if right_half else left) - _GAP - _EDGE
    if room < _NARROWEST:
        return _above(text, box, width)
    lines = _wrapped(text, room - 2 * _AIR)
    extent = max(text_width(line, SIZE) for line in lines) + 2 * _AIR
    tall = SIZE * LEADING * len(lines) + 2 * _AIR
    x = right + _GAP if right_half else left - _GAP - extent
    # The label of a line is centred on it, that of a box begins with it.
    y = box.y0 - (SIZE * LEADING / 2 + _AIR if not box.height else _AIR)
    return Label(lines, Box(x, y, x + extent, y + tall), SIZE, right=not right_half)


def _above(text: str, box: Box, width: float) -> Label:
    extent = text_width(text, SIZE) + 2 * _AIR
    x = max(min(box.x0, width - extent - _EDGE), _EDGE)
    tall = SIZE * LEADING + 2 * _AIR
    return Label((text,), Box(x, box.y0 - _GAP - tall, x + extent, box.y0 - _GAP), SIZE)


def _moved_clear(label: Label, others: Sequence[Label], height: float) -> Label:
    """Move a label down until it covers no other, but not off the page."""
    for other in sorted(others, key=lambda one: one.box.y0):
        if _meet(label.box, other.box):
            label = _at(label, other.box.y1)
    return _at(label, max(_EDGE, min(label.box.y0, height - label.box.height - _EDGE)))


def _at(label: Label, top: float) -> Label:
    box = label.box
    return replace(label, box=Box(box.x0, top, box.x1, top + box.height))


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    """Break a label behind hyphens and at spaces."""
    lines = [""]
    for piece in re.findall(r"[^\s-]+-?\s*|\S\s*", text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), SIZE) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines)


def _cut(text: str, width: float, size: float) -> str:
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
