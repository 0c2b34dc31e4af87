from __future__ import annotations

import re
import runpy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan, bare_plan = PLANS["sample_plan"], PLANS["bare_plan"]
poster_index = runpy.run_path(str(Path(__file__).parent / "whole.py"))["poster_index"]
texts, squeezed, boxes = PAGES["texts"], PAGES["squeezed"], PAGES["boxes"]


def plain(html: str) -> str:
    return squeezed(re.sub("<[^>]*>", "", html))


@pytest.fixture(scope="module", params=["letter", "a4"])
def made(request):
    plan = sample_plan(30, sheet=request.param)
    return plan, poster_index(plan)


def sheets(rendered, wall: str) -> list[str]:
    first = rendered.anchors[f"wall-{wall}"]
    later = [page for page in rendered.anchors.values() if page > first]
    return texts(rendered.pdf)[first - 1 : min(later, default=999) - 1]


def test_every_poster_stands_by_its_board_whole_on_one_sheet(made):
    plan, rendered = made
    for paper in plan.papers:
        if paper.session and paper.board:
            authors = squeezed(", ".join(author.name for author in paper.authors))
            expected = f"{paper.board}{plain(paper.title_html)}{authors}"
            assert sum(expected in sheet for sheet in sheets(rendered, paper.session)) == 1


def test_every_sheet_says_session_time_and_room(made):
    _, rendered = made
    for sheet in sheets(rendered, "posters-1"):
        assert sheet.startswith("Postersession111:30–12:30·HallD2·18July2026")
    for sheet in sheets(rendered, "posters-2"):
        assert sheet.startswith("Postersession215:00–16:00·HallD2·18July2026")


def test_virtual_papers_stand_apart_without_a_board(made):
    plan, rendered = made
    virtual = "".join(sheets(rendered, "virtual"))
    assert virtual.startswith("Presentedvirtually")
    for paper in plan.papers:
        if paper.presentation.value == "virtual":
            assert plain(paper.title_html) in virtual
    assert "Noboard" not in virtual


def test_a_paper_without_a_board_says_so(made):
    assert "Noboardyet" in "".join(sheets(made[1], "posters-1"))


def test_a_session_without_any_board_says_so_once_on_each_sheet():
    plan = sample_plan(30)
    papers = tuple(replace(paper, board=None) for paper in plan.papers)
    rendered = poster_index(replace(plan, papers=papers))
    for sheet in sheets(rendered, "posters-1"):
        assert sheet.count("noboardsyet") == 1
    assert "".join(texts(rendered.pdf)).lower().count("noboardyet") == 0


def test_later_sheets_of_a_list_say_which_list_and_from_where_to_where():
    plan = sample_plan(3)
    names = tuple(
        replace(plan.names[0], person=f"p{n}", entry=f"Name{n:03d}, Anna") for n in range(160)
    )
    rendered = poster_index(replace(plan, names=names))
    first = rendered.anchors["by-author"]
    sheet, later, *_ = texts(rendered.pdf)[first - 1 :]
    assert sheet.startswith("Authors(1)")
    assert "continued" not in sheet
    assert "Authors,continued" in later
    shown = re.findall(r"Name\d{3}(?=,Anna)", later)
    assert f"{min(shown)}–{max(shown)}" in later


def test_folios_stand_on_the_right_of_every_sheet(made):
    for width, _, rectangles in boxes(made[1].pdf):
        lowest = min(bottom for _, bottom, _, _ in rectangles)
        foot = [box for box in rectangles if box[1] < lowest + 5]
        assert min(foot, key=lambda box: box[2] - box[0])[0] > width / 2


def test_orals_and_spotlights_are_marked_by_word_and_shape(made):
    plan, rendered = made
    words = "".join(texts(rendered.pdf))
    for kind in ("oral", "spotlight"):
        number = sum(paper.presentation.value == kind for paper in plan.papers)
        assert words.count(kind.capitalize()) == number > 0


def test_authors_and_titles_lead_to_session_and_board(made):
    plan, rendered = made
    pages = texts(rendered.pdf)
    by_author = "".join(pages[rendered.anchors["by-author"] - 1 : rendered.anchors["by-title"] - 1])
    by_title = "".join(pages[rendered.anchors["by-title"] - 1 :])
    assert "(1)Postersession1,11:30–12:30,HallD2" in by_author
    for name in plan.names:
        assert squeezed(name.entry) in by_author
    for paper in plan.papers:
        if paper.session and paper.board:
            number = paper.session[-1]
            assert f"{plain(paper.title_html)}{paper.board}({number})" in by_title


def test_nothing_leaves_the_sheet_or_lies_on_other_text(made):
    for number, (width, height, rectangles) in enumerate(boxes(made[1].pdf), start=1):
        for left, bottom, right, top in rectangles:
            assert (left >= 50, right <= width - 50) == (True, True), number
            assert (bottom >= 30, top <= height - 45) == (True, True), number
        assert PAGES["overlapping"](rectangles) == [], number


def test_the_same_plan_gives_the_same_bytes(made):
    plan, rendered = made
    assert poster_index(plan).pdf == rendered.pdf


def test_bookmarks_lead_to_sessions_and_lists(made):
    with pikepdf.open(BytesIO(made[1].pdf)) as document, document.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == [
            "Poster session 1",
            "Poster session 2",
            "Presented virtually",
            "Authors",
            "Titles",
        ]


def test_no_posters_is_one_sheet_that_says_so():
    assert texts(poster_index(bare_plan()).pdf)[0].startswith("PostersNopostersarelisted.")


def test_without_authors_or_sessions_titles_are_still_listed():
    plan = sample_plan(5, authors=False)
    papers = tuple(replace(paper, session=None) for paper in plan.papers)
    rendered = poster_index(replace(plan, papers=papers, sessions=(), groups=()))
    assert "by-author" not in rendered.anchors
    words = "".join(texts(rendered.pdf))
    for paper in papers:
        assert words.count(plain(paper.title_html)) == 2


def test_long_board_names_stay_in_their_column():
    plan = sample_plan(6)
    papers = tuple(
        replace(paper, board=f"East-Hall-B-{paper.key}") if paper.board else paper
        for paper in plan.papers
    )
    rendered = poster_index(replace(plan, papers=papers))
    for _, _, rectangles in boxes(rendered.pdf):
        assert PAGES["overlapping"](rectangles) == []


def test_a_shared_board_lists_both():
    plan = sample_plan(4)
    papers = tuple(replace(paper, session="posters-1", board="7") for paper in plan.papers)
    words = "".join(sheets(poster_index(replace(plan, papers=papers)), "posters-1"))
    for paper in papers:
        assert f"7{plain(paper.title_html)}" in words
