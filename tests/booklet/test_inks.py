from __future__ import annotations

import datetime as dt

import pikepdf
import pypdfium2
import pytest

from proceedings.booklet.assembly import DocumentMetadata, assemble
from proceedings.booklet.clearance import find_clearance
from proceedings.booklet.parts import Part

BLUE, RED, BLACK = (0, 20, 115), (255, 0, 0), (0, 0, 0)
METADATA = DocumentMetadata("Ink", dt.datetime(2026, 7, 18, tzinfo=dt.UTC))
WORD = b"(Borodin) Tj"


def paper(content: bytes, *, linked: bool = True, form: bytes = b"") -> bytes:
    """A page with a link over what stands 72 points from the left and 700 from the bottom."""
    from io import BytesIO

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        page.Contents = pdf.make_stream(content)
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        figure = pdf.make_stream(form)
        figure.Type, figure.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        figure.BBox = [0, 0, 612, 792]
        figure.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=helvetica))
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=helvetica), XObject=pikepdf.Dictionary(X=figure)
        )
        if linked:
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[72, 696, 120, 712],
                Dest=[page.obj, pikepdf.Name.Fit],
            )
            page.Annots = pdf.make_indirect([pdf.make_indirect(link)])
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()


def text(colour: bytes, word: bytes = WORD, y: int = 700) -> bytes:
    return b"BT /F 12 Tf %b 1 0 0 1 72 %d Tm %b ET\n" % (colour, y, word)


def inks_of(file) -> set[tuple[int, ...]]:
    """The inks of all letters and fills of a file, where the stamps are not."""
    with pypdfium2.PdfDocument(file) as pdf:
        image = pdf[0].render(scale=4, crop=(60, 80, 60, 72)).to_pil().convert("RGB")
    return {colour for count, colour in image.getcolors(1 << 20) if count > 40} - {(255,) * 3}


def printed(tmp_path, pdf: bytes, *, screen: bool = False) -> set[tuple[int, ...]]:
    part = Part(pdf, "A paper", "", 1, ("Workshop", "A paper"), key="1")
    target = tmp_path / "print.pdf"
    assemble([part], target, metadata=METADATA, printed=not screen)
    return inks_of(target)


@pytest.mark.parametrize(
    "content",
    [
        text(b"0 0.08 0.45 rg 0 0.08 0.45 RG"),
        b"0 0.08 .45 rg 0 0.08 0.45 RG\n" + text(b""),
        b"0 0.08 0.45 rg " + text(b""),
        text(b"/DeviceRGB cs 0 0.08 0.449951 scn"),
        text(b"/DeviceRGB cs 0 0.08 0.45 sc"),
        b"0 0.08 0.45 rg\nq\n1 0 0 1 0 0 cm " + text(b"") + b"Q\n",
        text(b"1 0 0 rg")[:-4] + b"0 0.08 0.45 rg (x) Tj ET\n" + text(b"0 0.08 0.45 rg"),
    ],
)
def test_blue_links_are_black_in_print_and_as_they_were_on_a_screen(tmp_path, content):
    pdf = paper(content)
    assert BLUE in printed(tmp_path, pdf, screen=True)
    assert BLUE not in printed(tmp_path, pdf)
    assert BLACK in printed(tmp_path, pdf)


def test_other_text_of_the_paper_in_the_ink_of_its_links_is_black_too(tmp_path):
    content = text(b"0 0.08 0.45 rg") + text(b"0 0.08 0.45 rg", b"(Elsewhere) Tj", 500)
    assert BLUE not in printed(tmp_path, paper(content))


def test_a_sentence_about_colours_keeps_its_words(tmp_path):
    content = text(b"0 0.08 0.45 rg", b"(write 0 0.08 0.45 rg for blue) Tj")
    part = Part(paper(content), "A paper", "", 1, ("Workshop", "A paper"), key="1")
    assemble([part], tmp_path / "print.pdf", metadata=METADATA, printed=True)
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as pdf:
        assert "write 0 0.08 0.45 rg for blue" in pdf[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    "kept",
    [
        b"0 0.08 0.45 rg 72 300 200 100 re f\n",
        b"q 0 0.08 0.45 rg 72 300 200 100 re f Q\n",
        text(b"0 0.08 0.45 rg") + b"/X Do\n",
    ],
)
def test_what_is_drawn_and_figures_keep_their_colours(tmp_path, kept):
    figure = text(b"0 0.08 0.45 rg", b"(Legend) Tj", 400)
    content = text(b"0 0.08 0.45 rg") + kept
    assert BLUE in printed(tmp_path, paper(content, form=figure))


@pytest.mark.parametrize(
    ("content", "linked"),
    [(text(b"0 0.08 0.45 rg"), False), (text(b"0 g") + text(b"0 0.08 0.45 rg", y=500), True)],
)
def test_blue_that_is_no_link_stays(tmp_path, content, linked):
    assert BLUE in printed(tmp_path, paper(content, linked=linked))


def test_links_in_other_colours_stay(tmp_path):
    pdf = paper(text(b"1 0 0 rg") + text(b"0 0.08 0.45 rg", y=500))
    assert {RED, BLUE} <= printed(tmp_path, pdf)


def test_the_ink_of_links_is_a_fact_of_each_page():
    (page,) = find_clearance(paper(text(b"0 0.08 0.45 rg")))
    assert page.inks == (BLUE,)
    (page,) = find_clearance(paper(text(b"0 g")))
    assert page.inks == ()
    (page,) = find_clearance(paper(text(b"0 0.08 0.45 rg"), linked=False))
    assert page.inks is None
