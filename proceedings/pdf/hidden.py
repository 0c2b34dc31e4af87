"""Text that nobody sees: no ink, or the ink of what is behind it.

White letters on a dark figure are seen, and so is a scan whose recognised text lies under it
without ink. So what is written in white or in none is only suspected, and the page is looked at.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from proceedings.pdf import pdfium as c
from proceedings.pdf.facts import Hidden

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from proceedings.pdf.pages import Page, Span
    from proceedings.pdf.runs import Run

# Running text comes in long runs. What is shorter is mostly a label, a formula or a number, and
# each question to PDFium costs.
_SHORTEST_RUN = 20
# A line of a column has some fifty letters. Less on a page hides nothing worth the picture of it.
_LEAST = 40
_INVISIBLE = frozenset({3, 7})
_WHITE = 250
# Levels of grey, of 255, below which nothing is seen: chosen, not measured.
_CONTRAST = 12
# Rendering a drawing of very many strokes takes long, and there nobody hides a text.
_MOST_OBJECTS = 20_000
# A sheet of A0 at one pixel a point.
_MOST_PIXELS = 8_100_000


def suspects(runs: Sequence[Run], on_page: AbstractSet[int]) -> frozenset[int]:
    """Return the first characters of long runs that are drawn in white or without ink.

    Arguments:
        on_page: the objects that stand on the page itself; what is in a form belongs to a figure.
    """
    found = []
    argument, mode, fill = c.argument, c.text_mode, c.fill_colour
    red, green, blue, alpha = [ctypes.c_uint() for _ in range(4)]
    at = [ctypes.byref(one) for one in (red, green, blue, alpha)]
    for handle, start, end, _ in runs:
        if end - start < _SHORTEST_RUN or handle not in on_page:
            continue
        text = argument(handle)
        if mode(text) in _INVISIBLE:
            found.append(start)
        elif fill(text, *at):
            white = red.value >= _WHITE and green.value >= _WHITE and blue.value >= _WHITE
            if white or not alpha.value:
                found.append(start)
    return frozenset(found)


def hidden_text(handle: int, page: Page, suspected: Sequence[Span]) -> tuple[Hidden, ...]:
    """Return what cannot be seen of suspected text on a page.

    Arguments:
        handle: PDFium's of the page.
    """
    if sum([len(span.text) for span in suspected]) < _LEAST or page.rotation:
        return ()
    if c.count_objects(handle) > _MOST_OBJECTS:
        return ()
    width, height = round(page.width), round(page.height)
    if not 0 < width * height <= _MOST_PIXELS:
        return ()
    pixels = _grey(handle, width, height)
    found = []
    for span in suspected:
        x0, y0, x1, y1 = span.box
        left, right = max(0, int(x0)), min(width, int(x1) + 1)
        rows = range(max(0, int(y0)), min(height, int(y1) + 1))
        seen = b"".join([pixels[row * width + left : row * width + right] for row in rows])
        if seen and max(seen) - min(seen) < _CONTRAST:
            found.append(Hidden(span.text, span.box))
    return tuple(found)


def _grey(page: int, width: int, height: int) -> bytes:
    """Return a picture of a page, one pixel a point and one byte a pixel."""
    pixels = bytearray(width * height)
    view = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = c.create_bitmap(width, height, c.BITMAP_GREY, ctypes.addressof(view), width)
    if not bitmap:
        raise MemoryError
    try:
        c.fill_bitmap(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        c.render_page(bitmap, page, 0, 0, width, height, 0, c.RENDER_ANNOTATIONS)
    finally:
        c.destroy_bitmap(bitmap)
    return bytes(pixels)
