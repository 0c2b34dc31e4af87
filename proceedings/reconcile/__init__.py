"""Which PDF belongs to which paper."""

from proceedings.reconcile.matching import (
    Matches,
    match_manuscripts,
    paper_named,
    paper_titled,
    same_contents,
)

__all__ = ["Matches", "match_manuscripts", "paper_named", "paper_titled", "same_contents"]
