"""Where a page has room for a running head and a folio.

A strip at the head and one at the foot are rendered at one pixel a point and searched for blank
rows. PDFium draws only what reaches into a strip, so that this costs 0.3 ms a page beyond the
2 ms of opening it (measured over 302 pages of real papers); the bounds of all page objects cost
more and miss what figures hold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from proceedings.booklet.inks import link_inks
from proceedings.booklet.own_numbers import number_boxes
from proceedings.booklet.parts import Clearance
from proceedings.pdf.nesting import unbalanced

if TYPE_CHECKING:
    from pathlib import Path

STRIP = 54
"""Height of the strips that are looked at, in points from the edges of the page."""

OUTERMOST, INNERMOST = 44, 140
"""How near to the side of a page a stamp may stand, and how far from it, in points."""

_AIR = 4  # points that must be blank beside what is stamped
_FOLIO = 24  # width of a number of four figures, in points
_MEASURED = 4  # pages at the beginning of a paper that tell where its text stands
_LINES = (0.3, 0.55, 0.8)  # where lines are measured, as parts of the height
_LINKED = 6  # pages with links that tell what ink the links of a paper have
_LINE = 60  # height of what is measured there: about five lines, of which one is full
_WHITE = 255
_LIGHTEST_INK = 225  # a tint lighter than this can be printed on
_INK = [255] * 160 + [0] * 96  # what is so dark is text, not its soft edge
_SAME = 6  # grey levels that one tint may vary by


def find_clearance(pdf: Path | bytes, *, numbers: bool = False) -> tuple[Clearance, ...]:
    """Return what is clear on each page of a PDF.

    It runs PDFium over every page: for a file from outside call it in a limited worker.

    Arguments:
        numbers: find the numbers the pages print themselves, too; that reads their text, which
            takes longer than all else.

    Raises:
        ValueError: the file cannot be opened.
    """
    try:
        nesting = _nesting(pdf)
        document = pypdfium2.PdfDocument(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, pypdfium2.PdfiumError) as error:
        raise ValueError(str(error)) from error
    try:
        pages, linked = [], 0
        for index in range(min(len(document), len(nesting))):
            page = _page_clearance(document, index, *nesting[index], inks=linked < _LINKED)
            linked += page.inks is not None
            pages.append(page)
        if not numbers:
            return tuple(pages)
        boxes = number_boxes(document)
        return tuple(replace(page, number=box) for page, box in zip(pages, boxes, strict=False))
    finally:
        document.close()


def _page_clearance(
    document: pypdfium2.PdfDocument, index: int, unopened: int, unclosed: int, *, inks: bool
) -> Clearance:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Clearance(unopened=unopened, unclosed=unclosed)
    try:
        width, height = page.get_size()
        if width < 3 * INNERMOST or height < 4 * STRIP:
            return Clearance(unopened=unopened, unclosed=unclosed)
        head = _rows(page, bottom=height - STRIP, top=0)
        foot = _rows(page, bottom=0, top=height - STRIP)[::-1]
        left, right = OUTERMOST - _AIR, int(width) - OUTERMOST + _AIR
        corner = INNERMOST - OUTERMOST + _FOLIO + 2 * _AIR
        return Clearance(
            head=_bands(head, left, right),
            foot_left=_bands(foot, left, left + corner),
            foot_right=_bands(foot, right - corner, right),
            edges=_edges(page, height) if index < _MEASURED else (),
            unopened=unopened,
            unclosed=unclosed,
            inks=link_inks(page) if inks else None,
        )
    finally:
        page.close()


def _rows(page: pypdfium2.PdfPage, *, bottom: float, top: float) -> list[bytes]:
    """Return the pixel rows of a page without the given heights at its bottom and top."""
    bitmap = page.render(grayscale=True, crop=(0, bottom, 0, top), may_draw_forms=False)
    try:
        pixels = bytes(bitmap.buffer)
        return [
            pixels[row * bitmap.stride : row * bitmap.stride + bitmap.width]
            for row in range(bitmap.height)
        ]
    finally:
        bitmap.close()


def _edges(page: pypdfium2.PdfPage, height: float) -> tuple[tuple[int, int], ...]:
    """Return the left and right ends of the ink at a few heights of a page."""
    edges = []
    for part in _LINES:
        top = height * part
        crop = (0, height - top - _LINE, 0, top)
        bitmap = page.render(grayscale=True, crop=crop, may_draw_forms=False)
        box = bitmap.to_pil().point(_INK).getbbox()
        bitmap.close()
        if box is not None:
            edges.append((box[0], box[2]))
    return tuple(edges)


def _bands(rows: list[bytes], left: int, right: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches of blank rows, as first row and the row after the last."""
    bands: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        lightness = row[left:right]
        if lightness.count(_WHITE) < len(lightness):
            darkest = min(lightness)
            if darkest < _LIGHTEST_INK or max(lightness) - darkest > _SAME:
                continue
        if bands and bands[-1][1] == number:
            bands[-1] = (bands[-1][0], number + 1)
        else:
            bands.append((number, number + 1))
    return tuple(bands)


def _nesting(pdf: Path | bytes) -> list[tuple[int, int]]:
    from io import BytesIO

    with pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as source:
        return [unbalanced(page) for page in source.pages]
