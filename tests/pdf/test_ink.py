"""What ink is seen: on files of a few strokes."""

from __future__ import annotations

import pytest
from handmade import write_pdf

from proceedings.model import Box
from proceedings.pdf.ink import visible_ink
from proceedings.pdf.opening import opened
from proceedings.pdf.pages import Strip

# The right margin of a sheet; below, y runs from its foot upwards.
MARGIN = Box(541.0, 67.0, 612.0, 792.0)
PLACE = Box(541.0, 80.0, 600.0, 300.0)


def seen(path, content, *places, hidden=()):
    with opened(write_pdf(path / "a.pdf", content)) as document:
        (found,) = visible_ink(document, [Strip(1, MARGIN, places or (PLACE,), hidden)])
    return list(found)


def test_ink_is_measured_to_half_a_point(tmp_path):
    (box,) = seen(tmp_path, "0 g 500 592 60 100 re f")
    assert box == pytest.approx((541.0, 100.0, 560.0, 200.0), abs=0.5)


def test_ink_within_the_block_is_not_in_the_margin(tmp_path):
    assert seen(tmp_path, "0 g 500 592 40 100 re f") == [None]


@pytest.mark.parametrize("paint", ["1 g", "0.98 g"])
def test_white_and_what_is_nearly_white_is_no_ink(tmp_path, paint):
    assert seen(tmp_path, f"{paint} 500 592 60 100 re f") == [None]


def test_a_pale_tint_is_ink(tmp_path):
    assert seen(tmp_path, "0.9 g 500 592 60 100 re f") != [None]


def test_what_is_clipped_is_no_ink(tmp_path):
    assert seen(tmp_path, "0 0 540 792 re W n 0 g 500 592 60 100 re f") == [None]


def test_what_is_hidden_does_not_count(tmp_path):
    hidden = (Box(540.0, 99.0, 570.0, 201.0),)
    assert seen(tmp_path, "0 g 500 592 60 100 re f", hidden=hidden) == [None]


def test_each_place_is_answered(tmp_path):
    places = PLACE, Box(541.0, 400.0, 600.0, 500.0)
    first, second = seen(tmp_path, "0 g 500 592 60 100 re f", *places)
    assert first is not None
    assert second is None


def test_a_page_that_does_not_exist_shows_nothing(tmp_path):
    with opened(write_pdf(tmp_path / "a.pdf", "")) as document:
        assert visible_ink(document, [Strip(7, MARGIN, (PLACE,))]) == ((None,),)
