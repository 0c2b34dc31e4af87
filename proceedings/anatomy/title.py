"""The title of a manuscript: which lines of page 1 it is, and its words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from proceedings.anatomy.abstract import HEAD
from proceedings.anatomy.naming import WORD_GAP, cased, is_mark
from proceedings.text.unicode import LINE_END_HYPHEN, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.model import Box
    from proceedings.pdf.pages import Line, Page, Span

# LaTeX's own classes set titles 7 pt larger than the body, the smallest known template 2 pt.
_SMALLEST_STEP = 1.0
_MOST_LINES = 8
# The title stands in the upper part of page 1.
_UPPER = 0.45
# The rules around a title are as wide as the text block: 486 pt in ICML, 396 in NeurIPS.
_RULE_SHARE = 0.6
_HIGHEST_TITLE = 220.0
# Scripts of a title are set at 0.7 of its size, raised by 0.36 or lowered by 0.15.
_SCRIPT_SIZE = 0.82
_LOWERED = 0.08
_SUPER = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CAN_RAISE = re.compile(r"[0-9+\-−=()n]+\Z")
_CAN_LOWER = re.compile(r"[0-9+\-−=()]+\Z")
# Marks of a footnote to the title; an asterisk between words belongs to it, as in A*.
_NOTE_MARK = re.compile(r"[*∗†‡§¶]+\Z")


def title_lines(lines: Sequence[Line], page: Page, body_size: float) -> list[Line]:
    """Return the lines of the largest type in the upper part of the page that belong together.

    Where two rules as wide as the text block enclose large type, the title is what stands between
    them. A page without larger type has no title that could be told from its text.
    """
    enclosed = _enclosed(lines, page, body_size)
    if enclosed:
        return enclosed
    top = _UPPER * page.height
    upper = [x for x in lines if x.box.y0 < top and len(x.text) > 2 and not HEAD.match(x.text)]
    if not upper:
        return []
    size = max(type_size(x) for x in upper)
    if size < body_size + _SMALLEST_STEP:
        return []
    title: list[Line] = []
    for line in upper:
        if type_size(line) < size - 1.0:
            continue
        if title and line.box.y0 - title[-1].box.y1 > 1.5 * size:
            break
        title.append(line)
    return title if len(title) <= _MOST_LINES else []


def _enclosed(lines: Sequence[Line], page: Page, body_size: float) -> list[Line]:
    """Return the lines between the two rules around the title, if they are set in large type."""
    rules = _wide_rules(page)
    for above, below in pairwise(rules):
        inside = [
            x for x in lines if above.y1 - 1 < x.dominant.baseline < below.y0 + 1 and x.text.strip()
        ]
        large = [x for x in inside if type_size(x) > body_size + _SMALLEST_STEP]
        if large and len(large) <= _MOST_LINES:
            size = max(type_size(x) for x in large)
            return [x for x in inside if type_size(x) > 0.6 * size]
    return []


def _wide_rules(page: Page) -> list[Box]:
    wide = [r for r in page.rules if r.width > _RULE_SHARE * page.width and r.y0 < _HIGHEST_TITLE]
    return sorted(wide, key=lambda r: r.y0)


def type_size(line: Line) -> float:
    """Return the size of a line's type; of small capitals, that of the capitals."""
    if len(line.spans) > 1 and line.text.isupper():
        return max(s.size for s in line.spans if s.text.strip())
    return line.size


def title_text(lines: Sequence[Line]) -> str:
    """Return the words of a title.

    A hyphen at the end of a line is the title's own: titles are centred, and TeX does not hyphenate
    what it need not fill.
    """
    joined = ""
    for line in lines:
        text = _line_text(line)
        if joined.endswith((LINE_END_HYPHEN, "\u00ad")):
            joined = joined[:-1] + "-" + text
        elif re.search(r"\w-$", joined) and text[:1].isalnum():
            joined += text
        else:
            joined = f"{joined} {text}" if joined else text
    if lines and is_mark(lines[-1].spans[-1], lines[-1]):
        joined = _NOTE_MARK.sub("", joined.rstrip())
    return clean(joined.removesuffix(LINE_END_HYPHEN))


def _line_text(line: Line) -> str:
    """Return the text of a line with the spaces that PDFium leaves out beside scripts."""
    text, end = "", line.box.x0
    for span in line.spans:
        part = _script(span, line)
        apart = span.box.x0 - end > WORD_GAP * line.size
        if apart and text and not text[-1].isspace() and not part[:1].isspace():
            text += " "
        text += part
        end = span.box.x1
    return text.strip()


def _script(span: Span, line: Line) -> str:
    """Return the text of a span, raised or lowered where characters for it exist."""
    if len(line.spans) == 1 or span.size >= _SCRIPT_SIZE * line.size:
        return cased(span, line)
    text = span.text.strip()
    space = span.text[len(span.text.rstrip()) :]
    if is_mark(span, line) and _CAN_RAISE.match(text):
        return text.translate(_SUPER) + space
    lowered = span.baseline - line.dominant.baseline > _LOWERED * line.size
    if lowered and _CAN_LOWER.match(text):
        return text.translate(_SUB) + space
    return cased(span, line)
