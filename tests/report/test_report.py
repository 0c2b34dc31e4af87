"""The chairs' report: who is told what, and that nothing is left out or let in."""

from __future__ import annotations

import json
import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.model import Box, Finding, Severity, Verdict
from proceedings.report import Actor, make_report, page, report_of

TESTS = Path(__file__).parents[1]
REPORTS = runpy.run_path(str(TESTS / "report" / "reports.py"))
check = runpy.run_path(str(TESTS / "website" / "checking.py"))["check"]


@pytest.fixture
def report(tmp_path):
    plan, checked, findings = (REPORTS[name] for name in ("plan", "checked", "findings"))
    return report_of(plan(tmp_path), checked(), findings(), ("A link was left out.",))


@pytest.fixture
def html(report):
    return page(report)


def rows(html):
    """Return the words of each row of the table."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = check(f"<table><tbody>{body}</tbody></table>").texts
    return [" ".join(row.split()) for row in cells["tr"]]


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
    assert (unreadable.pages, unreadable.format, unreadable.body_end) == (None, "", "")


def test_the_page_is_sound(html):
    found = check(html)
    assert found.problems == []
    assert "script" not in found.tags


def test_the_page_needs_nothing_beside_it(html):
    for name, link in check(html).links:
        assert link.startswith(("#", "data:")), (name, link)
    assert 'url("data:font/woff2' in html
    assert "http://" not in html
    assert len(html) < 150_000


def test_every_link_of_the_table_leads_to_a_letter(html):
    found = check(html)
    targets = {link[1:] for _, link in found.links if link.startswith("#paper-")}
    assert targets == {one for one in found.ids if one.startswith("paper-") and "title" not in one}
    assert len(targets) == 5


def test_what_must_be_acted_on_comes_first(html):
    assert rows(html) == [
        "fail 1 Notes on the Analytical Engine 5 over page-limitnotice-missing authors",
        (
            "unreadable 3 On <script>alert('the copyist')</script> & Others"
            " 1 note file-truncated authors"
        ),
        "unreadable 4 Nobody Sent This One file-missing organizers",
        "not judged 5 A Paper in a Template Nobody Knows format-unknown authors",
        "pass 6 A Sound Paper with a Clash 0 to spare session-overlap organizers",
        "pass 2 A Sound Paper 12 to spare",
    ]


def test_a_verdict_has_a_shape_as_well_as_a_word(html):
    for verdict in (*Verdict, *Severity):
        assert f'<symbol id="shape-{verdict.value}"' in html
    for verdict in Verdict:
        assert f'href="#shape-{verdict.value}"' in html


def test_each_rule_of_the_table_has_the_shape_of_its_severity(html):
    table = html.partition("<tbody>")[2].partition("</tbody>")[0]
    shapes = re.findall(r'<li class="(\w+)"><svg class="shape (\w+)"', table)
    assert len(shapes) == table.count("<li class=") == 6
    assert all(one == other for one, other in shapes)
    assert {one for one, _ in shapes} == {"error", "warning"}


def test_what_authors_of_a_paper_that_passes_are_told_is_advice(report):
    advice = Finding("fonts", Severity.WARNING, "A font is not embedded.")
    passing = (replace(report.papers[1], findings=(advice,)),)
    assert rows(page(replace(report, papers=passing))) == [
        "pass 2 A Sound Paper 12 to spare fonts advice"
    ]


def heads(html):
    return check(html).texts.get("th", [])[:5]


def test_a_column_without_entries_is_left_out(report):
    everything = page(report)
    assert heads(everything) == ["Verdict", "Paper", "Lines", "Rules", "Who acts"]
    passing = page(replace(report, papers=(replace(report.papers[1], lines_over=None),)))
    assert heads(passing) == ["Verdict", "Paper", "2 A Sound Paper"]
    assert check(passing).problems == []


def test_lines_mean_nothing_in_another_template(tmp_path):
    plan, checked = REPORTS["plan"](tmp_path), REPORTS["checked"]()
    other = Finding("format", Severity.ERROR, "The paper is made with another template.")
    first = replace(checked[0], judgement=replace(checked[0].judgement, findings=(other,)))
    report = report_of(plan, (first,), ())
    assert report.papers[0].lines_over is None
    assert rows(page(report)) == ["fail 1 Notes on the Analytical Engine format authors"]


def test_a_note_that_names_a_paper_is_in_its_letter(tmp_path):
    notes = ("6: A link leads nowhere.", "Front matter: A font is missing.", "60: Odd.")
    report = report_of(REPORTS["plan"](tmp_path), REPORTS["checked"](), (), notes)
    assert report.papers[5].notes == ("A link leads nowhere.",)
    assert report.notes == notes[1:]
    assert "pass 6 A Sound Paper with a Clash 1 note 0 to spare" in rows(page(report))


def test_a_year_is_wrong_everywhere_and_so_not_drawn(report):
    finding = replace(report.papers[0].findings[1], rule="format-year")
    html = page(replace(report, papers=(replace(report.papers[0], findings=(finding,)),)))
    assert '<rect class="spot"' not in html
    assert "<dd>page 9</dd>" in html


def test_a_letter_says_what_where_and_how_to_mend_it(html):
    text = check(html).text
    for words in (
        "The body is 5 lines over the limit of 8 pages.",
        "page 9, upper left",
        "8 pages of body",
        "8 pages and 5 lines",
        "Shorten the text by 5 lines",
        "proceedings check papers/1.pdf -C .",
        "93 papers were announced, the list has 89.",
        "Its PDF cannot be read.",
        "A link was left out.",
    ):
        assert words in text, words


def test_a_place_is_drawn_where_it_is_on_the_page(html):
    assert 'viewBox="-2 -2 616 796"' in html
    assert '<rect class="spot" x="55.4" y="67.1" width="234.0" height="59.8"/>' in html


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(0, 0, 100, 50), "upper left"),
        (Box(250, 350, 350, 400), "middle centre"),
        (Box(500, 700, 612, 792), "lower right"),
        (Box(50, 350, 560, 400), "middle third"),
        (Box(600, 790, 700, 900), "lower right"),
    ],
)
def test_places_have_words(report, box, words):
    finding = replace(report.papers[0].findings[1], box=box)
    papers = (replace(report.papers[0], findings=(finding,)),)
    assert f"page 9, {words}<" in page(replace(report, papers=papers))


def test_a_file_name_is_quoted_for_the_shell(html):
    assert """proceedings check 'papers/odd name'"'"'s.pdf' -C .""" in check(html).text


def test_nothing_from_outside_becomes_markup(html):
    assert "<script>" not in html
    assert "Workshop on &lt;Care&gt;" in html


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((), "No manuscripts to check"),
        ((1,), "The one paper passes"),
        ((1, 5), "All 2 papers pass"),
        ((0, 1), "1 of 2 papers does not pass"),
        ((0, 1, 2), "2 of 3 papers do not pass"),
    ],
)
def test_the_headline_says_how_it_stands(report, places, words):
    found = check(page(replace(report, papers=tuple(report.papers[place] for place in places))))
    assert found.texts["h1"] == [words]
    assert found.problems == []


def test_a_report_on_nothing_is_a_page(report):
    found = check(page(replace(report, papers=(), findings=(), notes=())))
    assert found.problems == []
    assert "h2" not in found.tags


def test_writes_a_page_and_its_data(tmp_path):
    make_report(REPORTS["plan"](tmp_path), REPORTS["checked"](), (), (), tmp_path)
    assert (tmp_path / "index.html").read_text().startswith("<!doctype html>")
    assert (tmp_path / "report.json").read_text().endswith("}\n")


def test_the_data_says_the_same_as_the_page(report, tmp_path):
    make_report(report.plan, REPORTS["checked"](), REPORTS["findings"](), ("Note.",), tmp_path)
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["schema"] == "proceedings/report/1"
    assert data["summary"] == {"papers": 6, "pass": 2, "fail": 1, "unreadable": 2, "unjudged": 1}
    assert [paper["key"] for paper in data["papers"]] == list("123456")
    first = data["papers"][0]
    assert first["acts"] == ["authors"]
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
    assert data["notes"] == ["Note."]


def test_papers_have_the_same_keys_whatever_is_known(report, tmp_path):
    make_report(report.plan, REPORTS["checked"](), REPORTS["findings"](), (), tmp_path)
    papers = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["papers"]
    assert len({tuple(paper) for paper in papers}) == 1


def test_why_the_booklet_is_the_abstracts_edition_is_told(report):
    plan = replace(report.plan, edition_reason="Nobody gave consent.")
    made = report_of(plan, REPORTS["checked"](), ())
    assert made.notes == ("Nobody gave consent.",)


def test_what_the_workshop_counts_otherwise_is_a_note_of_the_whole_report(tmp_path):
    note = "The workshop counts the impact statement, which ICML 2026 does not."
    papers = []
    for one in REPORTS["checked"]():
        asked = one.judgement.asked
        judgement = one.judgement
        if asked:
            judgement = replace(judgement, asked=replace(asked, notes=(note,)))
        papers.append(replace(one, judgement=judgement))
    report = report_of(REPORTS["plan"](tmp_path), papers, ())
    assert report.notes.count(note) == 1
    assert all(note not in paper.notes for paper in report.papers)
