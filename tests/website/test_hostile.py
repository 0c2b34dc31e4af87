"""Titles, names and abstracts that were not meant for a page: escaped, shown, reported."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
import yaml

from proceedings.cache import Cache
from proceedings.gathering import Options, gather
from proceedings.website import build, cards

check = runpy.run_path(str(Path(__file__).parent / "checking.py"))["check"]
ARABIC = "كيف تُقرأ المخطوطات؟"
EMOJI = "🎉 Emoji 👩\u200d🔬 in Titles"
LONG = ("Very long titles " * 30)[:400].strip()
MARKUP = '<script>alert("x")</script> & <img src=x onerror=alert(1)> </title> "quoted"'
WORKSHOP = """\
event: {name: "Workshop <b>", short: "W <i>", date: 2026-07-18, time_zone: Asia/Seoul}
manuscripts: none
consent: {inclusion: abstract, statement: Ours.}
site: {url: "https://example.org/w-2026"}
sessions: [{id: am, title: "Posters <script>", kind: posters, start: "10:00", end: "12:00"}]
"""
PAPERS = [
    {"number": 1, "title": ARABIC, "authors": ["محمد", "الحسن", "Ada Lovelace"]},
    {"number": 2, "title": EMOJI, "authors": ["Zoë 🐙 Quine"], "abstract": "We 🚀."},
    {"id": "aBcDeFgHiJ", "title": "An Id", "authors": ["Ada Lovelace"]},
    {"id": "AbCdEfGhIj", "title": "The Same Id in Another Case", "authors": ["Ada Lovelace"]},
    {"number": 4, "title": LONG, "authors": ["B" * 80]},
    {
        "number": 5,
        "title": MARKUP,
        "authors": ["<img src=x onerror=alert(1)>"],
        "abstract": '</div><script>alert(2)</script> [x](javascript:alert(3)) <b onclick="y">z</b>',
    },
    {"number": 6, "title": "Nothing but a Title"},
    {
        "number": 7,
        "title": "Broken $x_{ Markdown **and LaTeX \\frac{1}{",
        "abstract": "**bold, $\\alpha_{ \\begin{itemize} \\item a\n\n```\ncode that never ends",
    },
    {"number": 8, "title": "Aword" * 40, "abstract": ARABIC},
    {"number": 9, "title": r"$\sum_{i=1}^n \mathbb{E}[x_i]$ in 漢字"},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "workshop.yaml").write_text(WORKSHOP, encoding="utf-8")
    text = yaml.safe_dump({"papers": PAPERS}, allow_unicode=True)
    (folder / "papers.yaml").write_text(text, encoding="utf-8")
    return folder, build(gather(folder, Options(1, Cache(None))).plan, folder / "website")


@pytest.fixture
def html(made):
    return lambda name: (made[0] / "website" / name).read_text("utf-8")


def paper(html, key):
    return check(html(f"papers/{key}/index.html"))


def test_every_page_is_sound(made, html):
    names = [name for name in made[1].files if name.endswith(".html")]
    assert {name: page for name in names if (page := check(html(name)).problems)} == {}


def test_markup_is_shown_and_does_nothing(made, html):
    page = paper(html, 5)
    assert page.texts["h1"] == [MARKUP.replace('"', "“", 1).replace('"', "”", 1)
                                .replace('"', "“", 1).replace('"', "”", 1)]  # fmt: skip
    for name in made[1].files:
        if not name.endswith(".html"):
            continue
        found = check(html(name))
        scripts = [given for tag, given in found.attributes if tag == "script"]
        assert all("src" in one or one["type"] == "application/ld+json" for one in scripts)
        assert not [one for _, given in found.attributes for one in given if one.startswith("on")]
        assert not [link for _, link in found.links if link.lower().startswith("javascript:")]


def test_structured_data_is_json_whatever_the_title(html):
    [block] = paper(html, 5).texts["script"][-1:]
    assert json.loads(block)["workFeatured"]["headline"].startswith("<script>alert(")


def test_ids_that_differ_in_case_have_pages_of_their_own(made, html):
    keys = [name.split("/")[1] for name in made[1].files if name.startswith("papers/ab")]
    keys = list(dict.fromkeys(keys))
    assert len(keys) == len({key.lower() for key in keys}) == 2
    titles = {paper(html, key).texts["h1"][0] for key in keys}
    assert titles == {"An Id", "The Same Id in Another Case"}


def test_writing_from_right_to_left_keeps_its_order(html):
    page = html("papers/index.html")
    assert f'<bdi dir="rtl">{ARABIC}</bdi>' in page
    assert "\u2068محمد\u2069, \u2068الحسن\u2069, Ada Lovelace" in page
    assert '<div class="text" dir="rtl">' in html("papers/8/index.html")
    assert "<bdi" not in html("papers/6/index.html").split("neighbours")[0]


def test_400_characters_and_emoji_are_whole(html):
    assert paper(html, 4).texts["h1"] == [LONG]
    assert 'class="long"' in html("papers/4/index.html")
    assert paper(html, 2).texts["h1"] == [EMOJI]


def test_a_paper_with_nothing_but_a_title_is_a_page(html):
    page = paper(html, 6)
    assert page.texts["h1"] == ["Nothing but a Title"]
    assert "Abstract" not in page.text


def test_broken_markup_keeps_its_words(html):
    text = paper(html, 7).text
    for word in ("Broken", "Markdown", "bold", "code that never ends"):
        assert word in text


def test_a_card_shows_no_boxes(made):
    assert cards.drawable(EMOJI) == "Emoji in Titles"
    assert cards.drawable("𝔼[xᵢ] of Erdős") == "E[xi] of Erdős"
    assert cards.drawable(ARABIC) is None
    website = made[0] / "website"
    event = (website / "card.png").read_bytes()
    shown = {key for key in (1, 2, 9) if (website / f"papers/{key}/card.png").read_bytes() != event}
    assert shown == {2}
    said = [f.subject for f in made[1].findings if f.rule == "missing-glyph"]
    assert said == ["1", "9"]
