"""Feed, map, table, text, schema and zip: what readers of each would stumble over."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from proceedings.exports.archive import zip_folder
from proceedings.exports.atom import changes_atom
from proceedings.exports.data import data_files
from proceedings.exports.papers import papers_json
from proceedings.exports.plain import papers_txt
from proceedings.exports.schema import papers_schema
from proceedings.exports.sitemap import sitemap
from proceedings.exports.tables import COLUMNS, papers_csv
from proceedings.inputs import Published, Round
from proceedings.plan import said_of
from proceedings.plan.news import find_news

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.date(2026, 7, 10)


@pytest.fixture
def plan(tmp_path):
    return PLANS["full_plan"](tmp_path)


def said(plan):
    """What a publication of the plan notes of its papers."""
    return {paper.key: said_of(paper) for paper in plan.papers}


def since(plan, published):
    """The plan as it knows what is new since something was published."""
    return replace(plan, news=find_news(plan.workshop, published.papers, plan.papers))


def with_first(plan, **facts):
    return replace(plan, papers=(replace(plan.papers[0], **facts), *plan.papers[1:]))


def rows(plan):
    text = papers_csv(plan)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_schema_is_valid_and_holds_for_every_paper(plan):
    schema = json.loads(papers_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(papers_json(plan, (12,)))
    jsonschema.Draft202012Validator(schema).validate(document)
    known = schema["properties"]["papers"]["items"]["properties"]
    # One volume without late pages has no word of either.
    seldom = {"lettered_pages", "volume"}
    assert {key for paper in document["papers"] for key in paper} == set(known) - seldom


@pytest.mark.parametrize(
    "fault",
    [{"title": None}, {"links": {"code": "javascript:alert(1)"}}, {"presentation": "talk"},
     {"first_page": 0}, {"topics": []}, {"authors": [{"name": "Ada Lovelace"}]}],
)  # fmt: skip
def test_the_schema_refuses_what_breaks_the_contract(plan, fault):
    document = json.loads(papers_json(plan))
    document["papers"][0] |= fault
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(papers_schema()))


def test_the_table_has_a_row_a_paper_and_every_column(plan):
    table = rows(plan)
    assert [row["key"] for row in table] == [paper.key for paper in plan.papers]
    assert tuple(table[0]) == COLUMNS
    assert table[0]["authors"] == "Ada Lovelace; Émilie du Châtelet"
    assert table[0]["start"] == "2026-07-18T11:00:00+09:00"
    assert table[7]["openreview"] == table[7]["abstract"] == ""


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+x", "-2+3", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(plan, title):
    assert rows(with_first(plan, title=title))[0]["title"] == f"'{title}"


def test_an_id_that_begins_with_a_hyphen_stays_itself(plan):
    assert rows(with_first(plan, id="-abC_9"))[0]["id"] == "-abC_9"


def test_the_text_has_each_fact_of_each_paper_on_one_line(plan):
    lines = papers_txt(with_first(plan, abstract="One.\n\nTopics: two.")).splitlines()
    start = lines.index("[1] Notes on the Analytical Engine")
    assert lines[start + 1] == "Authors: Ada Lovelace; Émilie du Châtelet"
    assert lines[start + 2].endswith("2026-07-18 11:00–12:30 Asia/Seoul; board 3")
    assert "Abstract: One. Topics: two." in lines
    assert sum(line.startswith("[") for line in lines) == len(plan.papers)
    assert "secret" not in papers_txt(plan)


def test_nothing_published_is_a_feed_without_entries(plan):
    feed = ET.fromstring(changes_atom(plan))
    assert not feed.findall(f"{ATOM}entry")
    assert {child.tag.removeprefix(ATOM) for child in feed} >= {"id", "title", "updated", "author"}


def test_the_feed_tells_of_each_publication_with_news_the_newest_first(plan):
    rounds = (Round(DAY - dt.timedelta(days=3), ("Early & <bold>.",)), Round(DAY))
    before = Published(DAY, said(plan), {}, rounds)
    now = since(with_first(plan, board="9", award=None), before)
    feed = ET.fromstring(changes_atom(now, before))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["2 changes", "Early & <bold>."]
    assert "board 9 in Poster session" in entries[0].findtext(f"{ATOM}content")
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    assert all(one.startswith("urn:uuid:") for one in ids)
    # Once it went out, the same entry has the same id.
    after = Published(DAY, said(now), {}, (*rounds, Round(dt.date(2026, 7, 18), ("Told.",))))
    again = ET.fromstring(changes_atom(since(now, after), after)).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in again] == ids


def test_ids_are_addresses_where_the_site_has_one(tmp_path):
    plan = PLANS["full_plan"](tmp_path, site_url="https://example.org/w/2026/")
    before = Published(DAY, said(plan), {}, (Round(DAY),))
    feed = changes_atom(since(with_first(plan, board="9"), before), before)
    ids = [one.text for one in ET.fromstring(feed).iter(f"{ATOM}id")]
    root = "https://example.org/w/2026/changes.atom"
    assert ids == [root, f"{root}#changes-2"]


def test_characters_that_xml_cannot_hold_are_left_out(plan):
    changed = with_first(plan, title="a\x00\x0b\ufffeb")
    before = Published(DAY, said(plan), {}, (Round(DAY),))
    feed = changes_atom(since(changed, before), before)
    assert "“ab”" in ET.fromstring(feed).find(f"{ATOM}entry").findtext(f"{ATOM}title")


def test_the_map_has_every_page_by_its_one_address():
    text = sitemap("https://example.org/w/", ["papers/é&1/index.html", "index.html", "a.css"])
    places = [one.text for one in ET.fromstring(text).iter() if one.tag.endswith("loc")]
    assert places == ["https://example.org/w/", "https://example.org/w/papers/%C3%A9%261/"]


def test_the_zip_holds_every_file_but_itself_with_the_same_bytes_each_time(tmp_path):
    made = []
    for place, name in enumerate(["one", "two"]):
        folder = tmp_path / name
        (folder / "papers").mkdir(parents=True)
        (folder / "papers" / "a.html").write_text("text " * 1000)
        (folder / "b.pdf").write_bytes(b"%PDF " * 1000)
        (folder / "b.pdf").chmod(0o600 + 0o40 * place)
        target = folder / "site-2026.zip"
        zip_folder(folder, target)
        zip_folder(folder, target)
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert archive.namelist() == ["site-2026/b.pdf", "site-2026/papers/a.html"]
        assert archive.testzip() is None
        assert archive.read("site-2026/papers/a.html") == b"text " * 1000


def test_data_holds_the_files_that_are_promised(plan):
    assert set(data_files(plan)) >= {
        *("papers.json", "papers.schema.json", "papers.bib", "papers.csv", "papers.txt"),
        *("changes.atom", "schedule.ics"),
    }


def test_data_of_a_bare_workshop_has_no_calendar_and_is_whole(tmp_path):
    files = data_files(PLANS["bare_plan"](tmp_path))
    assert "schedule.ics" not in files
    assert files["papers.txt"].startswith("A Workshop, 2026-07-18\n0 papers.")
