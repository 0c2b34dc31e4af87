"""What ink is seen in a part of a page: bounds of a drawing hold what is clipped or white, too."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf import pdfium as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.pdf.pages import Strip

_SCALE = 2  # pixels a point: the ladder of the rules has steps of a point
_WHITE = 0xFFFFFFFF
# Pictures are saved with white that is not quite white, and nobody sees a tint of 2 %.
_AS_SEEN = bytes([value if value < 0xF5 else 0xFF for value in range(256)])
_MOST_POINTS = 2_000  # a sheet of a paper is 792 points high


def visible_ink(document: int, strips: Sequence[Strip]) -> tuple[tuple[Box | None, ...], ...]:
    """Return the box of the ink seen at each place of each strip; None where none is seen.

    Pages must not be turned. Annotations are no ink.

    Arguments:
        document: PDFium's handle, best of the document whose pages were just read: what they
            share, such as fonts, is known to it and makes most of the cost of loading a page.
    """
    found: list[tuple[Box | None, ...]] = []
    handle, number = None, 0
    try:
        for strip in strips:
            if strip.page != number:
                if handle:
                    c.close_page(handle)
                handle, number = c.load_page(document, strip.page - 1), strip.page
            found.append(_inked(handle, strip) if handle else (None,) * len(strip.places))
    finally:
        if handle:
            c.close_page(handle)
    return tuple(found)


def _inked(page: int, strip: Strip) -> tuple[Box | None, ...]:
    """Draw a strip and look at its places."""
    x0, y0, x1, y1 = strip.box
    left, top = round(x0 * _SCALE), round(y0 * _SCALE)
    width, height = round(x1 * _SCALE) - left, round(y1 * _SCALE) - top
    if not (0 < width <= _MOST_POINTS * _SCALE and 0 < height <= _MOST_POINTS * _SCALE):
        return (None,) * len(strip.places)
    rows = _Rows(_drawn(page, left, top, width, height), width, height, left, top)
    for box in strip.hidden:
        rows.hide(box)
    return tuple(rows.ink(place) for place in strip.places)


def _drawn(page: int, left: int, top: int, width: int, height: int) -> bytes:
    """Return the pixels of a part of a page in grey, a byte each."""
    pixels = bytearray(width * height)
    view = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = c.create_bitmap(width, height, c.BITMAP_GREY, ctypes.addressof(view), width)
    if not bitmap:
        raise MemoryError
    whole = round(c.page_width(page) * _SCALE), round(c.page_height(page) * _SCALE)
    try:
        c.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        c.render_page(bitmap, page, -left, -top, *whole, 0, 0)
    finally:
        c.destroy_bitmap(bitmap)
    return bytes(pixels)


class _Rows:
    """The pixels of a strip, row by row, with what is as good as white made white."""

    def __init__(self, pixels: bytes, width: int, height: int, left: int, top: int) -> None:
        seen = pixels.translate(_AS_SEEN)
        self._rows = [seen[width * y : width * (y + 1)] for y in range(height)]
        self._width, self._left, self._top = width, left, top

    def hide(self, box: Box) -> None:
        """Make a box white, and half a point around it."""
        first, last, start, end = self._within(box)
        start, end = max(start - 1, 0), min(end + 1, self._width)
        for y in range(max(first - 1, 0), min(last + 1, len(self._rows))):
            row = self._rows[y]
            self._rows[y] = row[:start] + b"\xff" * (end - start) + row[end:]

    def ink(self, place: Box) -> Box | None:
        """Return the box of what is not white at a place, in points."""
        first, last, start, end = self._within(place)
        white = b"\xff" * (end - start)
        tops, lefts, rights = [], [], []
        for y in range(first, last):
            row = self._rows[y][start:end]
            if row != white:
                tops.append(y)
                lefts.append(len(row) - len(row.lstrip(b"\xff")))
                rights.append(len(row.rstrip(b"\xff")))
        if not tops:
            return None
        return Box(
            (self._left + start + min(lefts)) / _SCALE,
            (self._top + tops[0]) / _SCALE,
            (self._left + start + max(rights)) / _SCALE,
            (self._top + tops[-1] + 1) / _SCALE,
        )

    def _within(self, box: Box) -> tuple[int, int, int, int]:
        """Return first row, row behind the last, first column and column behind the last one."""
        height = len(self._rows)
        first = min(max(int(box.y0 * _SCALE) - self._top, 0), height)
        last = min(max(-int(-box.y1 * _SCALE // 1) - self._top, first), height)
        start = min(max(int(box.x0 * _SCALE) - self._left, 0), self._width)
        end = min(max(-int(-box.x1 * _SCALE // 1) - self._left, start), self._width)
        return first, last, start, end
