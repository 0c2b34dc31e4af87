from __future__ import annotations

import datetime as dt
import re
import runpy
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from proceedings.model import Session, SessionKind
from proceedings.posters import listing
from proceedings.posters.running import (
    begins,
    check_in_list,
    running_orders,
    running_sheet,
    speaker,
)

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan = PLANS["sample_plan"]


def session(start: str, end: str | None, zone: str = "Asia/Seoul") -> Session:
    moment = [
        dt.datetime.fromisoformat(time).replace(tzinfo=ZoneInfo(zone)) if time else None
        for time in (start, end)
    ]
    return Session("s", "Spotlights", SessionKind.SPOTLIGHTS, moment[0], moment[1])


def test_thirteen_spotlights_in_half_an_hour_begin_on_the_second():
    half_hour = session("2026-07-18T11:00", "2026-07-18T11:30")
    times = [begins(half_hour, place, 13) for place in range(13)]
    assert times[:3] == ["11:00:00", "11:02:18", "11:04:36"]
    assert times[12] == "11:27:41"


def test_talks_of_whole_minutes_have_no_seconds():
    assert begins(session("2026-07-18T11:00", "2026-07-18T11:30"), 2, 5) == "11:12"


def test_an_open_end_gives_no_times():
    assert begins(session("2026-07-18T11:00", None), 1, 5) == ""


def test_the_clock_may_go_back_in_a_session():
    night = session("2026-10-25T02:00", "2026-10-25T04:00", "Europe/Vienna")
    assert [begins(night, place, 3) for place in range(3)] == ["02:00", "02:00", "03:00"]


def test_the_chair_sees_time_order_title_names_and_board_of_every_talk():
    plan = sample_plan(30)
    orders = {order.session.id: order for order in running_orders(plan)}
    assert set(orders) == {"orals", "spotlights"}
    words = "".join(PAGES["texts"](running_sheet(plan, orders["spotlights"]).laid_out().pdf))
    at = -1
    for talk in orders["spotlights"].talks:
        title, first = (PAGES["squeezed"](t) for t in (talk.paper.title, talk.speaker.name))
        lead = f"{talk.time}{talk.order}{title}{PAGES['squeezed'](talk.speaker.role)}{first}"
        rest = "with" if talk.speaker.others else ""
        rest += ",".join(PAGES["squeezed"](author.name) for author in talk.speaker.others)
        found = words.index(f"{lead}{rest}Board{talk.paper.board},")
        assert found > at
        at = found


def test_who_presents_is_told_apart_from_who_is_first():
    paper = next(p for p in sample_plan(30).papers if len(p.authors) > 1)
    first, second, *_ = paper.authors
    named = speaker(replace(paper, presenter=second.name))
    assert (named.role, named.name, named.others[0]) == ("Presenter", second.name, first)
    unnamed = speaker(paper)
    assert (unnamed.role, unnamed.name, unnamed.others[0]) == ("First author", first.name, second)
    assert speaker(replace(paper, authors=(first,))).role == "Author"
    assert speaker(replace(paper, authors=())) is None


def test_who_talks_in_no_order_has_no_time():
    plan = sample_plan(30)
    sessions = tuple(
        replace(one, slots=tuple(replace(slot, order=None, start=None) for slot in one.slots))
        for one in plan.sessions
    )
    for order in running_orders(replace(plan, sessions=sessions)):
        assert {talk.time for talk in order.talks} == {""}


def test_the_desk_ticks_off_everybody_who_presents_on_site():
    plan = sample_plan(30)
    walls = [wall for wall in listing.walls(plan) if wall.number]
    words = "".join(
        page for wall in walls for page in PAGES["texts"](check_in_list(plan, wall).laid_out().pdf)
    )
    present = [paper for paper in plan.papers if paper.session]
    for paper in present:
        assert PAGES["squeezed"](re.sub("<[^>]*>", "", paper.title_html)) in words
    told = {int(count) for count in re.findall(r"2026·(\d+)posters", words)}
    assert sum(told) == len(present) < len(plan.papers)
