"""Which lines are running text, on page models made by hand."""

from __future__ import annotations

from handmade import line, page

from proceedings.anatomy.layout import geometry_of, reading_order
from proceedings.anatomy.running import running_lines
from proceedings.formats import load_formats

GEOMETRY = geometry_of(load_formats()["icml2026"])
LEFT, RIGHT = (left for left, _ in GEOMETRY.columns)
FULL = "a line of text that fills its column to the en"


def running(lines):
    pages = {1: page(1, lines)}
    placed = reading_order(list(pages.values()), GEOMETRY)
    told = running_lines(placed, GEOMETRY, pages)
    return [one.line.text for one, is_running in zip(placed, told, strict=True) if is_running]


def column(x, words, start=80.0):
    return [line(text, x, start + 11.95 * n) for n, text in enumerate(words)]


def test_text_runs_down_one_column_and_then_the_other():
    lines = [*column(RIGHT, [FULL, "the end."]), *column(LEFT, [FULL, "left"])]
    assert running(lines) == [FULL, "left", FULL, "the end."]


def test_labels_of_figures_in_a_column_without_text_are_none():
    labels = [line("left label", RIGHT, 80), line("right label", RIGHT, 384)]
    assert running([*column(LEFT, [FULL, FULL]), *labels]) == [FULL, FULL]


def test_the_last_lines_of_a_paragraph_may_stand_at_the_head_of_a_column():
    last = column(RIGHT, ["of the column before", "and so on"])
    assert running([*column(LEFT, [FULL]), *last])[-2:] == ["of the column before", "and so on"]


def test_a_last_line_below_a_float_ends_the_sentence_before():
    below = line("experiments.", RIGHT, 290)
    assert running([*column(LEFT, [FULL]), below]) == [FULL, "experiments."]
    whole = FULL[:-1] + "."
    assert running([*column(LEFT, [whole]), below]) == [whole]


def test_a_caption_is_none_with_all_its_lines():
    caption = column(LEFT, ["Figure 1. What it shows,", "and why."], 300.0)
    assert running([*column(LEFT, [FULL]), *caption]) == [FULL]


def test_a_program_is_indented_step_by_step():
    program = [line("for line in page:", LEFT + 20, 92), line("if line.is_body:", LEFT + 60, 104)]
    assert running([*column(LEFT, [FULL]), *program])[-1] == "if line.is_body:"
    far = line("cell of a table", LEFT + 60, 300)
    assert running([*column(LEFT, [FULL]), far]) == [FULL]
