"""Words for addresses and file names."""

from __future__ import annotations

import re
import unicodedata

from proceedings.text.folding import unaccented

LONGEST = 60
"""Characters of a slug; with a number before it and a suffix after it still a short name."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
_APOSTROPHES = re.compile(r"['’‘ʼ]")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(text: str, *, longest: int = LONGEST) -> str:
    """Return the text as lower-case ASCII words joined by hyphens.

    Never empty, at most ``longest`` characters (cut at a hyphen where there is one), never a
    name Windows keeps for itself, and the slug of a slug is itself. Greek letters are called by
    name; other letters without a Latin form become ``u`` and their hexadecimal code point.
    """
    plain = unaccented(unaccented(_APOSTROPHES.sub("", text)).lower())
    spelled = "".join(c if c.isascii() else _spelled(c) for c in plain)
    made = _NOT_PLAIN.sub("-", spelled).strip("-")
    if not made:
        made = "-".join(f"u{ord(c):04x}" for c in text if not c.isspace()) or "untitled"
    made = _cut(made, longest)
    return f"{made}-x" if made in _RESERVED else made


def _spelled(character: str) -> str:
    if not character.isalnum():
        return " "
    name = unicodedata.name(character, "")
    if name.startswith("GREEK SMALL LETTER "):
        letter = name.removeprefix("GREEK SMALL LETTER ").replace("FINAL ", "").split()[0]
        return f" {letter.lower().replace('lamda', 'lambda')} "
    return f" u{ord(character):04x} "


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[:longest]
    if text[longest] != "-" and "-" in head:
        head = head[: head.rindex("-")]
    return head.rstrip("-")
