"""Record and print of the sample agree, and its files are as a volume wants them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import yaml

SAMPLE = Path(__file__).resolve().parents[2] / "input" / "sample"
PAPERS = yaml.safe_load((SAMPLE / "papers.yaml").read_text())["papers"]
WORKSHOP = yaml.safe_load((SAMPLE / "workshop.yaml").read_text())
LOCK = yaml.safe_load((SAMPLE / "programme.lock.yaml").read_text())["placements"]
PLAIN_TITLES = {
    7: "Reading Order in O(n log n): Two Columns, One Stream of Text",
    15: "From α to ω: Margins Measured in Ink",
    63: "A Board for Every Poster: Seating n Papers in Two Sessions",
}


def file_of(paper):
    named = [SAMPLE / "papers" / f"{name}.pdf" for name in (paper["number"], paper["id"])]
    (found,) = [path for path in named if path.is_file()]
    return found


def letters(text):
    """Letters and digits only: spaces, signs and hyphens at line ends do not count."""
    for macro, sign in {r"\log": "log", r"\alpha": "α", r"\omega": "ω"}.items():
        text = text.replace(macro, sign)
    text = re.sub(r"\\[a-z]+|[$\\{}^_]", "", text.replace("\x02", "").replace("￾", ""))
    return "".join(c for c in text if c.isalnum()).casefold()


def print_of(paper, page=0):
    with pdfium.PdfDocument(file_of(paper)) as document:
        return document[page].get_textpage().get_text_bounded()


each = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper["number"]))


@each
def test_title_abstract_and_names_stand_on_page_one(paper):
    page = letters(print_of(paper))
    assert letters(PLAIN_TITLES.get(paper["number"], paper["title"])) in page
    assert letters(paper["abstract"]) in page
    for author in paper["authors"]:
        assert letters(author["name"]) in page
        for affiliation in author["affiliations"]:
            assert letters(affiliation) in page


@each
def test_file_says_the_same_as_the_page(paper):
    with pikepdf.open(file_of(paper)) as pdf:
        info = pdf.docinfo
        assert str(info["/Title"]) == PLAIN_TITLES.get(paper["number"], paper["title"])
        assert str(info["/Author"]) == ", ".join(a["name"] for a in paper["authors"])
        assert str(info["/Keywords"]) == ", ".join(paper["keywords"])
        assert "2026" in str(info["/Subject"])


@each
def test_notice_is_the_one_asked_for(paper):
    assert letters(WORKSHOP["requirements"]["notice"]) in letters(print_of(paper))


@each
def test_fonts_travel_and_none_is_of_type_three(paper):
    with pikepdf.open(file_of(paper)) as pdf:
        dictionaries = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        fonts = [o for o in dictionaries if o.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            assert font["/Subtype"] != "/Type3"
            descriptor = font.get("/FontDescriptor")
            if descriptor is not None:
                assert "/FontFile" in descriptor


@each
def test_files_are_small_and_hold_links(paper):
    path = file_of(paper)
    assert path.stat().st_size < 150_000
    with pikepdf.open(path) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
    assert len(links) >= 4


def test_presentations_awards_and_tracks():
    kinds = Counter(paper["presentation"] for paper in PAPERS)
    assert kinds == {"oral": 2, "spotlight": 3, "poster": 6, "virtual": 1}
    assert [p["number"] for p in PAPERS if "award" in p] == [3]
    assert {p["track"] for p in PAPERS} == set(WORKSHOP["requirements"]["limits"])
    assert {t for p in PAPERS for t in p["topics"]} == set(WORKSHOP["topics"])


def test_every_paper_that_comes_has_a_board_and_no_board_has_two():
    placed = {key for key, place in LOCK.items() if "board" in place}
    assert placed == {p["key"] for p in PAPERS if p["presentation"] != "virtual"}
    boards = Counter((place["session"], place["board"]) for place in LOCK.values())
    assert set(boards.values()) == {1}
    sessions = {session["id"] for session in WORKSHOP["sessions"]}
    assert {place["session"] for place in LOCK.values()} <= sessions


def test_nobody_stands_at_two_boards_at_once():
    where = [
        (LOCK[p["key"]]["session"], author["name"])
        for p in PAPERS
        if p["key"] in LOCK
        for author in p["authors"]
    ]
    assert max(Counter(where).values()) == 1
