"""Sessions, slots and boards: who presents where and when, and what does not fit."""

from proceedings.programme.checks import check_programme
from proceedings.programme.clashes import Clash, find_clashes
from proceedings.programme.placements import place
from proceedings.programme.rules import RULES
from proceedings.programme.slots import board_order, talk_share, talk_times
from proceedings.programme.venue import Difference, differences, venue_findings

__all__ = [
    "RULES",
    "Clash",
    "Difference",
    "board_order",
    "check_programme",
    "differences",
    "find_clashes",
    "place",
    "talk_share",
    "talk_times",
    "venue_findings",
]
