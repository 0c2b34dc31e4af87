from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.plan import PageSpan
from proceedings.render import words


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-07-18", "2026-07-18", "18 July 2026"),
        ("2026-07-18", "2026-07-19", "18–19 July 2026"),
        ("2026-06-30", "2026-07-02", "30 June – 2 July 2026"),
        ("2026-12-31", "2027-01-01", "31 December 2026 – 1 January 2027"),
    ],
)
def test_a_range_says_month_and_year_once(first, last, expected):
    assert words.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == expected


def test_a_day_has_its_weekday():
    assert words.day(dt.date(2026, 7, 18)) == "Saturday, 18 July 2026"


def test_times_keep_their_own_zone_and_an_end_may_be_open():
    start = dt.datetime(2026, 7, 18, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    assert words.times(start) == "09:05"
    assert words.times(start, start + dt.timedelta(minutes=55)) == "09:05–10:00"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(9, "UTC+9"), (-3.5, "UTC−3:30"), (5.75, "UTC+5:45"), (0, "UTC+0")],
)
def test_offsets_have_a_true_minus(hours, expected):
    zone = dt.timezone(dt.timedelta(hours=hours))
    assert words.offset(dt.datetime(2026, 7, 18, tzinfo=zone)) == expected


def test_a_span_of_one_page_is_one_number():
    assert words.pages(PageSpan(12, 12)) == "12"
    assert words.pages(PageSpan(12, 19)) == "12–19"


@given(st.dates(), st.dates())
def test_a_range_always_ends_with_the_last_date(one, two):
    first, last = sorted((one, two))
    assert words.dates(first, last).endswith(words.date(last))
