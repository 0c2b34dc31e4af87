from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.latex import convert, convert_block
from proceedings.text.mail import addresses, html_without_addresses, without_addresses


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Write to ada@example.org.", "Write to (address left out)."),
        (r"Ask \href{mailto:ada@example.org}{Ada}.", "Ask Ada."),
        (r"Code: \texttt{ada.b+c@example.org}", "Code: (address left out)"),
        ("Ask <ada@example.org> or bob@example.com", None),
        (r"We reach 40 mAP@0.5, pass@10 and precision@5.", "We reach 40 mAP@0.5, pass@10 and"),
    ],
)
def test_an_address_is_left_out_and_a_measure_stays(source, left):
    made, _ = without_addresses(convert_block(source))
    for text in (made.text, made.html, made.mathml):
        assert "example" not in text
        assert "mailto" not in text
    if left:
        assert made.text.startswith(left)


def test_what_has_no_address_is_the_same_and_counts_none():
    line = convert("Scores @ 5 of $x$ by @ada")
    assert without_addresses(line) == (line, 0)


def test_each_address_counts_once():
    assert without_addresses(convert("a@example.org, c@example.org and a@example.org"))[1] == 2


def test_a_link_elsewhere_keeps_its_address():
    html = '<p><a href="https://example.org/x">x</a> and <a href="https://u@example.org/">y</a></p>'
    assert html_without_addresses(html) == '<p><a href="https://example.org/x">x</a> and y</p>'


@given(st.text(alphabet='ab1@.<>/ {}-p"=', max_size=60))
def test_nothing_is_left_to_be_found(text):
    from html import escape

    html = f"<p>{escape(text)}</p>"
    assert addresses(html_without_addresses(html)) == []
