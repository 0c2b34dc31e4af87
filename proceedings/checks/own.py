"""The format that a manuscript's own measures are held against, and pages in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.formats import closest_format, load_formats
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked
    from proceedings.formats import Format

_MOST_NAMED = 4


def form_of(manuscript: Manuscript, asked: Asked) -> Format | None:
    """Return the format asked for in the manuscript's family, else the closest that is shipped."""
    family = manuscript.format.family
    same = [form for form in asked.formats if form.family == family]
    return same[0] if same else closest_format(manuscript.format.id, family, load_formats())


def pages_in_words(numbers: Sequence[int]) -> str:
    """Return such as ``page 3``, ``pages 3 and 4``, or ``11 pages from page 2 on``."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if len(numbers) > _MOST_NAMED:
        return f"{len(numbers)} pages from page {numbers[0]} on"
    return f"pages {join_words([str(number) for number in numbers])}"
