"""Differences between list and print as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.text.phrases import join_words
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.reconcile.values import Compared
    from proceedings.text.pairing import Pair

_MOST_NAMED = 4

LABELS = {
    Rung.IDENTICAL: "identical",
    Rung.CASE: "case or punctuation",
    Rung.DIACRITICS: "accents",
    Rung.TRANSLITERATION: "transliteration",
    Rung.INITIALS: "initials or middle names",
    Rung.NICKNAME: "short or other form of a name",
    Rung.FAMILY_FIRST: "family name first",
    Rung.ORDER: "order",
    Rung.TYPO: "a slip",
    Rung.MISSING: "missing in print",
    Rung.EXTRA: "more in print",
    Rung.DIFFERENT: "different",
    Rung.ANONYMOUS: "hidden in print",
    Rung.OTHER_PAPER: "another paper's file",
    Rung.UNREAD: "nothing to compare",
}
"""Each rung in words."""


def text_sentence(one: Compared) -> str:
    """Return in one sentence how title or abstract differ."""
    noun = one.what
    if noun == "abstract" and one.rung is Rung.TYPO:
        return "The abstract differs in a few words."
    sentences = {
        Rung.CASE: f"The {noun} differs in case or punctuation.",
        Rung.DIACRITICS: f"The {noun} differs in accents.",
        Rung.TRANSLITERATION: f"The {noun} spells letters otherwise.",
        Rung.TYPO: f"The {noun} differs by a slip: a letter or two.",
        Rung.MISSING: f"The printed {noun} leaves words out.",
        Rung.EXTRA: f"The printed {noun} has more words.",
    }
    other = f"The PDF prints another {noun}."
    return sentences.get(one.rung, f"The {noun} was reworded." if one.likeness >= 0.5 else other)


def excerpts(listed: str, printed: str, most: int) -> tuple[str, str]:
    """Return two texts, cut so that the first thing in which they differ is seen in both.

    Arguments:
        most: characters that an excerpt may have.
    """
    texts = [" ".join(text.split()) for text in (listed, printed)]
    letters = [[(c.lower(), i) for i, c in enumerate(text) if c.isalnum()] for text in texts]
    same = 0
    for (one, _), (other, _) in zip(*letters, strict=False):
        if one != other:
            break
        same += 1
    places = [
        found[same][1] if same < len(found) else len(text)
        for found, text in zip(letters, texts, strict=True)
    ]
    return _excerpt(texts[0], places[0], most), _excerpt(texts[1], places[1], most)


def _excerpt(text: str, place: int, most: int) -> str:
    """Return a part of a text around a place, from the beginning if that shows it."""
    start = 0
    if len(text) > most and place > most * 2 // 3:
        start = text.rfind(" ", 0, max(place - most // 3, 0)) + 1
    before = "…" if start else ""
    rest = before + text[start:]
    return rest if len(rest) <= most else f"{rest[: most - 1].rstrip()}…"


def author_sentences(one: Compared) -> str:
    """Return how two author lists differ, the graver first."""
    return " ".join(_author_sentences(one))


def _author_sentences(one: Compared) -> Iterator[str]:
    listed, printed = one.listed, one.printed
    missing = [listed[p.listed] for p in one.pairs if p.listed is not None and p.printed is None]
    extra = [printed[p.printed] for p in one.pairs if p.printed is not None and p.listed is None]
    both = [p for p in one.pairs if p.listed is not None and p.printed is not None]
    if missing:
        yield f"The PDF does not name {_named(missing)}."
    if extra:
        yield f"The list does not name {_named(extra)}."
    for rung in reversed(Rung):
        found = [_both(one, pair) for pair in both if pair.rung is rung]
        if found and rung.height > Rung.IDENTICAL.height:
            yield f"{_SPOKEN[rung]}: {_named(found)}."
    moved = [listed[p.listed] for p in both if p.moved and p.listed is not None]
    if moved:
        verb = "stands" if len(moved) == 1 else "stand"
        yield f"The order differs: {_named(moved)} {verb} elsewhere in print."


_SPOKEN = {
    Rung.CASE: "Other case or punctuation",
    Rung.DIACRITICS: "Other accents",
    Rung.TRANSLITERATION: "Letters spelled otherwise",
    Rung.INITIALS: "Initials or middle names",
    Rung.NICKNAME: "A short or other form of the name",
    Rung.FAMILY_FIRST: "The family name first",
    Rung.TYPO: "A slip, or another person",
}


def _both(one: Compared, pair: Pair) -> str:
    assert pair.listed is not None
    assert pair.printed is not None
    return f"{one.listed[pair.listed]} in the list, {one.printed[pair.printed]} in print"


def _named(names: list[str]) -> str:
    """Return the first few names, parted by semicolons where they hold commas."""
    more = len(names) - _MOST_NAMED
    shown = names[:_MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
    if any("," in name for name in shown):
        return "; ".join(shown)
    return join_words(shown)
