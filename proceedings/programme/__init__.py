"""Sessions, slots and boards: who presents where and when, and what does not fit."""

from proceedings.programme.checks import check_programme
from proceedings.programme.placements import place
from proceedings.programme.rules import RULES
from proceedings.programme.slots import board_order, talk_share, talk_times

__all__ = ["RULES", "board_order", "check_programme", "place", "talk_share", "talk_times"]
