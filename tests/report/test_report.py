"""The report: who is told what, and what its files say."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from proceedings.model import Finding, Severity, Verdict
from proceedings.report import Actor, make_report, report_of
from proceedings.report.pictures import Picture, thumbnail


def test_counts_each_verdict(report):
    assert report.summary == {
        Verdict.PASS: 2,
        Verdict.FAIL: 1,
        Verdict.UNREADABLE: 2,
        Verdict.UNJUDGED: 1,
    }


def test_what_a_manuscript_does_wrong_is_for_its_authors(report):
    first = report.papers[0]
    assert [finding.rule for finding in first.findings] == ["notice-missing", "page-limit"]
    assert first.actors == (Actor.AUTHORS,)


@pytest.mark.parametrize("place", [3, 5])
def test_what_the_list_or_the_folder_lacks_is_for_the_organizers(report, place):
    assert report.papers[place].actors == (Actor.ORGANIZERS,)


def test_a_finding_about_a_paper_goes_to_that_paper(report):
    assert [finding.rule for finding in report.findings] == ["announced-count"]
    assert [finding.rule for finding in report.papers[5].record] == ["session-overlap"]


def test_nobody_must_act_on_what_is_for_information(report):
    info = Finding("taken-from-print", Severity.INFO, "The title is from the PDF.")
    assert replace(report.papers[1], record=(info,)).actors == ()


def test_facts_of_a_manuscript_are_told_in_words(report):
    first, _, unreadable = report.papers[:3]
    assert first.format == "ICML 2025 camera-ready"
    assert first.body_end == "page 9, left column, 13% down"
    assert (first.pages, first.limit, first.lines_over) == (10, 8, 5)
    assert (first.track, first.authors, first.columns) == ("long", ("Ada Lovelace",), 2)
    assert (unreadable.pages, unreadable.format, unreadable.body_end) == (None, "", "")


def test_lines_mean_nothing_in_another_template(tmp_path, reports):
    checked = reports["checked"]()[0]
    other = Finding("format", Severity.ERROR, "The paper is made with another template.")
    first = replace(checked, judgement=replace(checked.judgement, findings=(other,)))
    assert report_of(reports["plan"](tmp_path), (first,), ()).papers[0].lines_over is None


def test_a_note_that_names_a_paper_goes_to_that_paper(tmp_path, reports):
    notes = ("6: A link leads nowhere.", "Front matter: A font is missing.", "60: Odd.")
    report = report_of(reports["plan"](tmp_path), reports["checked"](), (), notes)
    assert report.papers[5].notes == ("A link leads nowhere.",)
    assert report.notes == notes[1:]


def test_why_the_booklet_is_the_abstracts_edition_is_told(report, reports):
    plan = replace(report.plan, edition_reason="Nobody gave consent.")
    made = report_of(plan, reports["checked"](), ())
    assert made.notes == ("Nobody gave consent.",)


@pytest.mark.parametrize(
    ("place", "limit"), [(0, "8"), (1, "8"), (2, "8"), (3, "8"), (4, "8"), (5, "8")]
)
def test_the_workshop_is_asked_for_on_the_command_line(report, place, limit):
    assert report.papers[place].options == (
        *("--format", "icml2026", "--limit", limit, "--stage", "camera-ready"),
    )


def test_a_paper_nobody_could_judge_is_asked_for_the_limit_of_its_track(tmp_path, reports):
    plan, unread = reports["plan"](tmp_path), reports["checked"]()[2]
    papers = tuple(replace(paper, track="short") for paper in plan.papers)
    report = report_of(replace(plan, papers=papers), (unread,), ())
    assert report.papers[0].options[2:4] == ("--limit", "4")


def test_of_two_formats_the_command_names_the_one_of_the_paper(tmp_path, reports):
    from proceedings.formats import load_formats

    formats = load_formats()
    first = reports["checked"]()[0]
    asked = replace(first.judgement.asked, formats=(formats["neurips2026"], formats["icml2026"]))
    first = replace(first, judgement=replace(first.judgement, asked=asked))
    report = report_of(reports["plan"](tmp_path), (first,), ())
    assert report.papers[0].options[:2] == ("--format", "icml2026")


def test_a_format_of_the_workshop_s_own_is_not_asked_of_authors(tmp_path, reports):
    plan, unread = reports["plan"](tmp_path), reports["checked"]()[2]
    asked = replace(plan.workshop.requirements, formats=("ours2026",))
    plan = replace(plan, workshop=replace(plan.workshop, requirements=asked))
    report = report_of(plan, (unread,), ())
    assert report.papers[0].options == ("--limit", "8", "--stage", "camera-ready")


def test_papers_with_the_same_file_are_told_to_the_organizers(tmp_path, reports):
    hashes = {"1": "aa", "2": "bb", "5": None, "6": "aa"}
    report = report_of(reports["plan"](tmp_path), reports["checked"](), (), (), hashes)
    assert [paper.shares_with for paper in report.papers] == [("6",), (), (), (), (), ("1",)]
    assert report.papers[5].notes == ("Its PDF is the same file as that of paper 1.",)
    assert report.papers[0].actors == (Actor.ORGANIZERS,)


def test_writes_pages_pictures_and_data(report, tmp_path):
    first = report.papers[0]
    picture = Picture(b"RIFF", 192, 248)
    make_report(report, {"1": {thumbnail(first): picture}}, tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")) == [
        "index.html",
        *(f"papers/{key}.html" for key in "123456"),
        "report.json",
        "thumbnails/1.webp",
    ]
    assert (tmp_path / "thumbnails" / "1.webp").read_bytes() == b"RIFF"
    assert (tmp_path / "index.html").read_text("utf-8").count("<img") == 1
    assert (tmp_path / "report.json").read_text("utf-8").endswith("}\n")


def data_of(report, folder):
    make_report(report, {}, folder)
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_the_data_says_the_same_as_the_page(report, tmp_path):
    data = data_of(report, tmp_path)
    assert data["schema"] == "proceedings/report/1"
    assert data["summary"] == {"papers": 6, "pass": 2, "fail": 1, "unreadable": 2, "unjudged": 1}
    assert [paper["key"] for paper in data["papers"]] == list("123456")
    first = data["papers"][0]
    assert first["acts"] == ["authors"]
    assert (first["track"], first["letter"]) == ("long", "papers/1.html")
    assert first["findings"][1] == {
        "rule": "page-limit",
        "severity": "error",
        "acts": "authors",
        "page": 9,
        "box": [55.4, 67.1, 289.4, 126.9],
        "message": "The body is 5 lines over the limit of 8 pages.",
        "expected": "8 pages of body",
        "actual": "8 pages and 5 lines",
        "fix": "Shorten the text by 5 lines, or move some of it to the appendix.",
        "subject": "1",
    }
    assert data["papers"][2]["pages"] is None
    assert data["findings"][0]["acts"] == "organizers"
    assert data["notes"] == ["A link was left out."]


def test_papers_have_the_same_keys_whatever_is_known(report, tmp_path):
    papers = data_of(report, tmp_path)["papers"]
    assert len({tuple(paper) for paper in papers}) == 1


def test_what_the_workshop_counts_otherwise_is_a_note_of_the_whole_report(tmp_path, reports):
    note = "The workshop counts the impact statement, which ICML 2026 does not."
    papers = []
    for one in reports["checked"]():
        asked = one.judgement.asked
        judgement = one.judgement
        if asked:
            judgement = replace(judgement, asked=replace(asked, notes=(note,)))
        papers.append(replace(one, judgement=judgement))
    report = report_of(reports["plan"](tmp_path), papers, ())
    assert report.notes.count(note) == 1
    assert all(note not in paper.notes for paper in report.papers)
