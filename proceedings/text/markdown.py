"""Markdown's emphasis and links in a text whose code, formulas and addresses are masked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.text.rich import BREAK, Inline, Span, is_safe_address, to_plain
from proceedings.text.scan import MASK, Masks
from proceedings.text.symbols import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.text.parse import Ledger

_LINK = re.compile(rf"(!?)\[([^\[\]{BREAK}]*)\]\(({MASK})\)", re.DOTALL)
_INSIDE = rf"(?=[^\s*_])((?:(?!\1)[^{BREAK}])+?)(?<![\s])\1"
_STRONG = re.compile(rf"(?<!\*)(\*\*)(?!\*){_INSIDE}(?!\*)")
_STRONG_EM = re.compile(rf"(?<![*\w])(\*\*\*){_INSIDE}(?![*\w])")
_EM = re.compile(rf"(?<![*\w)\]])(\*){_INSIDE}(?!\*)")
_LOW = re.compile(
    rf"(?<![\w_)\]])(_{{1,2}})(?=[^\s_*])((?:(?!\1)[^{BREAK}]|(?<=\w)_(?=\w))+?)(?<!\s)\1(?![\w_])"
)
_PYTHON = words(
    "init call name main getitem setitem repr str len iter next doc file all new del enter exit "
    "add mul eq hash dict slots class module version author torch_function"
)
_MASKED = re.compile(MASK)


def emphasize(text: str, masks: Masks, ledger: Ledger) -> str:
    """Return the text with emphasis and links masked as spans.

    Marks count only at the edges of words, so that ``a*b``, ``snake_case`` and ``A*`` stay;
    ``**`` may also stand inside a word of letters (``**S**election``).
    """
    if "[" in text:
        text = _LINK.sub(lambda m: _link(m, masks, ledger), text)
    if "*" in text:
        text = _STRONG_EM.sub(lambda m: _span(m, masks, ledger, "strong", "em"), text)
        text = _STRONG.sub(lambda m: _starred(m, masks, ledger, "strong"), text)
        text = _EM.sub(lambda m: _starred(m, masks, ledger, "em"), text)
    if "_" in text:
        text = _LOW.sub(lambda m: _underscored(m, masks, ledger), text)
    return text


def expand(text: str, masks: Masks) -> list[Inline]:
    """Return inline text with every mask replaced by what it stands for."""
    inlines: list[Inline] = []
    place = 0
    for match in _MASKED.finditer(text):
        inlines.append(text[place : match.start()])
        inlines.extend(masks.get(match[0]))
        place = match.end()
    inlines.append(text[place:])
    return [inline for inline in inlines if inline != ""]


def unmask(inlines: Iterable[Inline], masks: Masks) -> list[Inline]:
    """Return inline text with every mask in it replaced, in spans too."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str):
            found += expand(inline, masks)
        else:
            found.append(replace(inline, children=tuple(unmask(inline.children, masks))))
    return found


def _span(match: re.Match[str], masks: Masks, ledger: Ledger, *tags: str) -> str:
    inside = expand(emphasize(match[2], masks, ledger), masks)
    for tag in reversed(tags):
        inside = [Span(tag, tuple(inside))]
    return masks.put(*inside)


def _starred(match: re.Match[str], masks: Masks, ledger: Ledger, tag: str) -> str:
    """Take stars for emphasis, unless they join to what may be arithmetic."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    touches = before.isalnum() or after.isalnum()
    if touches and not match[2].isalpha():
        return match[0]
    if before.isdigit() or after.isdigit():
        return match[0]
    return _span(match, masks, ledger, tag)


def _underscored(match: re.Match[str], masks: Masks, ledger: Ledger) -> str:
    """Take underscores for emphasis, but for names of Python such as ``__init__``."""
    if len(match[1]) > 1 and match[2] in _PYTHON:
        return match[0]
    return _span(match, masks, ledger, "em" if len(match[1]) == 1 else "strong")


def _link(match: re.Match[str], masks: Masks, ledger: Ledger) -> str:
    """Make a link of Markdown's two brackets; a picture keeps its words only."""
    address = to_plain(masks.get(match[3]))
    if match[1]:
        ledger.note(f"The picture {address} is left out.")
        return match[2]
    inside = expand(emphasize(match[2], masks, ledger), masks)
    if not to_plain(inside):
        inside = [address]
    if not is_safe_address(address):
        return masks.put(*inside)
    return masks.put(Span("a", tuple(inside), href=address))
