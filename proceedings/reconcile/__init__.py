"""Which PDF belongs to which paper, who of a record is printed, how list and print differ."""

from proceedings.reconcile.alignment import AlignedAuthor, Alignment, align_authors
from proceedings.reconcile.matching import (
    Matches,
    match_manuscripts,
    paper_named,
    paper_titled,
    same_contents,
)
from proceedings.reconcile.posters import (
    PosterMatches,
    hangs,
    match_posters,
    missing_posters,
    same_posters,
)
from proceedings.reconcile.rules import RULES

__all__ = [
    "RULES",
    "AlignedAuthor",
    "Alignment",
    "Matches",
    "PosterMatches",
    "align_authors",
    "hangs",
    "match_manuscripts",
    "match_posters",
    "missing_posters",
    "paper_named",
    "paper_titled",
    "same_contents",
    "same_posters",
]
