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

    from proceedings.pdf.facts import BrokenLink, FileFont, Structure
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
    broken = tuple(_placed(link, pages) for link in structure.broken)
    return fonts, replace(structure, broken=broken)


def _placed(link: BrokenLink, pages: Sequence[Page]) -> BrokenLink:
    """Return a link with its box counted from the top left of its page."""
    if link.box is None:
        return link
    left, top = pages[link.page - 1].origin
    x0, y0, x1, y1 = link.box
    return link._replace(box=Box(x0 - left, top - y1, x1 - left, top - y0))
