from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import count, join_words, pages, percent, typographic, typographic_html
from proceedings.text.phrases import with_article


def test_counts():
    assert count(1, "paper") == "1 paper"
    assert count(0, "paper") == "0 papers"
    assert count(1024, "entry") == "1,024 entries"
    assert count(2, "day") == "2 days"
    assert count(2, "box") == "2 boxes"
    assert count(2, "datum", "data") == "2 data"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Third Workshop on Type", "the Third Workshop on Type"),
        ("The First Workshop on Type", "the First Workshop on Type"),
        ("Theory Workshop", "the Theory Workshop"),
        ("Type 2026", "Type 2026"),
    ],
)
def test_an_event_has_its_article_in_a_sentence(name, said):
    assert with_article(name) == said


def test_join_words():
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(["a", "b", "c"], "or") == "a, b or c"


def test_pages():
    assert pages(3, 7) == "3–7"
    assert pages(3, 3) == "3"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 9, "0%"),
        (1, 1000, "1%"),
        (999, 1000, "99%"),
        (9, 9, "100%"),
        (1, 3, "33%"),
        (0, 0, "0%"),
    ],
)
def test_percent(part, whole, said):
    assert percent(part, whole) == said


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('"Hello," she said.', "“Hello,” she said."),
        ("don't, the authors' work", "don’t, the authors’ work"),
        ("in the '90s, rock 'n' roll, 'tis", "in the ’90s, rock ’n’ roll, ’tis"),
        ("GPT-4's and the 1990's", "GPT-4’s and the 1990’s"),
        ("('quoted')—\"too\"", "(‘quoted’)—“too”"),
        ("\"nested 'one' here\"", "“nested ‘one’ here”"),
        ('"in 2024"', "“in 2024”"),
        ("5' 10\" tall", "5' 10\" tall"),
        ("f'(x)", "f'(x)"),
        ("`it's` it's https://x.org/a'b", "`it's` it’s https://x.org/a'b"),
        ('"Why?" "No"', "“Why?” “No”"),
        ("“done” ‘already’ don’t", "“done” ‘already’ don’t"),
    ],
)
def test_typographic(straight, curly):
    assert typographic(straight) == curly
    assert typographic(curly) == curly


def test_typographic_html_touches_only_words():
    source = '<p>"A <em>b</em>" isn\'t <code>"x"</code> <a href="http://x.org">"q"</a></p>'
    right = '<p>“A <em>b</em>” isn’t <code>"x"</code> <a href="http://x.org">“q”</a></p>'
    assert typographic_html(source) == right


@given(st.text("ab1 '\"`(.-", max_size=30))
def test_only_quotes_change(text):
    back = str.maketrans("“”‘’", "\"\"''")
    assert typographic(text).translate(back) == text
