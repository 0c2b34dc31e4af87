"""Whose PDF is it: files that print another paper, and papers that stand twice in the list."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from proceedings.reconcile.comparing import likeness_of, list_rung
from proceedings.reconcile.printed import is_anonymous, printed_names
from proceedings.text.folding import fold
from proceedings.text.pairing import pair_names
from proceedings.text.rungs import Rung, compare_texts
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from proceedings.anatomy.printed import TitleBlock
    from proceedings.reconcile.comparing import Recorded
    from proceedings.reconcile.values import Compared

# Of 2,850 pairs of titles in a corpus of real papers three are half alike, one of them a paper that
# is there twice (measured); a title that was changed for the final version mostly is.
_ALIKE = 0.5
_ALMOST_SAME = 0.85
# Of 630 pairs of abstracts, only that paper's reaches it; the next is at 0.56 (measured).
_SAME_ABSTRACT = 0.6
_FEW_SHARED = 0.34
# Less than what tells two titles apart that are almost the same.
_NAMES = 0.1


def is_foreign(fields: Sequence[Compared]) -> bool:
    """Tell whether nothing on page 1 speaks for the paper: a changed title alone does not do."""
    title, authors, abstract = fields
    if title.rung is Rung.UNREAD or title.likeness >= _ALIKE:
        return False
    if authors.rung is Rung.ANONYMOUS or not authors.listed or not authors.printed:
        speaks = False
    else:
        speaks = authors.likeness >= _FEW_SHARED
    return not speaks and abstract.likeness < _SAME_ABSTRACT


def owner_of(
    block: TitleBlock, papers: Sequence[Recorded], key: str, *, foreign: bool
) -> str | None:
    """Return the key of another paper that a title block prints; None where there is none.

    Arguments:
        key: of the paper the file is taken for.
        foreign: nothing speaks for that one, so that names may make up for a changed title.
    """
    own = next((paper for paper in papers if paper.key == key), None)
    if own is not None and compare_texts(own.title, block.title).height <= Rung.TYPO.height:
        return None
    rated = [
        (fit.total, paper.key)
        for paper in papers
        if paper.key != key
        and ((fit := _fit(block, paper)).title >= _ALMOST_SAME or (foreign and fit.is_likely))
    ]
    best, owner = max(rated, default=(0.0, ""))
    mine = _fit(block, own).total if own else 0.0
    return owner if owner and best > mine else None


class _Fit(NamedTuple):
    """How well a title block fits a paper: likeness of the title, and whether names are shared."""

    title: float
    shared: bool | None

    @property
    def is_likely(self) -> bool:
        """Whether it may be that paper under another title."""
        return bool(self.shared) and self.title > _ALIKE

    @property
    def total(self) -> float:
        """What to compare fits by: of titles that are as much alike, the names decide."""
        return self.title + {True: _NAMES, False: -_NAMES, None: 0.0}[self.shared]


def _fit(block: TitleBlock, paper: Recorded) -> _Fit:
    if not fold(paper.title) or not fold(block.title):
        return _Fit(0.0, None)
    alike = similarity(paper.title, block.title)
    if alike < _ALIKE or is_anonymous(block) or not paper.authors or not block.authors:
        return _Fit(alike, None)
    printed = printed_names(paper.authors, block)
    pairs = pair_names(paper.authors, printed)
    return _Fit(alike, likeness_of(paper.authors, printed, pairs) > _FEW_SHARED)


def twice_listed(papers: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
    """Yield the keys of each two entries that are one paper.

    Those are the same title, where the authors allow it, and the same authors with a title that
    differs by a slip.
    """
    order = {paper.key: place for place, paper in enumerate(papers)}
    titled = _groups((fold(p.title).replace(" ", ""), p) for p in papers if fold(p.title))
    named = _groups((" ".join(sorted(map(fold, p.authors))), p) for p in papers if p.authors)
    found = {pair for pair in titled if _may_be_one(*pair)}
    found |= {
        (one, other)
        for one, other in named
        if compare_texts(one.title, other.title).height <= Rung.TYPO.height
    }
    keys = [(one.key, other.key) for one, other in found]
    yield from sorted(keys, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _groups(papers: Iterable[tuple[str, Recorded]]) -> list[tuple[Recorded, Recorded]]:
    """Return each two papers that have the same word."""
    groups: dict[str, list[Recorded]] = {}
    for word, paper in papers:
        groups.setdefault(word, []).append(paper)
    return [pair for same in groups.values() for pair in combinations(same, 2)]


def _may_be_one(one: Recorded, other: Recorded) -> bool:
    """Tell whether the authors allow it: two groups can give two papers one title."""
    if not one.authors or not other.authors:
        return True
    return list_rung(one.authors, other.authors, pair_names(one.authors, other.authors)) is not (
        Rung.DIFFERENT
    )


def propose_owners(blocks: Mapping[str, TitleBlock], papers: Sequence[Recorded]) -> dict[str, str]:
    """Return the key of the paper that each file seems to be of, by the name of the file.

    For people to confirm. A file for which two papers are as likely has none, and so has one that
    fits a paper less well than another file does.

    Arguments:
        blocks: what page 1 of each file prints, by the name of the file.
        papers: those without a file.
    """
    rated = {
        (name, paper.key): fit
        for name, block in blocks.items()
        for paper in papers
        if (fit := _fit(block, paper)).title >= _ALMOST_SAME or fit.is_likely
    }
    found: dict[str, str] = {}
    for (name, key), fit in rated.items():
        rivals = [other for (n, k), other in rated.items() if (n == name) != (k == key)]
        if all(fit.total > other.total for other in rivals):
            found[name] = key
    return found
