from __future__ import annotations

import io

import pytest
from handmade import write_pdf
from PIL import Image, ImageChops

from proceedings.model import Box
from proceedings.pdf.extraction import read_document
from proceedings.pdf.pictures import MOST_PIXELS, Clip, render_clips
from proceedings.workers import map_limited

# A black square of 40 points; its corner next to the origin is 100 points right and up.
SQUARE = "100 100 40 40 re f"
TURNS = [0, 90, 180, 270]


def picture(path, clip):
    return opened(render_clips(path, [clip])[0])


def opened(png):
    return Image.open(io.BytesIO(png)).convert("L")


def dark(image):
    """Return the box of what is not white."""
    return ImageChops.invert(image).getbbox()


def worker(path):
    return render_clips(path, [Clip(1), Clip(2)])


def square_of(path):
    """Return where the page model says that the square is."""
    (page,) = read_document(path, 10).pages
    (box,) = page.drawings
    return box


def test_a_whole_page_has_the_size_asked_for(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    image = picture(path, Clip(1, scale=0.5))
    assert image.size == (306, 396)
    assert dark(image) == (50, 326, 70, 346)


@pytest.mark.parametrize(("turn", "size"), [(0, (612, 792)), (90, (792, 612)), (270, (792, 612))])
def test_a_turned_page_is_shown_as_a_viewer_turns_it(tmp_path, turn, size):
    path = write_pdf(tmp_path / "a.pdf", SQUARE, extra=f"/Rotate {turn}")
    assert picture(path, Clip(1)).size == size


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("crop", ["", "/CropBox [50 60 400 500]", "/CropBox [-40 -40 700 900]"])
def test_a_box_of_the_page_model_shows_what_stands_there(tmp_path, turn, crop):
    path = write_pdf(
        tmp_path / "a.pdf", SQUARE, media="20 30 632 822", extra=f"/Rotate {turn} {crop}"
    )
    image = picture(path, Clip(1, square_of(path), scale=2))
    assert image.size == pytest.approx((80, 80), abs=2)
    inner = image.crop((2, 2, 78, 78))
    assert inner.getextrema() == (0, 0)


@pytest.mark.parametrize("key", ["MediaBox", "CropBox"])
def test_boxes_that_pages_inherit_count(tmp_path, key):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    content = path.read_bytes().replace(b"/MediaBox [0 0 612 792]", b"")
    inherited = f"/Type /Pages /{key} [50 60 400 500]".encode()
    path.write_bytes(content.replace(b"/Type /Pages", inherited, 1))
    image = picture(path, Clip(1, square_of(path), scale=2))
    assert image.size == pytest.approx((80, 80), abs=2)
    assert image.crop((2, 2, 78, 78)).getextrema() == (0, 0)
    (page,) = read_document(path, 10).pages
    assert (page.width, page.height) == (350, 440)
    assert square_of(path) == pytest.approx((50, 360, 90, 400))


def test_a_crop_box_larger_than_the_sheet_shows_no_more_than_the_sheet(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE, extra="/CropBox [-100 -100 2000 2000]")
    (page,) = read_document(path, 10).pages
    assert (page.width, page.height) == (612, 792)
    assert square_of(path) == pytest.approx((100, 652, 140, 692))


def test_padding_ends_at_the_edge_of_the_page(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    image = picture(path, Clip(1, square_of(path), padding=50))
    assert image.size == pytest.approx((140, 140), abs=2)
    wide = picture(path, Clip(1, square_of(path), padding=5000))
    assert wide.size == (612, 792)


def test_a_box_beside_the_page_is_no_error(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    assert picture(path, Clip(1, Box(9000, 9000, 9100, 9100))).size == (1, 1)


@pytest.mark.parametrize("turn", TURNS)
def test_a_mark_frames_its_place_and_covers_nothing_of_it(tmp_path, turn):
    path = write_pdf(tmp_path / "a.pdf", SQUARE, extra=f"/Rotate {turn}")
    plain = picture(path, Clip(1, scale=2))
    marked = picture(path, Clip(1, scale=2, mark=square_of(path)))
    x0, y0, x1, y1 = dark(plain)
    changed = ImageChops.difference(plain, marked).getbbox()
    assert changed == pytest.approx((x0 - 5, y0 - 5, x1 + 5, y1 + 5), abs=2)
    assert ImageChops.difference(plain, marked).crop((x0, y0, x1, y1)).getbbox() is None


@pytest.mark.parametrize("media", ["0 0 14400 14400", "0 0 90000000 90000000", "0 0 9000000 10"])
def test_no_page_is_so_large_that_its_picture_is(tmp_path, media):
    path = write_pdf(tmp_path / "a.pdf", SQUARE, media=media)
    for clip in (Clip(1, scale=10), Clip(1, Box(0, 0, 5000, 5000), scale=10)):
        width, height = picture(path, clip).size
        assert width * height <= MOST_PIXELS * 1.01


def test_a_page_that_is_not_there_has_no_picture(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    there, beyond = render_clips(path, [Clip(1), Clip(7)])
    assert there
    assert not beyond


def test_pictures_are_made_in_limited_workers_and_are_the_same_each_time(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    ((_, pictures),) = map_limited(worker, [path], jobs=1)
    assert pictures == worker(path)
