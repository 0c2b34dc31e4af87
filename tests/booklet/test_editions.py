"""The edition for screens, that for print, and single papers, put together from a plan."""

from __future__ import annotations

import runpy
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name, String
from pypdf import PdfReader
from sources import annotate, go, name_places, new, place, sealed

from proceedings.booklet.assembly import DocumentMetadata, assemble
from proceedings.booklet.clearance import find_clearance
from proceedings.booklet.front import Around, lay_out
from proceedings.booklet.making import Edition, PaperPages, paper_pages, prepare, write_edition
from proceedings.booklet.parts import Part
from proceedings.booklet.sequence import Step
from proceedings.booklet.single import lettering_of, single_parts, write_single
from proceedings.booklet.verification import verify
from proceedings.plan.pages import paginate

RENDER = Path(__file__).parents[1] / "render"
sample_plan = runpy.run_path(str(RENDER / "plans.py"))["sample_plan"]
LENGTHS = (3, 2, 1, 4)


def manuscript(path, pages):
    pdf = new(pages)
    name_places(pdf, {b"section.1": place(pdf, pages)})
    annotate(pdf, 1, "/Link", A=go(String(b"section.1")))
    path.write_bytes(sealed(pdf))
    return path


@pytest.fixture(scope="module")
def booklet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    plan = sample_plan(len(LENGTHS), spans=False)
    order = [key for group in plan.groups for key in group.papers]
    plan = replace(plan, papers=tuple(plan.paper(key) for key in order))
    papers = tuple(
        replace(
            paper,
            manuscript=manuscript(folder / f"{paper.key}.pdf", length),
            pages=length,
            reason="",
            keywords=("care",),
            licence="CC BY 4.0",
        )
        for paper, length in zip(plan.papers, LENGTHS, strict=True)
    )
    plan = replace(plan, papers=papers)
    pages: PaperPages = paper_pages(plan)
    clear = {paper.key: find_clearance(paper.manuscript) for paper in papers}
    return prepare(paginate(plan, pages.spans), pages, clear)


@pytest.fixture(scope="module")
def screen(booklet, tmp_path_factory):
    target = tmp_path_factory.mktemp("screen") / "booklet.pdf"
    return target, write_edition(booklet.plan, booklet.volumes[0], target.parent, Edition.SCREEN)


@pytest.fixture(scope="module")
def printed(booklet, tmp_path_factory):
    target = tmp_path_factory.mktemp("print") / "print.pdf"
    write_edition(booklet.plan, booklet.volumes[0], target.parent, Edition.PRINT)
    return target


def words(target):
    document = pypdfium2.PdfDocument(target)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_the_number_printed_is_the_label_in_both_editions(screen, printed):
    for target in (screen[0], printed):
        labels = PdfReader(target).page_labels
        for label, text in zip(labels, words(target), strict=True):
            if label.isdigit() and "page" in text and "Contents" not in text[:9]:
                assert label in text.split()


def test_the_screen_edition_leaves_blank_pages_out_and_counts_them(booklet, screen):
    spans = {p.key: p.span for p in booklet.plan.papers}
    _, report = screen
    for part in report.parts:
        if part.key in spans:
            assert part.first_page == report.front_pages + spans[part.key].position
    assert [span.first % 2 for span in spans.values()] == [1] * len(LENGTHS)


def test_every_paper_leads_back_to_the_contents_and_nothing_strays(screen):
    target, report = screen
    assert verify(target, report) == ()
    papers = [part for part in report.parts if part.key]
    assert [part.back for part in papers] == [1] * len(LENGTHS)
    reader = PdfReader(target)
    for part in papers:
        page = reader.pages[part.first_page - 1]
        back = page["/Annots"][-1].get_object()
        number = reader.get_page_number(back["/Dest"][0].get_object())
        assert "Contents" in words(target)[number]
        assert "Contents" in words(target)[part.first_page - 1]


def test_a_link_that_strays_is_found(screen, tmp_path):
    target, report = screen
    papers = [part for part in report.parts if part.key]
    with pikepdf.open(target) as pdf:
        link = pdf.pages[papers[0].first_page - 1].Annots[0]
        link.Dest = pikepdf.Array([pdf.pages[papers[1].first_page - 1].obj, Name.Fit])
        pdf.save(tmp_path / "stray.pdf")
    assert any("leads to page" in fault for fault in verify(tmp_path / "stray.pdf", report))


def test_the_screen_edition_is_linearized_titled_and_opens_its_outline(screen):
    with pikepdf.open(screen[0]) as pdf:
        assert pdf.is_linearized
        assert pdf.Root.PageMode == Name.UseOutlines
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "en"
        assert "/Metadata" in pdf.Root


def test_tags_of_our_pages_and_stand_ins_for_papers_make_one_tree(screen):
    target, report = screen
    with pikepdf.open(target) as pdf:
        root = pdf.Root.StructTreeRoot
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.MarkInfo.Suspects)
        kinds = [str(kid.S) for kid in root.K]
        assert kinds.count("/Art") == len(LENGTHS)
        assert kinds.count("/Document") == 2
        flat = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, flat[::2]), flat[1::2], strict=True))
        assert list(parents) == sorted(parents)
        keys = []
        for page in pdf.pages:
            keys += [int(page.obj.StructParents)] if "/StructParents" in page.obj else []
            for annotation in page.obj.get("/Annots", ()):
                if "/StructParent" in annotation:
                    keys.append(int(annotation.StructParent))
                    assert Name.Link == parents[keys[-1]].S
        assert len(keys) == len(set(keys))
        assert set(keys) <= set(parents)
        for page in pdf.pages[report.front_pages : report.front_pages + LENGTHS[0]]:
            (article,) = parents[int(page.obj.StructParents)]
            assert Name.Art == article.S
    out = subprocess.run(
        ["pdfinfo", "-struct-text", target], check=True, capture_output=True, text=True
    )
    assert "Art" in out.stdout
    assert "page 2" in out.stdout


def test_print_opens_papers_on_the_right_without_links_and_tags(booklet, printed):
    labels = PdfReader(printed).page_labels
    for paper in booklet.plan.papers:
        assert labels.index(str(paper.span.first)) % 2 == 0
    with pikepdf.open(printed) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert "/StructTreeRoot" not in pdf.Root
    texts = words(printed)
    last = max(paper.span.last for paper in booklet.plan.papers if paper.span.last % 2)
    assert texts[labels.index(str(last + 1))].strip() == ""


def test_a_single_paper_has_the_notice_its_numbers_and_its_properties(booklet, tmp_path):
    parts = single_parts(booklet.plan, booklet.papers)
    assert set(parts) == {paper.key for paper in booklet.plan.papers}
    letters = lettering_of(list(parts.values()))
    paper = booklet.plan.papers[1]
    target = tmp_path / "2.pdf"
    write_single(booklet.plan, paper, parts[paper.key], target, letters)
    reader = PdfReader(target)
    assert reader.page_labels[0] == str(paper.span.first)
    first, second = words(target)
    notice = booklet.plan.workshop.event.notice
    assert " ".join(first.split()).find(notice[:40]) >= 0
    assert booklet.plan.workshop.event.short in second
    assert reader.metadata.title == paper.title
    assert reader.metadata.author == ", ".join(author.name for author in paper.authors)
    assert reader.metadata["/Keywords"] == "care"
    xmp = reader.xmp_metadata
    assert xmp.dc_creator == [author.name for author in paper.authors]
    assert "CC BY 4.0" in xmp.dc_rights["x-default"]
    assert len(reader.pages[0]["/Annots"]) == 1


def test_both_editions_are_sound(screen, printed, qpdf):
    for target in (screen[0], printed):
        subprocess.run([qpdf, "--check", target], check=True, capture_output=True)


def test_a_booklet_that_is_tagged_throughout_writes_no_doubt_of_its_tags(tmp_path):
    plan = sample_plan(1)
    own = Part(lay_out(plan, [Step("title-page")], Around()).pdf, "", own=True)
    metadata = DocumentMetadata("Careful Manuscripts", plan.built)
    assemble([own], tmp_path / "booklet.pdf", metadata=metadata)
    with pikepdf.open(tmp_path / "booklet.pdf") as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/Suspects" not in pdf.Root.MarkInfo
