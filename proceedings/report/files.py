"""What the files of the report are called, below its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.report.values import PaperReport


def letter_name(paper: PaperReport) -> str:
    """Return the name of the page for the authors of a paper."""
    return f"papers/{paper.key}.html"


def thumbnail_name(paper: PaperReport) -> str:
    """Return the name of the small picture of page 1."""
    return f"thumbnails/{paper.key}.webp"
