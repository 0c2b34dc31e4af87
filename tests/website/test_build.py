"""The website as files: links, structure, facts, and nothing that should not be there."""

from __future__ import annotations

import re
import runpy
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from proceedings.model import Inclusion, Look
from proceedings.plan import PlannedPaper
from proceedings.website import Booklet, build
from proceedings.website.papers import unbroken

HERE = Path(__file__).parent
PLANS = runpy.run_path(str(HERE / "plans.py"))
check = runpy.run_path(str(HERE / "checking.py"))["check"]
BOOKLET = Booklet("https://example.org/booklet.pdf", (12,))


def folded(text):
    """Take formulas apart, as their HTML does."""
    return unicodedata.normalize("NFKD", text)


class Site:
    """A website on disk and its pages as they are parsed."""

    def __init__(self, plan, folder, booklet=BOOKLET):
        self.root = folder / "output" / "website"
        self.made = build(plan, self.root, booklet)
        pages = sorted(self.root.rglob("*.html"))
        self.html = {p.relative_to(self.root).as_posix(): p.read_text("utf-8") for p in pages}
        self.pages = {name: check(html) for name, html in self.html.items()}

    def paper(self, key):
        return self.pages[f"papers/{key}/index.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workshop")
    return Site(PLANS["full_plan"](folder), folder)


def test_says_what_it_wrote(site):
    there = {p.relative_to(site.root).as_posix() for p in site.root.rglob("*") if p.is_file()}
    assert set(site.made.files) == there
    assert site.made.findings == ()


def test_every_paper_has_a_page(site):
    keys = {paper.key for paper in PLANS["papers"]()}
    assert {name for name in site.pages if re.match("papers/[^/]+/", name)} == {
        f"papers/{key}/index.html" for key in keys
    }


def test_every_page_is_sound_html(site):
    assert {name: page.problems for name, page in site.pages.items() if page.problems} == {}


def test_every_link_leads_somewhere(site):
    dead = []
    for name, page in site.pages.items():
        for _, link in page.links:
            parts = urlsplit(link)
            if parts.scheme in {"https", "data"}:
                continue
            assert not parts.scheme, f"{name}: {link}"
            assert not parts.path.startswith("/"), f"{name}: {link} leaves the folder"
            target = (site.root / name).parent / unquote(parts.path)
            target = target.resolve() if parts.path else site.root / name
            assert target.is_relative_to(site.root.resolve()), f"{name}: {link} is not published"
            if not target.is_file():
                dead.append((name, link))
            elif parts.fragment and target.suffix == ".html":
                anchors = site.pages[target.relative_to(site.root.resolve()).as_posix()].ids
                dead += [] if unquote(parts.fragment) in anchors else [(name, link)]
    assert dead == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<h1>a</h1><h3>b</h3>",
        "<h1>a</h1><p id='a'>a</p><p id='a'>b</p>",
        "<h1><a href='x'>a <a href='y'>b</a></a></h1>",
        "<h1>a</h1><p></p>",
        "<h1>a</h1><div>",
        "<h1>a</h1><section aria-labelledby='none'></section>",
        "<h1>a</h1><ul><p>a</p></ul>",
    ],
)
def test_the_checker_of_these_tests_sees_what_is_wrong(wrong):
    frame = "<html lang='en'><body><main>{}</main></body></html>"
    assert not check(frame.format("<h1>a</h1><h2>b</h2>")).problems
    assert check(frame.format(wrong)).problems


def test_nothing_is_fetched_from_elsewhere(site):
    for page in site.pages.values():
        for tag, given in page.attributes:
            for name in ("src", "href"):
                url = given.get(name) or ""
                if tag != "a" and url.startswith(("http", "//")):
                    assert given.get("rel") == "canonical", url
    css = (site.root / "assets/site.css").read_text()
    assert set(re.findall(r"url\(\"(.*?)/", css)) == {"fonts"}
    assert "@import" not in css
    for path in (site.root / "assets").glob("*.js"):
        assert not re.search(r"fetch\(|XMLHttp|sendBeacon|cookie|import\(", path.read_text()), path


def test_fonts_of_the_style_sheet_are_there(site):
    css = (site.root / "assets/site.css").read_text()
    for name in re.findall(r"url\(\"(.*?)\"\)", css):
        assert (site.root / "assets" / name).stat().st_size < 40_000
    assert (site.root / "assets/fonts/OFL.txt").is_file()


def test_the_home_page_says_what_where_and_when(site):
    text = site.pages["index.html"].text
    for words in (
        "The First Workshop on Careful Manuscripts",
        "Saturday, 18 July 2026",
        "Seoul, South Korea",
        PLANS["NOTICE"],
        "09:50–10:30",
        "All times are local (UTC+9).",
        "Caroline Herschel",
        "A commentary keeps what its author took for granted.",
        "All 8 papers",
        "Provisional",
    ):
        assert words in text, words


def test_the_notice_is_on_every_page_once(site):
    for name, page in site.pages.items():
        assert page.text.count(PLANS["NOTICE"]) == 1, name


def test_the_list_is_whole_without_scripts(site):
    page = site.pages["papers/index.html"]
    assert set(page.texts["script"]) == {""}
    titles = [folded(paper.title) for paper in PLANS["papers"]()]
    assert [folded(title) for title in page.texts["h3"]] == titles
    assert page.texts["h2"] == ["Poster session", "Presented elsewhere"]
    assert page.text.count(PLANS["ABSTRACT"]) == 5
    assert site.html["papers/index.html"].count("<summary>Abstract") == 5


def test_the_form_waits_for_its_script(site):
    [form] = [given for tag, given in site.pages["papers/index.html"].attributes if tag == "form"]
    assert "hidden" in form


def test_the_list_stands_in_the_order_of_the_plan(site):
    links = [link for _, link in site.pages["papers/index.html"].links]
    keys = [link.split("/")[0] for link in links if re.fullmatch(r"[^./]+/index\.html", link)]
    assert keys == [paper.key for paper in PLANS["papers"]()]


def test_a_page_of_a_paper_says_all_that_is_known(site):
    text = site.paper("1").text
    for words in (
        "Notes on the Analytical Engine",
        "Ada Lovelace",
        "Académie de Cirey",
        PLANS["ABSTRACT"],
        "Orals, 09:50–10:02, Hall D2",
        "Poster session, 11:00–12:30, Hall D2",
        "Best paper",
        "Long",
        "Computation, History",
        "Pages 1–8",
        "CC BY 4.0",
        "No. 1",
        "@misc{lovelace2026notes-1,",
    ):
        assert words in text, words


def test_affiliations_are_numbered_in_the_order_of_the_authors(site):
    assert site.paper("1").texts["sup"][:5] == ["1", "2,3", "1", "2", "3"]


def test_affiliations_that_all_share_have_no_numbers(site):
    assert "Guinness & Co." in site.paper("4").text
    assert "<sup>1</sup>" not in site.html["papers/4/index.html"]


def test_links_lead_to_what_is_public(site):
    links = [link for _, link in site.paper("1").links]
    assert "https://openreview.net/forum?id=aBcD_ef-1" in links
    assert "https://example.org/engine?a=1&b=2" in links
    assert "https://example.org/booklet.pdf#page=13" in links
    assert not [link for link in links if link.startswith("javascript")]


def test_a_fact_that_is_missing_leaves_no_label(site):
    page = site.paper("5")
    assert page.texts["dt"] == ["Poster"]
    article = page.texts["article"][0]
    assert "Abstract" in article
    for label in ("Board", "Award", "Track", "Licence", "OpenReview", "Talk"):
        assert label not in article
    assert "byline" not in site.html["papers/5/index.html"]


def test_a_paper_without_an_abstract_has_no_heading_for_it(site):
    for key in ("6", "7", "8"):
        assert site.paper(key).texts["h2"] == ["Cite"]


def test_nothing_is_shown_that_may_not_be_handed_round(site):
    assert [link for _, link in site.paper("6").links if "openreview" in link]
    assert not [link for _, link in site.paper("8").links if "openreview" in link]
    for path in site.root.rglob("*"):
        assert path.suffix not in {".html", ".json", ".bib"} or "secret" not in path.read_text()


def test_titles_are_escaped_wherever_they_stand(site):
    for name, html in site.html.items():
        assert "<script>alert" not in html, name
    assert site.paper("4").texts["h1"] == [PLANS["SCRIPT"]]
    assert site.paper("4").texts["title"] == [f"{PLANS['SCRIPT']} – Careful Manuscripts 2026"]


def test_formulas_keep_their_marks_and_links_in_titles_do_not_nest(site):
    assert "<em>n</em><sup>2</sup>" in site.html["papers/index.html"]
    assert "https://example.org/norm" in site.html["papers/bounds/index.html"]
    assert "https://example.org/norm" not in site.html["papers/index.html"]


def test_neighbours_are_those_of_the_group(site):
    links = {
        key: {
            given["rel"]: given["href"]
            for tag, given in site.paper(key).attributes
            if tag == "a" and "rel" in given
        }
        for key in ("1", "2", "6", "7")
    }
    assert links["1"] == {"next": "../2/index.html"}
    assert links["2"] == {"prev": "../1/index.html", "next": "../bounds/index.html"}
    assert links["6"] == {"prev": "../5/index.html"}
    assert links["7"] == {"next": "../8/index.html"}


def test_the_index_lists_each_author_with_each_paper(site):
    page = site.pages["authors/index.html"]
    assert page.texts["h2"] == ["C", "E", "G", "K", "L", "M", "R", "W", "#"]
    assert "person-lovelace" in page.ids
    links = [link for _, link in page.links]
    assert links.count("../papers/1/index.html") == 2


def test_every_page_has_a_title_and_a_description_of_its_own(site):
    titles = [page.texts["title"][0] for page in site.pages.values()]
    assert len(set(titles)) == len(titles)
    for name, page in site.pages.items():
        [description] = [
            given["content"] for _, given in page.attributes if given.get("name") == "description"
        ]
        assert description, name
        assert len(description) < 700


def test_without_an_address_nothing_absolute_is_said(site):
    for page in site.pages.values():
        links = [given for _, given in page.attributes if given.get("rel") == "canonical"]
        assert all(one["href"].startswith("https://openreview.net/") for one in links)
        assert not [given for _, given in page.attributes if "property" in given]
    assert not list(site.root.rglob("card.png"))


@pytest.mark.parametrize("url", ["https://example.org/ws", "https://example.org/ws/"])
def test_each_page_names_its_one_address(tmp_path, url):
    site = Site(PLANS["full_plan"](tmp_path, site_url=url), tmp_path)
    found = {
        name: [given["href"] for _, given in page.attributes if given.get("rel") == "canonical"]
        for name, page in site.pages.items()
    }
    assert found["index.html"] == ["https://example.org/ws/"]
    assert found["papers/1/index.html"] == ["https://openreview.net/forum?id=aBcD_ef-1"]
    assert found["papers/2/index.html"] == ["https://example.org/ws/papers/2/"]
    assert found["papers/8/index.html"] == ["https://example.org/ws/papers/8/"]
    assert all(len(one) == 1 for one in found.values())


def test_without_a_booklet_no_link_leads_to_it(tmp_path):
    site = Site(PLANS["full_plan"](tmp_path), tmp_path, booklet=None)
    assert not [html for html in site.html.values() if "booklet.pdf" in html]


def test_a_booklet_inside_the_website_is_linked_from_there(tmp_path):
    site = Site(PLANS["full_plan"](tmp_path), tmp_path, Booklet("booklet/booklet.pdf", (12,)))
    assert ("href", "../../booklet/booklet.pdf#page=13") in site.paper("1").links


def test_a_booklet_beside_the_website_is_not_linked_since_it_is_not_published_there(tmp_path):
    site = Site(PLANS["full_plan"](tmp_path), tmp_path, Booklet("../booklet/booklet.pdf", (12,)))
    assert not [html for html in site.html.values() if "booklet.pdf" in html]
    assert "Pages 1–8" in site.paper("1").text
    assert '"first_pdf_page": 13' in (site.root / "papers.json").read_text()


def without_times(plan):
    """Return the plan with the order of talks alone."""
    sessions = tuple(
        replace(one, slots=tuple(replace(slot, start=None, end=None) for slot in one.slots))
        for one in plan.sessions
    )
    return replace(plan, sessions=sessions)


def test_a_talk_without_a_time_has_its_position(tmp_path):
    site = Site(without_times(PLANS["full_plan"](tmp_path)), tmp_path)
    home = site.pages["index.html"]
    talks = site.html["index.html"].partition('class="talks"')[2]
    assert re.findall(r'class="time">(.*?)<', talks)[:2] == ["1", "2"]
    assert "2 talks" in home.text
    assert "09:50–10:02" not in home.text
    assert "Talk 2 in Orals" in site.pages["papers/index.html"].text
    assert "Orals, 09:50–10:30, talk 2, Hall D2" in site.paper("2").text


def test_people_of_a_session_of_papers_are_its_chairs(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    orals = plan.sessions[2]
    text = {}
    for people in (("Emmy Noether",), ("Emmy Noether", "Alonzo Church")):
        chaired = replace(orals, session=replace(orals.session, people=people))
        sessions = (*plan.sessions[:2], chaired, *plan.sessions[3:])
        site = Site(replace(plan, sessions=sessions), tmp_path / str(len(people)))
        text[len(people)] = site.pages["index.html"].text
    assert "Chair: Emmy Noether\n" in text[1]
    assert "Chairs: Emmy Noether, Alonzo Church\n" in text[2]
    assert "Chair: Hypatia" not in text[1]


def test_posters_that_are_listed_elsewhere_are_accounted_for(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    posters, apart = plan.groups
    groups = (
        replace(apart, id="orals", title="Orals", papers=("1",), session="orals"),
        replace(posters, papers=posters.papers[1:]),
        apart,
    )
    site = Site(replace(plan, groups=groups), tmp_path)
    assert "6 posters, including 1 oral" in site.pages["index.html"].text
    assert "5 papersand 1 oral" in site.pages["papers/index.html"].text
    assert "including" not in Site(plan, tmp_path / "whole").pages["index.html"].text


def test_awards_stand_in_their_order(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    given = {
        "1": "Honorable mention",
        "2": "Audience prize",
        "4": "Third prize ($250)",
        "5": "Runner-up for the best paper",
        "6": "First prize ($1000)",
        "7": "Second prize",
    }
    papers = tuple(replace(paper, award=given.get(paper.key)) for paper in plan.papers)
    home = Site(replace(plan, papers=papers), tmp_path).html["index.html"]
    assert re.findall(r'<li class="award">(.*?)<', home) == [
        given[key] for key in ("6", "7", "4", "5", "1", "2")
    ]


def test_the_search_offers_what_there_is_to_be_found(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    bare = tuple(
        replace(paper, authors=(), abstract="", abstract_html="", abstract_mathml="")
        for paper in plan.papers
    )
    hints = []
    for name, papers in (("whole", plan.papers), ("bare", bare)):
        page = Site(replace(plan, papers=papers, names=()), tmp_path / name).pages[
            "papers/index.html"
        ]
        hints += [given["placeholder"] for tag, given in page.attributes if tag == "input"]
        assert page.texts["label"] == ["Search"]
    assert hints == ["Title, author or abstract", "Title"]


def test_a_workshop_of_nothing_but_a_name_is_a_website(tmp_path):
    site = Site(PLANS["bare_plan"](tmp_path), tmp_path)
    assert set(site.pages) == {"index.html", "papers/index.html", "downloads/index.html"}
    assert not [page.problems for page in site.pages.values() if page.problems]
    assert site.pages["index.html"].levels == [1]
    assert "not published yet" in site.pages["papers/index.html"].text


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    contents = []
    for name in ("one", "two"):
        build(plan, tmp_path / name, BOOKLET)
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        contents.append([(p.relative_to(tmp_path / name), p.read_bytes()) for p in files])
    assert contents[0] == contents[1]


def test_a_change_of_one_board_changes_that_paper_alone(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    moved = replace(
        plan, papers=(*plan.papers[:3], replace(plan.papers[3], board="9"), *plan.papers[4:])
    )
    before, after = (Site(one, tmp_path / name) for name, one in (("a", plan), ("b", moved)))
    assert {name for name in before.html if before.html[name] != after.html[name]} == {
        "authors/gosset/index.html",
        "papers/4/index.html",
        "papers/index.html",
    }


def test_a_template_of_the_workshop_comes_first(tmp_path):
    own = tmp_path / "templates" / "website"
    own.mkdir(parents=True)
    (own / "site.css").write_text("body { color: teal; }")
    Site(PLANS["full_plan"](tmp_path), tmp_path)
    assert "teal" in (tmp_path / "output/website/assets/site.css").read_text()


def test_the_logo_is_carried_over(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    site = Site(PLANS["full_plan"](tmp_path, look=Look(logo="images/logo.svg")), tmp_path)
    assert "assets/logo.svg" in site.made.files
    assert ("src", "assets/logo.svg") in site.pages["index.html"].links


def test_a_logo_that_is_missing_is_told(tmp_path):
    site = Site(PLANS["full_plan"](tmp_path, look=Look(logo="images/no.svg")), tmp_path)
    assert [finding.rule for finding in site.made.findings] == ["picture-unusable"]


def test_times_of_an_event_of_two_days_name_the_day(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    event = replace(plan.workshop.event, last_date=plan.workshop.event.date.replace(day=19))
    site = Site(replace(plan, workshop=replace(plan.workshop, event=event)), tmp_path)
    assert "Orals, Saturday, 18 July 2026, 09:50–10:02" in site.paper("1").text


def test_nothing_of_the_input_folder_is_in_a_page(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    site = Site(plan, tmp_path)
    assert not [html for html in site.html.values() if str(tmp_path) in html]


def test_a_key_that_is_called_like_a_page_has_its_own(tmp_path):
    plan = PLANS["full_plan"](tmp_path)
    odd = PlannedPaper("index", "Index", "Index", inclusion=Inclusion.FULL)
    group = replace(plan.groups[1], papers=(*plan.groups[1].papers, "index"))
    plan = replace(plan, papers=(*plan.papers, odd), groups=(plan.groups[0], group))
    site = Site(plan, tmp_path)
    assert site.paper("index").texts["h1"] == ["Index"]
    assert site.pages["papers/index.html"].texts["h1"] == ["Papers"]


def test_formulas_are_mathml_wherever_the_paper_is_named(site):
    named = {name for name, html in site.html.items() if "Bounds of" in html}
    assert {"papers/index.html", "papers/bounds/index.html", "authors/index.html"} <= named
    for name in named:
        assert "<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>" in site.html[name], name


def test_a_formula_stays_beside_the_rest_of_its_word():
    formula = "<math><mi>k</mi></math>"
    long = f"<math><mi>{'x' * 40}</mi></math>"
    assert unbroken(f"A {long}: {long}-norm") == (
        f'A {long}: <span class="unbroken">{long}-norm</span>'
    )
    assert unbroken(f"Top-{formula}-NN for {formula} and ({formula}): {formula}.") == (
        f'Top-<span class="unbroken">{formula}-NN</span> for {formula} and '
        f'<span class="unbroken">({formula}):</span> <span class="unbroken">{formula}.</span>'
    )
