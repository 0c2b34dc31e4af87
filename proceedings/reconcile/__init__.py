"""Which PDF belongs to which paper, and which printed author is which recorded one."""

from proceedings.reconcile.alignment import AlignedAuthor, Alignment, align_authors
from proceedings.reconcile.matching import Matches, match_manuscripts, same_contents

__all__ = [
    "AlignedAuthor",
    "Alignment",
    "Matches",
    "align_authors",
    "match_manuscripts",
    "same_contents",
]
