from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import Checked, judge, resolve
from proceedings.checks.places import place_in_words
from proceedings.formats import load_formats
from proceedings.model import Box, Finding, Requirements, Severity, Stage


@pytest.fixture(scope="module")
def long_paper(papers):
    path = papers / "faulty" / "page-limit.pdf"
    facts = read_manuscript(path)
    wanted = Requirements(("icml2026",), None, {"": dict.fromkeys(Stage, 8)})
    asked = resolve(wanted, load_formats(), facts.format)
    return Checked(path.name, None, facts, judge(facts, asked))


def finding(page, box=None):
    return Finding("stage", Severity.ERROR, "", page=page, box=box)


def test_page_column_and_height_are_named(long_paper):
    (one,) = long_paper.judgement.findings
    assert place_in_words(one, long_paper) == "page 9, left column, 16% down"


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(310, 380, 500, 396), "page 2, right column, 50% down"),
        (Box(60, 380, 500, 396), "page 2, 50% down"),
        (None, "page 2"),
    ],
)
def test_no_column_is_named_for_what_goes_across(long_paper, box, words):
    assert place_in_words(finding(2, box), long_paper) == words


def test_without_the_paper_only_the_page_is_known():
    assert place_in_words(finding(2, Box(0, 0, 9, 9))) == "page 2"
    assert place_in_words(finding(None)) == ""


def test_what_was_read_as_across_is_not_put_into_a_column(long_paper):
    box = Box(60, 380, 120, 396)
    heading = long_paper.facts.headings[0]
    place = heading.place._replace(page=2, column=None, box=box)
    headings = (heading._replace(place=place),)
    paper = replace(long_paper, facts=replace(long_paper.facts, headings=headings))
    assert place_in_words(finding(2, box), long_paper) == "page 2, left column, 50% down"
    assert place_in_words(finding(2, box), paper) == "page 2, 50% down"


def test_in_an_appendix_which_may_be_in_one_column_no_column_is_named(long_paper):
    box = Box(60, 380, 120, 396)
    heading = long_paper.facts.headings[-1]
    headings = (heading._replace(part="appendix", place=heading.place._replace(page=8, box=None)),)
    paper = replace(long_paper, facts=replace(long_paper.facts, headings=headings))
    assert place_in_words(finding(7, box), paper) == "page 7, left column, 50% down"
    assert place_in_words(finding(8, box), paper) == "page 8, 50% down"


def test_in_a_template_of_one_column_no_column_is_named(papers):
    facts = read_manuscript(papers / "sound" / "onecolumn-camera-ready.pdf")
    asked = resolve(None, load_formats(), facts.format)
    paper = Checked("", None, facts, judge(facts, asked))
    assert place_in_words(finding(1, Box(110, 380, 200, 396)), paper) == "page 1, 50% down"
