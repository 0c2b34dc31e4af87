"""The plan of the hall: what may stand in it, and what every mistake is told as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.errors import ConfigurationErrors
from proceedings.inputs import floor_schema
from proceedings.inputs.floor import read_floor

SAMPLE = Path(__file__).parents[2] / "input" / "sample"
ROWS = """\
size: [20, 10]
rows:
  - {boards: 1-4, start: [3, 2], spacing: 2}
  - {boards: [A1-A3], start: [18, 8], direction: up, spacing: 1.5, depth: 0.5}
"""


@pytest.fixture
def plan(tmp_path):
    def read(text, known=()):
        (tmp_path / "floor.yaml").write_text(text, "utf-8")
        return read_floor(tmp_path / "floor.yaml", known)

    return read


@pytest.fixture
def problems(plan):
    def read(text, known=()):
        with pytest.raises(ConfigurationErrors) as caught:
            plan(text, known)
        assert all(one.message.startswith("floor.yaml:") for one in caught.value.problems)
        return [one.message.removeprefix("floor.yaml:") for one in caught.value.problems]

    return read


def test_rows_go_from_the_middle_of_their_first_board(plan):
    floor = plan(ROWS)
    across, up = floor.rows
    assert [(b.name, b.left, b.top) for b in across] == [
        ("1", 2, 1.5),
        ("2", 4, 1.5),
        ("3", 6, 1.5),
        ("4", 8, 1.5),
    ]
    assert {(b.width, b.height) for b in across} == {(2, 1)}
    assert [(b.name, b.left, b.top) for b in up] == [
        ("A1", 17.75, 7.25),
        ("A2", 17.75, 5.75),
        ("A3", 17.75, 4.25),
    ]
    assert {(b.width, b.height) for b in up} == {(0.5, 1.5)}


def test_doors_know_their_walls(plan):
    doors = "doors: [{at: [0, 5]}, {at: [20, 5]}, {at: [5, 0]}, {at: [5, 10]}]\n"
    assert [d.wall for d in plan(ROWS + doors).doors] == ["left", "right", "top", "bottom"]


def test_there_need_not_be_one(tmp_path):
    assert read_floor(tmp_path / "floor.yaml", ()) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "1: the file is empty"),
        ("size: [20, 10]\nrows: []\n", "2: rows: no boards stand there"),
        ("size: [20, 0]\nrows: [{boards: 1, start: [1, 1]}]\n", "1: size: expected two numbers"),
        (ROWS.replace("[20, 10]", "[.nan, 1e9]"), "1: size: expected two numbers"),
        (ROWS.replace("start: [3, 2]", "start: [3, -2]"), "3: rows[#1].start: expected two num"),
        (ROWS.replace("spacing: 2", "spacing: inf"), "3: rows[#1].spacing: expected a number"),
        (ROWS.replace("1-4", "1-40"), "3: rows[#1]: boards 10, 11, 12, 13, 14 and 26 more are out"),
        (ROWS.replace("A1-A3", "4"), "4: rows[#2]: board 4 stands in two places; the other is in"),
        (ROWS.replace("1-4", "[1, 1]"), "3: rows[#1]: board 1 stands in two places; the other is"),
        (ROWS.replace("18, 8", "3, 5"), "4: board A3 would stand on board 1 (line 3)"),
        (ROWS.replace("up", "north"), "4: rows[#2].direction: expected right, left, down or up"),
        (ROWS.replace("1-4", "1-9999"), "2: rows: more than 5000 boards"),
        (ROWS + "doors: [{at: [3, 3]}]\n", "5: doors[#1].at: the door is in no wall"),
        (ROWS + "labels: [{text: x, at: [3, 30]}]\n", "5: labels[#1].at: lies outside"),
        (ROWS + "areas: [{label: x, at: [18, 3], size: [4, 1]}]\n", "5: areas[#1]: lies outside"),
        (ROWS + "aisles: [{start: [0, 3], end: [21, 1]}]\n", "5: aisles[#1].end: lies outside"),
        (ROWS + "door: []\n", "5: door: unknown key; did you mean doors?"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_line(problems, text, words):
    assert any(one.startswith(words) for one in problems(text))


def test_boards_are_those_of_the_workshop(problems, plan):
    assert plan(ROWS, {"1", "2", "3", "4", "A1", "A2", "A3", "99"})
    (problem,) = problems(ROWS, {"1", "2", "3", "4", "A2"})
    assert problem == "4: rows[#2]: boards A1, A3 are not among the boards of workshop.yaml"


@given(
    st.sampled_from(["right", "left", "down", "up"]),
    st.integers(1, 30),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
    st.sampled_from(["0.5", "1", "1.25", "3"]),
)
def test_a_row_is_inside_or_refused(tmp_path_factory, direction, count, start, spacing):
    path = tmp_path_factory.mktemp("hall") / "floor.yaml"
    path.write_text(
        f"size: [40, 40]\nrows: [{{boards: 1-{count}, start: [{start[0]}, {start[1]}],"
        f" direction: {direction}, spacing: {spacing}}}]\n"
    )
    along = start[0] if direction in {"right", "left"} else start[1]
    end = along + (count - 1) * float(spacing) * (1 if direction in {"right", "down"} else -1)
    across = start[1] if direction in {"right", "left"} else start[0]
    half = float(spacing) / 2
    fits = min(along, end) >= half and max(along, end) <= 40 - half and 0.5 <= across <= 39.5
    try:
        floor = read_floor(path, ())
    except ConfigurationErrors:
        assert not fits
    else:
        assert fits
        assert len(floor.boards) == count
        assert all(b.left >= -1e-6 and b.left + b.width <= 40 + 1e-6 for b in floor.boards)


def test_the_schema_beside_the_sample_is_current_and_the_sample_is_sound():
    beside = json.loads((SAMPLE / "floor.schema.json").read_text("utf-8"))
    assert beside == json.loads(json.dumps(floor_schema()))
    assert len(read_floor(SAMPLE / "floor.yaml", ()).boards) == 8
