"""Which file belongs to which paper, and where the list and the PDFs disagree."""

from proceedings.reconcile.alignment import AlignedAuthor, Alignment, align_authors
from proceedings.reconcile.matching import (
    Matches,
    match_manuscripts,
    paper_named,
    paper_titled,
    same_contents,
)

__all__ = [
    "AlignedAuthor",
    "Alignment",
    "Matches",
    "align_authors",
    "match_manuscripts",
    "paper_named",
    "paper_titled",
    "same_contents",
]
