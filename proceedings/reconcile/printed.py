"""The names that page 1 prints, told apart with the help of the list.

The one place where names are taken from a title block for a comparison.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.reconcile.alignment import align_authors
from proceedings.text.pairing import pair_names
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.printed import TitleBlock
    from proceedings.model import Box

_ANONYMOUS = re.compile(r"\banonym(?:ous|ized|ised)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|&|\n)\s*")


def printed_names(recorded: Sequence[str], block: TitleBlock) -> tuple[str, ...]:
    """Return the printed names in their order.

    A recorded name that stands word for word in the author lines, and was not told from its
    neighbours there, is among them; what it was taken for is not. No name is made up.

    Arguments:
        recorded: names as the list has them, plain text.
    """
    told = tuple(author.name for author in block.authors)
    # Most lists are told apart on the page, and alignment takes long with fifty authors.
    if all(pair.rung is not Rung.MISSING for pair in pair_names(recorded, told)):
        return told
    aligned = align_authors(recorded, block)
    hidden = [one for one in aligned.authors if one.printed and one.position is None]
    names = [(author.name, author.box) for author in block.authors]
    if not hidden:
        return told
    known = {one.position for one in aligned.authors if one.position is not None}
    names = [
        names[place]
        for place, author in enumerate(block.authors)
        if place in known or author in aligned.left_over
    ]
    for one in hidden:
        place = next(
            (i for i, (_, box) in enumerate(names) if _is_before(one.box, box)), len(names)
        )
        names.insert(place, (one.printed or "", one.box))
    return tuple(name for name, _ in names)


def _is_before(one: Box | None, other: Box | None) -> bool:
    """Tell whether a name is read before another one: above it, or on its line to the left."""
    if one is None or other is None:
        return False
    same_line = one.y0 < other.y1 and other.y0 < one.y1
    return one.x0 < other.x0 if same_line else one.y0 < other.y0


def is_anonymous(block: TitleBlock) -> bool:
    """Tell whether page 1 hides its authors."""
    return any(_ANONYMOUS.search(author.name) for author in block.authors)


def property_names(text: str) -> tuple[str, ...]:
    """Return the names that the properties of a file give as authors."""
    return tuple(name for name in _BETWEEN.split(text) if any(c.isalpha() for c in name))
