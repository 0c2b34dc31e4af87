"""The names that page 1 prints, brought into the shape of the list.

The one place where names are taken from a title block: a reader that finds recorded names in the
printed runs belongs here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.values import TitleBlock

_ANONYMOUS = re.compile(r"\banonym(?:ous|ized|ised)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|&|\n)\s*")
# Of names that stick together, no part is longer than this many words.
_MOST_WORDS = 6


def printed_names(recorded: Sequence[str], block: TitleBlock) -> tuple[str, ...]:
    """Return the printed names in their order.

    Where one printed run holds several recorded names and nothing else, it is taken apart there.

    Arguments:
        recorded: names as the list has them.
    """
    names: list[str] = []
    for author in block.authors:
        names += _apart(author.name, recorded) or [author.name]
    return tuple(names)


def is_anonymous(block: TitleBlock) -> bool:
    """Tell whether page 1 hides its authors."""
    return any(_ANONYMOUS.search(author.name) for author in block.authors)


def property_names(text: str) -> tuple[str, ...]:
    """Return the names that the properties of a file give as authors."""
    return tuple(name for name in _BETWEEN.split(text) if any(c.isalpha() for c in name))


def _apart(run: str, recorded: Sequence[str]) -> list[str] | None:
    """Return the names in a run of two recorded names or more, or None if it is no such run."""
    words = run.split()
    if len(words) < 3 or any(compare_names(name, run) is not Rung.DIFFERENT for name in recorded):
        return None
    # From each word, the best way on to the end.
    ways: list[list[str] | None] = [None] * len(words) + [[]]
    for start in range(len(words) - 1, -1, -1):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            rest, name = ways[end], " ".join(words[start:end])
            if rest is not None and _is_recorded(name, recorded):
                ways[start] = [name, *rest]
    found = ways[0]
    return found if found and len(found) > 1 else None


def _is_recorded(name: str, recorded: Sequence[str]) -> bool:
    return any(compare_names(one, name).height <= Rung.TRANSLITERATION.height for one in recorded)
