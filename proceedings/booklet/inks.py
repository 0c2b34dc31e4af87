"""Blue links in print: nobody can follow them there, and they make a page one in colour.

Which ink the links of a paper have is read off the letters in them. In the print edition text of
that ink is black. Figures in forms of their own keep their colours, and so does whatever is drawn
and not written.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Collection

    from pypdfium2 import PdfPage

    from proceedings.booklet.parts import Ink

_MOST_LINKS = 40  # of a page that are looked at: all inks of its links are among them
_BLUER = 40  # levels of 255 by which blue is above red and green
_ROUNDED = 1  # levels of 255 between a colour as written and as PDFium rounds it
_NUMBER = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_COLOUR = rb"(?P<red>%b)\s+(?P<green>%b)\s+(?P<blue>%b)" % ((_NUMBER,) * 3)
# Operators stand alone between white space.
_OPERATORS = re.compile(
    rb"(?<!\S)(?:(?P<begin>BT)|(?P<end>ET)|%b\s+(?P<sets>rg|RG|scn?|SCN?))(?!\S)" % _COLOUR
)
# A colour may stand before the text object it is set for, and before its place.
_TEXT_FOLLOWS = re.compile(
    rb"\s+(?:(?:%b\s+){3}RG\s+)?(?:q\s+)?(?:(?:%b\s+){6}cm\s+)?BT(?!\S)" % ((_NUMBER,) * 2)
)


def link_inks(page: PdfPage) -> tuple[Ink, ...] | None:
    """Return the blue inks that letters in links of a page have; None where it has no links.

    It runs PDFium over a page with links: for a file from outside call it in a limited worker.
    """
    found: set[Ink] = set()
    text = None
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    levels = [ctypes.c_uint() for _ in range(4)]
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            break
        text = text or page.get_textpage()
        if not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        index = pdfium.FPDFText_GetCharIndexAtPos(text.raw, *middle, 3, 6)
        if index < 0 or not pdfium.FPDFText_GetFillColor(text.raw, index, *levels):
            continue
        red, green, blue = (level.value for level in levels[:3])
        if blue >= max(red, green) + _BLUER:
            found.add((red, green, blue))
    if text is None:
        return None
    text.close()
    return tuple(sorted(found))


def blacken(pdf: pikepdf.Pdf, page: pikepdf.Page, inks: Collection[Ink]) -> bool:
    """Write the text of some inks in black; tell whether there was any.

    Arguments:
        pdf: holds the page.
        inks: as levels of 255.
    """
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    written = b"\n".join(s.read_bytes() for s in streams if isinstance(s, pikepdf.Stream))
    black = _blackened(written, inks)
    if black is None:
        return False
    # Packed here and loosely: packing all pages as tightly as can be takes as long as the rest.
    packed = zlib.compress(black, 1)
    page.obj.Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)
    return True


def _blackened(content: bytes, inks: Collection[Ink]) -> bytes | None:
    """Return a content stream with text of some inks in black; None where there is none."""
    kept, position, in_text = [], 0, False
    for operator in _OPERATORS.finditer(content):
        if not operator["sets"]:
            in_text = operator["begin"] is not None
            continue
        if not _is_one_of(operator, inks) or _in_string(content, operator.start()):
            continue
        if in_text or _TEXT_FOLLOWS.match(content, operator.end()):
            kept += [content[position : operator.start()], b"0 0 0 " + operator["sets"]]
            position = operator.end()
    return b"".join([*kept, content[position:]]) if kept else None


def _in_string(content: bytes, position: int) -> bool:
    return content.rfind(b"(", 0, position) > content.rfind(b")", 0, position)


def _is_one_of(operator: re.Match[bytes], inks: Collection[Ink]) -> bool:
    colour = [255 * float(operator[name]) for name in ("red", "green", "blue")]
    return any(
        all(abs(a - b) <= _ROUNDED for a, b in zip(colour, ink, strict=True)) for ink in inks
    )
