"""The plan of the hall as a drawing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from proceedings.model import Door, Floor, FloorBoard
from proceedings.render.floor import draw, whereabouts


def hall(*doors, metres=False):
    row = tuple(FloorBoard(str(n), 2.0 * n, 2.0, 2.0, 1.0) for n in range(1, 6))
    alone = (FloorBoard("X", 15.0, 7.0, 1.0, 1.0),)
    return Floor(20, 10, metres, (row, alone), doors)


def wall_length(path):
    parts = re.findall(r"M([\d.]+) ([\d.]+)([HV])([\d.]+)", path)
    return sum(abs(float(to) - float(x if way == "H" else y)) for x, y, way, to in parts)


WALLS = {"left": (0, 5), "right": (20, 5), "top": (10, 0), "bottom": (10, 10)}


@given(
    st.lists(st.tuples(st.sampled_from(list(WALLS)), st.floats(0.5, 4)), unique_by=lambda d: d[0])
)
def test_doors_are_gaps_in_the_walls(doors):
    made = [Door(*WALLS[wall], width, wall) for wall, width in doors]
    gaps = sum(width for _, width in doors)
    assert abs(wall_length(draw(hall(*made)).walls) - (60 - gaps)) < 0.01


def test_numbers_have_room_in_their_boards():
    for board in draw(hall()).boards:
        assert board.size * 0.66 < board.height
        assert board.size * 0.53 * len(board.name) < board.width
        assert board.left < board.x < board.left + board.width
        assert board.top < board.y < board.top + board.height


def test_a_scale_stands_where_units_are_metres():
    assert draw(hall(metres=True)).bar == 2
    assert draw(hall()).bar == 0
    assert draw(hall(metres=True)).view[3] > draw(hall()).view[3]


def test_a_board_is_told_by_its_row_and_the_nearest_door():
    floor = hall(Door(0, 5, 1, "left", "Entrance"), Door(20, 5, 1, "right", "Street"))
    assert whereabouts(floor, "2") == "In the row of boards 1–5; the nearest door is “Entrance”"
    assert whereabouts(floor, "X") == "By itself; the nearest door is “Street”"
    assert whereabouts(hall(), "2") == "In the row of boards 1–5"
    assert whereabouts(floor, "77") == ""
