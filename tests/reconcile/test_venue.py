"""Rows of the venue's tables beside the list."""

from __future__ import annotations

import pytest

from proceedings.inputs import VenueRow
from proceedings.model import Paper
from proceedings.reconcile.venue import check_rows

TITLES = {"12": "The Weight of Rules", "15": "Counting Lines", "21": "Ink"}
PAPERS = [
    Paper("12", TITLES["12"], number=12, id="aBc"),
    Paper("15", TITLES["15"], number=15),
    Paper("21", TITLES["21"], number=21, withdrawn=True),
]


def check(name, title=""):
    return check_rows([VenueRow("boards.csv", 7, name, title)], PAPERS, TITLES)


@pytest.mark.parametrize("name", ["12", "012", "aBc"])
@pytest.mark.parametrize("title", ["", "The weight of rules", "THE WEIGHT OF RULES."])
def test_a_row_that_fits_is_silent(name, title):
    assert check(name, title) == ()


@pytest.mark.parametrize(
    ("name", "title", "rule", "severity", "words"),
    [
        ("122", "", "unknown-paper", "error", "a paper 122"),
        ("122", "Counting Lines", "unknown-paper", "error", "122"),
        ("", "Counting Lines", "unknown-paper", "error", "by its title alone"),
        ("12", "The Weight of Old Rules", "venue-title", "warning", "another title"),
        ("12", "Counting Lines", "venue-title", "error", "that of 15"),
        ("21", "Ink", "placement-of-absent", "warning", "withdrawn"),
    ],
)
def test_a_row_that_does_not_fit_names_file_and_line(name, title, rule, severity, words):
    (finding,) = check(name, title)
    assert (finding.rule, finding.severity.value) == (rule, severity)
    assert finding.message.startswith("boards.csv:7 ")
    assert words in finding.message
    assert finding.fix


def test_a_title_only_proposes():
    (finding,) = check("122", "Counting Lines")
    assert "15" in finding.fix
