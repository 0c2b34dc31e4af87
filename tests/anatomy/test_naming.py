"""Names in lines: what parts them, what belongs to them, and what does not."""

from __future__ import annotations

import pytest
from handmade import BOLD, ROMAN, line, span
from hypothesis import given
from hypothesis import strategies as st

from proceedings.anatomy.naming import is_name, marks_in, split_names, tidy
from proceedings.pdf.pages import line_of


def names(*lines):
    return [name.text for name in split_names(lines)]


def marked(*pieces, baseline=160.0):
    """Return a line of names in bold with raised marks behind them."""
    spans, x = [], 120.0
    for text in pieces:
        mark = text.startswith("^")
        size, rise, font = (6.97, 3.6, ROMAN) if mark else (9.96, 0.0, BOLD)
        one = span(text.removeprefix("^"), x, baseline - rise, size, font)
        spans.append(one)
        x = one.box.x1 + 1.0
    return line_of(spans)


def test_a_raised_mark_ends_a_name_and_belongs_to_it():
    found = split_names([marked("Ada Lovelace", "^1,2", "Johann Lambert", "^*")])
    assert [(name.text, name.marks) for name in found] == [
        ("Ada Lovelace", ["1", "2"]),
        ("Johann Lambert", ["*"]),
    ]


def test_a_comma_between_name_and_mark_is_none_of_the_name():
    found = split_names([marked("Ada Lovelace,", "^1", "Johann Lambert,", "^2")])
    assert [(name.text, name.marks) for name in found] == [
        ("Ada Lovelace", ["1"]),
        ("Johann Lambert", ["2"]),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Lovelace, Johann Lambert and Maria Merian", 3),
        ("Ada Lovelace, Johann Lambert, & Maria Merian", 3),
        ("Marie Curie et Henri Poincaré", 2),
        ("Ada Lovelace; Johann Lambert", 2),
        ("Ada Lovelace · Johann Lambert | Maria Merian", 3),
        ("José Ortega y Gasset", 1),
        ("Santiago Ramón y Cajal, Ada Lovelace", 2),
        ("Alexander Andersson", 1),
        ("Fu (Dora) Qin", 1),
        ("Wei Zhang (张伟), Min Li (李敏)", 2),
        ("Martin King, Jr., Ada Lovelace", 2),
        ("Ada Lovelace, Ph.D., Johann Lambert, MD", 2),
        ("Ada Lovelace*, Johann Lambert†", 2),
        ("Ada Lovelace¹, Johann Lambert²", 2),
    ],
)
def test_names_are_parted_by_what_lists_are_made_of(text, parts):
    assert len(names(line(text, 120.0, 160.0, font=BOLD))) == parts


def test_a_suffix_stays_and_a_degree_goes():
    assert names(line("Martin King, Jr., Ada Lovelace, Ph.D.", 120.0, 160.0)) == [
        "Martin King, Jr.",
        "Ada Lovelace",
    ]


def test_the_other_script_in_brackets_is_kept():
    assert names(line("Wei Zhang (张伟), 李敏", 120.0, 160.0)) == ["Wei Zhang (张伟)", "李敏"]


def test_a_name_goes_on_in_the_next_line_where_commas_part_names():
    above = line("Ada Lovelace, Johann Lambert, Ali", 120.0, 160.0)
    assert names(above, line("Avicena, Maria Merian", 120.0, 171.0))[2:] == [
        "Ali Avicena",
        "Maria Merian",
    ]


def test_two_whole_names_are_two_where_the_comma_was_forgotten():
    above = line("Ada Lovelace, Johann Lambert", 120.0, 160.0)
    assert len(names(above, line("Maria Merian, Emmy Noether", 120.0, 171.0))) == 4


def test_a_wide_gap_parts_names_and_a_word_space_does_not():
    def two(gap):
        first = span("Ada Lovelace ", 120.0, 160.0, font=BOLD)
        second = span("Johann Lambert", first.box.x1 + gap, 160.0, font=BOLD)
        return names(line_of((first, second)))

    assert two(2.5) == ["Ada Lovelace Johann Lambert"]
    assert two(10.0) == ["Ada Lovelace", "Johann Lambert"]


def test_small_capitals_are_the_small_letters_they_were_typed_as():
    spans = [
        span("A", 120.0, 160.0, 9.96, BOLD),
        span("DA ", 125.0, 160.0, 7.97, BOLD),
        span("L", 137.0, 160.0, 9.96, BOLD),
        span("OVELACE", 142.0, 160.0, 7.97, BOLD),
    ]
    assert names(line_of(spans)) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1,2", ["1", "2"]),
        ("∗†", ["*", "†"]),
        ("a,b", ["a", "b"]),
        ("12", ["12"]),
        ("¹²", ["12"]),
        ("th", []),
        ("* 1 2", ["*", "1", "2"]),
        (",", []),
    ],
)
def test_marks_are_numbers_letters_and_symbols(text, marks):
    assert marks_in(text) == marks


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" Ada Lovelace , ", "Ada Lovelace"),
        ("J. R. R. Tolkien", "J. R. R. Tolkien"),
        ("Ada Lovelace.", "Ada Lovelace"),
        ("Johann L.", "Johann L."),
        ("Saint\ufffeExupéry", "Saint-Exupéry"),
        ("Johann Lambert ()", "Johann Lambert"),
        ("Johann Lambert (", "Johann Lambert"),
        ("Sinead O’Brien", "Sinead O’Brien"),
    ],
)
def test_a_name_is_rid_of_what_is_none_of_its_own(text, clean):
    assert tidy(text) == clean


@pytest.mark.parametrize(
    "text", ["", "X", "12 34", "We thank our friends for this", "Department of Physics"]
)
def test_sentences_places_and_numbers_are_no_names(text):
    assert not is_name(text)


@given(st.lists(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z"])), max_size=6))
def test_nothing_breaks_the_reading_of_names(texts):
    lines = [line(text, 120.0, 160.0 + 11 * i) for i, text in enumerate(texts) if text.strip()]
    for name in split_names(lines):
        assert is_name(name.text)
        assert tidy(name.text) == name.text
