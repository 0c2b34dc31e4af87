"""Accents that TeX's old fonts draw as glyphs of their own, put on the letters they stand over."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import TYPE_CHECKING

from proceedings.pdf import pdfium as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.pdf.pages import Span

_COMBINING = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "¯": "\u0304",
    "¸": "\u0327",
    "˛": "\u0328",
}
_ACCENT = re.compile("[" + re.escape("".join(_COMBINING)) + "]")
# Caron letters that some fonts draw with a breve.
_CARONS = {letter + "\u0306": letter + "\u030c" for letter in "cszrdtnlCSZRDTNL"}
# The letter is drawn right before or after its accent, in the same word or the next piece of it.
_NEIGHBOURS = 3
# The narrowest word space of a tight line is 0.17 of the size.
_WORD_GAP = 0.12


def has_accents(characters: str) -> bool:
    """Tell whether a text has any character that may be an accent drawn by itself."""
    return _ACCENT.search(characters) is not None


def attach_accents(
    text: ctypes.c_void_p, left: float, spans: Sequence[Span], starts: Sequence[int]
) -> list[Span]:
    """Return the spans with every lone accent set on the letter below or above it.

    Arguments:
        text: PDFium's text page.
        left: edge of the visible page in user space, in points.
        starts: index of the first character of each span.
    """
    result: list[Span | None] = list(spans)
    for index, span in enumerate(spans):
        mark = _COMBINING.get(span.text.strip())
        if mark is None:
            continue
        centre = (span.box.x0 + span.box.x1) / 2
        for other in _nearest(index, len(spans)):
            letters = result[other]
            if letters is None or not _covers(letters, span, centre):
                continue
            accented = _accented(text, left, letters, starts[other], centre, mark)
            if accented is not None:
                result[other], result[index] = accented, None
                _close_gap(result, other)
                break
    return [span for span in result if span is not None]


def _close_gap(spans: list[Span | None], index: int) -> None:
    """Take back the space PDFium makes up where an accent stands between pieces of a word."""
    letters = spans[index]
    before = next((i for i in range(index - 1, -1, -1) if spans[i] is not None), None)
    if letters is None or before is None:
        return
    piece = spans[before]
    assert piece is not None
    if abs(letters.box.x0 - piece.box.x1) < _WORD_GAP * letters.size:
        spans[before] = piece._replace(text=piece.text.rstrip(" "))


def _nearest(index: int, count: int) -> list[int]:
    around = [index + step for near in range(1, _NEIGHBOURS + 1) for step in (near, -near)]
    return [other for other in around if 0 <= other < count]


def _covers(letters: Span, accent: Span, centre: float) -> bool:
    level = abs(letters.baseline - accent.baseline) < 0.6 * letters.size
    return level and letters.box.x0 - 1 <= centre <= letters.box.x1 + 1


def _accented(
    text: ctypes.c_void_p, left: float, span: Span, start: int, centre: float, mark: str
) -> Span | None:
    x0, x1, low, high = (ctypes.c_double() for _ in range(4))
    best, distance = None, span.size / 2
    for offset, character in enumerate(span.text):
        if not (character.isalpha() or character == "ı"):
            continue
        c.char_box(text, start + offset, x0, x1, low, high)
        away = abs((x0.value + x1.value) / 2 - left - centre)
        if away < distance:
            best, distance = offset, away
    if best is None:
        return None
    letter = {"ı": "i", "ȷ": "j"}.get(span.text[best], span.text[best])
    composed = unicodedata.normalize("NFC", _CARONS.get(letter + mark, letter + mark))
    return span._replace(text=span.text[:best] + composed + span.text[best + 1 :])
