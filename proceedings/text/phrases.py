"""Small phrases every output needs: counts, lists, page ranges, typographic quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def count(n: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 paper", "5 papers", "1,024 entries"."""
    return f"{n:,} {noun if n == 1 else plural or _plural(noun)}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return words as a phrase: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def with_article(name: str) -> str:
    """Return the name of an event as a sentence has it: "the Third Workshop on Type"."""
    if _ARTICLE.match(name):
        return f"the{name[3:]}"
    return f"the {name}" if _OCCASION.search(name) else name


_ARTICLE = re.compile(r"the\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:workshop|symposium|conference|meeting|colloquium|seminar|tutorial|school)\b",
    re.IGNORECASE,
)


def pages(first: int, last: int) -> str:
    """Return a page range with an en dash, or the one page."""
    return str(first) if first == last else f"{first}–{last}"


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent; only all is 100% and only none is 0%."""
    if whole <= 0:
        return "0%"
    share = round(100 * part / whole)
    if 0 < part < whole:
        share = min(max(share, 1), 99)
    return f"{share}%"


def typographic(text: str) -> str:
    """Return English text with curly quotes and apostrophes for straight ones.

    Left as they are: code between back-ticks, addresses, and primes after a digit or a single
    letter (``5' 10"``, ``f'(x)``) unless a quotation is open there.
    """
    return _curled([(part, not _CODE.fullmatch(part)) for part in _CODE_PARTS.split(text) if part])


def typographic_html(text: str) -> str:
    """Do what :func:`typographic` does to HTML; tags and ``<code>`` stay as they are."""
    parts: list[tuple[str, bool]] = []
    in_code = 0
    for part in _TAG_PARTS.split(text):
        is_tag = part.startswith("<") and part.endswith(">")
        parts.append((part, not is_tag and not in_code and not _ADDRESS.match(part)))
        in_code += part == "<code>"
        in_code -= part == "</code>"
    return _curled(parts)


_CODE = re.compile(r"`[^`]*`|https?://\S+")
_CODE_PARTS = re.compile(r"(`[^`]*`|https?://\S+)")
_TAG_PARTS = re.compile(r"(<[^>]*>)")
_ADDRESS = re.compile(r"https?://\S+$")
_ELISION = re.compile(r"'(?:\d\ds?|tis|twas|til|cause|em|n)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<–—-/“‘«=")


def _curled(parts: list[tuple[str, bool]]) -> str:
    """Curl the quotes of the parts that are text; what is open carries over to the next."""
    made: list[str] = []
    before, open_quotes = "", ""
    for part, is_text in parts:
        if not is_text:
            made.append(part)
            if not part.startswith("<"):
                before = part[-1:]
            continue
        for index, character in enumerate(part):
            shown = character
            if character in "\"'":
                shown, open_quotes = _quote(part, index, before, open_quotes)
            made.append(shown)
            before = before[-1:] + shown if shown.isalnum() else shown
    return "".join(made)


def _quote(text: str, index: int, before: str, open_quotes: str) -> tuple[str, str]:
    """Return one quote curled, and the quotations then open.

    Arguments:
        before: the last characters set, two where both are letters or digits.
        open_quotes: marks of the open quotations, the innermost last.
    """
    mark, after = text[index], text[index + 1 : index + 2]
    left, right = ("“", "”") if mark == '"' else ("‘", "’")
    is_start = not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING
    if mark == "'" and is_start and _ELISION.match(text, index) and "'" not in open_quotes:
        return right, open_quotes
    if is_start and after and not after.isspace():
        return left, open_quotes + mark
    if mark in open_quotes and not (mark == "'" and after.isalpha()):
        return right, open_quotes[: open_quotes.rindex(mark)]
    if mark == "'" and after.isalpha() and before[-1:].isalnum():
        return right, open_quotes
    is_single = len(before) == 1 and before.isalpha()
    if before[-1:].isdigit() or (is_single and after in {"(", "'", ")", "=", "["}):
        return mark, open_quotes
    return right, open_quotes


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"
