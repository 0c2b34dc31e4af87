"""The keys of `workshop.yaml` that are about poster files."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field

from proceedings.inputs.entry import Entry
from proceedings.inputs.reads import Reads
from proceedings.inputs.values import Position  # noqa: TC001 - pydantic resolves the field's type
from proceedings.model import PosterRequirements

_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*(in|cm|mm)?")
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4}
_USUAL = PosterRequirements()


def _length(value: Any) -> float:
    """Return a length in inches; a number alone is in inches."""
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not float(found[1]):
        raise ValueError
    # So exact that what was written comes back, and no exacter.
    return round(float(found[1]) * _INCHES[found[2] or "in"], 4)


Length = Annotated[
    float,
    Reads(
        "a length in inches such as 24, or with its unit such as 594 mm",
        _length,
        {"type": ["number", "string"]},
    ),
]


class PostersEntry(Entry):
    """What the workshop asks of a poster file; the venue says how large a poster may be."""

    width: Length = Field(
        default=_USUAL.width,
        description="Width of the printed poster at most, in inches, or such as `594 mm`.",
    )
    height: Length = Field(
        default=_USUAL.height,
        description="Its height at most. A board higher than it is wide takes portrait posters.",
    )
    dpi: Position = Field(
        default=_USUAL.dpi, description="Pixels an inch that pictures have at least in print."
    )
    file_size: Position = Field(
        default=_USUAL.file_size, description="Size of a file in MB (of 1,048,576 bytes) at most."
    )

    def wanted(self) -> PosterRequirements:
        """Return what is asked of a poster file."""
        return PosterRequirements(self.width, self.height, self.dpi, self.file_size)


def poster_lines(posters: PosterRequirements | None) -> list[str]:
    """Return what is asked of poster files as lines of YAML for authors, as it is read here."""
    if posters is None:
        return []
    size = f"width: {posters.width:g} in, height: {posters.height:g} in"
    return [
        "",
        "# Of a poster: the largest size in print, pixels an inch of its pictures, MB of its file.",
        f"posters: {{{size}, dpi: {posters.dpi}, file_size: {posters.file_size}}}",
    ]
