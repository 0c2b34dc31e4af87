"""The plan of the hall: each board leads to its paper, each paper's page shows its board."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model import Floor, FloorBoard
from proceedings.render.floor import draw
from proceedings.website import Materials, build
from proceedings.website.floor import reach

HERE = Path(__file__).parent
PLANS = runpy.run_path(str(HERE / "plans.py"))
check = runpy.run_path(str(HERE / "checking.py"))["check"]

FLOOR = PLANS["HALL"]


def made(folder, **facts):
    plan = PLANS["full_plan"](folder, **facts)
    build(plan, folder / "site", Materials())
    return plan, folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return made(tmp_path_factory.mktemp("hall"), floor=FLOOR)


def test_each_board_of_a_session_leads_to_its_paper(site):
    plan, root = site
    html = (root / "posters/index.html").read_text("utf-8")
    page = check(html)
    named = {
        given["aria-label"].partition(";")[0]: given["href"]
        for tag, given in page.attributes
        if tag == "a" and "aria-label" in given and given["aria-label"].startswith("Board ")
    }
    drawn = {board.name for board in FLOOR.boards}
    hanging = [p for p in plan.papers if p.board in drawn and p.session and not p.absent]
    assert hanging
    assert named == {f"Board {p.board}": f"../papers/{p.key}/index.html" for p in hanging}
    assert "&lt;Street&gt;" in html
    assert "<Street>" not in html


def test_a_board_for_two_leads_to_its_first_row(tmp_path):
    base = PLANS["full_plan"](tmp_path, floor=FLOOR)
    both = {p.key for p in base.papers if p.board in {"3", "12b"}}
    papers = tuple(replace(p, board="3") if p.key in both else p for p in base.papers)
    sessions = tuple(
        replace(
            one,
            slots=tuple(
                replace(slot, board="3") if slot.board and slot.paper in both else slot
                for slot in one.slots
            ),
        )
        for one in base.sessions
    )
    build(replace(base, papers=papers, sessions=sessions), tmp_path / "site", Materials())
    html = (tmp_path / "site/posters/index.html").read_text("utf-8")
    page = check(html)
    session = next(p.session for p in papers if p.key in both)
    assert page.ids.count(f"board-{session}-3") == 1
    assert f'href="#board-{session}-3"' in html.replace("index.html#", "#")


def test_a_paper_says_and_shows_where_it_hangs(site):
    plan, root = site
    paper = next(p for p in plan.papers if p.board == "12b")
    html = (root / f"papers/{paper.key}/index.html").read_text("utf-8")
    check(html)
    assert "In the row of boards 12b–9; the nearest door is “&lt;Street&gt;”." in html
    assert '<a href="#where">12b</a>' in html
    assert '<rect class="here" x="6" y="5"' in html


def test_a_board_that_is_not_drawn_is_not_shown(site):
    plan, root = site
    paper = next(p for p in plan.papers if p.board == "7")
    html = (root / f"papers/{paper.key}/index.html").read_text("utf-8")
    assert "Where it hangs" not in html


def test_without_a_plan_there_is_none(tmp_path):
    _, root = made(tmp_path)
    assert not [p for p in root.rglob("*.html") if 'class="floor' in p.read_text("utf-8")]


BOXES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), unique=True, max_size=12)


@given(BOXES, st.floats(0.1, 5))
def test_what_belongs_to_a_board_overlaps_no_other_board(places, most):
    rows = (tuple(FloorBoard(str(n), 2.0 * x, 2.0 * y, 2, 1) for n, (x, y) in enumerate(places)),)
    boards = draw(Floor(20, 20, False, rows)).boards
    for one in boards:
        left, top, width, height = reach(one, boards, most)
        assert left <= one.left
        assert left + width >= one.left + one.width - 0.01
        for other in boards:
            apart = (
                other is one
                or other.left >= left + width - 0.01
                or other.left + other.width <= left + 0.01
                or other.top >= top + height - 0.01
                or other.top + other.height <= top + 0.01
            )
            # Diagonal neighbours may be touched at a corner: a finger is no point.
            assert apart or (other.left != one.left and other.top != one.top)
