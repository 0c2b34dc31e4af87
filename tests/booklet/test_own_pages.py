"""Pages the workshop brings, the order of parts, and what is left out of them."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.booklet.front import has_part
from proceedings.booklet.matter import make_matter
from proceedings.booklet.own_pages import own_pages
from proceedings.booklet.sequence import BACK, FRONT, Step, names_of, sequence
from proceedings.model import BookletSettings, Person, Sponsor

RENDER = Path(__file__).parents[1] / "render"
sample_plan = runpy.run_path(str(RENDER / "plans.py"))["sample_plan"]
PAGES = runpy.run_path(str(RENDER / "pages.py"))
texts = PAGES["texts"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pages").mkdir()
    return tmp_path


def write(folder, name, text):
    (folder / "pages" / name).write_text(text, encoding="utf-8")


def blank(path, pages=1):
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(612, 792))
        pdf.save(path)


def settings(plan, parts):
    return replace(
        plan, workshop=replace(plan.workshop, booklet=BookletSettings(parts=tuple(parts)))
    )


def test_markdown_gives_a_title_and_prose(folder):
    write(folder, "preface.md", '# A *word* before\n\nIt\'s "set" --- with care.\n\n# More\n')
    write(folder, "code-of-conduct.md", "Be kind.\n")
    pages, findings = own_pages(folder)
    assert findings == ()
    assert list(pages) == ["code-of-conduct", "preface"]
    assert pages["preface"].title == "A word before"
    assert "<p>It’s “set” — with care.</p>" in pages["preface"].html
    assert "<h1>" not in pages["preface"].html
    assert pages["code-of-conduct"].title == "Code of conduct"


def test_a_head_for_the_website_gives_the_title_and_is_not_printed(folder):
    write(folder, "call.md", "---\ntitle: A call\norder: 2\n---\n# Call\n\nCome.\n")
    pages, findings = own_pages(folder)
    assert findings == ()
    assert pages["call"].title == "A call"
    assert "order" not in pages["call"].html
    assert "Come." in pages["call"].html


def test_markup_and_scripts_are_printed_not_obeyed(folder):
    write(folder, "preface.md", "<script>alert(1)</script> [x](javascript:alert(1))\n")
    html = own_pages(folder)[0]["preface"].html
    assert "<script" not in html
    assert "href" not in html


def test_what_cannot_be_used_is_named(folder):
    (folder / "pages" / "a.md").write_bytes(b"\xff\xfe broken \xff")
    (folder / "pages" / "b.pdf").write_bytes(b"%PDF-1.5 broken")
    write(folder, "c.md", "one")
    blank(folder / "pages" / "c.pdf")
    pages, findings = own_pages(folder)
    assert list(pages) == ["c"]
    assert [finding.subject for finding in findings] == ["pages/a.md", "pages/b.pdf", "pages/c.pdf"]


def test_own_pages_have_usual_places(folder):
    for name in ("preface", "venue", "code-of-conduct"):
        write(folder, f"{name}.md", "text")
    front = names_of(sequence(sample_plan(2, folder=folder)).front)
    assert front == [
        *("cover", "notice", "title-page", "preface", "people", "speakers", "sponsors"),
        *("code-of-conduct", "venue", "programme", "awards", "contents"),
    ]


def test_the_workshop_may_order_leave_out_and_replace(folder):
    blank(folder / "pages" / "cover.pdf")
    write(folder, "venue.md", "text")
    write(folder, "lost.md", "text")
    plan = settings(
        sample_plan(2, folder=folder), ["contents", "cover", "papers", "venue", "autors"]
    )
    found = sequence(plan)
    assert names_of(found.front) == ["contents", "cover"]
    assert found.front[1].page is not None
    assert names_of(found.back) == ["venue"]
    assert [(f.rule, f.subject) for f in found.findings] == [
        ("part-unknown", "autors"),
        ("page-unplaced", "lost"),
    ]
    assert "did you mean authors?" in found.findings[0].message


def test_pages_of_pdf_stand_between_ours_and_are_counted(folder):
    blank(folder / "pages" / "venue.pdf", 2)
    blank(folder / "pages" / "map.pdf", 3)
    plan = settings(
        sample_plan(4, folder=folder),
        ["title-page", "venue", "contents", "papers", "map", "authors"],
    )
    matter = make_matter(plan, 41)
    assert [part.title for part in matter.front] == ["", "Venue", ""]
    assert "ivCarefulManuscripts2026" in texts(matter.front[2].pdf)[0]
    assert [(part.title, part.first_label) for part in matter.back] == [("Map", 41), ("", 44)]
    contents = "".join(texts(matter.front[2].pdf))
    assert "Map41" in contents
    assert "Authors44" in contents


def test_parts_appear_only_when_there_is_something_for_them():
    plan = sample_plan(6)
    nobody = replace(
        plan,
        papers=tuple(replace(paper, award=None, topics=()) for paper in plan.papers),
        workshop=replace(plan.workshop, speakers=(), panelists=(), sponsors=()),
    )
    there = {name for name in (*FRONT, *BACK) if has_part(nobody, Step(name))}
    assert not {"awards", "topics", "speakers", "sponsors"} & there
    assert {"people", "programme", "contents", "authors"} <= there


def test_people_and_sponsors_are_set_with_their_words(folder):
    (folder / "broken.png").write_bytes(b"no picture")
    plan = sample_plan(3, folder=folder)
    workshop = replace(
        plan.workshop,
        speakers=(
            Person(
                "Emmy Noether", talk="Invariants", abstract="One.\n\nTwo.", portrait="broken.png"
            ),
        ),
        panelists=(Person("Wang Zhenyi"),),
        sponsors=(Sponsor("Ada Press", "Gold"), Sponsor("Papyrus & Co.", "Silver")),
    )
    matter = make_matter(replace(plan, workshop=workshop), 9)
    words = "".join(texts(matter.front[0].pdf))
    for expected in ("EmmyNoether", "Invariants", "One.", "Two.", "WangZhenyi", "Gold", "AdaPress"):
        assert expected in words
    assert words.index("Gold") < words.index("AdaPress") < words.index("Silver")
    assert [f.subject for f in matter.findings if f.rule == "picture-unusable"] == ["broken.png"]


def test_lists_behind_the_papers_lead_to_every_paper_they_name():
    plan = sample_plan(12)
    topical = replace(
        plan,
        papers=tuple(
            replace(paper, topics=("Logic", "Type") if number % 2 else ("Type",))
            for number, paper in enumerate(plan.papers)
        ),
    )
    matter = make_matter(topical, 101)
    assert [part.first_label for part in matter.back] == [101]
    words = "".join(texts(matter.back[0].pdf))
    logic, kind = words.index("Logic"), words.rindex("Type")
    assert logic < kind
    for paper in plan.papers:
        if paper.board:
            assert str(paper.span.first) in words
    contents = "".join(texts(matter.front[-1].pdf))
    for title in ("Authors101", "Topics", "Postersbyboard"):
        assert title in contents


def test_a_paper_published_elsewhere_says_so_in_the_contents():
    plan = sample_plan(3)
    papers = (replace(plan.papers[0], archival_elsewhere="Annals of Type 7"), *plan.papers[1:])
    words = "".join(texts(make_matter(replace(plan, papers=papers), 9).front[0].pdf))
    assert "PublishedinAnnalsofType7" in words
