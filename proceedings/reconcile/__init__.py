"""Which PDF belongs to which paper."""

from proceedings.reconcile.matching import Matches, match_manuscripts, same_contents

__all__ = ["Matches", "match_manuscripts", "same_contents"]
