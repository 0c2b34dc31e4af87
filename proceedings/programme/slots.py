"""Times of talks, and boards in the order of their names."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model import Session


def talk_times(session: Session, count: int) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    """Return start and end of each of ``count`` talks that share a session equally.

    Talks follow each other without a gap; a share that is no whole number of seconds is rounded, so
    that shares differ by a second at most. A session without an end gives no times.
    """
    if session.end is None or count < 1:
        return ()
    seconds = _seconds(session)
    edges = [
        _later(session.start, (2 * seconds * position + count) // (2 * count))
        for position in range(count + 1)
    ]
    return tuple(pairwise(edges))


def talk_share(session: Session, count: int) -> str:
    """Return each talk's share in words, such as "2 min 18 s"; empty where there is none."""
    if session.end is None or count < 1:
        return ""
    minutes, seconds = divmod(_seconds(session) // count, 60)
    parts = ((minutes, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


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
