from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model import Session, SessionKind
from proceedings.programme import board_order, talk_share, talk_times

VIENNA = ZoneInfo("Europe/Vienna")
START = dt.datetime(2024, 7, 27, 10, 30, tzinfo=VIENNA)


def session(minutes):
    end = None if minutes is None else START + dt.timedelta(minutes=minutes)
    return Session("s", "S", SessionKind.SPOTLIGHTS, START, end)


def test_five_orals_share_an_hour():
    times = talk_times(session(60), 5)
    assert [start.strftime("%H:%M:%S") for start, _ in times] == [
        "10:30:00",
        "10:42:00",
        "10:54:00",
        "11:06:00",
        "11:18:00",
    ]
    assert times[-1][1] == session(60).end


@pytest.mark.parametrize(
    ("minutes", "count", "words"),
    [(30, 13, "2 min 18 s"), (20, 3, "6 min 40 s"), (45, 6, "7 min 30 s"), (12, 3, "4 min")],
)
def test_a_share_nobody_keeps_to_gives_no_times(minutes, count, words):
    assert talk_times(session(minutes), count) == ()
    assert talk_share(session(minutes), count) == words


def test_five_minutes_are_enough():
    assert len(talk_times(session(15), 3)) == 3


@pytest.mark.parametrize(("minutes", "count", "words"), [(60, 5, "12 min"), (1, 2, "30 s")])
def test_even_shares_are_said_without_zeros(minutes, count, words):
    assert talk_share(session(minutes), count) == words


@pytest.mark.parametrize(("minutes", "count"), [(None, 3), (30, 0)])
def test_an_open_or_empty_session_gives_no_times(minutes, count):
    assert talk_times(session(minutes), count) == ()
    assert talk_share(session(minutes), count) == ""


@given(st.integers(1, 600), st.integers(1, 300))
def test_times_fill_the_session_in_equal_whole_minutes_or_are_not_given(minutes, count):
    times = talk_times(session(minutes), count)
    assert bool(times) == (minutes % count == 0 and minutes >= 5 * count)
    if times:
        assert len(times) == count
        assert times[0][0] == session(minutes).start
        assert times[-1][1] == session(minutes).end
        assert all(before[1] == after[0] for before, after in pairwise(times))
        assert {end - start for start, end in times} == {dt.timedelta(minutes=minutes // count)}


def test_a_night_in_which_clocks_change_is_as_long_as_it_is():
    start = dt.datetime(2024, 10, 27, 1, 0, tzinfo=VIENNA)
    night = Session("s", "S", SessionKind.TALKS, start, start.replace(hour=4))
    (_, first_ends), _ = talk_times(night, 2)
    assert first_ends.astimezone(dt.UTC) - start.astimezone(dt.UTC) == dt.timedelta(hours=2)


def test_boards_sort_as_people_count():
    boards = ["A10", "10", "B1", "2", "A2", "a3", "1", "A", "A2b", "007"]
    assert sorted(boards, key=board_order) == [
        "1", "2", "007", "10", "A", "A2", "A2b", "a3", "A10", "B1"
    ]  # fmt: skip


@given(st.lists(st.text(max_size=6)))
def test_any_boards_have_one_order(boards):
    assert sorted(boards, key=board_order) == sorted(boards[1:] + boards[:1], key=board_order)
    for one in boards:
        for other in boards:
            assert (board_order(one) == board_order(other)) == (one == other)
