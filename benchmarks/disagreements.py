"""Seeds: one disagreement at a time, put into a record of which nobody told the comparison."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from proceedings.text.folding import unaccented
from proceedings.text.nicknames import is_nickname, partners
from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.reconcile.comparing import Recorded
    from proceedings.reconcile.values import Compared

Agreed = Collection[str]
_TITLE = "the title"
_ACCENTED = {"a": "á", "e": "é", "i": "í", "o": "ö", "u": "ü", "c": "ç", "n": "ñ", "s": "š"}


@dataclass(frozen=True, slots=True)
class Seed:
    """One disagreement that was put into a record.

    Fields:
        kind: such as ``dropped``.
        record: with the disagreement.
        field: what it is in, ``title`` or ``authors``.
        listed, printed: the two forms; empty where one side has none.
        rung: how they should be said to differ; None for what has moved.
    """

    kind: str
    record: Recorded
    field: str
    listed: str
    printed: str
    rung: Rung | None

    def is_found(self, one: Compared) -> bool:
        """Tell whether a comparison says so, on the ladder and at the right name."""
        if self.field == "title":
            return one.rung is self.rung
        if self.rung is None:
            return any(
                pair.moved
                and pair.listed is not None
                and one.listed[pair.listed] in {self.listed, self.printed}
                for pair in one.pairs
            )
        return any(
            pair.rung is self.rung
            and (one.listed[pair.listed] if pair.listed is not None else "") == self.listed
            and _is_form(one.printed[pair.printed] if pair.printed is not None else "", self)
            for pair in one.pairs
        )


def _is_form(printed: str, seed: Seed) -> bool:
    """Tell whether a printed name is the one meant, in whatever form a reader has read it."""
    if not printed or not seed.printed:
        return printed == seed.printed
    return compare_names(seed.printed, printed).height <= Rung.TYPO.height


Sow = Callable[["Recorded", "Recorded", Agreed, random.Random], "Seed | None"]


def _dropped(record: Recorded, other: Recorded, agreed: Agreed, rng: random.Random) -> Seed | None:
    del other
    places = [i for i, name in enumerate(record.authors) if name in agreed]
    if len(record.authors) < 2 or not places:
        return None
    place = rng.choice(places)
    authors = (*record.authors[:place], *record.authors[place + 1 :])
    name = record.authors[place]
    return Seed("dropped", replace(record, authors=authors), "authors", "", name, Rung.EXTRA)


def _added(record: Recorded, other: Recorded, agreed: Agreed, rng: random.Random) -> Seed | None:
    del agreed
    name = rng.choice(other.authors)
    if name in record.authors:
        return None
    place = rng.randrange(len(record.authors) + 1)
    authors = (*record.authors[:place], name, *record.authors[place:])
    return Seed("added", replace(record, authors=authors), "authors", name, "", Rung.MISSING)


def _swapped(record: Recorded, other: Recorded, agreed: Agreed, rng: random.Random) -> Seed | None:
    del other
    places = [i for i, pair in enumerate(pairwise(record.authors)) if set(pair) <= set(agreed)]
    if not places:
        return None
    place = rng.choice(places)
    first, second = record.authors[place : place + 2]
    authors = (*record.authors[:place], second, first, *record.authors[place + 2 :])
    return Seed("swapped", replace(record, authors=authors), "authors", first, second, None)


def _renamed(
    record: Recorded,
    agreed: Agreed,
    rng: random.Random,
    kind: str,
    rung: Rung,
    change: Callable[[str, random.Random], str | None],
) -> Seed | None:
    """Change one name so that it stays a form of it."""
    places = [i for i, name in enumerate(record.authors) if name in agreed]
    rng.shuffle(places)
    for place in places:
        name = record.authors[place]
        changed = change(name, rng)
        if changed and changed != name and changed not in record.authors:
            authors = (*record.authors[:place], changed, *record.authors[place + 1 :])
            return Seed(kind, replace(record, authors=authors), "authors", changed, name, rung)
    return None


def _slip(word: str, rng: random.Random) -> str:
    """Return a word of four letters or more with one slip inside."""
    place = rng.randrange(1, len(word) - 1)
    kind = rng.choice(("left out", "doubled", "swapped", "other"))
    if kind == "left out":
        return word[:place] + word[place + 1 :]
    if kind == "doubled":
        return word[: place + 1] + word[place:]
    if kind == "swapped":
        return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    letter = rng.choice([one for one in "aeiounrst" if one != word[place].lower()])
    return word[:place] + letter + word[place + 1 :]


def _misspelt_name(name: str, rng: random.Random) -> str | None:
    *given, family = name.split()
    if not given or len(family) < 5 or not family.isalpha():
        return None
    changed = _slip(family, rng)
    same = unaccented(changed).lower() == unaccented(family).lower()
    return None if same else " ".join([*given, changed])


def _initial_name(name: str, rng: random.Random) -> str | None:
    del rng
    first, *rest = name.split()
    if not rest or len(first) < 3 or not first.isalpha():
        return None
    return " ".join([f"{first[0]}.", *rest])


def _nickname_name(name: str, rng: random.Random) -> str | None:
    first, *rest = name.split()
    options = [one for one in partners(first.lower()) if is_nickname(one, first.lower())]
    if not rest or not options:
        return None
    return " ".join([rng.choice(sorted(options)).capitalize(), *rest])


def _accent_name(name: str, rng: random.Random) -> str | None:
    bare = unaccented(name)
    if bare != name and rng.random() < 0.7:
        return bare
    places = [i for i, letter in enumerate(name) if i and letter in _ACCENTED]
    if not places:
        return None
    place = rng.choice(places)
    return name[:place] + _ACCENTED[name[place]] + name[place + 1 :]


def _title_slip(
    record: Recorded, other: Recorded, agreed: Agreed, rng: random.Random
) -> Seed | None:
    del other
    if _TITLE not in agreed:
        return None
    words = record.title.split()
    places = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not places:
        return None
    place = rng.choice(places)
    slipped = _slip(words[place], rng)
    if slipped.lower() == words[place].lower():
        return None
    title = " ".join([*words[:place], slipped, *words[place + 1 :]])
    return Seed("title misspelt", replace(record, title=title), "title", title, "", Rung.TYPO)


def _title_word(
    record: Recorded, other: Recorded, agreed: Agreed, rng: random.Random
) -> Seed | None:
    del other
    if _TITLE not in agreed:
        return None
    words = record.title.split()
    places = [i for i, word in enumerate(words) if len(word) > 2 and word.isalpha()]
    if len(words) < 4 or not places:
        return None
    place = rng.choice(places)
    title = " ".join([*words[:place], *words[place + 1 :]])
    return Seed("title word left out", replace(record, title=title), "title", title, "", Rung.EXTRA)


KINDS: dict[str, Sow] = {
    "dropped": _dropped,
    "added": _added,
    "swapped": _swapped,
    "misspelt": lambda r, _, a, g: _renamed(r, a, g, "misspelt", Rung.TYPO, _misspelt_name),
    "initial": lambda r, _, a, g: _renamed(r, a, g, "initial", Rung.INITIALS, _initial_name),
    "nickname": lambda r, _, a, g: _renamed(r, a, g, "nickname", Rung.NICKNAME, _nickname_name),
    "accent": lambda r, _, a, g: _renamed(r, a, g, "accent", Rung.DIACRITICS, _accent_name),
    "title misspelt": _title_slip,
    "title word left out": _title_word,
}


def _agreed(base: Sequence[Compared]) -> set[str]:
    """Return the names on which list and print agree, with a mark of ours if the titles do."""
    title, authors = base[0], base[1]
    names = {
        authors.listed[pair.listed]
        for pair in authors.pairs
        if pair.listed is not None and pair.rung.height <= Rung.CASE.height and not pair.moved
    }
    return names | ({_TITLE} if title.rung.height <= Rung.CASE.height else set())


def seeds(record: Recorded, other: Recorded, base: Sequence[Compared], number: int) -> list[Seed]:
    """Return one seed of each kind that the record allows, where list and print agree so far.

    A second disagreement about the same name would make another one of both.

    Arguments:
        base: the record as it is beside print.
        other: a paper of other authors, to take a name from.
        number: makes the same seeds again.
    """
    agreed = _agreed(base)
    found = []
    for kind, sow in KINDS.items():
        seed = sow(record, other, agreed, random.Random(f"{number} {record.key} {kind}"))
        if seed is not None:
            found.append(seed)
    return found
