"""The chairs' table in a browser: sorted, filtered, linked, with keys, in print, no scripts."""

from __future__ import annotations

import datetime as dt
import runpy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from proceedings.model import Verdict
from proceedings.report import make_report, read_round, report_of
from proceedings.report.data import report_json
from proceedings.report.rounds import compared

pytestmark = pytest.mark.browser

REPORTS = runpy.run_path(str(Path(__file__).parents[1] / "report" / "reports.py"))
ALL = ["1", "3", "4", "5", "6", "2"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    plan, checked, findings = (REPORTS[name] for name in ("plan", "checked", "findings"))
    make_report(report_of(plan(folder), checked(), findings()), {}, folder)
    return (folder / "index.html").as_uri()


@pytest.fixture(scope="module")
def compared_address(tmp_path_factory):
    """A report whose previous round told the authors of paper 1, and in which paper 2 failed."""
    folder = tmp_path_factory.mktemp("compared")
    plan, checked, findings = (REPORTS[name] for name in ("plan", "checked", "findings"))
    report = report_of(plan(folder), checked(), findings())
    day = dt.date(2026, 5, 1)
    first, second, *rest = report.papers
    limit = first.findings[1]
    then = (
        replace(first, told=day, lines_over=2),
        replace(second, findings=(limit,), verdict=Verdict.FAIL),
        *rest[1:],
    )
    path = folder / "2026-05-01.json"
    path.write_text(report_json(replace(report, papers=then), day), encoding="utf-8")
    make_report(compared(report, read_round(path)), {}, folder)
    return (folder / "index.html").as_uri()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def opened(page, address):
    def open_page(fragment=""):
        page.goto("about:blank")
        page.goto(address + fragment)
        return page

    return open_page


def keys(page):
    return page.locator("tbody tr:visible .key").all_inner_texts()


def head(page, name):
    return page.get_by_role("columnheader", name=name)


def fragment(page):
    return page.evaluate("location.hash")


def test_the_table_is_whole_at_first(opened):
    page = opened()
    assert keys(page) == ALL
    assert page.locator("output").inner_text() == "6 papers"
    assert page.locator("tbody:visible").count() == 4
    assert head(page, "Verdict").get_attribute("aria-sort") == "ascending"
    assert fragment(page) == ""


@pytest.mark.parametrize(
    ("name", "once", "twice"),
    [
        ("Paper", ["1", "2", "3", "4", "5", "6"], ["6", "5", "4", "3", "2", "1"]),
        ("Lines", ["1", "6", "2", "3", "4", "5"], ["2", "6", "1", "3", "4", "5"]),
        ("Track", ["1", "3", "4", "5", "6", "2"], ["6", "2", "1", "3", "4", "5"]),
        ("Rules", ["4", "3", "5", "1", "6", "2"], ["6", "1", "5", "3", "4", "2"]),
    ],
)
def test_a_press_sorts_and_another_one_turns(opened, name, once, twice):
    page = opened()
    page.get_by_role("button", name=name, exact=True).click()
    assert keys(page) == once
    assert head(page, name).get_attribute("aria-sort") is not None
    assert head(page, "Verdict").get_attribute("aria-sort") is None
    page.get_by_role("button", name=name, exact=True).click()
    assert keys(page) == twice


def test_verdicts_turned_begin_with_what_passes_and_turned_again_are_groups(opened):
    page = opened()
    verdict = page.get_by_role("button", name="Verdict", exact=True)
    verdict.click()
    assert keys(page) == ALL[::-1]
    verdict.click()
    assert keys(page) == ALL
    assert page.locator("tbody:visible").count() == 4
    assert fragment(page) == ""


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        (["fail"], ["1"]),
        (["fail", "pass"], ["1", "6", "2"]),
        (["warning"], ["1", "5"]),
        (["short"], ["6", "2"]),
        (["page-limit"], ["1"]),
        (["error", "long"], ["1", "3", "4"]),
        (["error", "short", "page-limit"], []),
    ],
)
def test_marks_of_a_row_add_up_and_rows_narrow(opened, marks, left):
    page = opened()
    for mark in marks:
        page.locator(f"[data-mark={mark}]").click()
    assert keys(page) == left
    said = f"{len(left)} of 6 papers" if left else "No papers match."
    assert page.locator("output").inner_text() == said
    page.get_by_role("button", name="Show all").click()
    assert keys(page) == ALL
    assert page.get_by_role("button", name="Show all").count() == 0
    assert page.evaluate("document.activeElement.id") == "words"


def test_counts_say_what_a_press_would_leave(opened):
    page = opened()
    page.locator("[data-mark=long]").click()
    number = page.locator("[data-mark=error] .number")
    assert number.inner_text() == "3"
    assert page.locator("[data-mark=short] .number").inner_text() == "2"
    page.locator("[data-mark=fail]").click()
    assert number.inner_text() == "1"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("engine", ["1"]),
        ("muhammad", ["4"]),
        ("SOUND clash", ["6"]),
        ("session-overlap", ["6"]),
        ("odd name", ["3"]),
        ("qqq", []),
    ],
)
def test_words_find_titles_authors_rules_and_files(opened, words, left):
    page = opened()
    page.get_by_role("searchbox").fill(words)
    assert keys(page) == left


def test_what_was_chosen_can_be_linked(opened, page):
    opened()
    page.locator("[data-mark=error]").click()
    page.locator("[data-mark=long]").click()
    page.get_by_role("searchbox").fill("n  e")
    page.get_by_role("button", name="Lines", exact=True).click()
    chosen = fragment(page)
    assert chosen == "#words=n++e&severity=error&track=long&sort=-lines"
    left = keys(page)
    opened(chosen)
    assert keys(page) == left
    assert page.get_by_role("searchbox").input_value() == "n  e"
    assert head(page, "Lines").get_attribute("aria-sort") == "descending"
    assert page.locator("[data-mark=error]").get_attribute("aria-pressed") == "true"
    assert fragment(page) == chosen


def test_a_link_to_another_view_changes_the_open_page(opened, page):
    opened("#verdict=fail")
    page.evaluate("location.hash = '#verdict=pass&sort=-key'")
    page.wait_for_function("document.querySelector('[data-mark=pass]').ariaPressed === 'true'")
    assert keys(page) == ["6", "2"]
    page.go_back()
    page.wait_for_function("document.querySelector('[data-mark=fail]').ariaPressed === 'true'")
    assert keys(page) == ["1"]


@pytest.mark.parametrize("odd", ["#sort=-nothing&rule=qqq", "#sort", "#%E0%A4%A", "#&&=="])
def test_a_link_that_makes_no_sense_shows_all(opened, odd):
    page = opened(odd)
    assert keys(page) == ALL


def test_a_way_down_the_page_leaves_what_was_chosen(opened):
    page = opened("#verdict=pass")
    page.get_by_role("link", name="organizers", exact=True).click()
    assert fragment(page) == "#paper-6"
    assert keys(page) == ["6", "2"]


def test_everything_can_be_done_with_keys(opened):
    page = opened()
    page.get_by_role("searchbox").focus()
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
        if stops[-1] == "Lines":
            break
    assert stops[-4:] == ["Verdict", "Paper", "Track", "Lines"]
    assert "fail 1" in stops
    page.keyboard.press("Enter")
    assert keys(page)[0] == "1"
    assert page.evaluate("document.activeElement.textContent") == "Lines"
    page.keyboard.press("Space")
    assert keys(page)[0] == "2"


def test_a_filter_is_named(opened):
    page = opened()
    for name in ("Verdict", "Severity", "Track", "Rule"):
        assert page.get_by_role("group", name=name).count() == 1
    assert page.get_by_role("searchbox", name="Search").count() == 1


def test_without_scripts_the_table_is_whole_and_in_groups(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert keys(page) == ALL
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator(".summary:visible").count() == 1
    lines = page.locator("tbody").evaluate_all(
        "groups => groups.map((one) => getComputedStyle(one).borderTopColor)"
    )
    assert len(set(lines)) == 1
    hairline = page.locator("tbody tr + tr td").first.evaluate(
        "one => getComputedStyle(one).borderTopColor"
    )
    assert lines[0] != hairline
    context.close()


def test_a_print_shows_what_was_chosen_and_no_controls(opened):
    page = opened("#track=long&verdict=fail")
    page.emulate_media(media="print")
    assert (
        page.locator("form:visible, .skip:visible, .back:visible, tbody img:visible").count() == 0
    )
    assert page.locator(".summary:visible").count() == 1
    assert page.locator(".chosen").inner_text() == "1 of 6 papers: fail, long"
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    table = text.partition("The papers")[2].partition("The title of a paper")[0]
    assert "Analytical Engine" in table
    assert "A Sound Paper" not in table
    for name in ("Verdict", "Paper", "Track", "Lines", "Rules", "Who acts"):
        assert name in table


def test_on_a_phone_the_table_can_be_sorted(opened):
    page = opened()
    page.set_viewport_size({"width": 320, "height": 800})
    page.get_by_role("button", name="Paper", exact=True).click()
    assert keys(page) == ["1", "2", "3", "4", "5", "6"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        (["new"], ["3"]),
        (["worse"], ["1"]),
        (["still"], ["4"]),
        (["mended"], ["2"]),
        (["worse", "mended"], ["1", "2"]),
        (["told"], ["1"]),
        (["not-told"], ["3", "4"]),
        (["not-told", "new"], ["3"]),
    ],
)
def test_what_changed_and_who_was_told_narrow(page, compared_address, marks, left):
    page.goto(compared_address)
    for mark in marks:
        page.locator(f"[data-mark={mark}]").click()
    assert keys(page) == left
    for mark in marks:
        assert mark in fragment(page)
    page.goto("about:blank")
    page.goto(f"{compared_address}#step=worse&told=told")
    assert keys(page) == ["1"]


def test_what_changed_is_told_in_the_table(page, compared_address):
    page.goto(compared_address)
    said = page.locator("p.since").inner_text()
    assert said == (
        "Since 1 May 2026: 1 new, 1 worse, 1 still to be mended and 1 mended. "
        "Of 3 papers to be mended, the authors of 1 were told."
    )
    heads = page.locator("thead th").all_inner_texts()
    assert [head.split("\u2002")[0] for head in heads] == [
        *("Verdict", "Paper", "Track", "Lines", "Rules", "Since then", "Who acts"),
    ]
    row = " ".join(page.locator("#row-1").inner_text().split())
    assert row.endswith("worse authors told 1 May 2026")
    assert page.locator("#row-2 del").all_inner_texts() == ["page-limit"]


def test_a_compared_table_fits_a_phone(page, compared_address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(compared_address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
