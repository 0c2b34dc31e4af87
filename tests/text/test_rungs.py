"""The ladder of texts: titles and abstracts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.rungs import Rung, compare_texts, distance, highest


@pytest.mark.parametrize(
    ("listed", "printed", "rung"),
    [
        ("A Study of Fonts", "A Study of Fonts", Rung.IDENTICAL),
        ("In O(n log n): A Study", "In O(n log n) : A Study", Rung.IDENTICAL),
        ("It’s “Old” – Yet New", 'It\'s "Old" — Yet New', Rung.IDENTICAL),
        ("關孝和", "關 孝和", Rung.IDENTICAL),
        ("A Study of Fonts", "A STUDY OF FONTS.", Rung.CASE),
        ("Text-to-image Models", "Text-to-Image Models", Rung.CASE),
        ("A Study ofFonts", "A Study of Fonts", Rung.CASE),
        ("Poincaré Maps", "Poincare Maps", Rung.DIACRITICS),
        ("Müller Cells", "Mueller Cells", Rung.TRANSLITERATION),
        ("A Study of Fonts", "A Studdy of Fonts", Rung.TYPO),
        ("Driver Telematics", "Drivers Telematics", Rung.TYPO),
        ("A Study of Fonts: Part Two", "A Study of Fonts", Rung.MISSING),
        ("A Study of Fonts", "A Study of Old Fonts", Rung.EXTRA),
        ("Fonts in 2024", "Fonts in 2025", Rung.DIFFERENT),
        ("A Study of Fonts", "The Weight of Rules", Rung.DIFFERENT),
        ("", "A Study of Fonts", Rung.UNREAD),
        ("A Study of Fonts", "…", Rung.UNREAD),
    ],
)
def test_each_rung(listed, printed, rung):
    assert compare_texts(listed, printed) is rung


def test_the_highest_of_several_counts():
    assert highest([Rung.CASE, Rung.TYPO, Rung.NICKNAME]) is Rung.TYPO
    assert highest([]) is Rung.IDENTICAL


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "abcd", 1),
        ("abc", "xbc", 1),
        ("abc", "xyz", 3),
    ],
)
def test_slips_are_counted_and_swaps_are_one(one, other, slips):
    assert distance(one, other, 3) == slips


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_a_distance_is_the_same_both_ways_and_bounded(one, other):
    found = distance(one, other, 2)
    assert found == distance(other, one, 2)
    assert 0 <= found <= 3
    assert (found == 0) == (one == other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_is_too_strange(one, other):
    assert isinstance(compare_texts(one, other), Rung)


def plain_distance(one, other):
    """The same by its definition: restricted edits, of all prefixes."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b)]
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 4))
def test_a_bounded_distance_is_the_distance_up_to_its_bound(one, other, most):
    assert distance(one, other, most) == min(plain_distance(one, other), most + 1)
