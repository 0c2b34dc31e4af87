"""Distances around headings and captions, on page models made by hand."""

from __future__ import annotations

import pytest
from handmade import BOLD, line, page

from proceedings.anatomy.headings import find_headings
from proceedings.anatomy.layout import geometry_of, reading_order
from proceedings.anatomy.spacing import find_spacing
from proceedings.formats import load_formats

ICML = load_formats()["icml2026"]
GEOMETRY = geometry_of(ICML)
LEFT, RIGHT = (left for left, _ in ICML.columns)
FULL = "a line of text that fills its column to the en"


def spacing(lines):
    pages = {2: page(2, lines)}
    placed = reading_order(list(pages.values()), GEOMETRY)
    found = find_spacing(placed, find_headings(placed, GEOMETRY, pages), ICML)
    return {one.what: one.points for one in found}


def heading(y, x=LEFT):
    return line("2. Methods", x, y, ICML.section_size, BOLD)


def test_a_heading_has_white_above_and_below():
    lines = [line(FULL, LEFT, 100), heading(125), line(FULL, LEFT, 142)]
    assert spacing(lines) == {"above heading": 25.0, "below heading": 17.0}


def test_a_heading_at_the_head_of_a_column_has_none_above():
    lines = [line(FULL, LEFT, 700), heading(90, RIGHT), line(FULL, RIGHT, 107)]
    assert spacing(lines) == {"below heading": 17.0}


def test_white_below_a_caption_begins_at_its_last_line():
    caption = [line("Figure 1. A plot", LEFT, 100, 8.97), line("of two lines", LEFT, 111, 8.97)]
    assert spacing([*caption, line(FULL, LEFT, 140)]) == {"below caption": 29.0}


@pytest.mark.parametrize("step", [9.0, 60.0])
def test_what_touches_a_caption_or_stands_far_away_is_no_text_below(step):
    lines = [line("Figure 1. A plot", LEFT, 100, 8.97), line(FULL, LEFT, 100 + step)]
    assert spacing(lines) == {}
