"""``data/papers.json`` by its contract."""

from __future__ import annotations

import json
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.exports import papers_json
from proceedings.model import Inclusion, Link

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
CONTRACT = [
    *("key", "number", "id", "title", "title_html", "authors", "abstract", "abstract_html"),
    *("track", "presentation", "topics", "session", "board", "award", "archival_elsewhere"),
    *("links", "pages", "first_page", "last_page", "lettered_pages"),
    *("volume", "first_pdf_page", "pdf", "file"),
]
SELDOM = {"lettered_pages", "volume"}


@pytest.fixture
def plan(tmp_path):
    return PLANS["full_plan"](tmp_path)


def read(plan, offset=None):
    return {one["key"]: one for one in json.loads(papers_json(plan, offset))["papers"]}


def test_names_its_schema(plan):
    assert json.loads(papers_json(plan))["schema"] == "proceedings/papers/1"


def test_papers_stand_in_booklet_order(plan):
    assert list(read(plan)) == [paper.key for paper in plan.papers]


def test_keys_are_those_of_the_contract_in_its_order(plan):
    for paper in read(plan, (12,)).values():
        assert list(paper) == [key for key in CONTRACT if key in paper]
    assert {key for paper in read(plan, (12,)).values() for key in paper} == set(CONTRACT) - SELDOM


def test_an_absent_fact_is_an_absent_key(plan):
    assert read(plan)["5"].keys() == {
        *("key", "title", "title_html", "abstract", "abstract_html", "presentation", "session")
    }
    for paper in read(plan, (12,)).values():
        assert not [key for key, fact in paper.items() if fact in (None, "", [], {})]


def test_an_author_without_affiliation_has_no_such_key(plan):
    authors = {author["person"]: author for author in read(plan)["2"]["authors"]}
    assert authors["ramanujan"] == {"name": "Srinivasa Ramanujan", "person": "ramanujan"}
    assert authors["chern"]["affiliations"] == ["南開大學"]


@pytest.mark.parametrize(("offset", "first"), [((12,), 13), ((0,), 1)])
def test_the_position_in_the_booklet_counts_the_front_matter(plan, offset, first):
    paper = read(plan, offset)["1"]
    assert (paper["first_page"], paper["last_page"]) == (1, 8)
    assert paper["first_pdf_page"] == first


def test_without_a_booklet_there_is_no_position_in_it(plan):
    assert not [paper for paper in read(plan).values() if "first_pdf_page" in paper]


def test_a_number_nought_is_a_fact(plan):
    plan = replace(plan, papers=(replace(plan.papers[0], number=0),))
    assert read(plan)["1"]["number"] == 0


@pytest.mark.parametrize(
    ("inclusion", "shown"),
    [
        (Inclusion.FULL, {"abstract", "links"}),
        (Inclusion.ABSTRACT, {"abstract", "links"}),
        (Inclusion.LINK, {"links"}),
        (Inclusion.NONE, set()),
    ],
)
def test_no_more_is_handed_round_than_the_authors_allow(plan, inclusion, shown):
    plan = replace(plan, papers=(replace(plan.papers[0], inclusion=inclusion),))
    paper = read(plan)["1"]
    assert {key for key in ("abstract", "abstract_html", "links") if key in paper} == {
        *shown,
        *({"abstract_html"} if "abstract" in shown else ()),
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "mailto:ada@example.org", "/etc/passwd"])
def test_a_link_leads_to_the_web_or_nowhere(plan, url):
    plan = replace(plan, papers=(replace(plan.papers[0], links=(Link("code", url),)),))
    assert read(plan)["1"]["links"].keys() == {"openreview"}


def test_text_is_unicode_and_ends_with_a_newline(plan):
    text = papers_json(plan)
    assert "陳省身" in text
    assert text.endswith("}\n")


def test_no_path_of_the_machine_is_in_it(plan):
    papers = tuple(replace(paper, manuscript=Path("/home/ada/12.pdf")) for paper in plan.papers)
    assert "/home/ada" not in papers_json(replace(plan, papers=papers))
