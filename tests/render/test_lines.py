from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.render.lines import balanced

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
