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

from proceedings.errors import ConfigurationError
from proceedings.exports.archive import zip_folder
from proceedings.exports.atom import changes_atom
from proceedings.exports.data import data_files
from proceedings.exports.differences import differences
from proceedings.exports.papers import papers_json
from proceedings.exports.plain import papers_txt
from proceedings.exports.published import FILE, Published, Told, read_published
from proceedings.exports.schema import papers_schema
from proceedings.exports.sitemap import sitemap
from proceedings.exports.tables import COLUMNS, papers_csv

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.date(2026, 7, 10)


@pytest.fixture
def plan(tmp_path):
    return PLANS["full_plan"](tmp_path)


def said(plan):
    """What a publication of the plan notes of its papers."""
    return {
        paper.key: {
            name: fact
            for name, fact in {
                "title": paper.title,
                "authors": [author.name for author in paper.authors] or None,
                "presentation": paper.presentation.value,
                "session": paper.session,
                "board": paper.board,
                "talk": paper.talk,
                "order": paper.order,
                "award": paper.award,
                "absent": paper.absent or None,
            }.items()
            if fact is not None
        }
        for paper in plan.papers
    }


def with_first(plan, **facts):
    return replace(plan, papers=(replace(plan.papers[0], **facts), *plan.papers[1:]))


def rows(plan):
    text = papers_csv(plan)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_schema_is_valid_and_holds_for_every_paper(plan):
    schema = json.loads(papers_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(papers_json(plan, 12))
    jsonschema.Draft202012Validator(schema).validate(document)
    known = schema["properties"]["papers"]["items"]["properties"]
    assert {key for paper in document["papers"] for key in paper} == set(known)


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
    rounds = (Told(DAY - dt.timedelta(days=3), ("Early & <bold>.",)), Told(DAY))
    before = Published(said(plan), rounds)
    now = with_first(plan, board="9", award=None)
    feed = ET.fromstring(changes_atom(now, before))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["2 changes", "Early & <bold>."]
    assert "board 9, Poster session" in entries[0].findtext(f"{ATOM}content")
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    assert all(one.startswith("urn:uuid:") for one in ids)
    # Once it went out, the same entry has the same id.
    after = Published(said(now), (*rounds, Told(dt.date(2026, 7, 18), ("Told.",))))
    again = ET.fromstring(changes_atom(now, after)).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in again] == ids


def test_ids_are_addresses_where_the_site_has_one(tmp_path):
    plan = PLANS["full_plan"](tmp_path, site_url="https://example.org/w/2026/")
    feed = changes_atom(with_first(plan, board="9"), Published(said(plan), (Told(DAY),)))
    ids = [one.text for one in ET.fromstring(feed).iter(f"{ATOM}id")]
    root = "https://example.org/w/2026/changes.atom"
    assert ids == [root, f"{root}#changes-2"]


def test_characters_that_xml_cannot_hold_are_left_out(plan):
    changed = with_first(plan, title="a\x00\x0b\ufffeb")
    feed = changes_atom(changed, Published(said(plan), (Told(DAY),)))
    assert "“ab”" in ET.fromstring(feed).find(f"{ATOM}entry").findtext(f"{ATOM}title")


@pytest.mark.parametrize(
    ("facts", "word"),
    [({"title": "Other"}, "New title"), ({"authors": ()}, "Authors of"), ({"board": None}, "“"),
     ({"absent": True}, "not presented"), ({"order": 7}, "number 7 in Orals"),
     ({"talk": None}, "cancelled"), ({"award": "Second"}, "receives: Second")],
)  # fmt: skip
def test_each_change_is_a_sentence(plan, facts, word):
    [sentence] = differences(with_first(plan, **facts), Published(said(plan)))
    assert word in sentence
    assert sentence.endswith(".")


def test_papers_that_come_and_go_are_told(plan):
    less = replace(plan, papers=plan.papers[1:])
    assert differences(less, Published(said(plan))) == (
        "Withdrawn: “Notes on the Analytical Engine”.",
    )
    assert differences(plan, Published(said(less))) == ("New: “Notes on the Analytical Engine”.",)
    assert differences(plan, Published(said(plan))) == ()


def test_what_was_not_noted_is_not_compared(plan):
    noted = {paper.key: {"title": paper.title} for paper in plan.papers}
    assert differences(plan, Published(noted)) == ()


def test_a_file_of_more_or_fewer_facts_is_read(tmp_path):
    assert read_published(tmp_path) is None
    (tmp_path / FILE).write_text('{"date": "2026-07-10", "papers": {"1": {"title": "T"}}, "x": 1}')
    found = read_published(tmp_path)
    assert found.papers == {"1": {"title": "T"}}
    assert found.rounds == (Told(DAY),)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"date": "soon"}', '{"date": "2026-07-10", "papers": 3}'])  # fmt: skip  # noqa: E501
def test_a_file_that_cannot_be_understood_stops_with_its_name(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(ConfigurationError, match=r"published\.json"):
        read_published(tmp_path)


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
