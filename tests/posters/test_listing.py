from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from proceedings.posters.listing import Line, Pointer, by_author, by_title, walls

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "render" / "plans.py"))
sample_plan = PLANS["sample_plan"]


def test_boards_are_sorted_as_people_count():
    boards = ["B2", "10", "2", "A10", "A9", "B1"]
    plan = sample_plan(len(boards))
    papers = tuple(
        replace(paper, session="posters-1", board=board)
        for paper, board in zip(plan.papers, boards, strict=True)
    )
    (wall,) = walls(replace(plan, papers=papers))
    assert [row.board for row in wall.rows] == ["2", "10", "A9", "A10", "B1", "B2"]


@given(st.integers(0, 40), st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)))
def test_every_paper_hangs_on_exactly_one_wall(number, absent, unplaced):
    plan = sample_plan(number)
    papers = tuple(
        replace(
            paper,
            absent=index in absent,
            session="gone" if index in unplaced else paper.session,
        )
        for index, paper in enumerate(plan.papers)
    )
    plan = replace(plan, papers=papers)
    hung = [row.paper.key for wall in walls(plan) for row in wall.rows]
    assert sorted(hung) == sorted(paper.key for paper in papers)


def test_a_wall_runs_in_board_order_and_ends_with_those_that_have_none():
    plan = sample_plan(30)
    (first, *_) = walls(replace(plan, papers=plan.papers[::-1]))
    boards = [row.board for row in first.rows]
    assert boards == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "",
    ]


def test_who_is_absent_has_no_board_and_is_said_to_be():
    plan = sample_plan(2)
    papers = (replace(plan.papers[0], absent=True), plan.papers[1])
    made = walls(replace(plan, papers=papers))
    assert [wall.id for wall in made] == ["posters-2", "absent"]
    assert made[-1].rows[0].board == ""
    lines = {line.text: line.pointers[0] for line in by_title(made)}
    assert lines[papers[0].title].words == "not presented here"
    assert {pointer.session for pointer in lines.values()} == {0}  # one session needs no number


def test_an_author_points_at_each_of_his_posters_once():
    plan = sample_plan(30)
    lines = {line.text: line for line in by_author(plan, walls(plan))}
    for name in plan.names:
        assert len(lines[name.entry].pointers) == len(name.papers)


def test_a_session_of_another_kind_that_has_posters_is_a_wall_too():
    plan = sample_plan(2)
    papers = tuple(replace(paper, session="social") for paper in plan.papers)
    assert [wall.id for wall in walls(replace(plan, papers=papers))] == ["social"]


def test_a_line_turns_where_its_words_are_wider_than_the_column():
    one, many = (Pointer("12", "", 1),), tuple(Pointer(str(n), "", 2) for n in range(10, 16))
    assert not Line("Noether, Emmy", "", "", one).turns
    assert Line("Noether, Emmy", "", "", many).turns
    assert Line("Hopper, Grace Brewster Murray, of the United States Navy", "", "", one).turns
    assert Line("關孝和", "", "", one).turns  # another face may set it: nobody has measured
