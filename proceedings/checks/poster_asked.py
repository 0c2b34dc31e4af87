"""What a poster is held against, and the size at which it is printed."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model import PosterRequirements, Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from proceedings.anatomy.posters import Poster

# An eighth of an inch of bleed on each side, which printers cut off.
BLEED = 0.26
# Programs for slides have pages of their own, 13.3 in wide, which are enlarged in print; a sheet
# with half the edge of the largest that hangs is A2 or larger, and may be meant as it is.
_SMALL = 0.5


@dataclass(frozen=True, slots=True)
class PosterAsked:
    """What a poster is held against.

    Fields:
        wanted: of the file.
        hangs: it is printed and hung; that of a virtual paper is shown on screens alone.
        title, authors: of the paper as plain text; empty where they are not known.
        families: family names of the authors, where the list says them, by name.
        others: titles of the other papers by key.
    """

    wanted: PosterRequirements = field(default_factory=PosterRequirements)
    hangs: bool = True
    title: str = ""
    authors: tuple[str, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity | None] = field(default_factory=dict)


def size_of(poster: Poster) -> tuple[float, float] | None:
    """Return width and height of the sheet in inches; None for a picture, which has none."""
    return None if poster.is_picture else (poster.width / 72.0, poster.height / 72.0)


def filling(width: float, height: float, wanted: PosterRequirements) -> float:
    """Return what a sheet is enlarged by to fill what the venue has room for."""
    return min(wanted.width / max(width, 1e-6), wanted.height / max(height, 1e-6))


def is_small(width: float, height: float, wanted: PosterRequirements) -> bool:
    """Tell whether a sheet is too small to be meant as it is."""
    return max(width, height) < _SMALL * max(wanted.width, wanted.height)


def is_large(width: float, height: float, wanted: PosterRequirements) -> bool:
    """Tell whether a sheet is larger than the venue has room for, even without its bleed."""
    return width > wanted.width + BLEED or height > wanted.height + BLEED


def enlargement(poster: Poster, wanted: PosterRequirements) -> float:
    """Return what a point, or a pixel of a picture, measures in print, in inches.

    A sheet that fits is printed as it is; one that is too large or that of a slide is fitted.
    """
    size = size_of(poster)
    if size is None:
        return filling(poster.width, poster.height, wanted)
    if is_small(*size, wanted) or is_large(*size, wanted):
        return filling(*size, wanted) / 72.0
    return 1 / 72.0


def in_inches(width: float, height: float) -> str:
    """Return a size as it is read, such as ``24 in wide and 36 in high``."""
    return f"{inches(width)} in wide and {inches(height)} in high"


def inches(length: float) -> str:
    """Return a length in inches, to a tenth where it is no whole number."""
    return f"{length:.1f}".removesuffix(".0")
