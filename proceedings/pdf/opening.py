"""Opening a file with PDFium, and where on a page what a viewer shows begins."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.pages import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """Give PDFium's handle of a document, and close it afterwards.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, or wants a password.
    """
    document = c.load_document(str(path).encode(), None)
    if not document:
        if c.last_error() == c.ERROR_PASSWORD:
            raise UnreadableError(
                "file-encrypted",
                "The file opens with a password only.",
                "Save it without a password and send that file.",
            )
        raise UnreadableError(
            "file-damaged",
            "The file cannot be opened as a PDF: its structure is broken.",
            "Export the paper again and check that the new file opens in a viewer.",
        )
    try:
        yield document
    finally:
        c.close_document(document)


def visible_box(page: int) -> Box:
    """Return what a viewer shows of a page before it turns it, in user space (y upwards)."""
    values = [ctypes.c_float() for _ in range(4)]
    if c.crop_box(page, *values) or c.media_box(page, *values):
        x0, y0, x1, y1 = (v.value for v in values)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    width, height = c.page_width(page), c.page_height(page)
    if c.page_rotation(page) % 2:
        width, height = height, width
    return Box(0.0, 0.0, width, height)
