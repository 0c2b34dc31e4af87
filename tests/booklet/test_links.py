"""Links of papers: each stays in its own paper, whatever the names are."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from sources import addresses, annotate, go, jumps, name_places, new, place, put_together, sealed

from proceedings.booklet.addresses import addressed_key, paper_address
from proceedings.booklet.parts import Part
from proceedings.booklet.verification import verify


def citing(target: int, name: bytes = b"cite.smith2019") -> bytes:
    """A paper of three pages whose first cites a place, by the name all papers use."""
    pdf = new(3)
    name_places(pdf, {name: place(pdf, target)})
    annotate(pdf, 1, A=go(String(name)))
    return sealed(pdf)


def test_the_same_name_leads_into_its_own_paper(tmp_path):
    target, report = put_together(tmp_path, citing(3), citing(2), citing(1))
    assert jumps(target) == [(1, 3), (4, 5), (7, 7)]
    assert report.links == 3
    assert verify(target, report) == ()


def test_a_page_among_the_annotations_is_no_link(tmp_path):
    pdf = new(2)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Page))])
    target, report = put_together(tmp_path, sealed(pdf))
    assert verify(target, report) == ()


def test_the_place_on_the_page_is_kept(tmp_path):
    pdf = new(2)
    name_places(pdf, {b"here": place(pdf, 2, top=123)})
    annotate(pdf, 1, A=go(String(b"here")))
    target, _ = put_together(tmp_path, new_bytes(), sealed(pdf))
    with pikepdf.open(target) as booklet:
        link = booklet.pages[2].Annots[0]
        assert "/A" not in link
        assert list(link.Dest)[1:4] == [Name.XYZ, 72, 123]


def new_bytes() -> bytes:
    return sealed(new(2))


def direct(pdf):
    annotate(pdf, 1, Dest=place(pdf, 2))


def by_action(pdf):
    annotate(pdf, 1, A=go(place(pdf, 2)))


def by_kids(pdf):
    leaf = pdf.make_indirect(
        Dictionary(
            Names=Array([String(b"x"), Dictionary(D=place(pdf, 2))]), Limits=Array(["x", "x"])
        )
    )
    node = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([node])))
    annotate(pdf, 1, Dest=String(b"x"))


def by_circular_kids(pdf):
    by_kids(pdf)
    node = pdf.Root.Names.Dests.Kids[0]
    node.Kids.append(node)


def by_old_dictionary(pdf):
    pdf.Root.Dests = Dictionary({"/x": place(pdf, 2)})
    annotate(pdf, 1, A=go(Name.x))


def by_page_number(pdf):
    annotate(pdf, 1, A=go(Array([1, Name.Fit])))


def by_page_alone(pdf):
    annotate(pdf, 1, Dest=Array([pdf.pages[1].obj]))


def by_text_in_another_encoding(pdf):
    name_places(pdf, {"é".encode("latin-1"): place(pdf, 2)})
    annotate(pdf, 1, A=go(String(b"\xfe\xff" + "é".encode("utf-16-be"))))


def by_a_name_that_is_no_text(pdf):
    pdf.Root.Dests = pikepdf.Object.parse(b"<< /a#ffb << >> >>")
    (key,) = pdf.Root.Dests.keys()
    pdf.Root.Dests[key].D = place(pdf, 2)
    annotate(pdf, 1, A=go(pikepdf.Object.parse(b"/a#ffb")))


WAYS = [
    direct,
    by_action,
    by_kids,
    by_circular_kids,
    by_old_dictionary,
    by_page_number,
    by_page_alone,
    by_text_in_another_encoding,
    by_a_name_that_is_no_text,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_name_a_place_is_followed(tmp_path, way):
    pdf = new(2)
    way(pdf)
    target, report = put_together(tmp_path, new_bytes(), sealed(pdf))
    assert jumps(target) == [(3, 4)]
    assert verify(target, report) == ()


def test_a_page_that_is_linked_to_is_not_copied_twice(tmp_path):
    target, _ = put_together(tmp_path, citing(3), citing(3))
    with pikepdf.open(target) as booklet:
        pages = [
            o for o in booklet.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Page
        ]
        assert len(pages) == len(booklet.pages) == 6


@pytest.mark.parametrize(
    "dest",
    [String(b"nowhere"), Name.nowhere, Array([99, Name.Fit]), Array([]), Array([None, Name.Fit])],
)
def test_a_link_that_leads_nowhere_stays_as_a_mark_and_is_told(tmp_path, dest):
    pdf = new(2)
    annotate(pdf, 2, A=go(dest), Border=Array([0, 0, 1]))
    target, report = put_together(tmp_path, sealed(pdf))
    with pikepdf.open(target) as booklet:
        mark = booklet.pages[1].Annots[0]
        assert "/A" not in mark
        assert "/Dest" not in mark
        assert list(mark.Border) == [0, 0, 1]
    assert report.parts[0].dead == 1
    assert report.notes == ("a: Leading nowhere, so plain marks now: 1 link on page 2.",)


def test_a_place_on_a_page_that_was_taken_out_is_nowhere(tmp_path):
    pdf = new(3)
    annotate(pdf, 1, Dest=place(pdf, 3))
    del pdf.pages[2]
    target, report = put_together(tmp_path, sealed(pdf))
    assert report.parts[0].dead == 1
    assert jumps(target) == []


def test_web_addresses_survive(tmp_path):
    pdf = new(1)
    wanted = ["https://example.org/a%20b?c=(d)#e", "mailto:nobody@example.org", "paper:b"]
    for uri in wanted:
        annotate(pdf, 1, A=Dictionary(S=Name.URI, URI=String(uri)))
    target, report = put_together(tmp_path, sealed(pdf), new_bytes())
    assert addresses(target) == wanted
    assert report.addresses == 3


def test_relative_addresses_are_resolved_with_the_base_their_file_names(tmp_path):
    pdf = new(1)
    pdf.Root.URI = Dictionary(Base=String("https://example.org/dir/"))
    annotate(pdf, 1, A=Dictionary(S=Name.URI, URI=String("code.zip")))
    target, _ = put_together(tmp_path, sealed(pdf))
    assert addresses(target) == ["https://example.org/dir/code.zip"]


@pytest.mark.parametrize(
    ("action", "word"),
    [
        (Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")), "JavaScript"),
        (Dictionary(S=Name.URI, URI=String(" JavaScript:alert(1)")), "JavaScript"),
        (Dictionary(S=Name.Launch, F=String("calc.exe")), "program"),
        (Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit])), "another file"),
        (Dictionary(S=Name.SubmitForm, F=String("https://example.org")), "form"),
        (Dictionary(S=Name.Named, N=Name.LastPage), "unusual"),
        (Dictionary(), "unusual"),
    ],
)
def test_links_that_act_are_left_out_and_told(tmp_path, action, word):
    pdf = new(1)
    annotate(pdf, 1, A=action)
    target, report = put_together(tmp_path, sealed(pdf))
    with pikepdf.open(target) as booklet:
        assert "/A" not in booklet.pages[0].Annots[0]
    assert word in report.notes[0]


def test_a_script_chained_to_a_web_link_is_cut_off(tmp_path):
    pdf = new(1)
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    annotate(pdf, 1, A=Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script))
    target, report = put_together(tmp_path, sealed(pdf))
    assert addresses(target) == ["https://example.org"]
    assert b"JavaScript" not in target.read_bytes()
    assert "chained" in report.notes[0]


def test_our_own_pages_lead_to_papers_by_key(tmp_path):
    front = new(1)
    for key in ("a b/ü", "gone"):
        annotate(front, 1, A=Dictionary(S=Name.URI, URI=String(paper_address(key))))
    parts = [
        Part(sealed(front), "Front", own=True),
        Part(new_bytes(), "A", first_label=1),
        Part(new_bytes(), "B", first_label=3, key="a b/ü"),
    ]
    target, report = put_together(tmp_path, *parts)
    assert jumps(target) == [(1, 4)]
    assert addresses(target) == []
    assert report.parts[0].dead == 1
    assert verify(target, report) == ()


def test_our_own_pages_lead_to_anchors_of_our_own_pages(tmp_path):
    front, abstracts = new(1), new(2)
    annotate(front, 1, A=Dictionary(S=Name.URI, URI=String(paper_address("12"))))
    name_places(abstracts, {b"paper-12": place(abstracts, 2)})
    parts = [
        Part(sealed(front), "Front", own=True),
        Part(sealed(abstracts), "Papers", first_label=1, own=True),
    ]
    target, _ = put_together(tmp_path, *parts)
    assert jumps(target) == [(1, 3)]


def test_a_link_that_two_pages_share_works_on_both(tmp_path):
    pdf = new(2)
    annotate(pdf, 1, A=go(place(pdf, 2)))
    pdf.pages[1].obj.Annots = pdf.pages[0].obj.Annots
    target, report = put_together(tmp_path, sealed(pdf))
    assert jumps(target) == [(1, 2), (2, 2)]
    assert verify(target, report) == ()


def test_verification_notices_a_link_into_another_paper(tmp_path):
    target, report = put_together(tmp_path, citing(1), citing(1))
    with pikepdf.open(target, allow_overwriting_input=True) as booklet:
        booklet.pages[0].Annots[0].Dest[0] = booklet.pages[4].obj
        booklet.pages[3].Annots = Array([])
        booklet.save(target)
    assert verify(target, report) == (
        "A link of a on page 1 leads to page 5.",
        "b has 0 internal links instead of 1.",
    )


def test_both_readers_notice_what_is_written_and_one_what_is_known(tmp_path, monkeypatch):
    from proceedings.booklet import verification

    target, report = put_together(tmp_path, citing(1), citing(1))
    with pikepdf.open(target, allow_overwriting_input=True) as booklet:
        booklet.pages[3].Annots[0].Dest[0] = booklet.pages[0].obj
        booklet.save(target)
    fault = ("A link of b on page 4 leads to page 1.",)
    assert verify(target, report, frozenset("ab")) == fault
    monkeypatch.setattr(verification, "_by_qpdf", lambda *_: ())
    assert verify(target, report, frozenset("a")) == fault
    assert verify(target, report, frozenset("ab")) == ()


names = st.one_of(
    st.binary(min_size=1, max_size=12),
    st.text(min_size=1, max_size=8).map(
        lambda t: b"\xfe\xff" + t.encode("utf-16-be", "surrogatepass")
    ),
    st.sampled_from([b"section.1", b"cite.a", b"page.1", b"()\\", b"\xef\xbb\xbfx"]),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    papers=st.lists(
        st.dictionaries(names, st.integers(1, 3), min_size=1, max_size=6), min_size=2, max_size=3
    )
)
def test_any_names_may_collide(tmp_path, papers):
    sources, expected = [], []
    for index, places in enumerate(papers):
        pdf = new(3)
        name_places(pdf, {name: place(pdf, page) for name, page in places.items()})
        for name, page in places.items():
            annotate(pdf, 1, A=go(String(name)))
            expected.append((3 * index + 1, 3 * index + page))
        sources.append(sealed(pdf))
    target, report = put_together(tmp_path, *sources)
    assert jumps(target) == expected
    assert verify(target, report) == ()


@given(st.text(min_size=1))
def test_an_address_gives_its_key_back(key):
    assert addressed_key(paper_address(key)) == key


def test_other_addresses_are_none_of_ours():
    assert addressed_key("https://example.org/paper:12") is None
