"""Names of boards, as organizers write them: single ones, and ranges such as ``A1-A6``."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?P<head>.*?)(?P<first>\d+)\s*[-–]\s*(?P<again>.*?)(?P<last>\d+)")
_MOST_BOARDS = 10_000


def board_names(part: str) -> tuple[str, ...]:
    """Return the boards of a range in order; what is no range is one name.

    Raises:
        ValueError: the range goes down, or is endless.
    """
    found = _RANGE.fullmatch(part)
    if found is None or found["again"] not in {"", found["head"]}:
        return (part,)
    first, last, width = int(found["first"]), int(found["last"]), len(found["first"])
    if not first <= last < first + _MOST_BOARDS:
        raise ValueError("a range of boards that goes up, such as 1-43")
    width = width if found["first"].startswith("0") else 0
    return tuple(f"{found['head']}{number:0{width}}" for number in range(first, last + 1))
