"""Which PDF belongs to which paper, and how list and print differ."""

from proceedings.reconcile.matching import (
    Matches,
    match_manuscripts,
    propose_by_title,
    same_contents,
)
from proceedings.reconcile.rules import RULES

__all__ = ["RULES", "Matches", "match_manuscripts", "propose_by_title", "same_contents"]
