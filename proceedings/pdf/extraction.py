"""A PDF into the page model, in one pass a page over PDFium's raw calls."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.clipping import shown
from proceedings.pdf.hidden import hidden_text
from proceedings.pdf.ink import visible_ink
from proceedings.pdf.lines import merge_lines
from proceedings.pdf.objects import read_objects
from proceedings.pdf.opening import opened, visible_box
from proceedings.pdf.pages import Document, Page, UnreadableError
from proceedings.pdf.spans import Frame, read_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from proceedings.pdf.pages import Font, Look

DOCINFO_KEYS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")

# The thickest rule of a known template is 4 pt (NeurIPS); anything higher is a drawing.
_THICKEST_RULE = 6.0
_SHORTEST_RULE = 30.0
# A plot of 100,000 points says nothing more about the page than its first thousands do.
_MOST_DRAWINGS = 5_000
# Text of the known templates begins 55 pt from the edge of the sheet or further in.
_EDGE = 56.0


def read_document(path: Path, most_pages: int) -> Document:
    """Read a PDF into the page model.

    Arguments:
        path: the file; it must exist.
        most_pages: the number of pages above which the file is refused before any is loaded.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, wants a password, or is too long.
    """
    with reading(path, most_pages) as (document, _):
        return document


@contextmanager
def reading(path: Path, most_pages: int) -> Iterator[tuple[Document, Look]]:
    """Read a PDF into the page model, and leave it open for a look at the ink of its pages.

    Arguments and errors are those of :func:`read_document`.
    """
    with opened(path.read_bytes()) as document:
        pages = c.page_count(document)
        if pages > most_pages:
            raise UnreadableError(
                "file-too-many-pages",
                f"The file says it has {pages:,} pages; at most {most_pages:,} are read.",
                "Export the paper again and send that file.",
            )
        fonts: dict[int, Font] = {}
        read = tuple(read_page(document, index, fonts) for index in range(pages))
        docinfo = _docinfo(document)
        found, structure = read_objects(path, read)
        model = Document(read, docinfo, path.stat().st_size, found, structure)
        yield model, partial(visible_ink, document)


def _docinfo(document: int) -> dict[str, str]:
    values = {}
    for key in DOCINFO_KEYS:
        length = c.meta_text(document, key.encode(), None, 0)
        buffer = ctypes.create_string_buffer(length)
        c.meta_text(document, key.encode(), buffer, length)
        text = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
        if text:
            values[key] = text
    return values


def read_page(document: int, index: int, fonts: dict[int, Font]) -> Page:
    """Return a page in the page model; one that cannot be loaded is empty.

    Arguments:
        document: PDFium's handle.
        index: of the page, from 0.
        fonts: those of the document that were met so far, by handle.
    """
    page = c.load_page(document, index)
    if not page:
        return Page(index + 1, 0.0, 0.0)
    text = c.argument(c.load_text(page))
    try:
        visible = visible_box(page)
        frame = Frame(text, visible.x0, visible.y1, fonts)
        objects = [*map(c.get_object, repeat(c.argument(page)), range(c.count_objects(page)))]
        spans, turned, drawn, suspected = read_spans(frame, set(objects), apart=index == 0)
        width, height = visible.x1 - visible.x0, visible.y1 - visible.y0
        inner = Box(_EDGE, _EDGE, width - _EDGE, height - _EDGE)
        others = [one for one in objects if one not in drawn]
        rules, drawings, forms = _drawings(frame, others, inner)
        read = Page(
            number=index + 1,
            width=width,
            height=height,
            rotation=90 * c.page_rotation(page),
            lines=merge_lines(spans),
            rules=rules,
            drawings=drawings,
            turned=turned,
            forms=forms,
            origin=(frame.left, frame.top),
        )
        hidden = hidden_text(page, read, suspected) if suspected else ()
        return replace(read, hidden=hidden) if hidden else read
    finally:
        c.close_text(text)
        c.close_page(page)


def _drawings(
    frame: Frame, objects: Iterable[int], inner: Box
) -> tuple[tuple[Box, ...], tuple[Box, ...], tuple[tuple[float, ...], ...]]:
    """Return rules and drawings among the objects of a page, and the places of forms.

    Arguments:
        inner: drawings that stay within it are taken as they are, unless they are forms.
    """
    rules: list[Box] = []
    drawings: list[Box] = []
    forms: list[tuple[float, ...]] = []
    left, top = frame.left, frame.top
    for handle in map(c.argument, objects):
        kind = c.object_type(handle)
        if kind == c.OBJECT_TEXT or not c.object_bounds(handle, *frame.at[:4]):
            continue
        x0, y0, x1, y1 = frame.values[:4]
        box = Box(x0 - left, top - y1, x1 - left, top - y0)
        if kind == c.OBJECT_PATH and y1 - y0 <= _THICKEST_RULE and x1 - x0 >= _SHORTEST_RULE:
            rules.append(box)
        else:
            if kind == c.OBJECT_FORM or _leaves(box, inner):
                part = shown(handle, kind, frame, box)
                if part is None:
                    continue
                box = part
            drawings.append(box)
            if kind == c.OBJECT_FORM:
                c.object_matrix(handle, frame.at[4])
                forms.append(tuple(frame.values[4:10]))
            if len(drawings) >= _MOST_DRAWINGS:
                break
    return tuple(rules), tuple(drawings), tuple(forms)


def _leaves(box: Box, inner: Box) -> bool:
    return box.x0 < inner.x0 or box.x1 > inner.x1 or box.y0 < inner.y0 or box.y1 > inner.y1
