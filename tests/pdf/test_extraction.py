from __future__ import annotations

import pytest
from handmade import write_pdf

from proceedings.pdf.extraction import read_document
from proceedings.pdf.pages import UnreadableError

TEXT = "BT /F1 10 Tf 1 0 0 1 72 700 Tm (Hello world) Tj ET "


def read(path, **options):
    return read_document(write_pdf(path / "a.pdf", **options), 100)


def only_page(path, content, **options):
    return read(path, content=content, **options).pages[0]


def test_text_has_place_size_and_font(tmp_path):
    (line,) = only_page(tmp_path, TEXT).lines
    assert line.text == "Hello world"
    assert line.size == pytest.approx(10)
    assert line.dominant.baseline == pytest.approx(92)
    assert line.dominant.font.name == "Times-Roman"
    assert line.box.x0 == pytest.approx(72, abs=0.5)
    assert line.box.y0 < 92 <= line.box.y1 + 0.5


def test_bold_is_known_by_the_font_name(tmp_path):
    (line,) = only_page(tmp_path, TEXT.replace("F1", "F2")).lines
    assert line.bold


def test_the_matrix_scales_the_size(tmp_path):
    (line,) = only_page(tmp_path, "q 2 0 0 2 0 0 cm BT /F1 5 Tf 36 350 Td (Big) Tj ET Q").lines
    assert line.size == pytest.approx(10)


def test_turned_text_is_set_apart(tmp_path):
    page = only_page(tmp_path, "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (arXiv stamp) Tj ET " + TEXT)
    assert page.turned == ("arXiv stamp",)
    assert [line.text for line in page.lines] == ["Hello world"]


def test_coordinates_start_at_the_visible_corner(tmp_path):
    (line,) = only_page(tmp_path, TEXT, extra="/CropBox [50 100 562 742]").lines
    assert line.dominant.baseline == pytest.approx(42)
    assert line.box.x0 == pytest.approx(22, abs=0.5)


def test_a_page_knows_its_size_and_rotation(tmp_path):
    page = only_page(tmp_path, TEXT, media="0 0 595.28 841.89", extra="/Rotate 90")
    assert (round(page.width, 1), round(page.height, 1), page.rotation) == (595.3, 841.9, 90)


@pytest.mark.parametrize(
    ("media", "extra"),
    [("0 0 612 0", ""), ("612 0 612 792", ""), ("0 0 612 792", "/CropBox [700 0 700 792]")],
)
def test_an_empty_sheet_is_us_letter_as_in_viewers(tmp_path, media, extra):
    page = only_page(tmp_path, TEXT, media=media, extra=extra)
    assert (page.width, page.height) == (612.0, 792.0)


def test_a_thin_wide_path_is_a_rule_and_another_a_drawing(tmp_path):
    page = only_page(tmp_path, "72 600 486 1 re f 100 100 50 50 re f")
    assert len(page.rules) == 1
    assert page.rules[0].width == pytest.approx(486, abs=3)
    assert page.rules[0].y0 == pytest.approx(191, abs=1.5)
    assert len(page.drawings) == 1


def test_every_page_is_read(tmp_path):
    document = read(tmp_path, content=TEXT, pages=7)
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5, 6, 7]


def test_more_pages_than_allowed_are_refused_before_reading(tmp_path):
    with pytest.raises(UnreadableError) as refused:
        read_document(write_pdf(tmp_path / "a.pdf", TEXT, pages=5), 4)
    assert refused.value.rule == "file-too-many-pages"


def test_what_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.5 and then nothing of the kind")
    with pytest.raises(UnreadableError) as refused:
        read_document(path, 10)
    assert refused.value.rule == "file-damaged"
