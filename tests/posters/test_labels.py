from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.posters.labels import SHEETS, label_sheets, labels

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}


@pytest.mark.parametrize("sheet", SHEETS)
def test_labels_lie_on_their_paper_without_touching(sheet):
    size, (width, height) = SHEETS[sheet], SIZES[sheet]
    left, top = size.place(size.columns * size.rows - 1)
    assert size.step_x >= size.width
    assert size.step_y >= size.height
    # What is left on the right and below is what is left on the other side, within a point.
    assert width - (left + size.width) == pytest.approx(size.left, abs=1)
    assert height - (top + size.height) == pytest.approx(size.top, abs=1)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_word_of_a_label_lies_on_it(sheet):
    plan = PLANS["sample_plan"](30, sheet=sheet)
    size, made = SHEETS[sheet], labels(plan)
    pages = [one for filled in label_sheets(plan) for one in PAGES["boxes"](filled.laid_out().pdf)]
    assert len(pages) == len(made)
    for (_, height, rectangles), on_sheet in zip(pages, made, strict=True):
        for left, bottom, right, top in rectangles:
            assert any(
                label.left <= left
                and right <= label.left + size.width
                and label.top <= height - top
                and height - bottom <= label.top + size.height
                for label in on_sheet
            ), (left, height - top)


def test_each_poster_of_a_session_has_a_label_by_session_and_board():
    plan = PLANS["sample_plan"](30)
    made = [label for sheet in labels(plan) for label in sheet]
    assert len(made) == sum(paper.session is not None for paper in plan.papers)
    assert [label.session for label in made] == sorted(label.session for label in made)
    assert [label.board for label in made[:3]] == ["1", "2", "3"]


def test_a_long_title_ends_in_an_ellipsis_and_is_still_escaped():
    plan = PLANS["sample_plan"](1)
    title = "A < B & C " * 20
    plan = replace(plan, papers=(replace(plan.papers[0], title=title, title_html="x"),))
    ((label,),) = labels(plan)
    assert label.title_html.endswith("…")
    assert "A &lt; B &amp; C" in label.title_html
