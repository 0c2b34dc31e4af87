"""Looks at a file that is written, taken away and written again; the clock is our own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from proceedings.watching import Seen, Watched

PAPER = Path(__file__).parent / "papers" / "sound" / "references-mid-page.pdf"
WHOLE = PAPER.read_bytes()
HALF = WHOLE[: len(WHOLE) // 2]


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(WHOLE)
    return path


def looks(watched, begin, end):
    """Look every third of a second; return what was new, in order."""
    times = [begin + number / 3 for number in range(round((end - begin) * 3))]
    return [seen for now in times if (seen := watched.look(now)) is not Seen.NOTHING_NEW]


def test_a_whole_file_is_told_at_the_first_look_and_once(paper):
    watched = Watched(paper, 0)
    assert watched.look(0) is Seen.WHOLE
    assert looks(watched, 1, 60) == []


def test_a_new_version_is_told_at_the_second_look(paper):
    watched = Watched(paper, 0)
    watched.look(0)
    paper.write_bytes(WHOLE + b"\n")
    assert watched.look(1) is Seen.NOTHING_NEW
    assert watched.look(1.3) is Seen.WHOLE


def test_a_file_of_the_same_size_and_time_in_its_place_is_another(paper, tmp_path):
    watched = Watched(paper, 0)
    watched.look(0)
    other, status = tmp_path / "other.pdf", paper.stat()
    other.write_bytes(WHOLE)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(paper)
    assert looks(watched, 1, 2) == [Seen.WHOLE]


def test_a_growing_file_is_waited_for_without_a_word(paper):
    watched = Watched(paper, 0)
    watched.look(0)
    for second in range(1, 12):
        paper.write_bytes(HALF[: second * 1000])
        assert looks(watched, second, second + 1) == []
    paper.write_bytes(WHOLE)
    assert looks(watched, 13, 14) == [Seen.WHOLE]


@pytest.mark.parametrize("content", [b"", HALF])
def test_a_file_that_stays_without_an_end_is_told_once(paper, content):
    watched = Watched(paper, 0)
    watched.look(0)
    paper.write_bytes(content)
    assert looks(watched, 1, 5) == []
    assert looks(watched, 5, 60) == [Seen.UNFINISHED]
    paper.write_bytes(HALF + b"\n")
    assert looks(watched, 61, 120) == []
    paper.write_bytes(WHOLE)
    assert looks(watched, 121, 180) == [Seen.WHOLE]
    paper.write_bytes(content)
    assert looks(watched, 181, 240) == [Seen.UNFINISHED]


def test_a_file_that_vanishes_for_a_second_is_no_news(paper):
    watched = Watched(paper, 0)
    watched.look(0)
    paper.unlink()
    assert looks(watched, 1, 2) == []
    paper.write_bytes(WHOLE + b"\n")
    assert looks(watched, 2, 3) == [Seen.WHOLE]


def test_a_file_that_stays_away_is_told_once(paper):
    watched = Watched(paper, 0)
    watched.look(0)
    paper.unlink()
    assert looks(watched, 1, 60) == [Seen.GONE]


def test_what_will_never_be_a_pdf_is_told_as_it_is(paper):
    watched = Watched(paper, 0)
    watched.look(0)
    paper.write_bytes(b"<!doctype html><p>Please sign in.")
    assert looks(watched, 1, 2) == [Seen.WHOLE]
