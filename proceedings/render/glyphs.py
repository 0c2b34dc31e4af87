"""Characters no font has: never silently a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence  # noqa: TC003 - public signatures
from logging import LogRecord  # noqa: TC003
from xml.etree.ElementTree import Element  # noqa: TC003 - only walked, never parsed

from proceedings.model import Finding, Severity

_MISSING = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
_REACH = 40  # characters of context on each side: enough to find the place


def missing(records: Iterable[LogRecord]) -> tuple[str, ...]:
    """Return the characters the layout library could draw with no font, each once, in order."""
    matches = (_MISSING.search(record.getMessage()) for record in records)
    return tuple(dict.fromkeys(chr(int(match[1], 16)) for match in matches if match))


def findings(characters: Sequence[str], root: Element) -> tuple[Finding, ...]:
    """Return one warning a missing character.

    Arguments:
        characters: as :func:`missing` returns them.
        root: the document they stand in.
    """
    return tuple(_finding(character, _context(character, root)) for character in characters)


def _finding(character: str, context: str) -> Finding:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "unnamed")
    where = f" in “{context}”" if context else ""
    return Finding(
        rule="missing-glyph",
        severity=Severity.WARNING,
        message=f"No font has {character} ({code}, {name}){where}; it prints as a box.",
        fix="Install a font that has it (fonts-noto-cjk for Chinese, Japanese and Korean), or"
        " change the text.",
        expected="a character some font has",
        actual=f"{character} {code}",
        subject=code,
    )


def _context(character: str, root: Element) -> str:
    """Return the words around the character's first place in the document."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"head", "title", "style", "meta"}:
            continue
        if character in (element.text or ""):
            return _excerpt(character, element)
        if character in (element.tail or "") and element in parents:
            return _excerpt(character, parents[element])
    return ""


def _excerpt(character: str, element: Element) -> str:
    text = " ".join("".join(element.itertext()).split())
    place = text.find(character)
    start, end = max(0, place - _REACH), place + _REACH
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
