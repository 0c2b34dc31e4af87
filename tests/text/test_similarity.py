from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import similarity, suggest

TITLE = "Same Task, Different Circuits: Disentangling Modality-Specific Mechanisms"


def test_alike_whatever_case_accents_and_punctuation():
    assert similarity("Gödel’s Proof!", "godels proof") == 1


@pytest.mark.parametrize(
    "other",
    [
        TITLE.replace("Different", "Diferent"),
        TITLE.replace("Same Task, ", ""),
        TITLE + " in Models",
        TITLE.replace(":", " -"),
    ],
)
def test_small_changes_stay_near(other):
    assert similarity(TITLE, other) > 0.8


def test_other_titles_are_far():
    assert similarity(TITLE, "A Theory of Careful Manuscripts and Their Boards") < 0.3
    assert similarity("", TITLE) < 0.1


@given(st.text(max_size=30), st.text(max_size=30))
def test_symmetric_and_within_bounds(a, b):
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1


def test_suggest():
    assert suggest("tiltle", ["abstract", "title", "track"]) == "title"
    assert suggest("Sesions", ["sessions", "session"]) == "sessions"
    assert suggest("zzz", ["title"]) is None
    assert suggest("title", []) is None
