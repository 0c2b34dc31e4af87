from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from proceedings.model import Event, Paper, Session, SessionKind, Workshop

ZONE = ZoneInfo("Asia/Seoul")
DAY = dt.date(2026, 7, 18)


def at(hour, minute=0):
    return dt.datetime.combine(DAY, dt.time(hour, minute), ZONE)


SESSIONS = (
    Session("orals", "Orals", SessionKind.ORALS, at(9), at(10)),
    Session("spotlights", "Spotlights", SessionKind.SPOTLIGHTS, at(10), at(10, 30)),
    Session("posters-1", "Posters 1", SessionKind.POSTERS, at(11), at(12)),
    Session("posters-2", "Posters 2", SessionKind.POSTERS, at(14), at(15)),
    Session("panel", "Panel", SessionKind.PANEL, at(15), at(16)),
)


@pytest.fixture
def workshop():
    """Return a maker of workshops: by default two poster sessions, orals, spotlights, a panel."""

    def make(*names, sessions=SESSIONS, **fields):
        event = Event("X", "X", DAY, DAY, "Asia/Seoul", "Notice.", room="Hall")
        chosen = tuple(s for s in sessions if not names or s.id in names)
        return Workshop(Path("x"), event, sessions=chosen, **fields)

    return make


@pytest.fixture
def papers():
    """Return a maker of posters by their keys."""

    def make(*keys, **fields):
        return tuple(Paper(key, f"Title of {key}", **fields) for key in keys)

    return make
