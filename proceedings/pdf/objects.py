"""Fonts and structure of a file whose pages were read: what qpdf tells, placed on the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf.fonts import read_fonts
from proceedings.pdf.qpdf import ObjectsError, opened_objects, pages_of
from proceedings.pdf.structure import read_structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.pdf.facts import BrokenLink, FileFont, FontUse, Structure
    from proceedings.pdf.pages import Page


def read_objects(
    path: Path, pages: Sequence[Page]
) -> tuple[tuple[FileFont, ...] | None, Structure | None]:
    """Return fonts and structure of a file; None for both where qpdf cannot read it.

    PDFium mends more than qpdf does, so that a file can have pages and no readable objects.

    Arguments:
        pages: as PDFium read them.
    """
    try:
        with opened_objects(path) as document:
            found = pages_of(document, len(pages))
            fonts = read_fonts(found)
            structure = read_structure(document, found)
    except ObjectsError:
        return None, None
    broken = tuple(_placed_link(link, pages[link.page - 1]) for link in structure.broken)
    placed = [
        replace(font, uses=tuple(_placed_use(use, pages[use.page - 1]) for use in font.uses))
        if font.faulty
        else font
        for font in fonts
    ]
    return tuple(placed), replace(structure, broken=broken)


def _placed_link(link: BrokenLink, page: Page) -> BrokenLink:
    return link if link.box is None else link._replace(box=_on_page(link.box, page))


def _placed_use(use: FontUse, page: Page) -> FontUse:
    """Return a use with the box of its form on the page; with none where it is not known."""
    if use.box is None or use.drawing is None or use.drawing >= len(page.forms):
        return use._replace(box=None)
    a, b, c, d, e, f = page.forms[use.drawing]
    x0, y0, x1, y1 = use.box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = zip(*corners, strict=True)
    box = _on_page(Box(min(xs), min(ys), max(xs), max(ys)), page)
    return use._replace(
        box=Box(
            max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, page.width), min(box.y1, page.height)
        )
    )


def _on_page(box: Box, page: Page) -> Box:
    """Return a box in user space, counted from the top left of its page."""
    left, top = page.origin
    return Box(box.x0 - left, top - box.y1, box.x1 - left, top - box.y0)
