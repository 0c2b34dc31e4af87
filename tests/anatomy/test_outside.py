"""What stands outside the text block, on page models made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import line, page

from proceedings.anatomy.outside import find_outside
from proceedings.formats import load_formats
from proceedings.model import Box

ICML = load_formats()["icml2026"]
(LEFT, LEFT_END), (RIGHT, RIGHT_END) = ICML.columns
BLOCK = ICML.text_block
FULL = "a line of text that fills its column to the en"


def drawn(*boxes, lines=(), number=3):
    return replace(page(number, list(lines)), drawings=boxes)


def reaching(points):
    """Return a box that reaches beyond the right edge of the block."""
    return Box(400.0, 200.0, BLOCK.x1 + points, 300.0)


def as_bounds(strips):
    return [list(strip.places) for strip in strips]


def test_a_page_within_the_block_has_nothing_outside():
    inside = drawn(Box(BLOCK.x0, 100.0, BLOCK.x1, 300.0), lines=[line(FULL, LEFT, 400)])
    assert find_outside([inside], ICML, None) == ()


@pytest.mark.parametrize(("points", "found"), [(0.9, []), (1.5, [1.5]), (20.0, [20.0])])
def test_a_drawing_may_reach_a_point_beyond(points, found):
    outside = find_outside([drawn(reaching(points))], ICML, None)
    assert [one.points for one in outside] == found


@pytest.mark.parametrize(
    ("box", "side"),
    [
        (Box(BLOCK.x0 - 9, 200, 150, 300), "left"),
        (Box(400, 200, BLOCK.x1 + 9, 300), "right"),
        (Box(100, 600, 200, BLOCK.y1 + 12), "bottom"),
    ],
)
def test_the_side_is_named(box, side):
    (one,) = find_outside([drawn(box)], ICML, None)
    assert (one.page, one.side, one.points) == (3, side, 9.0)


@pytest.mark.parametrize(("points", "number"), [(3.0, 0), (6.0, 1)])
def test_text_may_hang_out_by_a_hyphen(points, number):
    hanging = line(FULL, RIGHT, 300)
    hanging = hanging._replace(box=hanging.box._replace(x1=BLOCK.x1 + points))
    assert len(find_outside([page(3, [hanging])], ICML, None)) == number


def test_numbers_of_pages_and_lines_do_not_count():
    furniture = [line("7", 300, BLOCK.y1 + 25), line("112", BLOCK.x1 + 20, 300)]
    assert find_outside([page(3, furniture)], ICML, None) == ()


def test_ink_that_is_not_seen_does_not_count():
    assert find_outside([drawn(reaching(9))], ICML, lambda strips: [[None] for _ in strips]) == ()


def test_what_stays_within_is_not_looked_at():
    def look(_):
        raise AssertionError

    assert find_outside([drawn(reaching(0.5))], ICML, look) == ()


def test_no_more_is_looked_at_than_where_it_may_be():
    looked = []

    def look(strips):
        looked.extend(strips)
        return as_bounds(strips)

    find_outside([drawn(reaching(9.5))], ICML, look)
    (strip,) = looked
    assert strip.box == (BLOCK.x1, 200.0, 551.0, 300.0)


def test_the_first_pages_prove_the_habit():
    looked = []

    def look(strips):
        looked.extend(strip.page for strip in strips)
        return as_bounds(strips)

    pages = [drawn(reaching(9), number=number) for number in range(2, 22)]
    found = find_outside(pages, ICML, look)
    assert looked == list(range(2, 10))
    assert [one.page for one in found] == looked
    assert [one.unseen_pages for one in found] == [0] * 7 + [12]


def test_it_goes_by_the_name_in_the_nearest_caption():
    caption = line("Figure 4. What was drawn", RIGHT, 320)
    (one,) = find_outside([drawn(reaching(9), lines=[caption])], ICML, None)
    assert (one.kind, one.name) == ("figure", "Figure 4")


def test_the_gap_counts_beside_text_of_the_other_column():
    box = Box(100.0, 200.0, RIGHT - 5, 300.0)
    beside = line(FULL, RIGHT, 250)
    beside = beside._replace(box=beside.box._replace(x1=RIGHT_END))
    assert find_outside([drawn(box)], ICML, None) == ()
    (one,) = find_outside([drawn(box, lines=[beside])], ICML, None)
    assert (one.side, one.points) == ("gap-right", round(RIGHT - 5 - LEFT_END, 1))
