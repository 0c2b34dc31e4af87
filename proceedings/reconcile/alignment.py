"""Recorded author names found in a title block: which printed name is whose, and what is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.printed import PrintedAuthor  # noqa: TC001 - types of public names
from proceedings.model import Box  # noqa: TC001
from proceedings.model.frozen import dataclass
from proceedings.text.folding import fold
from proceedings.text.unicode import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.anatomy.printed import TitleBlock

# Below this two names are two people's. "Carla Gaus" and "Carla Gauss" share 0.95 of their letters,
# so that alone is no proof; but each is taken once.
_LEAST_ALIKE = 0.8
_SAME, _OTHER_ORDER, _SHORTENED, _NICKNAME = 1.0, 0.98, 0.95, 0.9
_ALIKE_AT_MOST = 0.85
# Joe and Joseph, Matt and Matthew.
_NICKNAME_LETTERS = 2
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]\s*")
_WORD = re.compile(r"[^\W\d_][^\s\d,;*∗†‡§¶&]*")
# A name of one word is looked for among names only: as a word it can stand in an affiliation.
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class AlignedAuthor:
    """A recorded name and what is printed of it.

    Fields:
        recorded: the name as recorded.
        printed: as printed; None where it is not.
        box: where it stands on page 1, in points; None where that is not known.
        position: which of the authors of the title block it is, from 0; None where it stands in
            their lines and was not told from its neighbours.
        alike: 1 for the same letters, and less for another order of words (0.98), initials or
            missing middle names (0.95), a short first name (0.9), and other spellings (at most
            0.85); 0 where it is not printed.
    """

    recorded: str
    printed: str | None = None
    box: Box | None = None
    position: int | None = None
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """All recorded names beside all printed ones.

    Fields:
        authors: one for each recorded name, in the order of the record.
        left_over: printed names that are nobody's of the record.
    """

    authors: tuple[AlignedAuthor, ...]
    left_over: tuple[PrintedAuthor, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both have the same people, whatever the order, initials and short names."""
        return not self.left_over and all(one.alike > _ALIKE_AT_MOST for one in self.authors)

    @property
    def in_order(self) -> bool:
        """Whether the names that are printed stand in the order of the record."""
        positions = [one.position for one in self.authors if one.position is not None]
        return positions == sorted(positions)


def align_authors(recorded: Sequence[str], block: TitleBlock) -> Alignment:
    """Return what is printed of each recorded name, and the printed names left over.

    Names are matched as a whole, the most alike first. What is found neither among the printed
    authors nor, word for word, in the lines they were read from is not printed; no name is made up.

    Arguments:
        recorded: plain text, no LaTeX.
    """
    owners = _assigned(recorded, [author.name for author in block.authors])
    aligned: list[AlignedAuthor] = []
    found: set[str] = set()
    for index, name in enumerate(recorded):
        if index in owners:
            position, alike = owners[index]
            author = block.authors[position]
            aligned.append(AlignedAuthor(name, author.name, author.box, position, alike))
            continue
        one = _in_runs(name, block) or AlignedAuthor(name)
        found |= set(_words(one.printed or ""))
        aligned.append(one)
    taken = {position for position, _ in owners.values()}
    left = [a for i, a in enumerate(block.authors) if i not in taken]
    return Alignment(tuple(aligned), tuple([a for a in left if not set(_words(a.name)) <= found]))


def _assigned(recorded: Sequence[str], printed: Sequence[str]) -> dict[int, tuple[int, float]]:
    """Return the printed name of each recorded one, the most alike pairs first."""
    pairs = [
        (alike, -abs(i - j), i, j)
        for i, one in enumerate(recorded)
        for j, other in enumerate(printed)
        if (alike := alikeness(one, other)) >= _LEAST_ALIKE * _ALIKE_AT_MOST
    ]
    owners: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for alike, _, i, j in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if i not in owners and j not in taken:
            owners[i] = (j, alike)
            taken.add(j)
    return owners


def alikeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; see :class:`AlignedAuthor`.

    What stands in brackets, such as the name in another script, counts only if it has to.
    """
    forms = [(a, b) for a in _forms(one) for b in _forms(other)]
    return max(_alike(a, b) for a, b in forms)


def _forms(name: str) -> list[str]:
    bare = _ASIDE.sub(" ", name).strip()
    asides = [aside.strip(" ()（）[]") for aside in _ASIDE.findall(name)]
    whole = [name] if not asides else [name, *[a for a in asides if not a.isascii()]]
    return [*whole, bare] if bare and bare != name else whole


def _alike(one: str, other: str) -> float:
    first, second = _words(one), _words(other)
    if not first or not second:
        return _SAME if one and clean(one) == clean(other) else 0.0
    if "".join(first) == "".join(second):
        return _SAME
    if sorted(first) == sorted(second):
        return _OTHER_ORDER
    if _shortened(first, second) or _shortened([first[-1], *first[:-1]], second):
        return _SHORTENED
    is_short = first[0][:_NICKNAME_LETTERS] == second[0][:_NICKNAME_LETTERS]
    if is_short and _shortened([second[0], *first[1:]], second):
        return _NICKNAME
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio()
    return _ALIKE_AT_MOST * ratio if ratio >= _LEAST_ALIKE else 0.0


def _shortened(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two names differ by initials and middle names alone."""
    if first[-1] != second[-1] or not _initial_of(first[0], second[0]):
        return False
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    middles = iter(longer[1:-1])
    return all(any(_initial_of(middle, one) for one in middles) for middle in shorter[1:-1])


def _initial_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and long.startswith(short))


def _words(name: str) -> list[str]:
    return fold(clean(name)).split()


def _in_runs(name: str, block: TitleBlock) -> AlignedAuthor | None:
    """Return a name that stands word for word in the lines between title and abstract."""
    wanted = _words(name)
    if len(wanted) < _FEWEST_WORDS:
        return None
    printed = list(_printed_words(block))
    folded = [fold(word) for word, _ in printed]
    for start in range(len(folded)):
        joined, end = "", start
        while end < len(folded) and len(joined) < len("".join(wanted)):
            joined += folded[end].replace(" ", "")
            end += 1
        if joined == "".join(wanted):
            box = printed[start][1]
            for _, other in printed[start:end]:
                box = box.union(other)
            text = " ".join(word.strip(".,;") for word, _ in printed[start:end])
            return AlignedAuthor(name, text, box, None, _SAME)
    return None


def _printed_words(block: TitleBlock) -> Iterable[tuple[str, Box]]:
    for text, box in block.runs:
        for word in _WORD.findall(clean(text)):
            if fold(word) not in {"", "and"}:
                yield word, box
