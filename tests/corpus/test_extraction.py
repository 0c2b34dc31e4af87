"""Titles, authors and abstracts of real papers are read as often right as they have been."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.corpus

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
REACHED = {
    "title, soft": 71,
    "title, strict": 71,
    "authors in order, ICML": 47,
    "authors in order, NeurIPS, blind": 14,
    "authors in order, other formats, blind": 0,
    "authors aligned to the record, NeurIPS, verdict": 17,
    "abstract": 33,
    "affiliation of each author": 65,
}


@pytest.fixture(scope="module")
def figures(measured):
    return measured("extraction")


@pytest.mark.parametrize("name", REACHED)
def test_as_many_are_right_as_have_been(figures, name):
    score = figures["scores"][name]
    assert score["right"] >= REACHED[name], score["misses"]


def test_nothing_is_counted_that_has_no_bound(figures):
    assert set(figures["scores"]) == set(REACHED)


def test_a_miss_names_no_paper_but_by_its_hash(figures, corpus):
    hashes = {path.stem[:8] for path in (corpus / "papers").glob("*.pdf")}
    missed = {miss["paper"] for one in figures["scores"].values() for miss in one["misses"]}
    assert missed <= hashes


def test_every_record_that_is_left_out_is_of_a_paper_and_a_measure(figures, corpus, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from extraction import opened

    hashes = {path.stem[:8] for path in (corpus / "papers").glob("*.pdf")}
    for paper, measure, author in opened():
        assert paper in hashes
        assert measure in figures["scores"]
        assert not author or author.isdigit()
