"""How two texts that should be one differ: a ladder from nothing to everything."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from proceedings.text.folding import fold
from proceedings.text.unicode import clean


class Rung(StrEnum):
    """How two forms of one title, name or list differ, the least first.

    ``case`` is case, punctuation or spacing; ``initials`` also middle names that one form has;
    ``missing`` is in the list and not in print, ``extra`` in print and not in the list;
    ``unread``: one side has nothing to compare.
    """

    IDENTICAL = "identical"
    CASE = "case"
    DIACRITICS = "diacritics"
    TRANSLITERATION = "transliteration"
    INITIALS = "initials"
    NICKNAME = "nickname"
    FAMILY_FIRST = "family-first"
    ORDER = "order"
    TYPO = "typo"
    MISSING = "missing"
    EXTRA = "extra"
    DIFFERENT = "different"
    ANONYMOUS = "anonymous"
    OTHER_PAPER = "other-paper"
    UNREAD = "unread"

    @property
    def height(self) -> int:
        """The place on the ladder, from 0."""
        return _ORDER.index(self)


_ORDER = tuple(Rung)

# Letters that a language writes as several where its own are missing: German, Danish, Norwegian,
# Swedish, Icelandic and Croatian spelling rules; the fold gives the form with one letter.
_EXPANDED = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ð": "dh", "đ": "dj",
    "š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ğ": "gh", "ñ": "nh",
    "ł": "w",
}  # fmt: skip
_MOST_FORMS = 16
_QUOTES = str.maketrans({**dict.fromkeys("‘’ʼ`´", "'"), **dict.fromkeys("“”„", '"')})
_EAST_ASIAN = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_NO_SPACE = re.compile(rf"(?<=[^\w\s])\s|\s(?=[^\w\s])|(?<={_EAST_ASIAN})\s(?={_EAST_ASIAN})")
_DASHES = re.compile("[-‐‑‒–—−]+")


def highest(rungs: list[Rung]) -> Rung:
    """Return the highest of some rungs; ``identical`` if there are none."""
    return max(rungs, key=lambda rung: rung.height, default=Rung.IDENTICAL)


@lru_cache(maxsize=8192)
def spellings(word: str) -> frozenset[str]:
    """Return the folded forms a word has where some of its letters are not at hand.

    ``Müller`` gives ``muller`` and ``mueller``. Of words with many such letters, all are written
    in one way.
    """
    letters = clean(word).lower()
    forms = {""}
    for letter in letters:
        options = {letter, _EXPANDED.get(letter, letter)}
        if len(forms) * len(options) > _MOST_FORMS:
            options = {letter}
        forms = {form + option for form in forms for option in options}
    return frozenset(fold(form).replace(" ", "") for form in forms)


def same_letters(one: str, other: str) -> Rung | None:
    """Return how two texts with the same letters differ, or None where they have others.

    Forms of one sign are identical: curly and straight quotes, dashes, alphabets for formulas.
    """
    one, other = clean(one), clean(other)
    if _typed(one) == _typed(other):
        return Rung.IDENTICAL
    if _letters(one) == _letters(other):
        return Rung.CASE
    if fold(one).replace(" ", "") == fold(other).replace(" ", ""):
        return Rung.DIACRITICS
    left, right = one.split(), other.split()
    if len(left) == len(right) and all(
        spellings(a) & spellings(b) for a, b in zip(left, right, strict=True)
    ):
        return Rung.TRANSLITERATION
    return None


def compare_texts(listed: str, printed: str) -> Rung:
    """Return how two titles or abstracts in plain text differ.

    ``missing`` and ``extra`` are words that only one of them has, where all others are the same.
    """
    if not fold(listed) or not fold(printed):
        return Rung.UNREAD
    plain = same_letters(listed, printed)
    if plain is not None:
        return plain
    left, right = fold(listed).split(), fold(printed).split()
    # Words of a title that is set in two lines may stick together.
    if _slips(left, right) and is_typo("".join(left), "".join(right)):
        return Rung.TYPO
    if _is_within(right, left):
        return Rung.MISSING
    if _is_within(left, right):
        return Rung.EXTRA
    return Rung.DIFFERENT


def _slips(left: list[str], right: list[str]) -> bool:
    """Tell whether texts differ inside words: a short word or a number more is no slip."""
    if len(left) != len(right):
        return abs(len(left) - len(right)) == 1 and not _is_within(*sorted((left, right), key=len))
    return all(
        a == b or (is_typo(a, b) and not (a.isdigit() or b.isdigit()))
        for a, b in zip(left, right, strict=True)
    )


def _is_within(short: list[str], long: list[str]) -> bool:
    """Tell whether all words of a text stand in another one, in their order."""
    rest = iter(long)
    return len(short) > 1 and all(word in rest for word in short)


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are changed, added, left out or swapped with their neighbour.

    Arguments:
        most: what more would be of no interest; then ``most + 1`` is returned.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    far = most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        # Beyond this band there are more changes than anybody asks for.
        first, last = max(1, i - most), min(len(other), i + most)
        below = [far] * (len(other) + 1)
        below[0] = i
        for j in range(first, last + 1):
            b = other[j - 1]
            below[j] = min(row[j] + 1, below[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                below[j] = min(below[j], before[j - 2] + 1)
        before, row = row, below
        if min(row) > most:
            return far
    return min(row[-1], far)


def is_typo(one: str, other: str) -> bool:
    """Tell whether two folded words or names differ by what slips when typing."""
    shorter = min(len(one), len(other))
    # One slip in up to seven letters, two in up to fifteen, three in more.
    most = 1 if shorter < 8 else 2 if shorter < 16 else 3
    return shorter > 1 and distance(one, other, most) <= most


def _letters(text: str) -> str:
    return "".join(c for c in _typed(text).lower() if c.isalnum() or unicodedata.combining(c))


def _typed(text: str) -> str:
    """Return a text in the signs of a keyboard: x² is x2 in print, and a ligature its letters.

    A space beside a sign or between Chinese characters is the typesetter's.
    """
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    return _NO_SPACE.sub("", text)
