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
def opened(source: Path | bytes) -> Iterator[int]:
    """Give PDFium's handle of a document, and close it afterwards.

    Arguments:
        source: a file, or the content of one.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, or wants a password.
    """
    if isinstance(source, bytes):
        document = c.load_content(source, len(source), None)
    else:
        document = c.load_document(str(source).encode(), None)
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
    corners = (ctypes.c_float * 4)()
    c.bounding_box(page, corners)
    left, top, right, bottom = corners
    return Box(left, bottom, right, top)
