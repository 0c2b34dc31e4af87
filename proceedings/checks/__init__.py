"""The rules: what is asked of a manuscript, and what a careful chair says of it."""

from proceedings.checks.asked import Asked, exclusion_notes, resolve
from proceedings.checks.judging import Checked, Judgement, judge, unreadable
from proceedings.checks.registry import Rule, all_rules, judging_rules

__all__ = [
    "Asked",
    "Checked",
    "Judgement",
    "Rule",
    "all_rules",
    "exclusion_notes",
    "judge",
    "judging_rules",
    "resolve",
    "unreadable",
]

# The order in which their modules are imported is the order of the rules in the book, whichever of
# them somebody imports first.
all_rules()
