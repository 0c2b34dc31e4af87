"""Calendar files: read back by another reading of RFC 5545 than the one that wrote them."""

from __future__ import annotations

import datetime as dt
import re
import runpy
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from proceedings.exports.calendar import SCHEDULE, calendar_notes, calendars
from proceedings.exports.zones import unmistakable, vtimezone
from proceedings.inputs import Published, Round
from proceedings.plan import PlannedSession

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
DAY = dt.date(2026, 7, 9)
WEST = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def plan(tmp_path):
    return PLANS["full_plan"](tmp_path)


def events(text):
    """Return the events of a file, each a table from a property with its parameters to a value."""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    found, current = [], None
    for line in lines:
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found.append(current)
            current = None
        elif current is not None:
            name, _, value = line.partition(":")
            assert name not in current
            current[name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return found


def by_uid(text):
    return {event["UID"].partition(".careful")[0]: event for event in events(text)}


def moved(plan, name, **changes):
    """Return the plan with one session changed."""
    return replace(
        plan,
        sessions=tuple(
            PlannedSession(replace(one.session, **changes), one.slots)
            if one.session.id == name
            else one
            for one in plan.sessions
        ),
    )


def test_the_schedule_has_every_session_in_the_zone_of_the_event(plan):
    found = by_uid(calendars(plan)[SCHEDULE])
    assert list(found) == [f"session-{one.session.id}" for one in plan.sessions]
    orals = found["session-orals"]
    assert orals["DTSTART;TZID=Asia/Seoul"] == "20260718T095000"
    assert orals["DTEND;TZID=Asia/Seoul"] == "20260718T103000"
    assert orals["LOCATION"] == "Hall D2, Seoul, South Korea"
    assert "09:50 Notes on the Analytical Engine" in orals["DESCRIPTION"].split("\n")


def test_a_session_with_an_open_end_has_none_and_a_provisional_one_is_tentative(plan):
    found = by_uid(calendars(plan)[SCHEDULE])
    assert not [name for name in found["session-walk"] if name.startswith("DTEND")]
    assert found["session-panel"]["STATUS"] == "TENTATIVE"
    assert found["session-orals"]["STATUS"] == "CONFIRMED"


def test_a_paper_has_its_talk_with_the_minute_and_its_poster_with_the_board(plan):
    talk, poster = events(calendars(plan)["calendar/paper-1.ics"])
    assert talk["SUMMARY"] == "Talk: Notes on the Analytical Engine"
    assert talk["DTSTART;TZID=Asia/Seoul"] == "20260718T095000"
    assert talk["DTEND;TZID=Asia/Seoul"] == "20260718T100200"
    assert poster["LOCATION"].startswith("Board 3, Hall D2")
    assert poster["URL"] == "https://openreview.net/forum?id=aBcD_ef-1"


def test_a_paper_that_nobody_presents_has_no_file(plan):
    files = calendars(plan)
    assert "calendar/paper-7.ics" not in files
    assert "calendar/paper-8.ics" not in files


def test_a_day_holds_its_sessions_and_a_session_itself(plan):
    later = plan.sessions[-1].session.start + dt.timedelta(days=1)
    files = calendars(moved(plan, "walk", start=later))
    assert len(events(files["calendar/day-2026-07-18.ics"])) == len(plan.sessions) - 1
    assert list(by_uid(files["calendar/day-2026-07-19.ics"])) == ["session-walk"]
    assert list(by_uid(files["calendar/session-posters.ics"])) == ["session-posters"]


def test_without_sessions_there_is_no_calendar(tmp_path):
    assert calendars(PLANS["bare_plan"](tmp_path)) == {}


def test_every_uid_is_there_once(plan):
    files = calendars(plan)
    uids = [e["UID"] for n, t in files.items() if "paper-" in n for e in events(t)]
    uids += [e["UID"] for e in events(files[SCHEDULE])]
    assert len(set(uids)) == len(uids)


def test_what_moves_keeps_its_uid_and_raises_its_sequence_and_nothing_else_does(plan):
    published = Published(DAY, {}, calendar=calendar_notes(plan))
    later = moved(plan, "posters", room="Hall E")
    before, after = (by_uid(calendars(p, published)[SCHEDULE]) for p in (plan, later))
    assert before.keys() == after.keys()
    assert {event["SEQUENCE"] for event in before.values()} == {"0"}
    assert after["session-posters"]["SEQUENCE"] == "1"
    assert {e["SEQUENCE"] for name, e in after.items() if name != "session-posters"} == {"0"}
    [_, poster] = events(calendars(later, published)["calendar/paper-1.ics"])
    assert poster["SEQUENCE"] == "1"


def test_sequences_count_on_over_publications(plan):
    published = Published(DAY, {}, calendar=calendar_notes(plan))
    for count, room in enumerate(["E", "F", "F"]):
        plan = moved(plan, "posters", room=room)
        published = Published(DAY, {}, calendar=calendar_notes(plan, published))
        found = by_uid(calendars(plan, published)[SCHEDULE])
        assert found["session-posters"]["SEQUENCE"] == str(min(count + 1, 2))


def test_a_session_that_was_published_and_is_gone_is_cancelled_and_stays_so(plan):
    published = Published(DAY, {}, calendar=calendar_notes(plan))
    less = replace(plan, sessions=plan.sessions[:-1])
    gone = by_uid(calendars(less, published)[SCHEDULE])["session-walk"]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", "1")
    assert gone["DTSTART"] == "20260718T083000Z"
    again = Published(DAY, {}, calendar=calendar_notes(less, published))
    gone = by_uid(calendars(less, again)[SCHEDULE])["session-walk"]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", "1")
    back = by_uid(calendars(plan, again)[SCHEDULE])["session-walk"]
    assert (back["STATUS"], back["SEQUENCE"]) == ("CONFIRMED", "2")


def test_where_no_events_were_noted_each_publication_counts(plan):
    rounds = (Round(dt.date(2026, 7, 1)), Round(DAY))
    found = events(calendars(plan, Published(DAY, {}, rounds=rounds))[SCHEDULE])
    assert {event["SEQUENCE"] for event in found} == {"2"}


def test_the_same_plan_gives_the_same_bytes(plan):
    assert calendars(plan) == calendars(plan)


def test_what_a_calendar_takes_for_markup_comes_back(plan):
    title = "a;b,c\\d\ne \N{GRINNING FACE} " + "é" * 90
    found = by_uid(calendars(moved(plan, "panel", title=title))[SCHEDULE])
    assert found["session-panel"]["SUMMARY"] == title


@pytest.mark.parametrize(
    ("zone", "year"),
    [("America/Los_Angeles", 2026), ("Europe/Vienna", 2026), ("Australia/Lord_Howe", 2026),
     ("Africa/Casablanca", 2026), ("Asia/Seoul", 2026), ("Asia/Kolkata", 2027)],
)  # fmt: skip
def test_the_rules_of_a_zone_give_its_offset_at_every_hour(zone, year):
    rules = vtimezone(ZoneInfo(zone), dt.date(year, 3, 1), dt.date(year, 3, 2))
    onsets = sorted(
        (part["dtstart"].dt - part["tzoffsetfrom"].td, part["tzoffsetto"].td)
        for part in rules.subcomponents
    )
    for hour in range(365 * 24):
        moment = dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=hour)
        said = [offset for onset, offset in onsets if onset <= moment.replace(tzinfo=None)][-1]
        assert said == moment.astimezone(ZoneInfo(zone)).utcoffset()


def test_an_hour_that_comes_twice_is_told_apart_and_one_that_does_not_come_is_moved():
    first = dt.datetime(2026, 11, 1, 1, 30, tzinfo=WEST)
    assert unmistakable(first) == first
    assert unmistakable(first.replace(fold=1)).tzinfo is dt.UTC
    gap = dt.datetime(2026, 3, 8, 2, 30, tzinfo=WEST)
    assert unmistakable(gap).strftime("%H:%M") == "03:30"


def test_a_session_past_midnight_of_a_day_with_a_change_ends_when_it_ends(plan):
    event = replace(plan.workshop.event, time_zone="America/Los_Angeles")
    plan = replace(plan, workshop=replace(plan.workshop, event=event))
    start = dt.datetime(2026, 10, 31, 22, tzinfo=WEST)
    end = dt.datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=WEST)
    found = by_uid(calendars(moved(plan, "walk", start=start, end=end))[SCHEDULE])["session-walk"]
    assert found["DTSTART;TZID=America/Los_Angeles"] == "20261031T220000"
    assert found["DTEND"] == "20261101T093000Z"
