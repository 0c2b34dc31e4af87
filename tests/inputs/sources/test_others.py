from __future__ import annotations

import re

import pytest

from proceedings.inputs import SOURCES
from proceedings.inputs.entries import AuthorEntry, PaperEntry
from proceedings.inputs.sources import decisions

ACL = r"""
- id: 12
  title: On {\'E}tudes
  authors:
    - first_name: Ada
      middle_name: K.
      last_name: Lovelace
      instituton: Analytical Society
      openreview: ~Ada_Lovelace1
      emails: ada@example.org
    - preferred_name: J{\"o}rg M{\"u}ller
      first_name: J{\"o}rg
      last_name: M{\"u}ller
      orcid: 0000-0002-1825-0097
  atributes: {paper_type: Long Paper, presentation_type: Oral, submitted_area: 'Theory, mostly'}
  file: 12.pdf
  archival: false
  colour: red
- id: 13
  title: Rejected
  decision: reject
- id: x9
  title: Third
  file: third.pdf
"""


def test_aclpub2_is_read_leniently_with_warnings(desk):
    reading = desk.read("aclpub2", desk.file("papers.yml", ACL))
    first, third = (paper.entry for paper in reading.papers)
    assert first["authors"] == [
        {
            "name": "Ada K. Lovelace",
            "family": "Lovelace",
            "given": "Ada K.",
            "affiliations": ["Analytical Society"],
            "id": "~Ada_Lovelace1",
        },
        {
            "name": "Jörg Müller",
            "family": "Müller",
            "given": "Jörg",
            "id": "0000-0002-1825-0097",
        },
    ]
    assert first["title"] == r"On {\'E}tudes"
    assert (first["track"], first["presentation"]) == ("long", "oral")
    assert first["topics"] == ["Theory, mostly"]
    assert "file" not in first
    assert third["file"] == "third.pdf"
    assert [left.why for left in reading.left_out] == ["rejected"]
    said = "\n".join(reading.warnings)
    for words in ("instituton was read as institution", "atributes was read as attributes"):
        assert f"papers.yml:2: {words}" in said
    assert "colour is no key of aclpub2" in said
    assert "was read as Jörg Müller" in said


def test_a_list_that_is_no_yaml_is_named_with_its_line(desk):
    problems = desk.problems("aclpub2", desk.file("p.yml", "- title: a: b\n"))
    assert problems[0].startswith("p.yml:1: is not valid YAML")
    assert "lacks a list of papers" in desk.problems("aclpub2", desk.file("q.yml", "a: 1\n"))[0]


SITE = [
    {
        "number": 5,
        "title": "One",
        "authors": ["Ada Lovelace", "Charles Babbage"],
        "openreview": "https://openreview.net/forum?id=aBc1",
        "abstract": "Text with $x$.",
        "category": "Safety, Law",
        "track": "inperson",
        "is_spotlight": True,
    },
    {"number": 6, "title": "Two", "authors": [], "openreview": "aBc2", "track": "virtual"},
    {"number": 7, "title": "Three", "authors": "Plato; Hypatia", "track": "spotlight"},
]


def test_a_site_with_boards_and_poster_files(desk):
    boards = [{"number": 5, "board": "12a", "session": 2}, {"number": 99, "board": 1, "session": 1}]
    reading = desk.read(
        "site",
        desk.file("papers.json", SITE),
        desk.file("boards.json", boards),
        desk.file("posters.json", [5, 6]),
    )
    one, two, three = reading.papers
    assert one.entry["id"] == "aBc1"
    assert one.entry["topics"] == ["Safety, Law"]
    assert [p.entry["presentation"] for p in reading.papers] == [
        "spotlight",
        "virtual",
        "spotlight",
    ]
    assert (one.place.session, one.place.board) == ("2", "12a")
    assert two.place is None
    assert [author["name"] for author in three.entry["authors"]] == ["Plato", "Hypatia"]
    assert "there is no paper 99 for this board" in reading.warnings[0]


def test_a_room_location_makes_the_number_a_board(desk):
    papers = [
        {"number": n, "title": f"T{s}{n}", "openreview_id": f"{s}{n}", "session": s,
         "room_location": n, "type": "poster"}
        for s in ("morning", "afternoon") for n in (1, 2)
    ]  # fmt: skip
    absent = [{"openreview_id": "x", "title": "Absent", "type": "poster"}]
    file = desk.file("e.json", {"event": "E", "papers": papers, "not_presenting": absent})
    reading = desk.read("site", file)
    assert not any("number" in paper.entry for paper in reading.papers)
    assert [p.place and p.place.board for p in reading.papers] == ["1", "2", "1", "2", None]
    assert [paper.absent for paper in reading.papers] == [False] * 4 + [True]


def test_two_boards_of_one_paper_are_a_problem(desk):
    boards = [{"number": 5, "board": 1}, {"number": 5, "board": 2}]
    papers, file = desk.file("p.json", SITE), desk.file("b.json", boards)
    assert "b.json: entry 2: paper 5 has a board already" in desk.problems("site", papers, file)[0]


@pytest.mark.parametrize(
    ("words", "refusal", "accepted"),
    [
        ("Accept", None, True),
        ("Accept (Poster)", None, True),
        ("ACCEPT", None, True),
        ("Reject", "rejected", False),
        ("Desk Reject", "desk rejected", False),
        ("Withdrawn", "withdrawn", False),
        ("Awaiting Decision", "not decided", False),
        ("Invite to Workshop Track", None, True),
        ("Oral", None, True),
        ("Revise", None, False),
    ],
)
def test_decisions(words, refusal, accepted):
    assert decisions.refusal(words) == refusal
    assert decisions.is_acceptance(words) is accepted


@pytest.mark.parametrize(
    ("words", "presentation", "award", "rest"),
    [
        ("Accept as Oral Presentation", "oral", "", ""),
        ("Accept (Best Paper)", None, "Best Paper", ""),
        ("OralBestPaper", "oral", "Best Paper", ""),
        ("Accept (Outstanding Paper Award, oral)", "oral", "Outstanding Paper Award", ""),
        ("Accept with minor magic", None, "", "minor magic"),
        ("Lightning talk", "spotlight", "", ""),
    ],
)
def test_words_of_decisions(words, presentation, award, rest):
    said = decisions.read(words)
    assert (said.presentation, said.award, said.rest) == (presentation, award, rest)


SECRET = re.compile(r"[\w.]+@[\w.]+|~Reviewer\w*|SECRET")


def test_no_source_lets_out_more_than_the_list_can_hold(desk, make):
    """Every field that is imported is one of papers.yaml, and none holds what was planted."""
    note = make.v2(
        1,
        reviewers="~Reviewer1",
        rating="SECRET",
        email="s@example.org",
        confidential_comment="SECRET",
        authors=[{"fullname": "Ada Lovelace s@example.org", "username": "s@example.org"}],
    )
    files = {
        "openreview": desk.file("n.json", [note]),
        "console": desk.file(
            "c.csv", "number,forum,title,reviewers,email\n1,a,T,~Reviewer1,s@example.org\n"
        ),
        "cmt": desk.sheet(
            "m.xlsx",
            [
                ["Paper ID", "Paper Title", "Authors", "Author Emails", "Reviewers"],
                [1, "T", "Ada Lovelace (s@example.org)*", "s@example.org", "SECRET"],
            ],
        ),
        "easychair": desk.file(
            "e.csv",
            "#,title,first name,last name,email,affiliation\n1,T,A,B,s@example.org,s@example.org\n",
        ),
        "aclpub2": desk.file(
            "p.yml",
            "- {id: 1, title: T, authors: [{last_name: B, emails: s@example.org, "
            "openreview: s@example.org}], reviewers: SECRET}\n",
        ),
        "table": desk.file(
            "t.csv",
            "title,authors,mail,reviewer\nT,Ada Lovelace <s@example.org>,s@example.org,SECRET\n",
        ),
        "site": desk.file(
            "s.json", [{"title": "T", "authors": ["A s@example.org"], "email": "s@example.org"}]
        ),
    }
    assert set(files) == set(SOURCES)
    for source, file in files.items():
        (paper,) = desk.read(source, file).papers
        assert set(paper.entry) <= set(PaperEntry.model_fields), source
        for author in paper.entry.get("authors", ()):
            assert set(author) <= set(AuthorEntry.model_fields), source
        assert not SECRET.search(repr(paper.entry)), source
