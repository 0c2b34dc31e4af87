"""What goes into the booklet and what does not, and how it is found there."""

from __future__ import annotations

import subprocess
import time
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader
from sources import HEAD, METADATA, annotate, go, name_places, new, place, put_together, sealed

from proceedings.booklet.assembly import UnreadablePartError, assemble
from proceedings.booklet.parts import Part


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert('secret script')"))


def field(pdf: pikepdf.Pdf, **entries: object) -> None:
    annotate(pdf, 1, "/Widget", FT=Name.Tx, T=String("name"), V=String("secret value"), **entries)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].Annots[0]]))


def square(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return pdf.make_stream(
        b"1 0 0 rg 0 0 100 25 re f", Subtype=Name.Form, BBox=Array([0, 0, 100, 25])
    )


def rasters(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=50 / 72).buffer) for page in document]
    finally:
        document.close()


def outline(target) -> list:
    """Return titles, page numbers from 1, and nested lists of what stands below."""
    reader = PdfReader(target)

    def level(items):
        return [
            level(item)
            if isinstance(item, list)
            else (item.title, (reader.get_destination_page_number(item) or 0) + 1)
            for item in items
        ]

    return level(reader.outline)


def test_pages_come_in_order_and_are_counted(tmp_path):
    parts = [
        Part(sealed(new(2, "Front")), "Front", own=True),
        Part(sealed(new(3, "A")), "A", first_label=1, key="a"),
        Part(sealed(new(1, "B")), "B", first_label=4, key="b"),
    ]
    target, report = put_together(tmp_path, *parts)
    texts = [page.extract_text() for page in PdfReader(target).pages]
    assert texts == [
        *("Front page 1", "Front page 2"),
        *("A page 1", "A page 2", "A page 3", "B page 1"),
    ]
    assert (report.pages, report.front_pages) == (6, 2)
    assert [(part.first_page, part.last_page) for part in report.parts] == [(1, 2), (3, 5), (6, 6)]


def test_labels_are_roman_then_arabic(tmp_path):
    parts = [
        Part(sealed(new(2)), "Cover", own=True),
        Part(sealed(new(3)), "Contents", own=True),
        Part(sealed(new(2)), "A", first_label=1),
        Part(sealed(new(1)), "B", first_label=3),
        Part(sealed(new(1)), "C", first_label=11),
    ]
    target, _ = put_together(tmp_path, *parts)
    assert PdfReader(target).page_labels == ["i", "ii", "iii", "iv", "v", "1", "2", "3", "11"]


def test_the_outline_has_groups_papers_and_their_sections(tmp_path):
    front, paper = new(2), new(3)
    with front.open_outline() as own:
        own.root.append(pikepdf.OutlineItem("Contents", 1))
    name_places(paper, {b"section.1": place(paper, 2), b"section.1.1": place(paper, 3)})
    with paper.open_outline() as own:
        section = pikepdf.OutlineItem("1  Intro\nduction", action=go(String(b"section.1")))
        section.children.append(pikepdf.OutlineItem("1.1 Ünicode ∞", 2))
        own.root.append(section)
        own.root.append(pikepdf.OutlineItem("Lost", action=go(String(b"nowhere"))))
    parts = [
        Part(sealed(front), "", own=True),
        Part(sealed(paper), "On “Care”", group="Orals", first_label=1),
        Part(sealed(new(1)), "机器学习", group="Orals", first_label=4),
        Part(sealed(paper), "Third", group="Posters", first_label=5, outline=False),
        Part(sealed(new(1)), "Authors", first_label=8, own=True),
    ]
    target, _ = put_together(tmp_path, *parts)
    assert outline(target) == [
        ("Contents", 2),
        ("Orals", 3),
        [("On “Care”", 3), [("1 Intro duction", 4), [("1.1 Ünicode ∞", 5)]], ("机器学习", 6)],
        ("Posters", 7),
        [("Third", 7)],
        ("Authors", 10),
    ]
    with pikepdf.open(target) as booklet:
        assert booklet.Root.PageMode == Name.UseOutlines
        orals = booklet.Root.Outlines.First.Next
        assert orals.Count == 2  # open: its papers show
        assert orals.First.Count == -1  # closed: their sections do not


def test_an_outline_that_runs_in_a_circle_ends(tmp_path):
    pdf = new(1)
    with pdf.open_outline() as own:
        own.root.append(pikepdf.OutlineItem("One", 0))
    item = pdf.Root.Outlines.First
    item.Next = item.First = item
    target, _ = put_together(tmp_path, sealed(pdf))
    assert outline(target) == [("Paper a", 1), [("One", 1)]]


def test_scripts_forms_and_attachments_stay_out(tmp_path):
    pdf = new(2)
    pdf.Root.OpenAction = script()
    pdf.Root.AA = Dictionary(WC=script())
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), script()])),
    )
    pdf.attachments["private.txt"] = pikepdf.AttachedFileSpec(pdf, b"secret file")
    pdf.pages[0].obj.AA = Dictionary(O=script())
    pdf.pages[0].obj.B = Array([Dictionary(P=pdf.pages[1].obj)])
    pdf.pages[0].obj.StructParents = 3
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    field(pdf, AA=Dictionary(K=script()))
    annotate(pdf, 1, "/FileAttachment", FS=pdf.attachments["private.txt"].obj)
    annotate(pdf, 1, "/Text", Contents=String("a remark"), AA=Dictionary(E=script()))
    target, report = put_together(tmp_path, sealed(pdf))
    with pikepdf.open(target) as booklet:
        left = b"".join(
            obj.read_bytes() if isinstance(obj, pikepdf.Stream) else obj.unparse()
            for obj in booklet.objects
        )
        assert b"secret" not in left
        assert b"a remark" in left
        assert set(booklet.pages[0].obj.keys()) <= {
            *("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Annots"),
        }
        assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(booklet.Root.keys())
    assert report.parts[0].notes == (
        "Its scripts and automatic actions are left out.",
        "Its attached files are left out.",
        "Its tags for screen readers are not carried over.",
        "Left out: a form field.",
        "Left out: an attached file.",
    )


@pytest.mark.parametrize("states", [False, True])
def test_a_form_field_becomes_a_picture_of_itself(tmp_path, states):
    pdf = new(1)
    if states:
        field(pdf, AP=Dictionary(N=Dictionary(On=square(pdf))), AS=Name.On, F=4)
    else:
        field(pdf, AP=Dictionary(N=square(pdf)), F=4)
    target, report = put_together(tmp_path, sealed(pdf))
    document = pypdfium2.PdfDocument(target)
    picture = document[0].render().to_pil().convert("RGB")
    document.close()
    assert picture.getpixel((150, 390)) == (255, 0, 0)
    with pikepdf.open(target) as booklet:
        assert b"secret" not in booklet.pages[0].Annots[0].unparse()
        assert booklet.pages[0].Annots[0].Subtype != Name.Widget
    assert report.parts[0].notes == ("Left out: a form field.",)


def test_inherited_attributes_are_made_explicit(tmp_path):
    pdf = new(1, box=(10, 20, 410, 620))
    page = pdf.pages[0].obj
    pdf.Root.Pages.MediaBox, pdf.Root.Pages.Resources = page.MediaBox, page.Resources
    pdf.Root.Pages.Rotate = 90
    del page.MediaBox, page.Resources
    before = sealed(pdf)
    target, _ = put_together(tmp_path, sealed(new(1)), before)
    with pikepdf.open(target) as booklet:
        assert list(booklet.pages[1].obj.MediaBox) == [10, 20, 410, 620]
    assert rasters(target.read_bytes())[1:] == rasters(before)


def test_hidden_layers_stay_hidden(tmp_path):
    pdf = new(1)
    shown, hidden = (
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("on", "off")
    )
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden]))
    )
    page = pdf.pages[0].obj
    page.Resources.Properties = Dictionary(S=shown, H=hidden)
    page.Contents = pdf.make_stream(
        b"/OC /S BDC 0 0 1 rg 50 50 100 100 re f EMC /OC /H BDC 1 0 0 rg 300 50 100 100 re f EMC"
    )
    before = sealed(pdf)
    target, report = put_together(tmp_path, sealed(new(1)), before)
    assert rasters(target.read_bytes())[1:] == rasters(before)
    assert report.parts[1].notes == ("It hides 1 layer; hidden they stay.",)


def test_a_file_with_an_owner_password_is_copied_and_told(tmp_path):
    locked = sealed(new(1), encryption=pikepdf.Encryption(owner="x", user=""))
    target, report = put_together(tmp_path, locked)
    with pikepdf.open(target) as booklet:
        assert not booklet.is_encrypted
    assert PdfReader(target).pages[0].extract_text() == "Paper page 1"
    assert report.notes == ("a: Its protection is not carried over.",)


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"%PDF-1.4 and no more",
        sealed(new(1), encryption=pikepdf.Encryption(owner="x", user="y")),
    ],
    ids=["empty", "torn", "locked"],
)
def test_a_part_that_cannot_be_copied_is_named_and_the_last_booklet_stays(tmp_path, source):
    target = tmp_path / "booklet.pdf"
    target.write_bytes(b"the last one")
    part = Part(source, "Title", key="17")
    with pytest.raises(UnreadablePartError, match="The PDF of 17 cannot be copied") as caught:
        assemble([Part(sealed(new(1)), "Good"), part], target, metadata=METADATA)
    assert caught.value.part is part
    assert target.read_bytes() == b"the last one"
    assert [file.name for file in tmp_path.iterdir()] == ["booklet.pdf"]


def test_a_damaged_file_is_mended_and_told(tmp_path):
    source = sealed(new(2), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    torn = source[: source.rindex(b"startxref")] + b"startxref\n7\n%%EOF"
    target, report = put_together(tmp_path, torn)
    assert len(PdfReader(target).pages) == 2
    assert report.notes == ("a: The file is damaged and was mended for copying.",)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadablePartError, match="17"):
        put_together(tmp_path, Part(tmp_path / "none.pdf", "Title", key="17"))


def test_metadata_stands_in_both_places(tmp_path):
    target, _ = put_together(tmp_path, sealed(new(1)))
    reader = PdfReader(target)
    assert reader.metadata.title == reader.xmp_metadata.dc_title["x-default"] == METADATA.title
    assert reader.metadata.creation_date == METADATA.date
    assert reader.root_object["/Lang"] == "en"
    assert reader.viewer_preferences.display_doctitle == True  # noqa: E712 - a PDF's own boolean


@pytest.mark.parametrize("linearize", [False, True])
def test_the_same_parts_give_the_same_bytes(tmp_path, linearize):
    pdf = new(2)
    annotate(pdf, 1, A=go(place(pdf, 2)))
    paper = sealed(pdf)
    written = []
    for name in ("one.pdf", "two.pdf"):
        parts = [
            Part(paper, key, group="G", first_label=1, running_head=HEAD, key=key) for key in "abc"
        ]
        assemble(parts, tmp_path / name, metadata=METADATA, linearize=linearize)
        written.append((tmp_path / name).read_bytes())
        time.sleep(1.1 if name == "one.pdf" and not linearize else 0)  # a clock would show
    assert written[0] == written[1]


def test_all_readers_open_it_without_a_word(tmp_path, qpdf):
    front = new(1)
    parts = [Part(sealed(front), "Front", own=True)]
    parts += [
        Part(sealed(new(2)), f"Paper {n}", group="G", first_label=2 * n + 1, running_head=HEAD)
        for n in range(3)
    ]
    target, _ = put_together(tmp_path, *parts)
    check = subprocess.run([qpdf, "--check", target], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr
    assert len(pypdfium2.PdfDocument(target)) == 7
    assert len(PdfReader(BytesIO(target.read_bytes()), strict=True).pages) == 7


def test_progress_counts_the_parts(tmp_path):
    told = []
    parts = [Part(sealed(new(1)), "A"), Part(sealed(new(1)), "B")]
    assemble(parts, tmp_path / "booklet.pdf", metadata=METADATA, progress=told.append)
    assert told == [1, 2]
