"""Pages and pieces of pages as PNG pictures, as a viewer shows them.

Files are hostile: call this in a limited worker (:mod:`proceedings.workers`).
"""

from __future__ import annotations

import ctypes
import io
import math
from typing import TYPE_CHECKING, TypeAlias

from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf import pdfium as c
from proceedings.pdf.opening import opened, visible_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

# A Letter page at 200 dpi; a page may say that it is 200 inches wide.
MOST_PIXELS = 3_800_000
_LONGEST_EDGE = 100_000
_WHITE = 0xFFFFFFFF
_MARK = (200, 30, 30)
# Left, top, right, bottom in pixels of the picture of a whole page.
_Pixels: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Clip:
    """A picture asked for. Boxes are in points from the top left, as in the page model.

    Fields:
        page: from 1.
        box: what to show; None shows the whole page.
        scale: pixels a point; less where the picture would have more than ``MOST_PIXELS``.
        padding: points shown around the box, as far as the page goes.
        mark: a place around which a thin frame is drawn.
    """

    page: int
    box: Box | None = None
    scale: float = 1.0
    padding: float = 0.0
    mark: Box | None = None


def render_clips(source: Path | bytes, clips: Sequence[Clip]) -> tuple[bytes, ...]:
    """Render pieces of a manuscript as PNG files, upright as a viewer shows them.

    Arguments:
        source: a file, or the content of one.

    Returns:
        One picture a clip, in their order; empty where there is no such page.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, or wants a password.
    """
    with opened(source) as document:
        return tuple(_render(document, clip) for clip in clips)


def _render(document: int, clip: Clip) -> bytes:
    page = c.load_page(document, clip.page - 1)
    if not page:
        return b""
    try:
        picture = _picture(page, clip)
    finally:
        c.close_page(page)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _picture(page: int, clip: Clip) -> Image.Image:
    # Pixels are counted in 32 bits, and a page may say that it is a million inches wide.
    scale = min(clip.scale, _LONGEST_EDGE / max(c.page_width(page), c.page_height(page), 1.0))
    whole, shown = _frame(page, clip, scale)
    pixels = _area(shown)
    if pixels > MOST_PIXELS:
        # Edges are rounded outwards, so the picture can be a row and a column larger.
        scale *= math.sqrt(MOST_PIXELS / pixels)
        whole, shown = _frame(page, clip, scale)
    picture = drawn(page, whole, shown)
    if clip.mark is not None:
        _draw_mark(picture, _on_picture(page, whole, clip.mark), shown, scale)
    return picture


def _frame(page: int, clip: Clip, scale: float) -> tuple[tuple[int, int], _Pixels]:
    """Return the size of the whole page in pixels, and what of it is shown."""
    width = max(1, round(c.page_width(page) * scale))
    height = max(1, round(c.page_height(page) * scale))
    if clip.box is None:
        return (width, height), (0, 0, width, height)
    x0, y0, x1, y1 = clip.box
    pad = clip.padding
    padded = Box(x0 - pad, y0 - pad, x1 + pad, y1 + pad)
    left, top, right, bottom = _on_picture(page, (width, height), padded)
    # Even a box beside the page shows something: its nearest row or column.
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    right, bottom = max(min(right, width), left + 1), max(min(bottom, height), top + 1)
    return (width, height), (left, top, right, bottom)


def _on_picture(page: int, whole: tuple[int, int], box: Box) -> _Pixels:
    """Return where a box of the page model stands on the picture of the page, turned with it."""
    visible = visible_box(page)
    corners = [
        _device(page, whole, visible.x0 + x, visible.y1 - y)
        for x, y in ((box.x0, box.y0), (box.x1, box.y1))
    ]
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _device(page: int, whole: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    c.page_to_device(page, 0, 0, *whole, 0, x, y, across, down)
    return across.value, down.value


def _area(pixels: _Pixels) -> int:
    left, top, right, bottom = pixels
    return (right - left) * (bottom - top)


def drawn(page: int, whole: tuple[int, int], shown: _Pixels) -> Image.Image:
    """Draw a part of a page.

    Arguments:
        page: PDFium's handle.
        whole: size of the picture of the whole page in pixels.
        shown: the part of that picture.
    """
    from PIL import Image

    left, top, right, bottom = shown
    width, height = right - left, bottom - top
    pixels = bytearray(4 * width * height)
    view = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = c.create_bitmap(width, height, c.BITMAP_BGRX, ctypes.addressof(view), 4 * width)
    if not bitmap:
        raise MemoryError
    try:
        c.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        c.render_page(bitmap, page, -left, -top, *whole, 0, c.RENDER_ANNOTATIONS)
    finally:
        c.destroy_bitmap(bitmap)
    return Image.frombytes("RGB", (width, height), bytes(pixels), "raw", "BGRX")


def _draw_mark(picture: Image.Image, mark: _Pixels, shown: _Pixels, scale: float) -> None:
    """Draw a frame of 0.8 points just outside what it marks."""
    from PIL import ImageDraw

    left, top, right, bottom = mark
    width = max(1, round(0.8 * scale))
    gap = round(1.5 * scale) + width
    ImageDraw.Draw(picture).rectangle(
        (
            left - shown[0] - gap,
            top - shown[1] - gap,
            right - shown[0] + gap,
            bottom - shown[1] + gap,
        ),
        outline=_MARK,
        width=width,
    )
