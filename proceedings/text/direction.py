"""Writing from right to left among writing from left to right."""

from __future__ import annotations

import unicodedata
from collections import Counter

_RIGHT_TO_LEFT = {"R", "AL"}
# FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX 9, 2.5): what stands between them is set by
# its own direction, and changes the order of nothing around it.
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def has_right_to_left(text: str) -> bool:
    """Tell whether a text has letters of Hebrew, Arabic or another script from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    )


def runs_right_to_left(text: str) -> bool:
    """Tell whether most letters of a text are of a script from right to left."""
    if not has_right_to_left(text):
        return False
    kinds = Counter(map(unicodedata.bidirectional, text))
    return kinds["R"] + kinds["AL"] > kinds["L"]


def isolated(text: str) -> str:
    """Return a name that keeps its place in a row of names, whatever its direction."""
    return f"{_FIRST_STRONG}{text}{_POP}" if has_right_to_left(text) else text
