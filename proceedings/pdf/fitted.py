"""The first page of a PDF, or a picture, drawn as large as a frame allows.

Files are hostile: call this in a limited worker (:mod:`proceedings.workers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.pdf import pdfium as c
from proceedings.pdf.opening import opened
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.pictures import drawn
from proceedings.pdf.rasters import opened_raster

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image


def fitted(path: Path, frame: tuple[int, int]) -> Image.Image:
    """Return a picture in red, green and blue that fits into a frame; pixels are never enlarged.

    Arguments:
        path: a PDF, PNG or JPEG.
        frame: width and height in pixels.

    Raises:
        UnreadableError: the file cannot be opened, or has no page.
    """
    return _page(path, frame) if path.suffix.lower() == ".pdf" else _raster(path, frame)


def _page(path: Path, frame: tuple[int, int]) -> Image.Image:
    with opened(path.read_bytes()) as document:
        page = c.load_page(document, 0)
        if not page:
            raise UnreadableError("file-damaged", "The first page cannot be loaded.", "")
        try:
            across, down = c.page_width(page), c.page_height(page)
            scale = min(frame[0] / max(across, 1.0), frame[1] / max(down, 1.0))
            whole = (max(1, round(across * scale)), max(1, round(down * scale)))
            return drawn(page, whole, (0, 0, *whole))
        finally:
            c.close_page(page)


def _raster(path: Path, frame: tuple[int, int]) -> Image.Image:
    from PIL import Image, ImageOps

    with opened_raster(path) as picture:
        picture.draft("RGB", frame)  # a JPEG is read no larger than it has to be
        ImageOps.exif_transpose(picture, in_place=True)  # a copy may have a gigabyte
        picture.thumbnail(frame, Image.Resampling.LANCZOS)
        if picture.mode in {"RGBA", "LA", "PA", "P"}:
            seen = picture.convert("RGBA")
            white = Image.new("RGB", seen.size, "white")
            white.paste(seen, mask=seen.getchannel("A"))
            return white
        return picture.convert("RGB")
