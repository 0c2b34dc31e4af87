from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Attention: Is It All You Need?", "attention-is-it-all-you-need"),
        ("Łódź, Ærø & Straße", "lodz-aero-strasse"),
        ("α-β pruning", "alpha-beta-pruning"),
        ("数学", "u6570-u5b66"),
        ("GPT 数", "gpt-u6570"),
        ("Don’t panic", "dont-panic"),
        ("ℝⁿ and x₂", "rn-and-x2"),
        ("~Ada_Lovelace1", "ada-lovelace1"),
        ("CON", "con-x"),
        ("lpt1", "lpt1-x"),
        ("!?", "u0021-u003f"),
        ("", "untitled"),
        ("word " * 20, "word-" * 11 + "word"),
        ("a" * 59 + "-bc", "a" * 59),
        ("a" * 70, "a" * 60),
    ],
)
def test_slug(text, made):
    assert slug(text) == made


@given(st.text(max_size=80))
def test_slugs_are_safe_short_and_final(text):
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 60
    assert slug(made) == made
    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", made)
