from __future__ import annotations

import datetime as dt
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.posters.door import door_sign, schedule

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan = PLANS["sample_plan"]


def repeated(plan, times: int):
    sessions = tuple(
        replace(one, session=replace(one.session, id=f"{one.session.id}-{number}"))
        for number in range(times)
        for one in plan.sessions
    )
    return replace(plan, sessions=tuple(sorted(sessions, key=lambda s: s.session.start)))


@pytest.mark.parametrize("sheet", ["letter", "a4"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_day_stands_whole_on_one_sheet(sheet, times):
    plan = repeated(sample_plan(3, sheet=sheet), times)
    (page,) = PAGES["texts"](door_sign(plan).laid_out().pdf)
    assert page.startswith("TheFirstWorkshoponCarefulManuscriptsSaturday,18July2026·HallD2")
    for planned in plan.sessions:
        assert PAGES["squeezed"](planned.session.title) in page
    assert page.count("14:00–15:00WhoReadstheProofs?EmmyNoether") == times


def test_each_day_has_its_sheet():
    plan = sample_plan(3)
    later = tuple(
        replace(one, session=replace(one.session, start=one.session.start + dt.timedelta(days=1)))
        for one in plan.sessions
    )
    plan = replace(plan, sessions=(*plan.sessions, *later))
    assert [day.title for day in schedule(plan)] == [
        "Saturday, 18 July 2026",
        "Sunday, 19 July 2026",
    ]
    assert len(PAGES["texts"](door_sign(plan).laid_out().pdf)) == 2


def test_what_is_elsewhere_by_video_or_not_final_is_said():
    notes = {entry.id: entry.note for entry in schedule(sample_plan(3))[0].entries}
    assert notes["coffee"] == "Foyer"
    assert notes["keynote"] == "Hypatia (by video)"
    assert notes["posters-2"] == "time not yet final"  # in the room itself, which needs no words
