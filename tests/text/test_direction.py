from __future__ import annotations

import pytest

from proceedings.text.direction import has_right_to_left, isolated


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


def test_only_such_names_are_set_apart():
    assert isolated("Ada") == "Ada"
    assert isolated("حسن") == "\u2068حسن\u2069"
