"""What the website says beside list and programme: people, boards, topics, the workshop's words."""

from __future__ import annotations

import datetime as dt
import json
import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from proceedings.model import NamedLink, OwnPage, Site, Sponsor
from proceedings.website import Booklet, Materials, build
from proceedings.website.images import Images
from proceedings.website.markdown import page_html
from proceedings.website.pages import changes
from proceedings.website.thumbnails import Thumbnail

HERE = Path(__file__).parent
PLANS = runpy.run_path(str(HERE / "plans.py"))
check = runpy.run_path(str(HERE / "checking.py"))["check"]


class Made:
    """A website in a folder."""

    def __init__(self, plan, folder, **materials):
        self.root = folder / "website"
        data = folder / "changes.json"
        data.write_text(PLANS["CHANGES"], encoding="utf-8")
        given = {"booklet": Booklet("booklet/booklet.pdf", (12,)), "data": {"changes.json": data}}
        self.result = build(plan, self.root, Materials(**{**given, **materials}))

    def html(self, name):
        return (self.root / name).read_text("utf-8")

    def page(self, name):
        return check(self.html(name))

    def rules(self):
        return [finding.rule for finding in self.result.findings]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rich")
    plan = PLANS["rich_plan"](folder, site_url="https://example.org/ws2026")
    thumbnail = Thumbnail(b"RIFF", 352, 455)
    return Made(plan, folder, thumbnails={"1": thumbnail}, downloads=("posters/index.pdf",))


def test_every_page_is_sound_and_has_a_title_of_its_own(made):
    names = [p.relative_to(made.root).as_posix() for p in made.root.rglob("*.html")]
    pages = {name: made.page(name) for name in names}
    assert {name: page.problems for name, page in pages.items() if page.problems} == {}
    titles = [page.texts["title"][0] for page in pages.values()]
    assert len(set(titles)) == len(titles)


def test_the_home_page_shows_dates_sponsors_portraits_and_the_workshop_s_words(made):
    page = made.page("index.html")
    for words in ("Submission deadline", "29 May 2026", "anywhere on Earth", "Why copies matter."):
        assert words in page.text
    html = made.html("index.html")
    assert 'datetime="2026-05-29T23:59:00-12:00" data-deadline' in html
    assert 'datetime="2026-07-18">18 July 2026</time></dd>' in html
    assert re.search(r'<img src="assets/images/hypatia-\w+.webp" width="240" height="240"', html)
    assert 'alt="Guild of Scribes"' in html
    assert "Ink &amp; Sons" in html
    links = [link for _, link in page.links]
    for url in ("https://example.org/map", "https://example.org/news", "https://example.org/guild"):
        assert url in links


def test_an_own_page_keeps_its_words_and_loses_what_is_unsafe(made):
    html = made.html("pages/call/index.html")
    assert "“as it is done”" in html
    assert "<script>" not in html.partition("<main")[2]
    assert "alert" not in html
    assert "chair@example.org" not in html
    assert '<a href="../../papers/index.html">the list</a>' in html
    assert '<a href="../resources/index.html">the resources</a>' in html
    assert re.search(
        r'<img src="../../assets/images/hall-\w+.webp" width="1408" height="939" alt="The hall"',
        html,
    )
    assert made.page("pages/call/index.html").texts["h2"] == ["Topics"]
    assert '<td class="right">8</td>' in html
    assert made.rules() == ["address-left-out"]


def test_headings_of_an_own_page_stand_below_its_title(made):
    assert made.page("pages/resources/index.html").levels == [1, 2]


def test_own_pages_are_in_the_menu_but_for_those_of_the_home_page(made):
    text = made.page("papers/index.html").texts["nav"][0]
    assert "Call for papers" in text
    assert "About" not in text
    assert not (made.root / "pages/about").exists()


def test_a_person_has_a_page_with_papers_places_and_co_authors(made):
    page = made.page("authors/lovelace/index.html")
    assert page.texts["h1"] == ["Ada Lovelace"]
    assert page.texts["h2"] == ["Papers", "Co-authors"]
    assert "Analytical Society" in page.text
    assert "Board 3" in page.text
    links = [link for _, link in page.links]
    assert "../chatelet/index.html" in links
    assert "../../papers/8/index.html" in links


def test_an_author_on_a_paper_leads_to_the_person(made):
    assert ("href", "../../authors/lovelace/index.html") in made.page("papers/1/index.html").links


def test_posters_stand_in_the_order_of_their_boards(made):
    page = made.page("posters/index.html")
    boards = re.findall(r'class="board"><span.*?</span>(.*?)<', made.html("posters/index.html"))
    assert boards == ["3", "7", "12b", "–", "–", "–"]
    assert page.texts["h2"] == ["Poster session"]
    assert "11:00–12:30" in page.text


@pytest.mark.parametrize(
    ("count", "first"), [(8, []), (12, ["1", "6", "11"]), (120, ["1", "11", "21"])]
)
def test_many_boards_can_be_jumped_to(tmp_path, count, first):
    plan = PLANS["board_plan"](tmp_path, count)
    made = Made(plan, tmp_path)
    page = made.page("posters/index.html")
    jumps = [link for _, link in page.links if link.startswith("#board-")]
    assert jumps[:3] == [f"#board-posters-{board}" for board in first]
    assert all(link.removeprefix("#") in page.ids for link in jumps)


def test_two_posters_of_one_board_share_its_anchor(tmp_path):
    page = Made(PLANS["board_plan"](tmp_path, 24, each=2), tmp_path).page("posters/index.html")
    assert page.ids.count("board-posters-1") == 1
    assert page.problems == []


def test_talks_of_a_session_stand_in_their_order(made):
    html = made.html("sessions/orals/index.html")
    assert re.findall(r'class="board"><span.*?</span>(.*?)<', html) == ["09:50", "10:02"]


def test_topics_list_their_papers(made):
    page = made.page("topics/index.html")
    assert page.texts["h2"] == ["Computation", "History"]
    assert [one.strip() for one in page.texts["h3"]].count("Notes on the Analytical Engine") == 2


def test_changes_stand_newest_first_and_silence_is_left_out(made):
    page = made.page("changes/index.html")
    assert page.texts["h2"] == ["Latest", "1 July 2026"]
    assert "moves to board 7" in page.text
    assert changes("") == ()


def test_downloads_are_those_that_are_there(made):
    links = [link for _, link in made.page("downloads/index.html").links]
    for file in ("booklet/booklet.pdf", "posters/index.pdf", "papers.bib", "papers.json"):
        assert f"../{file}" in links
    assert "../schedule.ics" in links
    assert not [link for link in links if link.endswith(".csv")]


def test_a_session_and_a_paper_have_a_calendar_file_without_scripts(made):
    for page, file in (
        ("sessions/orals/index.html", "session-orals"),
        ("papers/4/index.html", "paper-4"),
        ("schedule/index.html", "schedule"),
    ):
        links = [link for _, link in made.page(page).links if link.endswith(f"/{file}.ics")]
        assert len(links) == 1, page
        text = (made.root / page).parent.joinpath(links[0]).read_bytes()
        assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"LOCATION:Board 7" in (made.root / "calendar/paper-4.ics").read_bytes()


def test_what_nobody_presents_has_no_calendar_file(made):
    absent = [link for _, link in made.page("papers/8/index.html").links]
    assert not [link for link in absent if link.endswith(".ics")]


def test_data_files_are_the_same_byte_for_byte(tmp_path):
    """Calendars and tables end their lines otherwise than texts do."""
    files = {"schedule.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "papers.csv": b"a,b\r\n"}
    data = {name: tmp_path / name for name in files}
    for name, content in files.items():
        data[name].write_bytes(content)
    made = Made(PLANS["rich_plan"](tmp_path), tmp_path, data=data)
    assert {name: (made.root / name).read_bytes() for name in files} == files


def test_earlier_editions_are_linked(made):
    assert ("href", "https://example.org/2025") in made.page("editions/index.html").links
    assert ("href", "../editions/index.html") in made.page("papers/index.html").links


def test_a_paper_has_its_first_page_as_a_picture(made):
    html = made.html("papers/1/index.html")
    assert '<img class="page" src="page1.webp" width="352" height="455"' in html
    assert "page1.webp" not in made.html("papers/2/index.html")
    assert (made.root / "papers/1/page1.webp").read_bytes() == b"RIFF"


def structured(html):
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(text)


# What schema.org defines of what we say: type -> property -> type of value (or text).
VOCABULARY = {
    "ScholarlyArticle": {
        **dict.fromkeys(("headline", "name", "abstract", "identifier", "url", "sameAs"), "text"),
        **dict.fromkeys(("license", "award", "inLanguage", "keywords"), "text"),
        "author": "Person",
    },
    "Event": {
        **dict.fromkeys(("name", "startDate", "endDate", "url"), "text"),
        "location": "Place",
        "superEvent": "Event",
        "organizer": "Person",
        "workFeatured": "ScholarlyArticle",
    },
    "Person": {"name": "text", "affiliation": "Organization"},
    "Organization": {"name": "text"},
    "Place": {"name": "text", "address": "text", "hasMap": "text"},
}


def wrong_in(value):
    """Return what of a value schema.org does not know."""
    kind = value.get("@type")
    if kind not in VOCABULARY:
        return [f"no type {kind}"]
    found = []
    for name, given in value.items():
        if name.startswith("@"):
            continue
        expected = VOCABULARY[kind].get(name)
        for one in given if isinstance(given, list) else [given]:
            if expected == "text" and isinstance(one, str) and one:
                continue
            if isinstance(one, dict) and one.get("@type") == expected:
                found += wrong_in(one)
            else:
                found.append(f"{kind}.{name}: {one}")
    return found


def test_a_paper_says_what_it_is_to_search_engines(made):
    event = structured(made.html("papers/1/index.html"))
    assert wrong_in(event) == []
    assert (event["@context"], event["@type"]) == ("https://schema.org", "Event")
    article = event["workFeatured"]
    assert article["@type"] == "ScholarlyArticle"
    assert [one["name"] for one in article["author"]] == ["Ada Lovelace", "Émilie du Châtelet"]
    assert event["name"] == "The First Workshop on Careful Manuscripts"
    assert event["startDate"] == "2026-07-18"
    home = structured(made.html("index.html"))
    assert wrong_in(home) == []
    assert home["@type"] == "Event"


def test_the_check_of_structured_data_sees_what_is_wrong():
    assert wrong_in({"@type": "Event", "isbn": "1"})
    assert wrong_in({"@type": "Nothing"})
    assert wrong_in({"@type": "Event", "location": "Seoul"})


def test_a_title_cannot_end_the_structured_data(made):
    value = structured(made.html("papers/4/index.html"))
    assert value["workFeatured"]["name"] == PLANS["SCRIPT"]


def test_citation_tags_claim_no_volume_pages_or_isbn(made):
    tags = re.findall(
        r'<meta name="citation_(\w+)" content="(.*?)"', made.html("papers/1/index.html")
    )
    assert tags[0] == ("title", "Notes on the Analytical Engine")
    assert ("author", "Ada Lovelace") in tags
    known = {"title", "author", "author_institution", "publication_date", "conference_title"}
    assert {name for name, _ in tags} <= known | {"pdf_url"}


def test_citation_tags_wait_until_they_are_asked_for(tmp_path):
    made = Made(PLANS["full_plan"](tmp_path), tmp_path)
    assert not [p for p in made.root.rglob("*.html") if "citation_title" in p.read_text()]


def test_a_shared_link_has_a_card(made):
    html = made.html("papers/1/index.html")
    address = "https://example.org/ws2026/papers/1/card.png"
    assert f'<meta property="og:image" content="{address}">' in html
    assert '<meta property="og:url" content="https://example.org/ws2026/papers/1/">' in html
    for name in ("card.png", "papers/1/card.png", "papers/2/card.png"):
        with Image.open(made.root / name) as card:
            assert card.size == (1200, 630)
        assert (made.root / name).stat().st_size < 60_000


def test_a_paper_without_anything_but_a_title_is_a_page(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    paper = next(one for one in plan.papers if one.key == "5")
    bare = replace(paper, abstract="", abstract_html="", session=None)
    group = replace(plan.groups[0], papers=("5",), session=None)
    made = Made(replace(plan, papers=(bare,), groups=(group,), sessions=(), names=()), tmp_path)
    assert made.page("papers/5/index.html").texts["h1"] == ["Nobody Knows Who Wrote This"]
    assert "<aside" not in made.html("papers/5/index.html")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "is not there"),
        (lambda path: path.write_bytes(b"\0" * 20_000_001), "has 20 MB, and 20 MB are the most"),
        (lambda path: path.write_text("no picture"), "is no picture that can be read"),
        (lambda path: Image.new("1", (9000, 9000)).save(path, "PNG"), "9000 × 9000 pixels"),
    ],
)
def test_a_portrait_that_cannot_be_shown_is_told(tmp_path, make, said):
    plan = PLANS["rich_plan"](tmp_path)
    path = tmp_path / "images/hypatia.jpg"
    path.unlink()
    make(path)
    made = Made(plan, tmp_path)
    [finding] = [one for one in made.result.findings if one.rule == "picture-unusable"]
    assert said in finding.message
    assert "Hypatia" in made.page("index.html").text
    assert "hypatia-" not in made.html("index.html")


def test_a_picture_outside_the_folder_stays_there(tmp_path):
    folder = tmp_path / "workshop"
    folder.mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "secret.png")
    images = Images(folder, tmp_path / "target")
    assert images.add("../secret.png", (9, 9), "picture") is None
    assert [finding.rule for finding in images.findings] == ["picture-unusable"]


def test_pictures_of_one_name_in_two_folders_stay_apart(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (9, 9)).save(tmp_path / name / "one.png")
    images = Images(tmp_path, tmp_path / "target")
    first, second = (images.add(f"{name}/one.png", (9, 9), "picture") for name in ("a", "b"))
    assert first.address != second.address
    assert images.add("a/one.png", (9, 9), "picture") is first


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# A\n\n### B\n\n# C", '<h2 id="part-a">A</h2>\n<h3 id="part-b">B</h3>\n<h2 id="part'),
        ("## A\n\n## A", '<h2 id="part-a">A</h2>\n<h2 id="part-a-2">A</h2>'),
        ("[x](javascript:alert(1))", "javascript"),
        ('<a href="javascript:alert(1)" onclick="x()">x</a>', "<p><a>x</a></p>"),
        ("[x](https://example.org/a?b=1&c=2)", 'href="https://example.org/a?b=1&amp;c=2"'),
        ('<form action="https://example.org/s" method="post"><input type="email" name="e"></form>',
         '<form action="https://example.org/s" method="post"><input type="email" name="e"></form>'),
        ("*unclosed **and** <b>open", "<em>unclosed"),
        ("![gone](images/gone.png)", "<span>gone</span>"),
    ],
)  # fmt: skip
def test_markdown_becomes_safe_html(tmp_path, markdown, html):
    images = Images(tmp_path, tmp_path / "target")
    made = page_html(OwnPage("x", "X", markdown), "pages/x/index.html", images)
    if html == "javascript":
        assert 'href="javascript' not in made
    elif html == "<em>unclosed":
        assert not check(
            f"<html lang='en'><body><main><h1>x</h1>{made}</main></body></html>"
        ).problems
    else:
        assert html in made


def test_without_any_of_it_nothing_of_it_is_said(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    workshop = replace(plan.workshop, site=Site(), sponsors=())
    made = Made(replace(plan, workshop=workshop), tmp_path, data={})
    text = made.page("index.html").text
    for words in ("Important dates", "Sponsors", "Changes", "Earlier editions"):
        assert words not in text
    for name in ("changes", "editions", "pages"):
        assert not (made.root / name).exists()


def test_a_link_of_a_sponsor_without_a_logo_is_its_name(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    site = Site(editions=(NamedLink("a", "https://example.org"),))
    ink = Sponsor("Ink", url="https://example.org/ink")
    workshop = replace(plan.workshop, site=site, sponsors=(ink,))
    made = Made(replace(plan, workshop=workshop), tmp_path)
    assert re.search(
        r'<a href="https://example.org/ink">\s*<span class="name">Ink', made.html("index.html")
    )


def test_each_day_of_several_has_a_calendar_file(tmp_path):
    plan = PLANS["rich_plan"](tmp_path)
    *early, last = plan.sessions
    later = dt.timedelta(days=1)
    moved = replace(last.session, start=last.session.start + later, end=None)
    plan = replace(plan, sessions=(*early, replace(last, session=moved)))
    made = Made(plan, tmp_path)
    links = [link for _, link in made.page("schedule/index.html").links if "/day-" in link]
    assert links == [f"../calendar/day-2026-07-{day}.ics" for day in (18, 19)]
    assert all((made.root / "schedule" / link).is_file() for link in links)
