"""The characters of a page as PDFium has them, one for each of its indices."""

from __future__ import annotations

import ctypes
import re

from proceedings.pdf import pdfium as c

# What PDFium puts in the place of a hyphen at the end of a line.
LINE_END_HYPHEN = "\ufffe"
# How PDFium names a character of no code and the hyphen, when it is asked for one character.
_UNITS = {0: "\ufffd", 2: LINE_END_HYPHEN}
_SHORT_STRETCH = 32
# Inside a text it means nothing.
_BYTE_ORDER_MARK = "\ufeff"
_TO_MEND = re.compile(f"[\ud800-\udfff{_BYTE_ORDER_MARK}]")


def characters_of(text: ctypes.c_void_p) -> str:
    """Return the text of a page, one UTF-16 unit for each character index."""
    count = c.count_chars(text)
    if count <= 0:
        return ""
    return _stretch(text, 0, count, (ctypes.c_ushort * (count + 1))())


def _stretch(
    text: ctypes.c_void_p, start: int, count: int, buffer: ctypes.Array[ctypes.c_ushort]
) -> str:
    """Return the units of some characters.

    PDFium's text lacks the characters that a font maps to nothing: then a stretch is halved until
    nothing is missing, or it is short enough to ask character by character.
    """
    first, last = c.text_index(text, start), c.text_index(text, start + count - 1)
    if first >= 0 and last - first == count - 1:
        c.get_text(text, start, count, buffer)
        units = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        return units if len(units) == count else "".join(map(chr, buffer[:count]))
    if count > _SHORT_STRETCH:
        half = count // 2
        before = _stretch(text, start, half, buffer)
        return before + _stretch(text, start + half, count - half, buffer)
    codes = [c.get_unicode(text, index) for index in range(start, start + count)]
    return "".join([_UNITS.get(code) or chr(code) for code in codes])


def wants_mending(text: str) -> bool:
    """Tell whether a text has halves of characters, or characters that mean nothing."""
    return _TO_MEND.search(text) is not None


def mended(text: str) -> str:
    """Return a text with the two units of a character beyond 16 bits, such as 𝑅, as one."""
    units = text.replace(_BYTE_ORDER_MARK, "").encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")
