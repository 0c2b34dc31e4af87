"""One paper of the list beside its PDF: title, authors, abstract, and whose PDF it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.reconcile.printed import is_anonymous, printed_names, property_names
from proceedings.reconcile.values import Compared
from proceedings.text.pairing import pair_names
from proceedings.text.rungs import Rung, compare_texts, highest
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.values import Manuscript
    from proceedings.text.pairing import Pair

# Texts of a thousand letters in which so much is the same differ by slips and by what a line's
# end does to a word, not by a sentence.
_SAME_ABSTRACT = 0.96


@dataclass(frozen=True, slots=True)
class Recorded:
    """A paper of the list as plain text.

    Fields:
        abstract: empty where the list has none.
    """

    key: str
    title: str
    authors: tuple[str, ...] = ()
    abstract: str = ""


def compare(recorded: Recorded, manuscript: Manuscript) -> tuple[Compared, ...]:
    """Return title, authors and abstract of the list beside those of page 1."""
    return (
        _title(recorded, manuscript),
        _authors(recorded, manuscript),
        _abstract(recorded, manuscript),
    )


def _title(recorded: Recorded, manuscript: Manuscript) -> Compared:
    block, named = manuscript.title_block, manuscript.docinfo.get("Title", "").strip()
    return Compared(
        "title",
        compare_texts(recorded.title, block.title),
        _one(recorded.title),
        _one(block.title),
        likeness=similarity(recorded.title, block.title),
        properties=_one(named),
        properties_rung=compare_texts(recorded.title, named),
        box=block.title_box,
    )


def _authors(recorded: Recorded, manuscript: Manuscript) -> Compared:
    block = manuscript.title_block
    printed = printed_names(recorded.authors, block)
    named = property_names(manuscript.docinfo.get("Author", ""))
    named_pairs = pair_names(recorded.authors, named)
    hidden = is_anonymous(block)
    pairs = () if hidden else pair_names(recorded.authors, printed)
    rung = Rung.ANONYMOUS if hidden else list_rung(recorded.authors, printed, pairs)
    return Compared(
        "authors",
        rung,
        recorded.authors,
        printed,
        pairs,
        likeness=likeness_of(recorded.authors, printed, pairs),
        properties=named,
        properties_rung=list_rung(recorded.authors, named, named_pairs),
        unsure=" ".join(block.unsure),
        box=block.authors_box,
    )


def _abstract(recorded: Recorded, manuscript: Manuscript) -> Compared:
    block = manuscript.title_block
    rung = compare_texts(recorded.abstract, block.abstract)
    likeness = similarity(recorded.abstract, block.abstract)
    if rung is Rung.DIFFERENT and likeness >= _SAME_ABSTRACT:
        rung = Rung.TYPO
    return Compared(
        "abstract",
        rung,
        _one(recorded.abstract),
        _one(block.abstract),
        likeness=likeness,
        box=block.abstract_box,
    )


def list_rung(listed: Sequence[str], printed: Sequence[str], pairs: Sequence[Pair]) -> Rung:
    """Return how two lists of names differ: the highest rung of their pairs, and their order."""
    if not listed or not printed:
        return Rung.UNREAD
    if not any(pair.listed is not None and pair.printed is not None for pair in pairs):
        return Rung.DIFFERENT
    moved = [Rung.ORDER] if any(pair.moved for pair in pairs) else []
    return highest([*(pair.rung for pair in pairs), *moved])


def likeness_of(listed: Sequence[str], printed: Sequence[str], pairs: Sequence[Pair]) -> float:
    """Return the share of names that stand in both lists, from 0 to 1."""
    both = sum(pair.listed is not None and pair.printed is not None for pair in pairs)
    return 2 * both / (len(listed) + len(printed)) if listed and printed else 0.0


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
