from __future__ import annotations

import json

import pytest


def only(reading):
    (paper,) = reading.papers
    return paper.entry


def test_a_note_of_api_2(desk, make):
    entry = only(desk.notes(make.v2(7, keywords=["alpha", "beta"], raw={"license": "CC BY 4.0"})))
    assert entry == {
        "number": 7,
        "id": "note0007",
        "title": "Title 7",
        "authors": [{"name": "Ada Lovelace", "id": "~Ada_Lovelace1"}],
        "abstract": "Abstract 7.",
        "presentation": "poster",
        "keywords": ["alpha", "beta"],
        "licence": "CC BY 4.0",
    }


def test_a_note_of_api_1(desk, make):
    entry = only(desk.notes(make.v1(7, keywords="alpha, beta")))
    assert (entry["title"], entry["keywords"]) == ("Title 7", ["alpha", "beta"])
    assert entry["authors"] == [{"name": "Ada Lovelace", "id": "~Ada_Lovelace1"}]


def test_authors_as_objects(desk, make):
    note = make.v2(
        7,
        authors=[
            {
                "fullname": "Ada Lovelace",
                "username": "~Ada_Lovelace1",
                "institutions": [
                    {"name": "Analytical Society", "domain": "as.org", "country": "GB"}
                ],
            },
            {"fullname": "Charles Babbage", "username": "charles@example.org", "institutions": []},
        ],
    )
    del note["content"]["authorids"]
    assert only(desk.notes(note))["authors"] == [
        {"name": "Ada Lovelace", "affiliations": ["Analytical Society"], "id": "~Ada_Lovelace1"},
        {"name": "Charles Babbage"},
    ]


def test_all_shapes_in_one_file(desk, make):
    objects = make.v2(3, authors=[{"fullname": "Grace Hopper", "username": "~Grace_Hopper1"}])
    reading = desk.notes(objects, make.v1(2), make.v2(1))
    assert [paper.entry["number"] for paper in reading.papers] == [1, 2, 3]
    assert reading.papers[2].entry["authors"][0]["name"] == "Grace Hopper"


@pytest.mark.parametrize(
    "written",
    [
        json.dumps,
        lambda notes: json.dumps({"notes": notes, "count": 2}),
        lambda notes: "\n".join(json.dumps(note) for note in notes) + "\n",
        lambda notes: "\ufeff" + json.dumps(notes, indent=2),
    ],
    ids=["list", "notes", "lines", "byte order mark"],
)
def test_every_form_of_the_file(desk, make, written):
    file = desk.file("notes.json", written([make.v2(1), make.v1(2)]))
    assert len(desk.read("openreview", file).papers) == 2


def test_one_note_alone(desk, make):
    assert only(desk.read("openreview", desk.file("n.json", make.v2(4))))["number"] == 4


def test_notes_as_the_client_writes_them_have_no_number(desk, make):
    note = make.v2(7)
    del note["number"]
    assert "number" not in only(desk.notes(note))


@pytest.mark.parametrize("authors", [["Anonymous"], None, []])
def test_hidden_authors_stop_the_import(desk, make, authors):
    file = desk.file("n.json", [make.v2(1), make.v2(2, authors=authors, authorids=[])])
    assert desk.problems("openreview", file) == [
        "n.json: entry 2: the authors of 2 are hidden Export as a program chair, or after release."
    ]


def test_missing_authors_and_a_hidden_title_are_told_together(desk, make):
    first, second = make.v1(1), make.v2(2, title=None)
    del first["content"]["authors"]
    problems = desk.problems("openreview", desk.file("n.json", [first, second]))
    assert [problem.split(":")[1] for problem in problems] == [" entry 1", " entry 2"]
    assert "the title is hidden" in problems[1]


def test_a_hidden_abstract_is_told_and_left_out(desk, make):
    reading = desk.notes(make.v2(1, abstract=None))
    assert "abstract" not in only(reading)
    assert reading.warnings[0] == "paper 1: no abstract"


def test_mail_addresses_stay_out(desk, make):
    note = make.v2(
        1,
        authors=["Ada Lovelace", "Charles Babbage <charles@example.org>"],
        authorids=["ada@example.org", "~Charles_Babbage1"],
        abstract="Write to ada@example.org for data.",
    )
    reading = desk.notes(note)
    assert only(reading)["authors"] == [
        {"name": "Ada Lovelace"},
        {"name": "Charles Babbage", "id": "~Charles_Babbage1"},
    ]
    assert only(reading)["abstract"] == "Write to […] for data."
    assert "e-mail address in the abstract was taken out" in reading.warnings[0]


def test_more_ids_than_authors_give_no_ids(desk, make):
    reading = desk.notes(make.v2(1, authorids=["~Ada_Lovelace1", "~Other1"]))
    assert only(reading)["authors"] == [{"name": "Ada Lovelace"}]
    assert "1 authors, 2 ids" in reading.warnings[0]


def test_latex_and_markdown_stay_as_they_are(desk, make):
    text = "We use $\\alpha$, *that* is 5\\% more.\n\nSecond paragraph."
    assert only(desk.notes(make.v2(1, abstract=text)))["abstract"] == text


@pytest.mark.parametrize(
    ("pdf", "links"),
    [
        ("/pdf/0123456789abcdef.pdf", None),
        ("https://example.org/a.pdf", {"pdf": "https://example.org/a.pdf"}),
    ],
)
def test_a_pdf_is_a_path_or_an_address(desk, make, pdf, links):
    assert only(desk.notes(make.v2(1, pdf=pdf))).get("links") == links


@pytest.mark.parametrize("name", ["TL;DR", "TLDR"])
def test_a_tldr_is_read_by_no_output_and_stays_out(desk, make, name):
    assert "In short" not in str(only(desk.notes(make.v2(1, **{name: "In short"}))))


@pytest.mark.parametrize(
    ("venues", "kinds"),
    [
        (["Careful 2026 Oral", "Careful 2026 Poster"], ["oral", "poster"]),
        (["Careful 2026 oral", "Careful 2026 Spotlight"], ["oral", "spotlight"]),
        (["Poster Workshop 2026 Oral", "Poster Workshop 2026 Spotlight"], ["oral", "spotlight"]),
        (["Oral History 2026", "Oral History 2026"], [None, None]),
        (["Careful 2026 Oral", "Careful 2026 Oral"], ["oral", "oral"]),
        (["Careful 2026", "Careful 2026 Oral"], [None, "oral"]),
    ],
)
def test_the_venue_says_how_a_paper_is_presented(desk, make, venues, kinds):
    reading = desk.notes(*(make.v2(n, venue=venue) for n, venue in enumerate(venues, 1)))
    assert [paper.entry.get("presentation") for paper in reading.papers] == kinds


def test_an_award_in_the_venue_lacks_its_punctuation(desk, make):
    reading = desk.notes(make.v2(1, venue="Careful 2026 BestPaper"), make.v2(2))
    assert reading.papers[0].entry["award"] == "Best Paper"


def test_the_decision_in_a_reply_says_more_than_the_venue(desk, make):
    note = make.v2(1, venue="Careful 2026 OralBestPaper")
    note["details"] = {"directReplies": [make.decision(1, "Accept (Oral, Best Paper)")]}
    entry = only(desk.notes(note))
    assert (entry["presentation"], entry["award"]) == ("oral", "Best Paper")


def test_the_newest_decision_counts(desk, make):
    note = make.v2(1)
    note["details"] = {
        "directReplies": [make.decision(1, "Accept (spotlight)", 9), make.decision(1, "Reject", 5)]
    }
    assert only(desk.notes(note))["presentation"] == "spotlight"


def test_decisions_may_stand_beside_the_notes(desk, make):
    notes = [make.v2(n, venue="Careful 2026 Submission") for n in (1, 2)]
    reading = desk.notes(*notes, make.decision(1, "Accept as poster"), make.decision(2, "Reject"))
    assert [paper.entry["number"] for paper in reading.papers] == [1]
    assert [(left.number, left.why) for left in reading.left_out] == [(2, "rejected")]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"venue": "Submitted to Careful 2026"}, "not accepted"),
        ({"venueid": "X/Rejected_Submission"}, "rejected"),
        ({"venueid": "X/Withdrawn_Submission", "venue": "Careful 2026 Withdrawn"}, "withdrawn"),
        ({"venueid": "X/Desk_Rejected_Submission"}, "desk rejected"),
        ({"venue": "Careful 2026 Submission", "venueid": "X/Submission"}, "no decision"),
        ({"raw": {"ddate": 1}}, "deleted"),
    ],
)
def test_what_is_not_accepted_is_left_out(desk, make, change, why):
    reading = desk.notes(make.v2(1), make.v2(2, **change))
    assert [paper.entry["number"] for paper in reading.papers] == [1]
    assert [(left.number, left.why, left.title) for left in reading.left_out] == [
        (2, why, "Title 2")
    ]


def test_a_withdrawn_note_of_api_1_is_told_by_its_invitation(desk, make):
    note = make.v1(2, venueid="", venue="")
    note["invitation"] = "X/-/Withdrawn_Submission"
    assert desk.notes(make.v1(1), note).left_out[0].why == "withdrawn"


def test_a_withdrawal_that_was_taken_back_is_none(desk, make):
    note = make.v2(1)
    note["invitations"].append(f"{make.venue}/-/Withdrawn_Submission")
    assert len(desk.notes(note).papers) == 1


def test_notes_without_any_decision_are_taken_with_a_warning(desk, make):
    reading = desk.notes(*(make.v2(n, venue="", venueid="") for n in (1, 2)))
    assert len(reading.papers) == 2
    assert "None of the 2 notes says what was decided" in reading.warnings[0]


def test_ids_that_differ_in_case_are_two_papers(desk, make):
    reading = desk.notes(make.v2(1, id="-aBc_"), make.v2(2, id="-AbC_"))
    assert [paper.entry["id"] for paper in reading.papers] == ["-aBc_", "-AbC_"]


def test_a_note_that_stands_twice_counts_once(desk, make):
    assert len(desk.notes(make.v2(1), make.v2(1)).papers) == 1
    file = desk.file("n.json", [make.v2(1), make.v2(1, title="Other")])
    assert "n.json: entry 2: the note note0001 stands in" in desk.problems("openreview", file)[0]


def test_two_notes_of_one_number_are_a_problem(desk, make):
    file = desk.file("n.json", [make.v2(1), make.v2(1, id="other", title="Other")])
    (problem,) = desk.problems("openreview", file)
    assert problem.startswith("n.json: entry 2: the number 1 is that of another row")


def test_an_export_of_nothing_says_so(desk):
    assert desk.notes().warnings == ("The files name no papers at all.",)


def test_a_name_that_is_none_is_no_author(desk, make):
    note = make.v2(1, authors=["Ada Lovelace", None, {"fullname": None}], authorids=[])
    assert only(desk.notes(note))["authors"] == [{"name": "Ada Lovelace"}]


def test_a_decision_of_api_1(desk, make):
    reply = {**make.decision(1, ""), "invitation": "X/Paper1/-/Decision"}
    del reply["invitations"]
    reply["content"] = {"decision": "Accept (Oral)"}
    assert only(desk.notes(make.v1(1), reply))["presentation"] == "oral"


def test_reviews_are_no_papers(desk, make):
    review = {**make.decision(1, "x"), "invitations": ["X/Submission1/-/Official_Review"]}
    assert len(desk.notes(make.v2(1), review).papers) == 1


def test_a_track_and_topics_of_the_form(desk, make):
    entry = only(desk.notes(make.v2(1, track="Short paper", primary_area="Safety, Law and Art")))
    assert (entry["track"], entry["topics"]) == ("Short paper", ["Safety, Law and Art"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[{", "n.json:1: is no JSON at column"),
        ('{"id": "a", "content": {}}\n{"id"', "n.json:2: is no JSON at column"),
        ("", "n.json: is empty"),
        (b"\xff\xfe\x00\x00broken\xd8", "n.json"),
        (b'[{"id": "\xe9"}]', "n.json:1: is not a text in UTF-8 (byte 0xE9)"),
        ('[{"title": "x", "number": 1}]', "it looks like a data file of a workshop's site"),
        ("number,forum,title\n1,a,b\n", "Use `proceedings import console`"),
        ("hello", "it lacks JSON"),
        (b"%PDF-1.7\n", "Use `proceedings import pdfs`"),
    ],
)
def test_a_file_that_is_no_export_is_named(desk, content, said):
    assert said in desk.problems("openreview", desk.file("n.json", content))[0]


def test_a_text_of_ten_megabytes_is_a_problem(desk, make):
    file = desk.file("n.json", [make.v2(1, abstract="long " * 2_000_000)])
    (problem,) = desk.problems("openreview", file)
    assert "entry 1: the abstract has 9,999,999 characters; at most 20,000 are taken" in problem


def test_empty_fields_are_named(desk, make):
    file = desk.file("n.json", [make.v2(1, title=" "), make.v2(2, title="undefined")])
    assert [p.split(" Give")[0] for p in desk.problems("openreview", file)] == [
        "n.json: entry 1: paper 1 has no title",
        "n.json: entry 2: paper 2 has no title",
    ]
