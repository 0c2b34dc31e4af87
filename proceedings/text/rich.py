"""Text with emphasis, scripts and links, between its source and its two written forms."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.text.symbols import RAISED_ALONE, SUBSCRIPTS, SUPERSCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BREAK = "\ufdd0"
"""Between two paragraphs. Noncharacters cannot occur in repaired text, so they are ours."""

_GUARDED = {"*": "\ufdd1", "_": "\ufdd2", "[": "\ufdd3", "]": "\ufdd4", "`": "\ufdd5"}
_GUARD = str.maketrans(_GUARDED)
_UNGUARD = str.maketrans({guard: character for character, guard in _GUARDED.items()})
_SPACES = re.compile("[ \t\n\u00a0]+")
_SAFE_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of inline text under one HTML element.

    Fields:
        tag: em, strong, sub, sup, code, a or math; a formula is no element of its own unless
            it is written as MathML.
        href: the address of an ``a``.
        plain: the plain text, where it is not that of the children.
        mathml: of a ``math``, the formula as MathML; empty where it has none.
    """

    tag: str
    children: tuple[str | Span, ...]
    href: str = ""
    plain: str | None = None
    mathml: str = ""


Inline = str | Span


def guard(text: str) -> str:
    """Return text in which Markdown's marks are no marks."""
    return text.translate(_GUARD)


def unguard(text: str) -> str:
    """Undo :func:`guard`."""
    return text.translate(_UNGUARD)


def is_safe_address(address: str) -> bool:
    """Tell whether an address may become a link: http, https or mailto."""
    return _SAFE_ADDRESS.match(address) is not None


def paragraphs(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """Split inline text at its paragraph breaks; a break inside a span is a space."""
    found: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, Span):
            found[-1].append(inline)
            continue
        first, *rest = inline.split(BREAK)
        found[-1].append(first)
        found.extend([part] for part in rest)
    return [part for part in found if to_plain(part)]


def to_plain(inlines: Iterable[Inline]) -> str:
    """Write inline text as plain Unicode in NFC, on one line."""
    text = unicodedata.normalize("NFC", unguard(_plain(inlines)).replace(BREAK, " "))
    return _SPACES.sub(" ", text).strip()


def to_html(inlines: Sequence[Inline], *, mathml: bool = False) -> str:
    """Write inline text as safe HTML on one line.

    Arguments:
        mathml: formulas are MathML where they have it; without, all are letters and scripts.
    """
    made = _html(inlines, mathml=mathml)
    text = unicodedata.normalize("NFC", unguard(made).replace(BREAK, " "))
    text = text.replace("</em><em>", "").replace("</strong><strong>", "")
    return _SPACES.sub(lambda m: "\u00a0" if "\u00a0" in m[0] else " ", text).strip(" \u00a0")


def has_mathml(inlines: Iterable[Inline]) -> bool:
    """Tell whether a formula in inline text has MathML."""
    return any(
        bool(inline.mathml) or has_mathml(inline.children)
        for inline in inlines
        if isinstance(inline, Span)
    )


def addresses(inlines: Iterable[Inline]) -> str:
    """Return all addresses linked to, one after the other."""
    found = ""
    for inline in inlines:
        if isinstance(inline, Span):
            found += inline.href + addresses(inline.children)
    return found


def _plain(inlines: Iterable[Inline]) -> str:
    parts = []
    for inline in inlines:
        if isinstance(inline, str):
            parts.append(inline)
        elif inline.plain is not None:
            parts.append(inline.plain)
        elif inline.tag in {"sub", "sup"}:
            parts.append(_script(inline.tag, _plain(inline.children)))
        else:
            parts.append(_plain(inline.children))
    return "".join(parts)


def _script(tag: str, text: str) -> str:
    """Write a script in Unicode's own letters where it has all, else after ``^`` or ``_``."""
    text = text.strip()
    table, sign = (SUPERSCRIPTS, "^") if tag == "sup" else (SUBSCRIPTS, "_")
    if tag == "sup" and text and all(c in RAISED_ALONE for c in text):
        return "".join(RAISED_ALONE[c] for c in text)
    if text and all(c in table for c in text):
        return "".join(table[c] for c in text)
    # Decomposed so that an accented letter counts as one.
    letters = [c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)]
    is_word = all(unicodedata.category(c)[0] in "LN" for c in letters) and text.isascii()
    return sign + text if is_word or len(letters) == 1 else f"{sign}({text})"


def _html(inlines: Iterable[Inline], *, mathml: bool, linked: bool = False) -> str:
    """Write inline text as HTML; inside a link an address is only words."""
    parts = []
    for inline in inlines:
        if isinstance(inline, str):
            parts.append(html.escape(inline, quote=False))
            continue
        if inline.mathml and mathml:
            parts.append(inline.mathml)
            continue
        is_link = inline.tag == "a"
        inner = _html(inline.children, mathml=mathml, linked=linked or is_link)
        if not inner or inline.tag == "math" or (linked and is_link):
            parts.append(inner)
        elif is_link:
            # An address may hold marks that are guarded in text, never the reverse.
            href = html.escape(unguard(inline.href))
            parts.append(f'<a href="{href}">{inner}</a>')
        else:
            parts.append(f"<{inline.tag}>{inner}</{inline.tag}>")
    return "".join(parts)
