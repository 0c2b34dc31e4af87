"""How alike two texts are, and what somebody may have meant."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from proceedings.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKELY = 0.6  # of two words; below it a suggestion is more often wrong than right


def similarity(a: str, b: str) -> float:
    """Return how alike two texts are, from 0 to 1, whatever their case, accents and punctuation.

    The share of common letter triples, so that a typing error or a missing word costs little
    and the price of a comparison does not grow with the square of the length.
    """
    if fold(a) == fold(b):
        return 1.0
    left, right = _triples(a), _triples(b)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def suggest(word: str, options: Iterable[str]) -> str | None:
    """Return the option somebody most likely meant by a word, or None if none is near."""
    from difflib import SequenceMatcher

    wanted = fold(word)
    rated = [
        (SequenceMatcher(None, wanted, fold(option), autojunk=False).ratio(), option)
        for option in options
    ]
    ratio, option = max(rated, key=lambda pair: pair[0], default=(0.0, ""))
    return option if ratio >= _LIKELY else None


@lru_cache(maxsize=4096)
def _triples(text: str) -> Counter[str]:
    padded = f"  {fold(text)} "
    return Counter(padded[i : i + 3] for i in range(len(padded) - 2))
