"""The rules: what is asked of a manuscript, and what a careful chair says of it."""

from proceedings.checks.asked import Asked, exclusion_notes, resolve
from proceedings.checks.judging import Checked, Judgement, judge, judge_poster, unreadable
from proceedings.checks.poster_asked import PosterAsked
from proceedings.checks.registry import Rule, all_rules, judging_rules, poster_rules

__all__ = [
    "Asked",
    "Checked",
    "Judgement",
    "PosterAsked",
    "Rule",
    "all_rules",
    "exclusion_notes",
    "judge",
    "judge_poster",
    "judging_rules",
    "poster_rules",
    "resolve",
    "unreadable",
]

# The order in which their modules are imported is the order of the rules in the book, whichever of
# them somebody imports first.
all_rules()
