"""What of a drawing its clip shows, as the page model has it."""

from __future__ import annotations

import pytest
from handmade import write_pdf

from proceedings.model import Box
from proceedings.pdf.extraction import read_document

# It leaves the sheet's inner part to the right, so that its clip is asked for.
WIDE = "0 g 300 592 290 100 re f"


def drawings(path, content):
    (page,) = read_document(write_pdf(path / "a.pdf", content), 9).pages
    return list(page.drawings)


def test_without_a_clip_all_of_it_is_shown(tmp_path):
    assert drawings(tmp_path, WIDE) == [pytest.approx(Box(300, 100, 590, 200), abs=0.01)]


def test_a_clip_crops_it(tmp_path):
    found = drawings(tmp_path, f"q 0 0 400 792 re W n {WIDE} Q")
    assert found == [pytest.approx(Box(300, 100, 400, 200), abs=0.01)]


def test_clips_within_clips_crop_it_together(tmp_path):
    found = drawings(tmp_path, f"q 0 0 400 792 re W n 350 0 262 650 re W n {WIDE} Q")
    assert found == [pytest.approx(Box(350, 142, 400, 200), abs=0.01)]


def test_what_a_clip_hides_is_no_drawing(tmp_path):
    assert drawings(tmp_path, f"q 0 0 200 792 re W n {WIDE} Q") == []
