"""Whether two names are forms of one name, and how they differ."""

from __future__ import annotations

import re
from functools import lru_cache

from proceedings.text.folding import fold
from proceedings.text.nicknames import is_nickname
from proceedings.text.rungs import Rung, highest, is_typo, same_letters
from proceedings.text.unicode import clean

_ASIDE = re.compile(r"\s*[(\[\"“][^)\]\"”]*[)\]\"”]")
# Between letters that stand for names: "J.R.R. Tolkien" has three initials.
_STOPS = re.compile(r"\.(?=\S)")
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+", re.IGNORECASE)
_LONGEST_INITIALS = 3
# Of two letters, one that differs makes another name.
_SHORTEST_SLIP = 2
# Middle names and parts of a family name that a form leaves out.
_MOST_DROPPED = 3


@lru_cache(maxsize=65536)
def compare_names(listed: str, printed: str) -> Rung:
    """Return how two names differ; ``different`` where they are not forms of one name.

    Token by token: letters, accents, spellings of letters that are not at hand, initials and
    middle names, common short forms, the family name first, a slip of typing. Of several
    differences the highest counts. Two persons can have names this near: whether they are one
    is for people to say.
    """
    listed, printed = clean(listed), clean(printed)
    plain = same_letters(listed, printed)
    if plain is not None:
        return plain
    found = _compared(_tokens(listed), _tokens(printed))
    if found is not Rung.DIFFERENT:
        # The words are the same: what differs is an aside, such as the name in Chinese.
        return found if found is not Rung.IDENTICAL else Rung.CASE
    turned = [(other, printed) for other in _turned(listed)]
    turned += [(listed, other) for other in _turned(printed)]
    if any(_is_near(_compared(_tokens(one), _tokens(other))) for one, other in turned):
        return Rung.FAMILY_FIRST
    if is_typo(fold(listed).replace(" ", ""), fold(printed).replace(" ", "")):
        return Rung.TYPO
    return Rung.DIFFERENT


def _is_near(rung: Rung) -> bool:
    return rung.height <= Rung.NICKNAME.height


def _tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles and asides, initials one by one."""
    bare = _ASIDE.sub("", _TITLE.sub("", name)).strip() or name
    return tuple(token for token in re.split(r"[\s,]+|-(?=\S)", _STOPS.sub(". ", bare)) if token)


def _turned(name: str) -> list[str]:
    """Return the name with the last word first, the first last, or swapped at its comma."""
    if "," in name:
        family, _, given = name.partition(",")
        return [f"{given.strip()} {family.strip()}"]
    words = name.split()
    if len(words) < 2:
        return []
    return [" ".join([words[-1], *words[:-1]]), " ".join([*words[1:], words[0]])]


def _compared(listed: tuple[str, ...], printed: tuple[str, ...]) -> Rung:
    """Compare names word by word; the shorter may lack words inside or behind the first."""
    short, long = sorted((listed, printed), key=len)
    if not short or (len(short) == 1 and len(long) > 1):
        return Rung.DIFFERENT
    dropped = len(long) - len(short)
    rungs = _matched(short, long) if dropped <= _MOST_DROPPED else None
    if rungs is None or (dropped > 1 and _word(short[-1], long[-1]) is None):
        return Rung.DIFFERENT
    if len(short) < len(long):
        rungs.append(Rung.INITIALS)
    slips = rungs.count(Rung.TYPO)
    whole = [rung for rung in rungs if rung is not Rung.TYPO]
    # A slip in each word, or beside nothing but initials, is another name.
    if slips > 1 or (slips and not any(rung.height < Rung.INITIALS.height for rung in whole)):
        return Rung.DIFFERENT
    initials = sum(rung is Rung.INITIALS for rung in rungs)
    if initials >= len(rungs):
        return Rung.DIFFERENT
    return highest(rungs)


def _matched(short: tuple[str, ...], long: tuple[str, ...]) -> list[Rung] | None:
    """Return how the words of the shorter name differ from words of the longer in their order.

    First words belong together, and so do last ones if the names have as many.
    """
    first = _word(short[0], long[0])
    if first is None:
        return None
    rungs, place = [first], 1
    for index, word in enumerate(short[1:], 1):
        left = len(short) - index
        # The family name is the last word far more often than not.
        tried = range(place, len(long) - left + 1)
        order = sorted(tried, reverse=True) if index == len(short) - 1 else tried
        found = next(((i, r) for i in order if (r := _word(word, long[i])) is not None), None)
        if found is None:
            return None
        place, rung = found[0] + 1, found[1]
        rungs.append(rung)
    return rungs


def _word(one: str, other: str) -> Rung | None:
    """Return how two words of names differ; None where they are not forms of one."""
    plain = same_letters(one, other)
    if plain is not None:
        return plain
    a, b = fold(one), fold(other)
    if not a or not b:
        return None
    found = (
        (Rung.INITIALS, _is_initial(one, other, a, b)),
        (Rung.NICKNAME, is_nickname(a, b)),
        (Rung.TYPO, min(len(a), len(b)) > _SHORTEST_SLIP and is_typo(a, b)),
    )
    return next((rung for rung, holds in found if holds), None)


def _is_initial(one: str, other: str, a: str, b: str) -> bool:
    """Tell whether one word is the initial of the other, such as ``J.``, ``J`` or ``Yu.``."""
    short, long, as_written = (a, b, one) if len(a) <= len(b) else (b, a, other)
    if not long.startswith(short) or len(short) == len(long):
        return False
    return len(short) == 1 or (as_written.endswith(".") and len(short) < _LONGEST_INITIALS)
