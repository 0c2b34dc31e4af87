from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import clean, join_hyphenated


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("eﬃcient ﬁne ﬂow oﬀ ﬆ", "efficient fine flow off st"),
        ("Andr´es G¨odel e´ C¸a˘glar ˇS", "Andrés Gödel é Çağlar Š"),
        ("na¨ıve ´ı i\u0301", "naïve í í"),
        ("M ¨uller, the ¨Ubung", "Müller, the Übung"),
        ("cafe\u0301", "café"),
        ("co\ufffeoperate in\ufffe\nside", "cooperate inside"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("a\x00b\x07c\ufdd0d", "abcd"),
        ("  two\t\nlines\r\nand\u00a0more\u2003 ", "two lines and more"),
        ("10˚ and ˜30 s¸e", "10˚ and ˜30 şe"),
        ("x ´ y", "x ´ y"),
        ("Å ß ø ł 数学 α", "Å ß ø ł 数学 α"),
    ],
)
def test_clean(broken, right):
    assert clean(broken) == right


@given(st.text(max_size=40))
def test_clean_is_idempotent_and_normal(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\ufffe" not in cleaned
    assert "\n" not in cleaned


@given(st.text("abc XYZ 123 .,é数", max_size=40))
def test_clean_leaves_sound_text(text):
    assert clean(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["mecha\ufffe", "nistic"], "mechanistic"),
        (["mecha\u00ad", "nistic"], "mechanistic"),
        (["text-to-", "image models"], "text-to-image models"),
        (["GPT-", "Neo"], "GPT- Neo"),
        (["a state-of\ufffe", "the-art result"], "a state-of-the-art result"),
        (["a state\ufffe", "of-the-art result"], "a state-of-the-art result"),
        (["a GNN\ufffe", "based one"], "a GNN-based one"),
        (["an SMoE\ufffe", "layer"], "an SMoE-layer"),
        (["Metric-Learning\ufffe", "for-All"], "Metric-Learning-for-All"),
        (["mecha\ufffe", "nistic - or not"], "mechanistic - or not"),
        (["MECHA\ufffe", "NISTIC"], "MECHANISTIC"),
        (["a state-of\u00ad", "fice"], "a state-office"),
        (["at https://example.", "org/a_", "b. More"], "at https://example.org/a_b. More"),
        (["at https://example.org/a.", "More"], "at https://example.org/a. More"),
        (["a dash -", "and more"], "a dash - and more"),
        (["one", "", "  two "], "one two"),
        ([], ""),
    ],
)
def test_join_hyphenated(lines, joined):
    assert join_hyphenated(lines) == joined
