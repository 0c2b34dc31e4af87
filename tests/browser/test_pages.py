"""Website and report in a browser: phones, dark rooms, keyboards, printers, no scripts."""

from __future__ import annotations

import re
import runpy
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from proceedings.report import make_report, report_of
from proceedings.report.pictures import Picture, clip_of, thumbnail
from proceedings.website import Booklet, build
from proceedings.website.colours import contrast

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
PLANS = runpy.run_path(str(TESTS / "website" / "plans.py"))
REPORTS = runpy.run_path(str(TESTS / "report" / "reports.py"))
PAGES = (
    "website/index.html",
    "website/papers/index.html",
    "website/papers/1/index.html",
    "website/papers/2/index.html",
    "website/authors/index.html",
    "report/index.html",
    "report/papers/1.html",
    "report/papers/2.html",
)

# A long formula scrolls inside its paragraph.
OVERFLOWING = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 0.5 && !one.closest(".skip, .shapes, math");
}).map((one) => one.outerHTML.slice(0, 120))"""

# A link in running text may be as high as its line (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll("a, button, summary, input")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.height < 43.5 && !one.closest(".skip, .text, h1");
}).map((one) => one.outerHTML.slice(0, 120) + one.getBoundingClientRect().height)"""

COLOURS = """() => [...document.querySelectorAll("body *")].filter((one) =>
  [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim())
  && one.getBoundingClientRect().width && !one.closest("symbol")
).map((one) => {
  let ground = one;
  while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)")
    ground = ground.parentElement;
  const canvas = document.createElement("canvas").getContext("2d");
  const hex = (colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return "#" + [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((part) => part.toString(16).padStart(2, "0")).join(""); };
  return [hex(getComputedStyle(one).color),
    hex(getComputedStyle(ground || document.body).backgroundColor), one.outerHTML.slice(0, 80)];
})"""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workshop")
    website, report = folder / "website", folder / "report"
    build(
        PLANS["full_plan"](folder, floor=PLANS["HALL"]),
        website,
        Booklet("../booklet/booklet.pdf", (12,)),
    )
    report.mkdir()
    made = report_of(
        REPORTS["plan"](folder), REPORTS["checked"](), REPORTS["findings"](), ("A note.",)
    )
    make_report(made, {"1": pictures_of(made.papers[0])}, report)
    return folder


def pictures_of(paper):
    """Return pictures as wide as a page; what they show does not matter."""
    stream = BytesIO()
    Image.new("RGB", (1224, 260), "white").save(stream, "WEBP")
    wanted = (thumbnail(paper), *(clip_of(paper, finding) for finding in paper.findings))
    return {clip: Picture(stream.getvalue(), 1224, 260) for clip in wanted if clip}


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all tests: a new one each would take longer than the tests themselves."""
    context = browser.new_context()
    yield watched(context.new_page())
    context.close()


def watched(page):
    """Let a page write down what goes wrong on it, and what it asks the network for."""
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("requestfailed", lambda request: page.problems.append(request.url))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("file:", "data:")) or page.problems.append(request.url)
        ),
    )
    return page


@pytest.fixture
def opened(tab, output):
    def open_page(name, width=1280, scheme="light", medium="screen"):
        tab.problems.clear()
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(media=medium, color_scheme=scheme)
        # Two addresses that differ in nothing but their anchor are one page to a browser.
        tab.goto("about:blank")
        tab.goto((output / name).as_uri())
        tab.evaluate("document.fonts.ready")
        return tab

    return open_page


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(opened, name, width):
    page = opened(name, width)
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.problems == []


@pytest.mark.parametrize("name", PAGES)
def test_a_finger_hits_every_target_on_a_phone(opened, name):
    assert opened(name, 320).evaluate(SMALL) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_can_be_read_by_day_and_by_night(opened, name, scheme):
    page = opened(name, scheme=scheme)
    found = page.evaluate(COLOURS)
    assert found
    assert [one for one in found if contrast(one[0], one[1]) < 4.5] == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(35, 33, 30)"}[scheme]


@pytest.mark.parametrize("name", PAGES)
def test_focus_can_be_seen_and_begins_with_the_way_past_the_head(opened, name):
    page = opened(name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = 0
    for _ in range(12):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, style.outlineStyle, style.borderBottomWidth]"
            "})()"
        )
        if focus[0] != "BODY":
            seen += 1
            assert focus[1] == "solid" or focus[2] == "3px", focus
    assert seen


def test_the_list_can_be_read_without_scripts(browser, output):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((output / "website/papers/index.html").as_uri())
    assert page.locator(".papers > li:visible").count() == 8
    assert page.locator("form:visible").count() == 0
    page.locator(".papers summary").first.click()
    assert page.locator("details[open] .text:visible").count() == 1
    context.close()


def visible(page):
    return page.locator(".papers > li:visible h3").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("erdos", 2),
        ("LUKASIEWICZ", 2),
        ("陳省身", 2),
        ("script copyists", 1),
        ("n2", 1),
        ("qqq", 0),
    ],
)
def test_words_narrow_the_list_whatever_their_accents(opened, words, count):
    page = opened("website/papers/index.html")
    page.get_by_role("searchbox").fill(words)
    assert len(visible(page)) == count
    said = f"{count} of 8 papers" if count else "No papers match."
    assert page.locator("output").inner_text() == said
    page.get_by_role("searchbox").fill("")
    assert len(visible(page)) == 8


def test_marks_narrow_the_list_and_let_go_again(opened):
    page = opened("website/papers/index.html")
    oral = page.get_by_role("button", name="Oral 1", exact=True)
    oral.click()
    assert visible(page) == ["Notes on the Analytical Engine"]
    assert oral.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Spotlight 1", exact=True).click()
    assert len(visible(page)) == 2
    page.get_by_role("button", name="Computation").click()
    assert len(visible(page)) == 1
    assert page.locator(".group:visible").count() == 1
    for name in ("Oral 1", "Spotlight 1", "Computation 1"):
        page.get_by_role("button", name=name, exact=True).click()
    assert len(visible(page)) == 8


def test_all_lets_go_of_every_mark_of_its_row(opened):
    page = opened("website/papers/index.html")
    rows = [page.get_by_role("group", name=name) for name in ("Presentation", "Topic")]
    every = [row.get_by_role("button", name="All") for row in rows]
    assert [one.get_attribute("aria-pressed") for one in every] == ["true", "true"]
    for name in ("Oral 1", "Spotlight 1", "Computation 1"):
        page.get_by_role("button", name=name, exact=True).click()
    assert [one.get_attribute("aria-pressed") for one in every] == ["false", "false"]
    every[1].click()
    assert len(visible(page)) == 2
    every[0].click()
    assert len(visible(page)) == 8
    assert page.locator("button[data-mark][aria-pressed=true]").count() == 0


def test_a_narrowed_list_counts_its_groups_and_begins_without_a_line(opened):
    page = opened("website/papers/index.html")
    assert page.locator(".count").all_inner_texts() == ["6 papers", "2 papers"]
    page.get_by_role("button", name="Poster 5", exact=True).click()
    assert page.locator(".count:visible").all_inner_texts() == ["4 of 6 papers", "1 of 2 papers"]
    lines = page.locator(".papers > li:visible").evaluate_all(
        "items => items.map((one) => getComputedStyle(one).borderTopWidth)"
    )
    assert [lines[0], lines[4]] == ["0px", "0px"]
    page.get_by_role("button", name="Poster 5", exact=True).click()
    assert page.locator(".count").all_inner_texts() == ["6 papers", "2 papers"]


def test_the_field_to_search_in_can_be_seen(opened):
    page = opened("website/papers/index.html")
    edges = page.get_by_role("searchbox").evaluate(
        "(one) => ['Top', 'Right', 'Bottom', 'Left']"
        ".map((side) => getComputedStyle(one)[`border${side}Width`])"
    )
    assert edges == ["1px"] * 4


def test_the_way_back_from_what_is_for_organizers_leads_to_its_row(opened):
    page = opened("report/index.html")
    page.locator(".back a").nth(2).click()
    assert page.locator("tr:target").count() == 1
    assert page.locator("tr:target th").inner_text().startswith("3 ")


def test_the_identity_s_fonts_are_used(opened):
    page = opened("website/papers/1/index.html")
    loaded = page.evaluate(
        "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"
    )
    ours = {"Source Serif Pro", "Source Sans Pro"}
    assert ours == {name.strip('"') for name in loaded if "Meanwhile" not in name}


def test_a_page_is_light(opened, output):
    page = opened("website/papers/index.html")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    size = sum(
        (output / "website" / name.partition("/website/")[2]).stat().st_size for name in loaded
    )
    assert size < 200_000


@pytest.mark.parametrize("name", PAGES)
def test_the_print_has_no_chrome(opened, name):
    page = opened(name, scheme="dark", medium="print")
    assert page.locator("header nav:visible, .skip:visible, .find:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 27, 26)"


def test_the_printed_list_has_two_columns(opened):
    page = opened("website/papers/index.html", medium="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.papers')).columnCount") == "2"


def test_an_oral_is_a_diamond_and_a_spotlight_a_dot(opened):
    page = opened("website/papers/index.html")
    shapes = page.evaluate(
        "['oral', 'spotlight'].map((kind) => {"
        " const style = getComputedStyle(document.querySelector(`.kind.${kind}`), '::before');"
        " return [style.transform !== 'none', style.borderRadius === '50%'] })"
    )
    assert shapes == [[True, False], [False, True]]


@pytest.mark.parametrize("down", [100, 200, 300, 400])
def test_a_printed_group_begins_above_its_first_entry(opened, down):
    page = opened("website/papers/index.html", medium="print")
    page.add_style_tag(content=f".title {{ padding-top: {down}px }}")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [sheet.extract_text().strip() for sheet in printed.pages]
    assert sum(text.count("Presented elsewhere") for text in texts) == 1
    assert not [text for text in texts if re.search(r"\b\d papers$", text)]


@pytest.mark.parametrize("ci", ["true", ""])
def test_a_missing_browser_fails_where_all_tests_must_run(monkeypatch, ci):
    missing = runpy.run_path(str(TESTS / "browser" / "conftest.py"))["missing"]
    monkeypatch.setenv("CI", ci)
    with pytest.raises(pytest.fail.Exception if ci else pytest.skip.Exception):
        missing("there is none")


def test_a_board_is_found_on_a_telephone_in_two_taps(opened):
    page = opened("website/papers/index.html", 360)
    page.get_by_role("link", name="Notes", exact=False).first.click()
    page.locator("dd a[href='#where']").click()
    here = page.locator("rect.here").bounding_box()
    assert here["width"] > 8
    assert 0 < here["y"] < 800


def test_boards_on_the_plan_lead_to_papers_and_are_seen_at_night(opened):
    page = opened("website/posters/index.html", 1280, scheme="dark")
    board = page.locator(".floor a[aria-label^='Board 3;']")
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('.floor a rect:not(.reach)')).stroke"
        )
        == "rgb(235, 231, 223)"
    )
    board.click()
    assert "/papers/" in page.url
    assert "3" in page.locator("text.here").text_content()
