"""Choices for people as entries of ``decisions.yaml``: two lines, of which one is deleted."""

from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from proceedings.inputs.decisions import DecisionsFile
from proceedings.inputs.problems import validate
from proceedings.inputs.yaml_file import YamlFile, parse_yaml
from proceedings.reconcile.proposals import Proposal, proposals, proposals_text, undecided
from proceedings.text.unicode import clean

_HELPERS = runpy.run_path(str(Path(__file__).parent / "conftest.py"))
manuscript, paper = _HELPERS["manuscript"], _HELPERS["paper"]
DAY = dt.date(2026, 7, 2)


def read(text):
    file = YamlFile("decisions.yaml")
    parse_yaml(text, file)
    model = validate(DecisionsFile, file)
    assert not file.problems, file.problems
    return model.root


def without(text, key):
    return "".join(line for line in text.splitlines(keepends=True) if f"  {key}:" not in line)


AUTHORS = Proposal("authors", "12", ("Ada Lovelace",), ("Ada Lovelace", "O'Brien, Jr."), "more")


@pytest.mark.parametrize(
    ("proposal", "listed", "printed"),
    [
        (Proposal("title", "007", ("A: B",), ("'Tis #1",), "a slip"), ("A: B",), ("'Tis #1",)),
        (AUTHORS, AUTHORS.listed, AUTHORS.printed),
        (Proposal("file", "a b.pdf", ("none",), ("12",), "free"), ("none",), ("12",)),
        (
            Proposal("abstract", "12", ("One.\n\nTwo.",), ("- no",), "other"),
            ("One.", "Two."),
            ("- no",),
        ),
    ],
)
def test_an_entry_is_valid_with_both_lines_and_with_either(proposal, listed, printed):
    text = proposals_text([proposal], DAY)
    (both,) = read(text)
    assert (both.as_listed, both.as_printed) == (listed, printed)
    assert getattr(both, proposal.what) == proposal.subject
    (kept,) = read(without(text, "as_printed"))
    assert (kept.as_listed, kept.as_printed) == (listed, None)
    (taken,) = read(without(text, "as_listed"))
    assert (taken.as_listed, taken.as_printed) == (None, printed)


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_any_words_come_back_as_they_were(listed, printed):
    listed, printed = clean(listed), clean(printed)
    if not listed or not printed:
        return
    text = proposals_text([Proposal("title", "12", (listed,), (printed,), "other")], DAY)
    assert len(text.splitlines()) == 5
    entry = yaml.load(text, Loader=yaml.BaseLoader)[0]
    assert (entry["as_listed"], entry["as_printed"]) == (listed, printed)


def differing(bench):
    bench.add(paper("1", "One Study", ("Ada Lovelace",)), manuscript("One Work", ("Ada Lovelace",)))
    bench.add(paper("2", "Two", ("Ada Lovelace",)), manuscript("TWO", ("A. Lovelace",)))
    bench.add(
        paper("3", "Three Lines", ("Emmy Noether",)), manuscript("Three Lines", ("Anonymous",))
    )
    return bench


def test_only_warnings_are_asked_about_and_hidden_names_are_none(bench):
    asked = proposals(differing(bench).result())
    assert [(one.what, one.subject) for one in asked] == [("title", "1")]


def test_what_stands_in_decisions_is_not_proposed_again_and_waits(bench):
    differing(bench).choose("1", "title", listed=("One Study",), printed=("One Work",))
    assert proposals(bench.result()) == ()
    assert [one.subject for one in undecided(bench.result())] == ["1"]


def test_what_was_settled_waits_no_more(bench):
    differing(bench).choose("1", "title", printed=("One Work",))
    assert undecided(bench.result()) == ()


def test_of_another_papers_file_only_the_file_is_asked(bench):
    bench.add(
        paper("1", "One Study of Ink", ("Ada Lovelace",)),
        manuscript("Two on Paper", ("Emmy Noether",)),
    )
    bench.add(paper("2", "Two on Paper", ("Emmy Noether",)))
    (asked,) = proposals(bench.result())
    assert (asked.what, asked.subject, asked.listed, asked.printed) == (
        *("file", "1.pdf"),
        ("1",),
        ("2",),
    )
