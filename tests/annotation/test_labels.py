from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.annotation.labels import place_labels, place_notes, text_width
from proceedings.annotation.marks import Kind, Mark
from proceedings.model import Box

BLOCK = (55.4, 541.4)


def mark(box, label="page-limit", text=BLOCK):
    return Mark(1, Kind.ERROR, "page-limit", label, "", box, text)


def placed(*marks):
    return place_labels(marks, 612, 792)


def meet(one, other):
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def test_a_label_stands_in_the_margin_of_its_column():
    left, right = placed(mark(Box(60, 100, 200, 110)), mark(Box(310, 100, 350, 110)))
    assert left.box.x1 < BLOCK[0]
    assert right.box.x0 > BLOCK[1]
    assert left.box.y0 < 110
    assert left.box.y1 > 100


def test_the_label_of_a_line_is_centred_on_it():
    (label,) = placed(mark(Box(60, 100, 200, 100)))
    assert (label.box.y0 + label.box.y1) / 2 == 100


def test_a_long_name_is_broken_behind_its_hyphens():
    (label,) = placed(mark(Box(60, 100, 200, 110), "notice-main-conference"))
    assert label.lines == ("notice-main-", "conference")


def test_without_a_margin_the_label_stands_above_its_box():
    (label,) = placed(mark(Box(10, 100, 600, 110)))
    assert label.box.y1 < 100


def test_a_note_that_is_too_long_for_the_page_is_cut():
    note, short = place_notes([mark(None, "word " * 100), mark(None, "short")], 612)
    assert note.lines[0].endswith("…")
    assert note.box.x1 <= 600
    assert short.lines == ("short",)
    assert not meet(note.box, short.box)


def test_letters_have_the_widths_of_helvetica():
    assert text_width("Wi.", 10) == (944 + 222 + 278) / 100


edges = st.floats(20, 590)


@given(st.lists(st.tuples(edges, edges, st.floats(20, 700), st.floats(0, 60)), max_size=6))
def test_no_label_covers_another_and_none_leaves_the_page(places):
    boxes = [Box(min(a, b), y, max(a, b), y + tall) for a, b, y, tall in places]
    labels = [label.box for label in placed(*[mark(box) for box in boxes])]
    for one, other in combinations(labels, 2):
        assert not meet(one, other)
    for box in labels:
        assert box.y0 >= 0
        assert box.y1 <= 792
        assert box.x0 >= 0
        assert box.x1 <= 612
