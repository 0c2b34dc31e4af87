"""What a file does and holds beside showing its pages."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from proceedings.pdf.extraction import read_document
from proceedings.pdf.facts import Structure
from proceedings.pdf.qpdf import opened_objects, pages_of
from proceedings.pdf.structure import FILE, read_structure

PAPERS = Path(__file__).parent.parent / "papers"


def structure_of(path):
    with opened_objects(path) as document:
        return read_structure(document, pages_of(document, 300))


@pytest.fixture
def made(tmp_path):
    """Return what changes a blank file of two pages, and reads its structure."""

    def make(change):
        with pikepdf.new() as pdf:
            for _ in range(2):
                pdf.add_blank_page()
            change(pdf)
            pdf.save(tmp_path / "made.pdf")
        return structure_of(tmp_path / "made.pdf")

    return make


def link(pdf, **entries):
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 20, 30, 40], **entries)
    page = pdf.pages[1].obj
    page.Annots = Array([*page.get("/Annots", []), annotation])


def test_a_sound_paper_does_nothing_and_its_links_lead_somewhere():
    found = structure_of(PAPERS / "sound" / "limit-exact.pdf")
    assert found == Structure(links=found.links)
    assert found.links > 0


@pytest.mark.parametrize("place", ["open", "page", "link", "next", "names"])
def test_javascript_is_found_wherever_it_hangs(made, place):
    script = Dictionary(S=Name.JavaScript, JS=String("1"))

    def change(pdf):
        if place == "open":
            pdf.Root.OpenAction = script
        elif place == "names":
            pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("x"), script]))
        elif place == "page":
            pdf.pages[1].obj.AA = Dictionary(O=script)
        elif place == "link":
            link(pdf, A=script)
        else:
            link(pdf, A=Dictionary(S=Name.Named, N=Name.NextPage, Next=[script]))

    assert made(change).javascript == ((FILE,) if place in {"open", "names"} else (2,))


def test_a_chain_of_actions_that_names_itself_ends(made):
    def change(pdf):
        action = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
        action.Next = action
        link(pdf, A=action)

    assert made(change) == Structure()


@pytest.mark.parametrize("target", ["page", "name", "old-name", "number"])
def test_a_link_leads_to_a_page_in_each_way_there_is(made, target):
    def change(pdf):
        place = Array([pdf.pages[0].obj, Name.Fit])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=[String("a"), Dictionary(D=place)]))
        pdf.Root.Dests = Dictionary(b=place)
        targets = {"page": place, "name": String("a"), "old-name": Name.b}
        link(pdf, Dest=targets.get(target, Array([0, Name.Fit])))

    assert made(change) == Structure(links=1)


@pytest.mark.parametrize("target", [String("z"), Name.z, Array([9, Name.Fit]), Array([])])
def test_a_link_to_what_is_not_there_is_broken(made, target):
    found = made(lambda pdf: link(pdf, A=Dictionary(S=Name.GoTo, D=target)))
    assert [one.page for one in found.broken] == [2]


def test_a_link_to_a_page_that_was_taken_out_is_broken(made):
    def change(pdf):
        pdf.add_blank_page()
        gone = pdf.pages[2].obj
        del pdf.pages[2]
        link(pdf, Dest=Array([gone, Name.Fit]))

    assert len(made(change).broken) == 1


def test_an_empty_form_is_none(made):
    assert not made(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=[]))).form


def test_a_broken_link_stands_on_its_page():
    found = read_document(PAPERS / "files" / "link-broken.pdf", 300).structure
    assert [(one.page, tuple(one.box)) for one in found.broken] == [(1, (60, 480, 120, 492))]


def test_a_file_that_only_pdfium_can_read_has_pages_and_no_structure(monkeypatch):
    from proceedings.pdf import objects
    from proceedings.pdf.qpdf import ObjectsError

    def refuse(_):
        raise ObjectsError

    monkeypatch.setattr(objects, "opened_objects", refuse)
    document = read_document(PAPERS / "sound" / "limit-exact.pdf", 300)
    assert document.pages
    assert document.fonts is document.structure is None
