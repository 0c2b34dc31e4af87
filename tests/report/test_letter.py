"""The page for the authors of one paper: what, where, how to mend it; nothing of another paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.model import Box, Finding, Severity
from proceedings.report import report_of
from proceedings.report.pictures import Picture, clip_of, thumbnail


def test_every_letter_is_a_sound_page(letter_of, check):
    for place in range(6):
        assert check(letter_of(place)).problems == []


def test_a_letter_needs_nothing_beside_it_and_leads_nowhere(letter_of, report, check):
    first = report.papers[0]
    html = letter_of(0, {thumbnail(first): Picture(b"RIFF", 192, 248)})
    for name, link in check(html).links:
        assert link.startswith(("#", "data:")), (name, link)
    assert "url(" in html
    assert 'url("data:font/woff2' in html
    assert "http" not in html
    assert "<script" not in html


def test_a_letter_shows_nothing_of_any_other_paper(letter_of, report, reports):
    for place, paper in enumerate(report.papers):
        html = letter_of(place)
        for key, title in reports["TITLES"].items():
            if key == paper.key:
                continue
            assert title not in html.replace(paper.title, "")
            assert reports["AUTHORS"][key] not in html
            assert f"paper {key}" not in html
            assert f"{key}.pdf" not in html
            assert f"{key}.html" not in html


def test_what_is_for_the_organizers_is_not_in_a_letter(letter_of):
    assert "two places at once" not in letter_of(5)
    assert "Put it there" not in letter_of(3)


def test_a_letter_says_what_where_and_how_to_mend_it(letter_of, check):
    text = check(letter_of(0)).text
    for words in (
        "Notes on the Analytical Engine",
        "Ada Lovelace",
        "The body is 5 lines over the limit of 8 pages.",
        "page 9, left column, upper third",
        "8 pages of body",
        "8 pages and 5 lines",
        "Shorten the text by 5 lines",
        "proceedings check paper.pdf --format icml2026 --limit 8 --stage camera-ready",
        "“Presented with care.”",
        "proceedings check paper.pdf --requirements requirements.yaml --track long",
    ):
        assert words in text, words


def test_the_gravest_comes_first(letter_of):
    html = letter_of(0)
    assert html.index("page-limit") < html.index("notice-missing")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (0, "1 thing to mend, 1 to look at"),
        (1, "Nothing to do"),
        (2, "Your PDF cannot be read"),
        (3, "Your PDF is missing"),
        (4, "Your paper could not be judged"),
        (5, "Nothing to do"),
    ],
)
def test_a_letter_begins_with_how_it_stands(letter_of, check, place, words):
    assert check(letter_of(place)).texts["h1"] == [words]


def test_advice_is_nothing_to_mend(letter_of, report, check):
    advice = Finding("fonts", Severity.WARNING, "A font is not embedded.")
    html = letter_of(replace(report.papers[1], findings=(advice,)))
    assert check(html).texts["h1"] == ["Nothing to mend, 1 thing to look at"]


def test_a_paper_that_passes_is_told_what_was_measured(letter_of, check):
    values = check(letter_of(1)).texts["dd"]
    assert values == [
        "2.pdf",
        "ICML 2025 camera-ready",
        "10 pages",
        "page 9, left column, 13% down",
        "8 pages of body: 12 lines to spare",
        "references",
    ]


def test_a_paper_that_passes_is_told_its_notes(letter_of, report):
    html = letter_of(replace(report.papers[1], notes=("No track was named.",)))
    assert "No track was named." in html


def pictures_of(paper):
    wanted = (thumbnail(paper), *(clip_of(paper, finding) for finding in paper.findings))
    return {clip: Picture(b"RIFF", 600, 260) for clip in wanted if clip}


def test_a_place_is_shown_as_it_is_on_the_page(letter_of, report, check):
    first = report.papers[0]
    images = [a for tag, a in check(letter_of(0, pictures_of(first))).attributes if tag == "img"]
    assert [one["alt"] for one in images] == [
        "Page 1 of your PDF",
        *["The place on your page, framed"] * 2,
    ]
    assert (images[1]["width"], images[1]["height"]) == ("450", "195")


def test_a_place_is_shown_once(letter_of, report, check):
    first = report.papers[0]
    again = replace(first.findings[0], rule="notice-wording")
    paper = replace(first, findings=(first.findings[0], again))
    found = check(letter_of(paper, pictures_of(paper)))
    assert found.tags.count("img") == 2
    assert "page 1, left column, lower third, shown above" in found.text


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(0, 0, 100, 50), "left column, upper third"),
        (Box(310, 350, 350, 400), "right column, middle third"),
        (Box(250, 350, 350, 400), "middle centre"),
        (Box(50, 350, 560, 400), "middle third"),
        (Box(600, 790, 700, 900), "right column, lower third"),
    ],
)
def test_places_have_words(letter_of, report, box, words):
    finding = replace(report.papers[0].findings[1], box=box)
    html = letter_of(replace(report.papers[0], findings=(finding,)))
    assert f"<dd>page 9, {words}</dd>" in html


def test_a_page_of_one_column_has_no_columns_to_name(letter_of, report):
    paper = replace(report.papers[0], columns=1)
    assert "<dd>page 9, upper left</dd>" in letter_of(paper)


def test_a_file_that_two_papers_claim_is_shown_to_nobody(tmp_path, reports, letter_of, check):
    hashes = {"1": "aa", "2": "aa"}
    report = report_of(reports["plan"](tmp_path), reports["checked"](), (), (), hashes)
    paper = report.papers[0]
    assert thumbnail(paper) is None
    assert clip_of(paper, paper.findings[0]) is None
    found = check(letter_of(paper))
    assert found.texts["h1"] == ["The organizers have to find your PDF"]
    assert ("div", {"class": "head unjudged"}) in found.attributes
    assert "lines over" not in found.text
    assert "paper 2" not in found.text


def test_nothing_from_outside_becomes_markup(letter_of):
    html = letter_of(2)
    assert "<script>" not in html
    assert "Workshop on &lt;Care&gt;" in html
