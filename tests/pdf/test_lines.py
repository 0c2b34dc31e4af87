from __future__ import annotations

from handmade import line, span
from hypothesis import given
from hypothesis import strategies as st

from proceedings.pdf.lines import merge_lines

SPANS = st.lists(
    st.builds(
        span,
        st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20),
        st.floats(0, 600),
        st.floats(0, 790),
        st.sampled_from([6.97, 8.97, 9.96, 11.96]),
    ),
    max_size=30,
)


@given(SPANS)
def test_merging_keeps_every_span_in_order(spans):
    merged = [one for made in merge_lines(spans) for one in made.spans]
    assert merged == spans


@given(SPANS)
def test_a_line_encloses_its_spans(spans):
    for made in merge_lines(spans):
        for one in made.spans:
            assert made.box.union(one.box) == made.box


def texts(*spans):
    return [made.text for made in merge_lines(spans)]


def test_a_superscript_stays_on_its_line():
    assert texts(span("Ada Lovelace", 100, 200), span("1", 160, 196.4, 6.97)) == ["Ada Lovelace1"]


def test_the_next_line_is_another_line():
    assert texts(span("one", 55, 100), span("two", 55, 111.95)) == ["one", "two"]


def test_columns_are_not_joined():
    left = span("x" * 46, 55.4, 100)
    assert texts(left, span("right", left.box.x1 + 18, 100)) == ["x" * 46, "right"]


def test_a_line_number_is_not_part_of_its_line():
    assert texts(span("017", 96, 100, 5.98), span("Text", 108, 100)) == ["017", "Text"]


def test_the_mark_of_a_footnote_is():
    assert texts(span("1", 66, 97, 5.98), span("Institute", 70, 100, 8.97)) == ["1Institute"]


def test_size_and_weight_are_those_of_most_characters():
    assert line("Heading", 55, 100, 11.96).size == 11.96
