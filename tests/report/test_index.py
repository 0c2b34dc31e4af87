"""The chairs' table: all papers, what must be acted on first, nothing left out or let in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from proceedings.model import Finding, Severity, Verdict
from proceedings.report import index, read_round, report_of
from proceedings.report.data import report_json
from proceedings.report.rounds import compared


@pytest.fixture
def rows(check):
    """Return the words of each row of the table."""

    def words(html):
        bodies = re.findall(r"<tbody>.*?</tbody>", html, re.DOTALL)
        cells = check(f"<table>{''.join(bodies)}</table>").texts
        return [" ".join(row.split()) for row in cells["tr"]]

    return words


def test_the_page_is_sound(html, check):
    assert check(html).problems == []


def test_the_page_needs_nothing_but_letters_and_thumbnails(report, check):
    html = index(report, {"1"})
    links = {link for _, link in check(html).links if not link.startswith(("#", "data:"))}
    assert links == {"thumbnails/1.webp", *(f"papers/{key}.html" for key in "123456")}
    assert 'url("data:font/woff2' in html
    assert "http://" not in html
    assert "https://" not in html
    assert len(html) < 150_000


def test_every_link_into_the_page_leads_somewhere(html, check):
    found = check(html)
    targets = {link[1:] for _, link in found.links if link.startswith("#")}
    assert {one for one in targets if not one.startswith("shape-")} <= set(found.ids)
    assert {"paper-3", "paper-4", "paper-6", "workshop", "own"} <= targets


def test_a_paper_s_title_leads_to_its_letter(html):
    assert html.count('<a href="papers/2.html">') == 1


def test_what_must_be_acted_on_comes_first(html, rows):
    assert rows(html) == [
        "fail 1 Notes on the Analytical Engine long 5 over page-limitnotice-missing authors",
        (
            "unreadable 3 On <script>alert('the copyist')</script> & Others"
            " long file-truncated authors1 note"
        ),
        "unreadable 4 Nobody Sent This One long file-missing organizers",
        "not judged 5 A Paper in a Template Nobody Knows long format-unknown authors",
        "pass 6 A Sound Paper with a Clash short 0 to spare session-overlap organizers",
        "pass 2 A Sound Paper short 12 to spare",
    ]


def test_papers_of_a_verdict_are_a_group(html):
    groups = re.findall(r"<tbody>.*?</tbody>", html, re.DOTALL)
    assert [group.count("<tr") for group in groups] == [1, 2, 1, 2]


def test_a_verdict_has_a_shape_as_well_as_a_word(html):
    for verdict in (*Verdict, *Severity):
        assert f'<symbol id="shape-{verdict.value}"' in html
    for verdict in Verdict:
        assert f'href="#shape-{verdict.value}"' in html


def test_each_rule_of_the_table_has_the_shape_of_its_severity(html):
    table = html.partition("<tbody>")[2].partition("</table>")[0]
    shapes = re.findall(r'<li class="(\w+)"><svg class="shape".*?#shape-(\w+)"', table)
    assert len(shapes) == table.count("<li class=") == 6
    assert all(one == other for one, other in shapes)
    assert {one for one, _ in shapes} == {"error", "warning"}


def test_what_authors_of_a_paper_that_passes_are_told_is_advice(report, rows):
    advice = Finding("fonts", Severity.WARNING, "A font is not embedded.")
    passing = (replace(report.papers[1], findings=(advice,)),)
    assert rows(index(replace(report, papers=passing))) == [
        "pass 2 A Sound Paper short 12 to spare fonts advice"
    ]


def test_a_column_without_entries_is_left_out(report, check):
    everything = check(index(report)).texts["th"][:6]
    assert everything == ["Verdict", "Paper", "Track", "Lines", "Rules", "Who acts"]
    plain = replace(report.papers[1], lines_over=None, track="")
    passing = index(replace(report, papers=(plain,)))
    heads = [head.strip() for head in check(passing).texts["th"]]
    assert heads == ["Verdict", "Paper", "2 A Sound Paper"]
    assert check(passing).problems == []


def marks(html):
    found = re.findall(
        r'data-mark="([^"]*)".*?<span class="word">(.*?)</span> <span class="number">(\d+)', html
    )
    return {value: (word, int(number)) for value, word, number in found}


def test_each_filter_says_how_many_papers_it_leaves(html):
    assert marks(html) == {
        "fail": ("fail", 1),
        "unreadable": ("unreadable", 2),
        "unjudged": ("not judged", 1),
        "pass": ("pass", 2),
        "error": ("error", 4),
        "warning": ("warning", 2),
        "long": ("long", 4),
        "short": ("short", 2),
        "file-missing": ("file-missing", 1),
        "file-truncated": ("file-truncated", 1),
        "page-limit": ("page-limit", 1),
        "session-overlap": ("session-overlap", 1),
        "format-unknown": ("format-unknown", 1),
        "notice-missing": ("notice-missing", 1),
    }


def test_a_filter_that_tells_nothing_apart_is_left_out(report):
    assert marks(index(replace(report, papers=(report.papers[1],)))) == {}


def test_a_track_of_any_name_is_no_markup(report):
    odd = replace(report.papers[0], track='"><b>', shares_with=())
    html = index(replace(report, papers=(odd, report.papers[1])))
    assert 'data-mark="&#34;&gt;&lt;b&gt;"' in html
    assert "<b>" not in html


def test_a_paper_without_a_picture_has_an_empty_sheet(report):
    html = index(report, {"2"})
    assert html.count('<img src="thumbnails/2.webp" alt="" loading="lazy"') == 1
    assert html.count('<span class="blank">') == 5


def test_what_organizers_must_do_stands_on_the_page(html, check):
    text = check(html).text
    for words in (
        "93 papers were announced, the list has 89.",
        "An author presents in two places at once.",
        "There is no PDF of this paper.",
        "In place of its pages the booklet says: “Its PDF cannot be read.”",
        "A link was left out.",
        "proceedings check papers/1.pdf -C .",
    ):
        assert words in text, words


def test_what_is_gravest_for_organizers_comes_first(html):
    assert re.findall(r'<article id="paper-(\d)"', html) == ["4", "6", "3"]


def test_what_authors_are_told_is_in_their_letters_alone(html, check):
    assert "The body is 5 lines over the limit of 8 pages." not in check(html).text


def test_nothing_from_outside_becomes_markup(html):
    assert "<script>alert" not in html
    assert html.count("<script>") == 1
    assert "Workshop on &lt;Care&gt;" in html


def test_a_file_name_is_quoted_for_the_shell(report, check):
    html = index(replace(report, papers=(report.papers[2],)))
    assert """proceedings check 'papers/odd name'"'"'s.pdf' -C .""" in check(html).text


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
def test_the_headline_says_how_it_stands(report, check, places, words):
    found = check(index(replace(report, papers=tuple(report.papers[place] for place in places))))
    assert found.texts["h1"] == [words]
    assert found.problems == []


def test_a_report_on_nothing_is_a_page(report, check):
    found = check(index(replace(report, papers=(), findings=(), notes=())))
    assert found.problems == []
    assert "h2" not in found.tags
    assert "script" not in found.tags


def test_a_paper_s_notes_are_counted_in_its_row(tmp_path, reports, rows):
    notes = ("6: A link leads nowhere.",)
    report = report_of(reports["plan"](tmp_path), reports["checked"](), (), notes)
    assert rows(index(report))[-1] == "pass 6 A Sound Paper with a Clash short 0 to spare 1 note"


def test_what_is_said_of_many_papers_is_told_once(report, rows, check):
    note = Finding("taken-from-print", Severity.INFO, "The list has no abstract.", "Look at them.")
    papers = tuple(
        replace(paper, record=(*paper.record, replace(note, subject=paper.key)), notes=("Odd.",))
        for paper in report.papers
    )
    html = index(replace(report, papers=papers))
    found = check(html)
    assert found.problems == []
    assert found.text.count("The list has no abstract.") == 1
    assert found.text.count("all 6 papers") == 2
    assert "2 notes on many papers" in found.text
    assert "pass 2 A Sound Paper short 12 to spare taken-from-print" in rows(html)


def test_what_only_some_papers_share_stays_with_each(report, check):
    note = Finding("taken-from-print", Severity.INFO, "The list has no abstract.", "Look at them.")
    first, *rest = report.papers
    papers = (first, *(replace(paper, record=(note,)) for paper in rest))
    assert check(index(replace(report, papers=papers))).text.count("has no abstract.") == 5


def test_without_a_round_nothing_is_said_of_changes(html, check):
    assert "Since" not in check(html).text
    assert "not told" not in check(html).text
    assert "Since then" not in check(html).texts["th"]


def test_with_a_round_each_paper_says_what_became_of_it(report, rows, check, tmp_path):
    first, second, *rest = report.papers
    then = (
        replace(first, findings=first.findings[1:], lines_over=9, told=dt.date(2026, 5, 1)),
        replace(second, key="99"),
        *rest,
    )
    path = tmp_path / "before.json"
    path.write_text(report_json(replace(report, papers=then)), encoding="utf-8")
    html = index(compared(report, read_round(path)))
    assert check(html).problems == []
    assert rows(html)[0] == (
        "fail 1 Notes on the Analytical Engine long 5 over page-limitnotice-missing new still"
        " authorstold 1 May 2026"
    )
    assert rows(html)[-1] == "pass 2 A Sound Paper short 12 to spare"
    words = " ".join(check(html).text.split())
    assert "Since before.json: 3 still to be mended and 1 no longer in the list (99)." in words
    assert "Of 3 papers to be mended, the authors of 1 were told." in words
