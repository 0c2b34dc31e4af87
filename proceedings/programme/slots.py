"""Times of talks, and boards in the order of their names."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model import Session

_SHORTEST = 5 * 60  # seconds; a shorter talk starts when the one before it has ended


def talk_times(session: Session, count: int) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    """Return start and end of each of ``count`` talks that share a session equally.

    Talks follow each other without a gap. Nobody keeps to 11:01 and 11:03: where the share is no
    whole number of minutes, or less than five, or the end of the session is open, there are no
    times and the order stands alone.
    """
    if session.end is None or count < 1:
        return ()
    share, rest = divmod(_seconds(session), count)
    if rest or share % 60 or share < _SHORTEST:
        return ()
    return tuple(pairwise(_later(session.start, share * position) for position in range(count + 1)))


def talk_share(session: Session, count: int) -> str:
    """Return each talk's share in words, such as "2 min 18 s"; empty where there is none."""
    if session.end is None or count < 1:
        return ""
    minutes, seconds = divmod(_seconds(session) // count, 60)
    parts = ((minutes, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def seconds_each(session: Session, count: int) -> int | None:
    """Return each talk's share in seconds; None where there are no talks, or no end."""
    return _seconds(session) // count if session.end is not None and count > 0 else None


def board_order(board: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return what to sort boards by: 2 before 10, A2 before A10, numbers before letters."""
    runs = re.findall(r"[0-9]+|[^0-9]+", board.casefold())
    key = tuple((0, int(run), "") if run.isdecimal() else (1, 0, run) for run in runs)
    return key, board


def _seconds(session: Session) -> int:
    assert session.end is not None
    # Through UTC: between two local times Python subtracts wall clocks, whatever the zone does.
    return round(
        (session.end.astimezone(dt.UTC) - session.start.astimezone(dt.UTC)).total_seconds()
    )


def _later(start: dt.datetime, seconds: int) -> dt.datetime:
    moment = start.astimezone(dt.UTC) + dt.timedelta(seconds=seconds)
    return moment.astimezone(start.tzinfo)
