"""The characters of a page as runs: which text object drew which of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from proceedings.pdf import pdfium as c

if TYPE_CHECKING:
    import ctypes

# Text object, index of its first character, index behind its last one, and the characters, with
# the space that PDFium made up behind them.
Run: TypeAlias = tuple[int, int, int, str]

# A line ends before the line break that PDFium makes up, or with the hyphen it marks.
_LINE_END = re.compile("(?=\r)|\ufffe")


def runs_of(text: ctypes.c_void_p, characters: str) -> tuple[list[Run], set[int]]:
    """Return the runs of a page in the order of its characters, and every object that drew one.

    PDFium tells the object of one character at a time, and each question takes as long as a dozen
    steps in Python, so it is asked as seldom as can be. Two characters of one object enclose only
    its own, or spaces made up between them. Most lines of running text are one object, so the last
    character of a line is asked first, and once a line.

    Arguments:
        text: PDFium's text page.
        characters: its characters, one for each index.
    """
    owner = c.text_object
    runs: list[Run] = []
    drawn: set[int] = set()
    count, start, line_end = len(characters), 0, 0
    handle = owner(text, 0) if count else None
    last = None
    while start < count:
        if handle is None:
            start += 2 if characters.startswith("\r\n", start) else 1
            handle = owner(text, start) if start < count else None
            continue
        drawn.add(handle)
        if start >= line_end:
            found = _LINE_END.search(characters, start + 1)
            line_end = found.end() if found else count
            last = owner(text, line_end - 1)
        if last == handle:
            end = stop = line_end
            after = end + 2 if characters.startswith("\r\n", end) else end
            following = owner(text, after) if after < count else None
        else:
            end, following = _end_of(text, handle, start, line_end - 1, last)
            stop = after = end
            if following is None and characters[end] == " ":
                after = end + 1
                following = owner(text, after) if after < count else None
                if characters[end - 1] != " ":
                    stop = after
        runs.append((handle, start, end, characters[start:stop]))
        start, handle = after, following
    return runs, drawn


def _end_of(
    text: ctypes.c_void_p, handle: int, start: int, beyond: int, following: int | None
) -> tuple[int, int | None]:
    """Return the index behind an object that ends before its line does, and what follows it.

    Half of such objects are a single character, of a formula. Others are looked for with steps of
    doubling length, and then between the last two.

    Arguments:
        beyond, following: the last character of the line, and the other object that drew it.
    """
    owner = c.text_object
    last, step = start, 1
    while last + step < beyond:
        met = owner(text, last + step)
        if met != handle:
            beyond, following = last + step, met
            break
        last, step = last + step, 2 * step
    while beyond - last > 1:
        probe = (last + beyond) // 2
        met = owner(text, probe)
        if met == handle:
            last = probe
        else:
            beyond, following = probe, met
    return beyond, following
