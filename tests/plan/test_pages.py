"""Page numbers: odd openings, frozen ones, and what is said of changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.inputs import Published
from proceedings.model import Event, Workshop
from proceedings.plan import Group, PageSpan, Plan, PlannedPaper, page_label, said_of
from proceedings.plan.pages import freeze, next_opening, number_pages, paginate
from proceedings.plan.published import (
    change_note,
    changes,
    published_pages,
    spoken,
)

LENGTHS = st.lists(st.integers(1, 12), min_size=1, max_size=8)


def plan_of(*keys):
    day = dt.date(2026, 7, 18)
    event = Event("A Workshop", "A Workshop", day, day, "Asia/Seoul", "")
    papers = tuple(PlannedPaper(key, f"Title {key}", f"Title {key}") for key in keys)
    group = Group("papers", "Papers", keys)
    built = dt.datetime(2026, 7, 18, tzinfo=dt.UTC)
    return Plan(Workshop(Path(), event), papers, (group,), (), (), built)


def numbers(span: PageSpan) -> list[str]:
    """Every number printed on the pages of a paper."""
    return [str(n) for n in range(span.first, span.last + 1)] + [
        page_label(span.last, letter + 1) for letter in range(span.extra)
    ]


def keys_of(lengths):
    return {str(index): length for index, length in enumerate(lengths)}


@given(LENGTHS)
def test_no_number_is_given_twice_and_openings_are_odd(lengths):
    pages = keys_of(lengths)
    spans = number_pages(plan_of(*pages), pages)
    given_out = [number for span in spans.values() for number in numbers(span)]
    assert len(given_out) == len(set(given_out)) == sum(lengths)
    assert all(span.first % 2 for span in spans.values())
    assert [span.position for span in spans.values()] == [
        1 + sum(lengths[:index]) for index in range(len(lengths))
    ]


@given(LENGTHS, LENGTHS)
def test_frozen_papers_keep_their_first_page_whatever_becomes_of_others(before, after):
    old, new = keys_of(before), keys_of(after)
    plan = plan_of(*{**old, **new})
    first = number_pages(plan, old)
    frozen = freeze(plan, first)
    later = number_pages(frozen, new)
    for key in first.keys() & later.keys():
        assert later[key].first == first[key].first
    given_out = [number for span in later.values() for number in numbers(span)]
    assert len(given_out) == len(set(given_out)) == sum(after)
    end = max(span.last for span in first.values())
    assert all(later[key].first >= next_opening(end) for key in later.keys() - first.keys())
    assert [span.position for span in later.values()] == [
        1 + sum(span.pages for span in list(later.values())[:index]) for index in range(len(later))
    ]
    assert freeze(frozen, later).frozen.items() >= frozen.frozen.items()


def test_a_page_too_many_gets_a_letter_behind_the_blank_one():
    plan = plan_of("a", "b")
    frozen = freeze(plan, number_pages(plan, {"a": 3, "b": 2}))
    grown = number_pages(frozen, {"a": 4, "b": 2})
    assert (grown["a"].first, grown["a"].last, grown["a"].extra) == (1, 4, 0)
    grown = number_pages(frozen, {"a": 6, "b": 2})
    assert numbers(grown["a"]) == ["1", "2", "3", "4", "4a", "4b"]
    assert grown["a"].end == "4b"
    assert (grown["b"].first, grown["b"].sheet) == (5, 7)
    shrunk = number_pages(frozen, {"a": 1, "b": 2})
    assert (shrunk["a"], shrunk["b"].first) == (PageSpan(1, 1, sheet=1), 5)


@pytest.mark.parametrize(
    ("letters", "label"), [(1, "20a"), (26, "20z"), (27, "20aa"), (28, "20bb"), (52, "20zz")]
)
def test_letters_go_on_as_in_a_pdf(letters, label):
    assert page_label(20, letters) == label


def printed(plan, lengths, digests):
    papers = tuple(
        replace(paper, pages=lengths[paper.key], manuscript_sha256=digests[paper.key])
        for paper in plan.papers
    )
    plan = replace(plan, papers=papers)
    return paginate(plan, number_pages(plan, lengths))


def published(plan):
    papers = {paper.key: said_of(paper) | published_pages(paper) for paper in plan.papers}
    return Published(dt.date(2026, 7, 1), papers)


def test_the_change_note_says_what_was_added_removed_changed_and_moved():
    before = printed(plan_of("a", "b", "c"), {"a": 2, "b": 2, "c": 1}, dict.fromkeys("abc", "x"))
    told = published(before)
    assert not changes(before, told)
    now = printed(plan_of("a", "c", "d"), {"a": 3, "c": 1, "d": 1}, {"a": "y", "c": "x", "d": "z"})
    found = changes(now, told)
    assert (found.added, found.removed, found.changed) == (("Title d",), ("Title b",), ("Title a",))
    assert found.moved == (("Title a", "1–2", "1–3"),)
    note = change_note(found)
    assert note.startswith("# What has changed since 2026-07-01\n")
    assert "- Title a: 1–2, now 1–3\n" in note
    assert spoken(found) == "1 added, 1 removed, 1 with a new PDF and 1 on other pages"


def test_a_paper_without_pages_is_published_without_them():
    assert published_pages(PlannedPaper("a", "T", "T")) == {}
