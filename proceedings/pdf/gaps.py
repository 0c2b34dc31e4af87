"""Runs of page 1 cut where a wide gap stands between two words: one run can hold several names."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf import pdfium as c

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.pdf.pages import Span

# A word space is 0.25 of the size in Times and 0.38 in bold Computer Modern; \enspace and two
# spaces in a row, the narrowest that people set between names, are 0.5, and \quad is 1.
WIDE_GAP = 0.45
_SPACES = re.compile(r"(?<=\S) +(?=\S)")
_ANY_SPACE = re.compile(" +")
_ACCENT = re.compile("[´`¨ˆ˜ˇ˘˙˚˝¯¸˛]")
_BEFORE_STROKE = re.compile(" (?=[lL])")
_BELOW = "¸˛"
# The narrowest word space of a tight line is 0.17 of the size.
_WORD_GAP = 0.12
# A space of no width, which holds the place of one that is none.
_NOTHING = "\u200b"
_ABSTRACT = re.compile(r"\s*abstract\b", re.IGNORECASE)
# What stands before the abstract is seldom 40 runs. Without an abstract the reading ends here.
_MOST_RUNS = 120


def cut_at_gaps(
    text: ctypes.c_void_p, left: float, spans: Sequence[Span], starts: Sequence[int]
) -> tuple[list[Span], list[int]]:
    """Return the spans, those before the abstract cut at wide gaps, and where each begins.

    PDFium writes one space for any gap, and only the boxes of characters tell how wide it is. What
    is cut off ends with two spaces.

    Arguments:
        text: PDFium's text page.
        left: edge of the visible page in user space, in points.
        starts: index of the first character of each span.
    """
    result: list[Span] = []
    indices: list[int] = []
    for position, (span, start) in enumerate(zip(spans, starts, strict=True)):
        if position >= _MOST_RUNS or _ABSTRACT.match(span.text):
            return [*result, *spans[position:]], [*indices, *starts[position:]]
        for piece, at in _pieces(text, left, span, start):
            result.append(piece)
            indices.append(at)
    return result, indices


def _pieces(text: ctypes.c_void_p, left: float, span: Span, start: int) -> list[tuple[Span, int]]:
    edges = _Edges(text)
    if _ACCENT.search(span.text):
        span = span._replace(text=_with_accents(edges, span, start))
    if _BEFORE_STROKE.search(span.text):
        span = span._replace(text=_with_strokes(edges, span, start))
    cuts = [
        spaces.end()
        for spaces in _SPACES.finditer(span.text)
        if _gap(edges, span.text, spaces, start) > WIDE_GAP * span.size
    ]
    if not cuts:
        return [(span, start)]
    pieces = []
    for begin, end in zip([0, *cuts], [*cuts, len(span.text)], strict=True):
        words = span.text[begin:end]
        last = start + begin + len(words.rstrip(" ")) - 1
        x0 = edges.of(start + begin)[0] - left if begin else span.box.x0
        x1 = edges.of(last)[1] - left if end < len(span.text) else span.box.x1
        box = Box(x0, span.box.y0, x1, span.box.y1)
        shown = words + " " if end < len(span.text) else words
        pieces.append((span._replace(text=shown, box=box), start + begin))
    return pieces


def _gap(edges: _Edges, text: str, spaces: re.Match[str], start: int) -> float:
    """Return the white between two words, in points; accents hang over it on either side."""
    before, after = spaces.start() - 1, spaces.end()
    end = edges.of(start + before)[1]
    if _ACCENT.match(text[before]) and before:
        end = max(end, edges.of(start + before - 1)[1])
    begin = edges.of(start + after)[0]
    if _ACCENT.match(text[after]) and after + 1 < len(text):
        begin = min(begin, edges.of(start + after + 1)[0])
    return begin - end


def _with_accents(edges: _Edges, span: Span, start: int) -> str:
    """Return text with each cedilla and ogonek behind its letter, and no space beside accents.

    TeX sets them by moving back and forth, which PDFium takes for a word space. Every character
    keeps its index.
    """
    letters = list(span.text)
    for found in _ACCENT.finditer(span.text):
        at = found.start()
        following = at + 1
        if found[0] in _BELOW and following < len(letters) and letters[following].isalpha():
            middle = sum(edges.of(start + at)) / 2
            x0, x1 = edges.of(start + following)
            if x0 <= middle <= x1:
                letters[at], letters[following] = letters[following], found[0]
        for space in (at - 1, at + 1):
            if 0 < space < len(letters) - 1 and letters[space] == " ":
                around = _gap(edges, span.text, _at(span.text, space), start)
                if around < _WORD_GAP * span.size:
                    letters[space] = _NOTHING
    return "".join(letters)


def _with_strokes(edges: _Edges, span: Span, start: int) -> str:
    """Return text with Ł and ł where TeX draws a stroke over the letter.

    The stroke of TeX's first fonts has the code of a space, and the letter stands where it stands.
    """
    letters = list(span.text)
    for found in _BEFORE_STROKE.finditer(span.text):
        at = found.start()
        x0, x1 = edges.of(start + at)
        overlaps = abs(x0 - edges.of(start + at + 1)[0]) < _WORD_GAP * span.size
        # A space that PDFium makes up has no width.
        if overlaps and x1 - x0 > _WORD_GAP * span.size:
            letters[at], letters[at + 1] = _NOTHING, "Ł" if letters[at + 1] == "L" else "ł"
    return "".join(letters)


def _at(text: str, index: int) -> re.Match[str]:
    found = _ANY_SPACE.match(text, index)
    assert found is not None
    return found


class _Edges:
    """Asks PDFium for the left and right edge of a character's advance, in user space."""

    def __init__(self, text: ctypes.c_void_p) -> None:
        self._text = text
        self._box = (ctypes.c_float * 4)()

    def of(self, index: int) -> tuple[float, float]:
        c.loose_char_box(self._text, index, self._box)
        return self._box[0], self._box[2]
