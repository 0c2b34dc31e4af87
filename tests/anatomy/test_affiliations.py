"""Footnotes and lines below names: which mark stands for which place or note."""

from __future__ import annotations

import pytest
from handmade import ROMAN, line, span

from proceedings.anatomy.affiliations import correspondents, place_of, read_notes
from proceedings.pdf.pages import line_of

SMALL = 8.97


def foot(*pieces, baseline=620.0):
    """Return a line of a footnote; pieces that begin with ^ are raised marks."""
    spans, x = [], 55.4
    for text in pieces:
        mark = text.startswith("^")
        size, rise = (5.98, 3.3) if mark else (SMALL, 0.0)
        one = span(text.removeprefix("^"), x, baseline - rise, size, ROMAN)
        spans.append(one)
        x = one.box.x1
    return line_of(spans)


def test_a_footnote_is_split_at_its_raised_marks_and_not_at_digits():
    notes = read_notes(
        [
            foot("^*", "Equal contribution ", "^1", "Society, 1375 Mill Street, Cam\ufffe"),
            foot("bridge, UK ", "^2", "4Engines Inc. Correspondence to: Ada", baseline=630.0),
            foot("Lovelace <ada@example.org>.", baseline=640.0),
        ]
    )
    assert notes.places == {"1": "Society, 1375 Mill Street, Cambridge, UK", "2": "4Engines Inc."}
    assert notes.equal == {"*"}
    assert notes.correspondence == ("Ada Lovelace <ada@example.org>",)


def test_a_sentence_behind_the_last_place_and_the_notice_are_none_of_it():
    notes = read_notes(
        [
            foot("^1", "University of Padua, Italy. The research was paid by"),
            foot("nobody. Proceedings of the 40", "^th", " Conference", baseline=630.0),
        ]
    )
    assert notes.places == {"1": "University of Padua, Italy"}
    assert "paid by nobody" in notes.remarks[0]


@pytest.mark.parametrize(
    "note",
    [
        "Equal contribution.",
        "These authors contributed equally to this work.",
        "Equal contribution, order by coin flip",
        "Joint first authors",
        "Equally contributed",
    ],
)
def test_equal_contribution_is_told_in_many_words(note):
    assert read_notes([foot("^*", note)]).equal == {"*"}


@pytest.mark.parametrize("note", ["Equal advising.", "Work done as an intern.", "Project lead."])
def test_other_notes_are_neither_places_nor_equal_contribution(note):
    notes = read_notes([foot("^†", note)])
    assert not notes.places
    assert not notes.equal


def test_all_authors_can_be_equal():
    assert read_notes([foot("All authors contributed equally.")]).all_equal


def test_the_place_of_two_marks_is_found_for_each_of_them():
    notes = read_notes([foot("^1,2", "University of Padua")])
    assert notes.of(["2"]) == ("University of Padua",)


def test_marks_whose_comma_is_lost_are_two():
    notes = read_notes([foot("^1", "Padua"), foot("^2", "Berlin", baseline=630.0)])
    assert notes.of(["12"]) == ("Padua", "Berlin")
    assert notes.of(["3"]) == ()


def test_a_number_of_full_size_is_a_mark_below_names_only():
    lines = [line("1 University of Padua", 200.0, 190.0), line("(2) Berlin", 200.0, 201.0)]
    assert read_notes(lines, leading=True).places == {"1": "University of Padua", "2": "Berlin"}
    assert not read_notes(lines).places


ADA, JOHANN = "Ada L <ada@example.org>", "Johann L <jl@example.org>"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{ADA}, {JOHANN}.", (ADA, JOHANN)),
        ("Ada L, Johann L <ada@example.org, jl@example.org>", (ADA, JOHANN)),
        ("ada@example.org", ("ada@example.org",)),
        ("Ada Lovelace and Johann Lambert", ("Ada Lovelace", "Johann Lambert")),
        (f"{ADA}. Presented at a workshop.", (ADA,)),
        ("", ()),
    ],
)
def test_correspondents_are_told_with_their_addresses(text, people):
    assert correspondents(text) == people


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("University of Padua,", "University of Padua"),
        ("and Academy of Sciences.", "Academy of Sciences"),
        ("Padua {ada, jl}@example.org", "Padua"),
        ("Padua (https://example.org)", "Padua"),
        ("Engines Inc.", "Engines Inc."),
    ],
)
def test_a_place_is_rid_of_addresses_and_joints(text, place):
    assert place_of(text) == place
