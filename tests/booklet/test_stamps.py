"""Running heads and folios: where they stand, and that nothing else changes."""

from __future__ import annotations

import re

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops
from pypdf import PdfReader
from sources import HEAD, new, put_together, sealed

from proceedings.booklet import lettering
from proceedings.booklet.clearance import find_clearance
from proceedings.booklet.lettering import Lettering
from proceedings.booklet.parts import Clearance, Part
from proceedings.model import OwnNumbers


def stamped(folder, source: bytes, head=HEAD, first=1, **options):
    return put_together(
        folder, Part(source, "A", first_label=first, running_head=head, key="a", **options)
    )


def pictures(pdf, scale: float = 1) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]
    finally:
        document.close()


def changes(before: bytes, after, page: int = 0) -> tuple[int, int, int, int] | None:
    """Return the box of what differs on a page as seen, in points from the top left."""
    return ImageChops.difference(pictures(before)[page], pictures(after)[page]).getbbox()


def add(pdf: pikepdf.Pdf, page: int, content: bytes) -> None:
    owner = pdf.pages[page - 1].obj
    pikepdf.Page(owner).contents_add(content)


def words(target, page: int = 0) -> str:
    return PdfReader(target).pages[page].extract_text()


def test_head_and_folio_stand_on_the_page(tmp_path):
    target, report = stamped(tmp_path, sealed(new(2)))
    for number in (1, 2):
        text = words(target, number - 1)
        assert "Careful Manuscripts 2026" in text
        assert "On Tests" in text
        assert text.rstrip().endswith(str(number))
    assert report.notes == ()


def test_the_first_page_alone_names_the_pages_of_its_paper(tmp_path):
    target, _ = stamped(tmp_path, sealed(new(3)), first=17)
    assert "Careful Manuscripts 2026, pages 17–19" in words(target)
    assert "pages" not in words(target, 1)
    target, _ = stamped(tmp_path, sealed(new(1)), first=17)
    assert "Careful Manuscripts 2026, page 17" in words(target)


def test_an_event_that_fills_its_half_of_the_head_goes_before_the_pages(tmp_path):
    event = "The Seventeenth International Workshop on Manuscripts"
    target, _ = stamped(tmp_path, sealed(new(3)), (event, "On Tests"))
    assert event in words(target)
    event *= 3
    target, _ = stamped(tmp_path, sealed(new(3)), (event, "On Tests"))
    assert "…" in words(target)
    assert "pages" not in words(target)


def test_right_hand_pages_have_their_folio_at_the_right(tmp_path):
    source = sealed(new(2))
    target, _ = stamped(tmp_path, source)
    foot = []
    for before, after in zip(pictures(source), pictures(target), strict=True):
        strip = (0, 720, 612, 792)
        box = ImageChops.difference(before.crop(strip), after.crop(strip)).getbbox()
        foot.append("right" if box[0] > 306 else "left")
    assert foot == ["right", "left"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ((0, 0, 612, 792), None),
        ((-100, 50, 512, 842), None),
        ((0, 0, 800, 900), (60, 40, 672, 832)),
    ],
    ids=["plain", "offset", "cropped"],
)
def test_turned_and_cropped_pages_are_stamped_as_seen(tmp_path, rotate, media, crop):
    pdf = new(1, box=media)
    page = pdf.pages[0].obj
    page.Rotate = rotate
    if crop:
        page.CropBox = Array(list(crop))
    source = sealed(pdf)
    target, _ = stamped(tmp_path, source)
    picture = pictures(target)[0]
    width, height = picture.size
    difference = ImageChops.difference(pictures(source)[0], picture)
    head = difference.crop((0, 0, width, height // 4)).getbbox()
    assert 26 <= head[1] <= 32
    assert 33 <= head[3] <= 40
    assert head[0] < 160
    assert head[2] > width - 160
    assert difference.crop((0, height // 4, width, height - 60)).getbbox() is None
    foot = difference.crop((0, height - 60, width, height)).getbbox()
    assert foot[0] > width // 2


def test_the_page_itself_is_unchanged(tmp_path):
    pdf = new(1)
    drawing = b"0 0 1 rg " + b" ".join(
        b"%d %d 6 6 re f" % (60 + 37 * n % 480, 70 + 53 * n % 640) for n in range(300)
    )
    add(pdf, 1, drawing)
    source = sealed(pdf)
    target, _ = stamped(tmp_path, source)
    scale = 50 / 72
    before, after = pictures(source, scale)[0], pictures(target, scale)[0]
    middle = (0, int(44 * scale), before.width, int((792 - 44) * scale))
    assert ImageChops.difference(before.crop(middle), after.crop(middle)).getbbox() is None


def test_stamps_keep_clear_of_ink_and_the_pages_of_a_paper_agree(tmp_path):
    pdf = new(3)
    add(pdf, 2, b"54 752 504 2 re f")  # from 38 to 40 points below the top
    source = sealed(pdf)
    target, report = stamped(tmp_path, source)
    strip = (0, 0, 612, 60)
    heads = [
        ImageChops.difference(before.crop(strip), after.crop(strip)).getbbox()
        for before, after in zip(pictures(source), pictures(target), strict=True)
    ]
    assert report.notes == ()
    assert len({(box[1], box[3]) for box in heads}) == 1
    assert heads[1][3] <= 35


def test_without_clear_space_there_is_no_stamp_and_a_note(tmp_path):
    pdf = new(5)
    for page in (2, 3, 5):
        add(pdf, page, b"0.5 g 0 700 612 92 re f")
    add(pdf, 4, b"0.5 g 0 0 612 70 re f")
    source = sealed(pdf)
    target, report = stamped(tmp_path, source)
    assert "Careful" in words(target, 0)
    assert "Careful" not in words(target, 1)
    assert "Careful" in words(target, 3)
    assert report.parts[0].notes == (
        "No clear space for the running head on pages 2–3 and 5.",
        "No clear space for the page number on page 4.",
    )


def test_a_pale_ground_may_be_printed_on(tmp_path):
    pdf = new(1)
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"0.95 g 0 0 612 792 re f 0 g")
    target, report = stamped(tmp_path, sealed(pdf))
    assert report.notes == ()
    assert pictures(target)[0].crop((0, 20, 612, 44)).getextrema()[0] < 160


@pytest.mark.parametrize(
    "content", [b"q 0.1 0 0 0.1 300 300 cm q", b"Q Q 3 0 0 3 0 0 cm", b"0 1 -1 0 9 9 cm"]
)
def test_content_that_does_not_restore_what_it_sets_cannot_move_a_stamp(tmp_path, content):
    pdf = new(1)
    add(pdf, 1, content)
    plain, _ = stamped(tmp_path, sealed(new(1)))
    expected = pictures(plain)[0]
    target, _ = stamped(tmp_path, sealed(pdf))
    assert ImageChops.difference(expected, pictures(target)[0]).getbbox() is None


def test_a_letter_q_in_the_text_is_no_operator():
    pdf = new(1)
    add(pdf, 1, b"BT /F1 9 Tf (a q b q c) Tj ET")
    (room,) = find_clearance(sealed(pdf))
    assert (room.unopened, room.unclosed) == (0, 0)


def test_the_stamp_stands_on_the_edges_of_the_text(tmp_path):
    pdf = new(2)
    for page in (1, 2):
        add(pdf, page, b"108 150 396 480 re f")
    source = sealed(pdf)
    target, _ = stamped(tmp_path, source)
    box = changes(source, target)
    assert 107 <= box[0] <= 110
    assert 502 <= box[2] <= 505


def test_short_lines_and_single_figures_do_not_move_the_edges(tmp_path):
    pdf = new(2)
    add(pdf, 1, b"108 150 396 200 re f 108 350 200 400 re f")
    add(pdf, 2, b"108 150 396 200 re f 70 560 500 20 re f 108 350 150 180 re f")
    source = sealed(pdf)
    target, _ = stamped(tmp_path, source)
    box = changes(source, target)
    assert 107 <= box[0] <= 110
    assert 502 <= box[2] <= 505


def test_one_font_serves_all_pages(tmp_path):
    part = Part(sealed(new(3)), "A", first_label=1, running_head=HEAD)
    target, _ = put_together(tmp_path, part, part, part)
    with pikepdf.open(target) as booklet:
        fonts = [
            obj
            for obj in booklet.objects
            if isinstance(obj, Dictionary) and obj.get("/Subtype") == Name.Type0
        ]
        assert len(fonts) == 1
        assert len(fonts[0].DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()) < 20_000


def test_a_booklet_can_be_a_part_of_a_booklet(tmp_path):
    first, _ = stamped(tmp_path, sealed(new(1)))
    pdf = pikepdf.open(first)
    add(pdf, 1, b"1 1 1 rg 0 0 612 90 re f 0 700 612 92 re f")
    target, _ = stamped(tmp_path, sealed(pdf), head=("Another Event", "Another Title"))
    pdf.close()
    text = words(target)
    assert "Another Event" in text
    assert "Careful Manuscripts 2026" in text  # beneath the white, as it was


def test_known_clearance_is_taken_at_its_word(tmp_path):
    blank = Clearance(head=((0, 54),), foot_left=((0, 54),), foot_right=((0, 54),))
    target, report = stamped(tmp_path, sealed(new(2)), clearance=(blank, Clearance()))
    assert "Careful" in words(target, 0)
    assert "Careful" not in words(target, 1)
    assert len(report.notes) == 2


def test_small_pages_are_left_alone(tmp_path):
    source = sealed(new(1, box=(0, 0, 200, 150)))
    target, report = stamped(tmp_path, source)
    assert changes(source, target) is None
    assert len(report.notes) == 2


def test_characters_of_all_kinds_are_read_back(tmp_path):
    title = "Łódź naïve ∞-norms, “ε ≤ 2²” – 𝒪(n) Иван"
    target, report = stamped(tmp_path, sealed(new(1)), head=("Événement", title))
    assert title.replace("𝒪", "O") in words(target)
    assert report.notes == ()


def test_characters_no_font_has_are_marked_and_told(tmp_path, monkeypatch):
    monkeypatch.setattr(lettering, "_installed", list)
    target, report = stamped(tmp_path, sealed(new(1)), head=("Event", "On 机 learning"))
    assert "On ? learning" in words(target)
    assert report.parts[0].notes == ("No font at hand has 机, which the running head needs.",)


def test_another_font_helps_out_where_installed(tmp_path):
    han = ("NotoSansCJK", "SourceHanSans", "DroidSansFallback")
    if not any(path.name.startswith(han) for path in lettering._installed()):
        pytest.skip("no CJK font is installed")
    target, report = stamped(tmp_path, sealed(new(1)), head=("Event", "On 机器 learning"))
    assert re.search(r"On\s*机器\s*learning", words(target))
    assert report.notes == ()


def test_a_long_title_ends_at_a_word_with_an_ellipsis(tmp_path):
    title = "Reading With Care " * 20
    target, _ = stamped(tmp_path, sealed(new(1)), head=("Event", title))
    assert re.search(r"(Reading|With|Care)…", words(target))


LETTERS = "".join(chr(code) for code in range(0x20, 0x180) if chr(code).isprintable())


@pytest.fixture(scope="module")
def letters():
    return Lettering([LETTERS])


@given(title=st.text(LETTERS, max_size=80), width=st.floats(20, 400))
def test_what_is_fitted_fits(letters, title, width):
    fitted = letters.fit(title, 7.5, width)
    assert letters.width(fitted, 7.5) <= width
    plain = " ".join(title.split())
    assert fitted == plain or plain.startswith(fitted.rstrip("…").rstrip(" ,;:–—-"))


def test_pairs_are_kerned():
    letters = Lettering(["To AV"])
    assert letters.width("To", 1000) < letters.width("T", 1000) + letters.width("o", 1000)
    assert b"<" in letters.show("To", 7.5)
    assert re.search(rb"> ?\d+ ?<", letters.show("To", 7.5))


def numbered(count, first=1):
    """Pages with a number of their own at the foot, and a year in the text."""
    pdf = new(count)
    for index in range(count):
        text = b"BT /F1 10 Tf 300 44 Td (%d) Tj 0 60 Td (2026) Tj ET" % (first + index)
        add(pdf, index + 1, text)
    return pdf


@pytest.mark.parametrize("first", [1, 17])
def test_a_papers_own_numbers_are_found_where_they_count_with_the_pages(first):
    room = find_clearance(sealed(numbered(4, first)), numbers=True)
    boxes = [page.number for page in room]
    assert all(box is not None and 295 < box[0] < 305 and 40 < box[1] < 46 for box in boxes)
    assert [page.number for page in find_clearance(sealed(new(2)), numbers=True)] == [None, None]
    assert [page.number for page in find_clearance(sealed(numbered(2)))] == [None, None]


@pytest.mark.parametrize("choice", list(OwnNumbers))
def test_own_numbers_are_kept_covered_or_moved(tmp_path, choice):
    source = sealed(numbered(2))
    part = Part(
        source,
        "T",
        first_label=7,
        running_head=HEAD,
        clearance=find_clearance(source, numbers=True),
        own_numbers=choice,
    )
    target, _ = put_together(tmp_path, part)
    document = pypdfium2.PdfDocument(target)
    for index, page in enumerate(document):
        middle = page.render().to_pil().convert("L").crop((290, 730, 320, 760))
        assert (middle.getextrema()[0] < 128) == (choice is OwnNumbers.KEEP)
        assert (f"p. {index + 1}" in page.get_textpage().get_text_range()) == (
            choice is OwnNumbers.MOVE
        )
    document.close()
