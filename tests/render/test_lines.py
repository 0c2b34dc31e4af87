from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.render.lines import balanced, kept

TITLES = st.lists(st.text("abcdefgh", min_size=1, max_size=14), max_size=14).map(" ".join)


def test_lines_are_of_like_length_and_end_in_no_small_word():
    assert balanced("The First Workshop on Careful Manuscripts", 32) == (
        "The First Workshop",
        "on Careful Manuscripts",
    )


def test_a_short_title_stays_on_one_line():
    assert balanced("Careful Manuscripts", 23) == ("Careful Manuscripts",)


def test_nothing_gives_no_line():
    assert balanced(" ", 20) == ()


@given(TITLES, st.integers(5, 40))
def test_no_word_is_lost_and_no_line_too_long_for_its_words(title, width):
    lines = balanced(title, width)
    assert " ".join(lines) == title
    longest = max((len(word) for word in title.split()), default=0)
    assert all(len(line) <= max(width, longest) for line in lines)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What Stands at the Foot of Page One", "What Stands at the Foot of Page\xa0One"),
        ("Bounds of <em>n</em> log <em>n</em>", "Bounds of <em>n</em> log\xa0<em>n</em>"),
        ("A Title of <em>Two Parts</em>", "A Title of <em>Two\xa0Parts</em>"),
        ('On <a href="a b">the Name of</a> It', 'On <a href="a b">the Name of</a>\xa0It'),
        ("Three Short Words", "Three Short Words"),
        ("Towards a Theory of Interpretability", "Towards a Theory of Interpretability"),
    ],
)
def test_a_short_last_word_keeps_its_neighbour(title, expected):
    assert kept(title) == expected


@given(TITLES)
def test_keeping_words_together_changes_no_word(title):
    assert kept(title).replace("\xa0", " ") == title
