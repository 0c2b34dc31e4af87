"""The plan of the hall on paper."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.model import Floor, FloorBoard
from proceedings.posters import listing, printed_matter
from proceedings.posters.floor import floor_plans, floor_sheet

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))


def with_hall(plan, width, height, boards=range(1, 31)):
    row = tuple(FloorBoard(str(n), 1.0 * place, 1, 1, 1) for place, n in enumerate(boards, 1))
    floor = Floor(width, height, metres=True, rows=(row,))
    return replace(plan, workshop=replace(plan.workshop, floor=floor))


@pytest.fixture(scope="module")
def plan():
    return with_hall(PLANS["sample_plan"](30), 40, 12)


def test_there_is_a_plan_of_the_hall_and_one_of_each_session(plan):
    whole, *sessions = floor_plans(plan)
    assert whole.used is None
    walls = [wall for wall in listing.walls(plan) if wall.number]
    assert [one.title for one in sessions] == [wall.title for wall in walls]
    for one, wall in zip(sessions, walls, strict=True):
        assert one.used == {row.board for row in wall.rows if row.board}


def test_each_sheet_says_when_and_shows_every_number(plan):
    texts = PAGES["texts"](floor_sheet(plan).laid_out().pdf)
    sheets = floor_plans(plan)
    assert len(texts) == len(sheets)
    for text, sheet in zip(texts, sheets, strict=True):
        assert PAGES["squeezed"](sheet.title + "".join(sheet.facts[:1])) in text
        assert "123456789101112" in text
        dashed = sheet.used is not None and len(sheet.used) < 30
        assert ("Dashed:noposterinthissession" in text) == dashed


@pytest.mark.parametrize(("width", "height", "wide"), [(40, 12, True), (32, 60, False)])
def test_the_sheet_lies_as_the_hall_does(plan, width, height, wide):
    from io import BytesIO

    from pypdf import PdfReader

    pdf = floor_sheet(with_hall(plan, width, height)).laid_out().pdf
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (box.width > box.height) is wide


def test_a_move_changes_the_plan_only_where_it_changes_a_session(plan):
    files = [sheet.file for sheet in printed_matter(plan).sheets]
    assert "floor.pdf" in files
    bare = replace(plan, workshop=replace(plan.workshop, floor=None))
    assert "floor.pdf" not in [sheet.file for sheet in printed_matter(bare).sheets]
