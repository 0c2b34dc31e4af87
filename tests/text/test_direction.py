from __future__ import annotations

import pytest

from proceedings.text.direction import has_right_to_left, isolated, runs_right_to_left


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Ada Lovelace", False),
        ("Łukasiewicz, 陳省身 (2nd)", False),
        ("حسن", True),
        ("On שלום in Titles", True),
        ("🎉 1 + 1", False),
    ],
)
def test_tells_scripts_from_right_to_left(text, has):
    assert has_right_to_left(text) is has


@pytest.mark.parametrize(
    ("text", "runs"), [("كيف تُقرأ المخطوطات؟", True), ("שלום: On Hebrew!", False), ("Ada", False)]
)
def test_most_letters_decide_how_a_text_runs(text, runs):
    assert runs_right_to_left(text) is runs


def test_only_such_names_are_set_apart():
    assert isolated("Ada") == "Ada"
    assert isolated("حسن") == "\u2068حسن\u2069"
