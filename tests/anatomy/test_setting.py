"""How running text is set, on page models made by hand."""

from __future__ import annotations

import pytest
from handmade import line, page

from proceedings.anatomy.setting import measure_setting
from proceedings.formats import load_formats

ICML = load_formats()["icml2026"]
LEFT, RIGHT = (left for left, _ in ICML.columns)
TOP = ICML.text_block.y0 + ICML.body_size
FULL = "a line of text that fills its column to the en"


def column(x, size=ICML.body_size, leading=ICML.leading, number=40, text=FULL):
    return [line(text, x, TOP + leading * n, size) for n in range(number)]


def setting(lines, last=1):
    return measure_setting([page(1, lines)], ICML, last)


def test_a_page_in_the_format_has_its_measures():
    measured = setting([*column(LEFT), *column(RIGHT)])
    (one,) = measured.pages
    assert (one.size, one.leading) == (ICML.body_size, pytest.approx(ICML.leading, abs=0.01))
    assert one.first == pytest.approx(TOP)
    assert one.last == pytest.approx(TOP + 39 * ICML.leading)
    assert [edges[0] for edges in measured.columns] == [pytest.approx(LEFT), pytest.approx(RIGHT)]


def test_the_leading_is_the_usual_step_in_each_column():
    (one,) = setting([*column(LEFT, leading=11.6), *column(RIGHT, leading=11.6)]).pages
    assert one.leading == pytest.approx(11.6)


def test_the_size_of_most_letters_counts():
    (one,) = setting([*column(LEFT, size=9.0), *column(RIGHT, number=20)]).pages
    assert one.size == 9.0


def test_few_lines_tell_nothing():
    measured = setting(column(LEFT, number=11))
    (one,) = measured.pages
    assert (one.size, one.face, measured.columns[0]) == (None, "", None)


def test_lists_stand_within_the_edge_and_do_not_move_it():
    moved = [*column(LEFT), *column(LEFT + 20, number=20, text=FULL[:-5])]
    assert setting(moved).columns[0][0] == pytest.approx(LEFT)


def test_a_hyphen_beyond_the_edge_does_not_move_it():
    hanging = column(LEFT, number=20, text=FULL + "-")
    edges, _ = setting([*column(LEFT), *hanging]).columns
    assert edges == pytest.approx(setting(column(LEFT)).columns[0])


def test_lines_across_both_columns_are_counted_apart():
    across = [line("word " * 22 + "end", LEFT, TOP + ICML.leading * n) for n in range(12)]
    across = [one._replace(box=one.box._replace(x1=ICML.text_block.x1)) for one in across]
    (one,) = setting(across).pages
    assert (one.across, one.lines) == (12, 0)


def test_pages_behind_the_body_are_not_measured():
    assert setting(column(LEFT), last=0).pages == ()


def test_text_far_beyond_the_sheet_breaks_nothing():
    one_column = load_formats()["neurips2025"]
    left = one_column.columns[0][0]
    far = line(FULL, 20_000, 300, one_column.body_size)
    lines = [line(FULL * 2, left, 100 + 10.9 * n, one_column.body_size) for n in range(40)]
    (one,) = measure_setting([page(1, [*lines, far])], one_column, 1).pages
    assert one.size == one_column.body_size
