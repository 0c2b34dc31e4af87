"""Words that are left over are told from sentences that only hold the same words."""

from __future__ import annotations

import pytest

from proceedings.anatomy.layout import geometry_of
from proceedings.anatomy.leftovers import find_leftovers
from proceedings.formats import load_formats
from proceedings.model import Box
from proceedings.pdf.pages import Document, Font, Page, Span, line_of

ROMAN, BOLD, MONO = Font("Times"), Font("Times-Bold", bold=True), Font("Courier")
GEOMETRY = geometry_of(load_formats()["icml2026"])


def line(*parts, y=300.0, size=9.96):
    spans, x = [], 60.0
    for text, font in parts:
        width = 4.0 * len(text)
        spans.append(Span(text, Box(x, y, x + width, y + size), size, y + size, font))
        x += width
    return line_of(spans)


def kinds(*lines, number=2):
    document = Document((Page(number, 612.0, 792.0, lines=lines),))
    return [one.kind for one in find_leftovers(document, GEOMETRY, 0)]


@pytest.mark.parametrize(
    "parts",
    [
        [("see Section ", ROMAN), ("??", BOLD), (" for more", ROMAN)],
        [("as shown (", ROMAN), ("?", BOLD), (") before", ROMAN)],
        [("as shown (", ROMAN), ("?????", BOLD), (") before", ROMAN)],
        [("3.1. What Section ?? Says", BOLD)],
        [("Error! Reference source not found.", ROMAN)],
    ],
)
def test_a_reference_without_its_number_is_found(parts):
    assert kinds(line(*parts)) == ["unresolved"]


@pytest.mark.parametrize(
    "parts",
    [
        [("Who would not ask: why??", ROMAN)],
        [("The answer (?) was not known.", ROMAN)],
        [("Is it so??", BOLD)],
        [("value = a ?? b", MONO)],
        [("?", BOLD)],
    ],
)
def test_a_question_is_no_reference(parts):
    assert kinds(line(*parts)) == []


def test_a_note_counts_in_text_and_not_in_a_program():
    assert kinds(line(("TODO: measure it", ROMAN))) == ["todo"]
    assert kinds(line(("[TODO]", BOLD))) == ["todo"]
    assert kinds(line(("# TODO: measure it", MONO))) == []
    assert kinds(line(("// TODO: measure it", ROMAN))) == []
    assert kinds(line(("Answer: [TODO]", ROMAN))) == ["checklist-todo"]


def test_a_review_is_named_by_heads_and_feet_only():
    words = ("Under review as a workshop paper", ROMAN)
    assert kinds(line(words, y=40.0)) == ["review"]
    assert kinds(line(words, y=740.0)) == ["review"]
    assert kinds(line(words)) == []


def test_a_running_head_stands_above_the_second_page():
    words = ("Submission and Formatting Instructions for ICML 2026", BOLD)
    assert kinds(line(words, y=45.0)) == ["default-head"]
    assert kinds(line(words, y=45.0), number=1) == []
    assert kinds(line(words)) == []


def test_anonymous_counts_on_page_1_with_its_capital():
    assert kinds(line(("Anonymous Institution", ROMAN)), number=1) == ["anonymous"]
    assert kinds(line(("Anonymous Institution", ROMAN))) == []
    assert kinds(line(("We thank anonymous authors.", ROMAN)), number=1) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Our code is available at github.com/ada/notes", ["repository"]),
        ("Our code is at hand. We use github.com/others/tool", []),
        ("Our code is available at github.com/anonymous-7/notes", []),
        ("It builds on github.com/others/tool", []),
    ],
)
def test_a_repository_is_the_authors_own_where_they_say_so(words, found):
    assert kinds(line((words, ROMAN))) == found
