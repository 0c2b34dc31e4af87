"""Letters without their accents, and text folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters whose stroke or shape Unicode does not take apart.
_PLAIN = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS",
        "ı": "i", "ȷ": "j", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N",
        "ə": "e", "Ə": "E", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ĸ": "k", "ƙ": "k", "ɓ": "b", "ɗ": "d",
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-",
    }
)  # fmt: skip
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_NOT_WORD = re.compile(r"[\W_]+")


def unaccented(text: str) -> str:
    """Return the text with accents, strokes and joined letters as plain Latin letters.

    Letters of other scripts lose their accents only; mathematical alphabets, super- and
    subscripts become ordinary letters and digits.
    """
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = "".join(c for c in apart if not unicodedata.combining(c))
    # Once more, for letters that decompose to one with a stroke, such as ǿ.
    return unicodedata.normalize("NFC", kept.translate(_PLAIN))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text for comparison: no case, accents or punctuation, single spaces.

    ``O’Brien`` and ``OBrien`` fold alike, and so do ``Jean-Luc`` and ``Jean Luc``.
    """
    letters = unaccented(unaccented(text).casefold())
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", letters)).strip()
