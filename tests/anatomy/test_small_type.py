"""Type that is too small, on page models made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import line, page

from proceedings.anatomy.headings import find_headings
from proceedings.anatomy.layout import geometry_of, reading_order
from proceedings.anatomy.small_type import find_small_type
from proceedings.formats import load_formats
from proceedings.model import Box

ICML = load_formats()["icml2026"]
GEOMETRY = geometry_of(ICML)
LEFT, RIGHT = (left for left, _ in ICML.columns)
WIDE = "a line of small text that fills its column to the very end"


def small(lines, number=3, rules=()):
    pages = {number: replace(page(number, lines), rules=rules)}
    placed = reading_order(list(pages.values()), GEOMETRY)
    indexed = find_headings(placed, GEOMETRY, pages)
    return find_small_type(placed, indexed, pages, ICML)


@pytest.mark.parametrize(("size", "names"), [(8.97, []), (7.97, ["Figure 2"])])
def test_captions_may_be_as_small_as_the_template_has_them(size, names):
    assert [one.name for one in small([line("Figure 2. A plot", LEFT, 200, size)])] == names


def paragraph(number, size=7.97):
    """Return small lines and one of the body below them."""
    lines = [line(WIDE, LEFT, 100 + 10 * n, size) for n in range(number)]
    return [*lines, line("The text goes on here", LEFT, 110 + 10 * number)]


@pytest.mark.parametrize(("number", "found"), [(7, []), (8, [8])])
def test_a_paragraph_counts_from_eight_lines_on(number, found):
    assert [one.lines for one in small(paragraph(number))] == found


def test_a_paragraph_in_the_size_of_the_body_is_none():
    assert small(paragraph(12, ICML.body_size)) == ()


def test_small_lines_at_the_foot_of_a_column_are_a_footnote():
    assert small(paragraph(12)[:-1]) == ()


def test_page_1_has_affiliations():
    assert small(paragraph(12), number=1) == ()


@pytest.mark.parametrize(("size", "names"), [(6.97, []), (5.5, ["Table 1"])])
def test_tables_may_be_set_in_scriptsize(size, names):
    rules = tuple([Box(LEFT, y, LEFT + 200, y + 0.5) for y in (200.0, 215.0, 290.0)])
    rows = [line("cells of a row", LEFT + 5, 225 + 12 * n, size) for n in range(5)]
    found = small([line("Table 1. Results", LEFT, 190), *rows], rules=rules)
    assert [one.name for one in found if one.what == "table"] == names
