"""The check is as often right on real papers as it has been; what benchmarks/accuracy.py counts."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.corpus

REACHED = {
    "family right, look-alikes refused": 103,
    # "Preprint. Under review." is labelled a submission, and printed by the option for preprints.
    "stage, where the manifest knows it": 87,
    "body end, page and column": 42,
    "body end, height within 0.01": 42,
    "page where the references begin": 42,
    "page where the appendix begins": 42,
    "papers without an error but those confirmed by eye": 103,
    "own faulty papers: the fault found by its own rule only": 77,
}


@pytest.fixture(scope="module")
def figures(measured):
    return measured("accuracy")


@pytest.mark.parametrize("name", REACHED)
def test_as_many_are_right_as_have_been(figures, name):
    score = figures["scores"][name]
    assert score["right"] >= REACHED[name], score["misses"]


def test_nothing_is_counted_that_has_no_bound(figures):
    assert set(figures["scores"]) == set(REACHED)


def test_every_error_was_confirmed_by_eye(figures):
    assert [error for error in figures["errors"] if not error["confirmed"]] == []


def test_a_miss_names_no_paper_but_by_its_hash(figures, corpus):
    hashes = {path.stem[:8] for path in (corpus / "papers").glob("*.pdf")}
    missed = {
        miss["paper"]
        for name, score in figures["scores"].items()
        for miss in score["misses"]
        if "own" not in name
    }
    assert missed <= hashes
