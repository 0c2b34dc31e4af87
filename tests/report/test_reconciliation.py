"""List beside print as one HTML file."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.report.pictures import Picture
from proceedings.report.reconciliation import (
    marked,
    reconciliation_page,
    shortened,
    wanted_clips,
)

TESTS = Path(__file__).parents[1]
MADE = runpy.run_path(str(TESTS / "reconcile" / "conftest.py"))
PLAN = runpy.run_path(str(TESTS / "report" / "reports.py"))["plan"]
NAMES = ("Ada Lovelace", "Charles Babbage")


@pytest.fixture
def found():
    bench = MADE["Bench"]()
    paper, manuscript = MADE["paper"], MADE["manuscript"]
    bench.add(paper("1", "Rules & <Print>", NAMES), manuscript("Rules of Print", NAMES[:1]))
    bench.add(paper("2", "Ink", ("Emmy Noether",)), manuscript("Ink", ("E. Noether",)))
    bench.add(paper("3", "Paper", NAMES), manuscript("Paper", NAMES))
    bench.choose("1", "title", listed=("Rules & <Print>",), printed=("Rules of Print",))
    return bench.result()


@pytest.fixture
def html(found, tmp_path):
    clips = wanted_clips(found)
    pictures = {key: {clip: Picture(b"RIFF", 10, 5) for clip in own} for key, own in clips.items()}
    return reconciliation_page(PLAN(tmp_path).workshop, found, pictures)


def test_the_page_shows_papers_with_warnings_and_counts_them(html):
    assert "1 of 3 papers needs a look" in html
    assert 'id="paper-1"' in html
    assert html.count("data:image/webp") == 1
    assert "1 paper where list and print agree" in html


def test_what_differs_is_marked_on_both_sides_and_escaped(html):
    assert "Rules <mark>&amp;</mark> <mark>&lt;</mark>Print<mark>&gt;</mark>" in html
    assert '<td class="text">Charles Babbage</td><td class="text">–</td>' in html
    assert "1 name is the same." in html


def test_an_open_choice_and_the_notes_are_there(html):
    assert "Open: delete a line in decisions.yaml, from line 3 on." in html
    assert "Emmy Noether in the list, E. Noether in print" in html


def test_the_page_needs_no_other_file(html):
    assert "http" not in html.replace("http://www.w3.org", "")


@given(st.text("ab ,.’'", max_size=30), st.text("ab ,.’'", max_size=30))
def test_marks_lose_nothing(listed, printed):
    one, other = marked(listed, printed)
    assert "".join(word.text for word in one) == listed
    assert "".join(word.text for word in other) == printed
    if listed == printed:
        assert not any(word.differs for word in (*one, *other))


def test_the_middle_of_what_is_the_same_is_left_out():
    text = " ".join(f"word{i}" for i in range(40))
    one, _ = marked(f"{text} old", f"{text} new")
    short = "".join(word.text for word in shortened(one))
    assert short.startswith("word0 word1")
    assert "…" in short
    assert short.endswith("old")
    assert "word20" not in short
