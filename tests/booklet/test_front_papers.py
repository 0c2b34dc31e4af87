from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from proceedings.booklet.papers import abstracts, placeholder

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan, bare_plan, ABSTRACT = PLANS["sample_plan"], PLANS["bare_plan"], PLANS["ABSTRACT"]
texts, squeezed, boxes = PAGES["texts"], PAGES["squeezed"], PAGES["boxes"]


def test_a_placeholder_says_what_is_missing_why_and_where_it_is():
    plan = sample_plan(10)
    rendered = placeholder(plan, plan.paper("10"))
    assert rendered.pages == 1
    assert dict(rendered.anchors) == {"paper-10": 1}
    (words,) = texts(rendered.pdf)
    paper = plan.paper("10")
    for expected in (
        paper.title,
        *(author.name for author in paper.authors),
        ABSTRACT,
        "The authors asked for the abstract alone.",
        "openreview.net/forum?id=aBcDeF009",
        "Board 5",
    ):
        assert squeezed(expected) in words


def test_a_placeholder_leaves_head_and_foot_to_the_stamps():
    plan = sample_plan(10)
    for paper in (plan.papers[3], plan.papers[9]):
        ((_, height, rectangles),) = boxes(placeholder(plan, paper).pdf)
        assert min(bottom for _, bottom, _, _ in rectangles) > 100
        assert max(top for *_, top in rectangles) < height - 70


def test_a_placeholder_shows_a_code_only_for_an_address():
    plan = sample_plan(10)
    paper = plan.papers[9]
    (with_code,) = drawn(placeholder(plan, paper).pdf)
    (without,) = drawn(placeholder(plan, replace(paper, openreview=None)).pdf)
    assert with_code > without + 500


def drawn(pdf: bytes) -> list[int]:
    """The dark spots of each page right of the words, in the lower right."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=1).to_pil().convert("L") for page in document]
    return [sum(page.crop((450, 200, 520, 680)).histogram()[:100]) for page in pages]


def test_a_placeholder_needs_nothing_but_a_title():
    plan = sample_plan(1, authors=False)
    paper = replace(
        plan.papers[0], abstract="", abstract_html="", openreview=None, links=(), award=None
    )
    (words,) = texts(placeholder(plan, paper).pdf)
    assert squeezed(paper.title) in words


@pytest.fixture(scope="module", params=["letter", "a4"])
def edition(request):
    plan = sample_plan(26, abstracts=True, sheet=request.param)
    return plan, abstracts(plan)


def test_each_paper_of_the_edition_is_on_the_page_its_anchor_says(edition):
    plan, rendered = edition
    pages = texts(rendered.pdf)
    for paper in plan.papers:
        if paper.key != "6":  # its title is set with sub- and superscripts
            assert squeezed(paper.title) in pages[rendered.anchors[f"paper-{paper.key}"] - 1]


def test_the_edition_prints_every_author_and_abstract(edition):
    plan, rendered = edition
    words = "".join(texts(rendered.pdf))
    for paper in plan.papers:
        for author in paper.authors:
            assert squeezed(author.name) in words
    assert words.count("1,204copiesof93texts") == sum(bool(p.abstract) for p in plan.papers)


def test_the_edition_keeps_to_its_type_area(edition):
    _, rendered = edition
    assert rendered.pages < 26 / 2
    for number, (width, height, rectangles) in enumerate(boxes(rendered.pdf), start=1):
        for left, bottom, right, top in rectangles:
            assert (left >= 55, right <= width - 82) == (True, True), number
            assert (bottom >= 40, top <= height - 70) == (True, True), number
        assert PAGES["overlapping"](rectangles) == [], number


def test_the_edition_counts_from_one_in_arabic(edition):
    pages = texts(edition[1].pdf)
    short = squeezed("Careful Manuscripts 2026")
    for number, words in enumerate(pages, start=1):
        assert words.endswith((f"{short}{number}", f"{number}{short}"))


def test_an_edition_without_papers_authors_or_abstracts_is_still_made():
    assert "Nopapers" in "".join(texts(abstracts(bare_plan()).pdf))
    plan = sample_plan(3, authors=False)
    bare = tuple(replace(paper, abstract="", abstract_html="") for paper in plan.papers)
    assert abstracts(replace(plan, papers=bare)).pages == 2
