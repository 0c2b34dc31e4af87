"""Poster files are told by key, number or id, as PDFs of papers are."""

from __future__ import annotations

import pytest

from proceedings.model import Paper, Presentation, Severity
from proceedings.reconcile import PosterMatches, hangs, match_posters, missing_posters, same_posters

PAPERS = (
    Paper("1", "One", number=1, id="aB3xYzQ1Wq"),
    Paper("12", "Twelve", number=12, id="aB3xYzQ1WQ"),
    Paper("seven", "Seven"),
    Paper("20", "Virtual", number=20, presentation=Presentation.VIRTUAL),
    Paper("21", "Absent", number=21, absent=True),
    Paper("22", "Withdrawn", number=22, withdrawn=True),
)


@pytest.fixture
def matched(tmp_path):
    def match(*names):
        for name in names:
            path = tmp_path / "posters" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
        return match_posters(PAPERS, tmp_path / "posters")

    return match


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("12.pdf", "12"),
        ("012_final.PNG", "12"),
        ("poster_12.jpg", "12"),
        ("aB3xYzQ1Wq.jpeg", "1"),
        ("aB3xYzQ1WQ.pdf", "12"),
        ("Seven.pdf", "seven"),
        ("day 2/1.pdf", "1"),
        ("22.pdf", "22"),
    ],
)
def test_a_name_says_whose_it_is(name, key, matched):
    matches = matched(name)
    assert list(matches.files) == [key]
    assert not matches.findings


def test_of_several_files_a_pdf_is_taken_and_told(matched):
    matches = matched("12.jpg", "12.pdf", "12.png")
    assert matches.files["12"].name == "12.pdf"
    (finding,) = matches.findings
    assert (finding.rule, finding.subject) == ("poster-twice", "12")


def test_what_belongs_to_nobody_is_told_once(matched):
    matches = matched("final.pdf", "99.png", "notes.txt", "12.pdf")
    (finding,) = matches.findings
    assert finding.rule == "poster-without-paper"
    assert "99.png" in finding.message
    assert "final.pdf" in finding.message
    assert "notes.txt" not in finding.message


def test_who_hangs_and_has_none_is_missed(matched):
    assert matched("12.pdf").missing == ("1", "seven")
    assert [paper.key for paper in PAPERS if hangs(paper)] == ["1", "12", "seven"]


def test_nobody_is_missed_where_nobody_waits(matched):
    none = matched()
    assert not missing_posters(none, asked=False)
    (finding,) = missing_posters(none, asked=True)
    assert finding.severity is Severity.WARNING
    assert "1, 12, seven" in finding.message
    (finding,) = missing_posters(matched("12.pdf"), asked=False)
    assert finding.severity is Severity.INFO


def test_of_many_that_are_missed_the_first_are_named():
    matches = PosterMatches({}, tuple(str(number) for number in range(1, 301)))
    (finding,) = missing_posters(matches, asked=True)
    assert finding.message.startswith("300 papers have no poster file yet: 1, 2, 3,")
    assert finding.message.endswith("29, 30 and 270 more, which the report names.")


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert not match_posters(PAPERS, tmp_path / "nowhere").files


def test_one_file_under_two_names_is_told(matched):
    files = matched("1.pdf", "12.pdf").files
    (finding,) = same_posters(files, {"1": "a", "12": "a"})
    assert (finding.rule, "1 and 12" in finding.message) == ("poster-twice", True)
    assert not same_posters(files, {"1": "a", "12": "b"})
    assert not same_posters(files, {"1": None, "12": None})
