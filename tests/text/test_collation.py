from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import collation_key, guide_letter


def test_an_author_index_in_order():
    right = [
        "3Blue, One",
        "Ångström, Anders",
        "Beta, X",
        "Čech, Eduard",
        "Cohen, A",
        "Đoković, N",
        "Emile, A",
        "Émile, A",
        "Eve, A",
        "Jean Luc, A",
        "Jean-Luc, B",
        "Li, Zoe",
        "Li Wang, Ada",
        "Łukasz, A",
        "Lukasz, B",
        "Lzz, A",
        "Müller, Ada",
        "Muller, Zoe",
        "Obama, B",
        "O’Brien, A",
        "OBrien, C",
        "Øre, A",
        "’t Hooft, G",
        "van Gogh, V",
        "Vanderbilt, C",
        "Zed, A",
        "Πλάτων",
        "Иван",
        "王伟",
    ]
    shuffled = [*right[1::2], *right[::2]]
    assert sorted(shuffled, key=collation_key) == right


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Łukasz", "L"), ("Øre", "O"), ("Ångström", "A"), ("Émile", "E"), ("zed", "Z"),
        ("Æsir", "A"), ("ßx", "S"), ("Þor", "Z"), ("’t Hooft", "T"), ("“Quoted”", "Q"),
        ("3Blue", "#"), ("", "#"), ("!?", "#"), ("Άλφα", "Α"), ("иван", "И"), ("王伟", "王"),
        ("ａ", "A"), ("Ⅷ", "V"),
    ],
)  # fmt: skip
def test_guide_letters(text, letter):
    assert guide_letter(text) == letter


LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F) | st.sampled_from("王伟αβγИвЖ"), max_size=6
)


@given(st.lists(LATIN, max_size=12))
def test_each_guide_letter_is_one_run(texts):
    # A comma separates family and given names; nothing that is sorted begins with one.
    texts = [text.lstrip(" ,") for text in texts]
    letters = [guide_letter(text) for text in sorted(texts, key=collation_key)]
    runs = [letter for letter, _ in groupby(letters)]
    assert len(runs) == len(set(runs))


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_order_is_total(a, b):
    assert (collation_key(a) == collation_key(b)) == (a == b)
    assert (collation_key(a) < collation_key(b)) != (collation_key(a) >= collation_key(b))


@given(st.lists(st.text("abcABCáÁłŁøØ -,.’", max_size=6), unique=True, max_size=10))
def test_the_order_does_not_depend_on_where_it_starts(texts):
    turned = texts[::-1]
    assert sorted(texts, key=collation_key) == sorted(turned, key=collation_key)
