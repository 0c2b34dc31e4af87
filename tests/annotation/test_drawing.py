from __future__ import annotations

import io

import pikepdf
import pytest
from handmade import write_pdf
from PIL import Image, ImageChops, ImageDraw

from proceedings.annotation.drawing import Drawn, Job, draw
from proceedings.annotation.frames import read_frames
from proceedings.annotation.labels import place_labels, place_notes
from proceedings.annotation.marks import Kind, Mark
from proceedings.model import Box
from proceedings.pdf.extraction import read_document
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.pictures import Clip, render_clips

SQUARE = "100 300 80 40 re f"
SCALE = 2
TURNS = [0, 90, 180, 270]
CROPS = ["", "/CropBox [50 60 560 700]"]


def marks_on(path):
    """Return a frame around the square that the page model sees, a line and a note."""
    (page,) = read_document(path, 10).pages
    (square,) = page.drawings
    line = Box(square.x0, square.y1 + 30, square.x1, square.y1 + 30)
    return (
        Mark(1, Kind.ERROR, "page-limit", "page-limit", "error page-limit: “Too long”", square),
        Mark(1, Kind.BODY_END, "body-end", "body ends here", "The body ends here.", line),
        Mark(1, Kind.WARNING, "page-rotated", "page-rotated: Page 1 is turned.", "Turned."),
    )


def drawn(path, marks):
    result = draw(Job(path, marks, ()))
    assert isinstance(result, Drawn)
    return result.pdf


def picture(source, mode="RGB"):
    return Image.open(io.BytesIO(render_clips(source, [Clip(1, scale=SCALE)])[0])).convert(mode)


def difference(path, marks):
    """Return what the marks changed, as a picture that is black where nothing did."""
    return ImageChops.difference(picture(path), picture(drawn(path, marks))).convert("L")


def pixels(frame, box, air):
    """Return where a box of the page model is on the picture of a turned page."""
    x0, y0, x1, y1 = box
    corners = {
        0: (x0, y0, x1, y1),
        90: (frame.height - y1, x0, frame.height - y0, x1),
        180: (frame.width - x1, frame.height - y1, frame.width - x0, frame.height - y0),
        270: (y0, frame.width - x1, y1, frame.width - x0),
    }[frame.rotation]
    a, b, c, d = (round(SCALE * edge) for edge in corners)
    return a - air, b - air, c + air, d + air


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("crop", CROPS)
def test_marks_stand_where_they_should_and_change_nothing_else(tmp_path, turn, crop):
    path = write_pdf(
        tmp_path / "a.pdf", SQUARE, media="20 30 632 822", extra=f"/Rotate {turn} {crop}"
    )
    marks = marks_on(path)
    frame = read_frames(path, [1])[1]
    changed = difference(path, marks)
    square, line = marks[0].box, marks[1].box
    # All four sides of the frame are there, and nothing inside of it is touched.
    framed = pixels(frame, square, 6)
    assert changed.crop(framed).getbbox() == pytest.approx(
        (2, 2, framed[2] - framed[0] - 2, framed[3] - framed[1] - 2), abs=2
    )
    assert changed.crop(pixels(frame, square, -1)).getbbox() is None
    under = changed.crop(pixels(frame, line, 1)).point(lambda value: 255 * (value > 40))
    assert under.histogram()[255] > 0.5 * SCALE * line.width
    # Without frame, line, labels and note nothing is left of the difference.
    rest = ImageDraw.Draw(changed)
    for box in (square, line):
        rest.rectangle(pixels(frame, box, 10), fill=0)
    for label in place_labels(marks[:2], frame.width, frame.height):
        rest.rectangle(pixels(frame, label.box, 2), fill=0)
    for note in place_notes(marks[2:], frame.seen_width):
        rest.rectangle(
            [round(SCALE * edge) + air for edge, air in zip(note.box, (-3, -3, 3, 3), strict=True)],
            fill=0,
        )
    assert changed.getbbox() is None


@pytest.mark.parametrize("turn", TURNS)
def test_a_note_reads_upright_at_the_head_of_the_page_as_it_is_seen(tmp_path, turn):
    path = write_pdf(tmp_path / "a.pdf", SQUARE, extra=f"/Rotate {turn}")
    x0, y0, x1, y1 = difference(path, marks_on(path)[2:]).getbbox()
    assert (x0, y0) == pytest.approx((28, 20), abs=4)
    assert x1 - x0 > 6 * (y1 - y0)


@pytest.mark.parametrize(
    "content", [f"q q 3 0 0 3 9 9 cm {SQUARE}", f"Q Q 1 0 0 1 5 5 cm {SQUARE}"]
)
def test_saves_and_restores_without_their_other_half_move_no_mark(tmp_path, content):
    path = write_pdf(tmp_path / "a.pdf", content)
    mark = Mark(1, Kind.ERROR, "format", "format", "", Box(400, 100, 440, 140))
    x0, y0, x1, y1 = difference(path, [mark]).crop((700, 0, 885, 1584)).getbbox()
    assert (x0 + 700, y0, x1 + 700, y1) == pytest.approx((797, 197, 883, 283), abs=3)


def test_resources_of_other_pages_stay_as_they_are(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", "BT /F1 20 Tf 100 400 Td (Text) Tj ET", pages=2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for page in pdf.pages:
            page.obj.Resources = shared
        pdf.save(path)
    mark = Mark(1, Kind.ERROR, "format", "format: wrong", "")
    content = drawn(path, [mark])
    before, after = (render_clips(source, [Clip(1), Clip(2)]) for source in (path, content))
    assert before[1] == after[1]
    changed = ImageChops.difference(
        *(Image.open(io.BytesIO(pictures[0])) for pictures in (before, after))
    )
    assert changed.getbbox()[3] < 40
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert set(pdf.pages[1].obj.Resources.Font.keys()) == {"/F1", "/F2"}


def test_comments_tell_what_is_wrong_and_stand_beside_those_that_were_there(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    marks = marks_on(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9]
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        pdf.save(path)
    with pikepdf.open(io.BytesIO(drawn(path, marks))) as pdf:
        link, *comments = list(pdf.pages[0].obj.Annots)
        assert link.Subtype == "/Link"
        assert [str(one.Contents) for one in comments] == [mark.comment for mark in marks]
        assert {str(one["/T"]) for one in comments} == {"proceedings check"}
        frame = [float(edge) for edge in comments[0].Rect]
        assert frame == pytest.approx([98.5, 298.5, 181.5, 341.5], abs=1)


def test_comments_have_no_look_of_their_own(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    content = drawn(path, marks_on(path))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.pages[0].obj["/Annots"]
        bare = io.BytesIO()
        pdf.save(bare)
    assert picture(bare.getvalue()).tobytes() == picture(content).tobytes()


def test_a_file_with_an_owner_password_is_copied_without_one(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", SQUARE)
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(path) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="secret", user=""))
    with pikepdf.open(io.BytesIO(drawn(locked, marks_on(locked)))) as pdf:
        assert not pdf.is_encrypted
    assert difference(locked, marks_on(locked)).getbbox()


def test_the_same_manuscript_gives_the_same_bytes_and_is_left_alone(papers):
    path = papers / "faulty" / "page-limit.pdf"
    before = path.read_bytes()
    mark = Mark(9, Kind.ERROR, "page-limit", "page-limit", "", Box(60, 100, 120, 110))
    assert drawn(path, [mark]) == drawn(path, [mark])
    assert path.read_bytes() == before


def test_a_second_reader_finds_nothing_wrong_with_the_copy(tmp_path, papers, qpdf):
    import subprocess

    path = papers / "faulty" / "page-limit.pdf"
    mark = Mark(9, Kind.ERROR, "page-limit", "page-limit", "", Box(60, 100, 120, 110))
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(drawn(path, [mark]))
    subprocess.run([qpdf, "--check", copy], check=True, capture_output=True)


def test_a_file_that_does_not_open_is_a_reason_and_no_exception(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.5\nnothing")
    assert isinstance(draw(Job(path, (), ())), UnreadableError)
