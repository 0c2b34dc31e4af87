"""Addresses, colours and fonts of the website."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from proceedings import resources
from proceedings.website import addresses, colours, public_address

COLOUR = st.tuples(*[st.integers(0, 255)] * 3).map(lambda c: "#{:02x}{:02x}{:02x}".format(*c))
FONTS = sorted((resources.templates() / "website" / "fonts").glob("*.woff2"))


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "papers/index.html", "papers/index.html"),
        ("papers/1/index.html", "index.html", "../../index.html"),
        ("papers/1/index.html", "papers/2/index.html", "../2/index.html"),
        (
            "papers/1/index.html",
            "authors/index.html#person-a b",
            "../../authors/index.html#person-a%20b",
        ),
        ("index.html", "../booklet/booklet.pdf#page=3", "../booklet/booklet.pdf#page=3"),
        ("papers/index.html", "papers/ä?/index.html", "%C3%A4%3F/index.html"),
    ],
)
def test_links_are_relative(page, target, link):
    assert addresses.relative(page, target) == link


def test_a_public_address_is_short_and_needs_a_site():
    assert public_address("https://example.org/ws", "12") == "https://example.org/ws/papers/12/"
    assert public_address("", "12") == ""


@given(COLOUR)
def test_any_accent_can_be_read_on_any_paper(accent):
    for papers, towards in ((colours.LIGHT, "#000000"), (colours.DARK, "#ffffff")):
        text = colours.readable(accent, papers, towards)
        assert all(colours.contrast(text, paper) >= 4.5 for paper in papers)


def test_an_accent_that_is_readable_stays():
    assert colours.readable("#7a1f2b", colours.LIGHT, "#000000") == "#7a1f2b"


def test_black_on_white_has_the_greatest_contrast():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_papers_are_those_of_the_style_sheets():
    folder = resources.templates()
    light = (folder / "theme/tokens.css").read_text()
    dark = (folder / "website/site.css").read_text()
    for sheet, papers in ((light, colours.LIGHT), (dark, colours.DARK)):
        found = [re.search(rf"--{name}: (#\w+)", sheet)[1] for name in ("paper", "wash")]
        assert tuple(found) == papers


@pytest.mark.parametrize("sheet", ["theme/tokens.css", "website/site.css"])
def test_text_can_be_read_on_its_paper(sheet):
    text = (resources.templates() / sheet).read_text()
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6})", text))
    for ink in ("ink", "ink-soft"):
        for paper in ("paper", "wash"):
            assert colours.contrast(tokens[ink], tokens[paper]) >= 4.5


def test_there_are_two_halves_of_four_faces():
    assert len(FONTS) == 8


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_the_characters_its_rule_promises(path):
    css = (resources.templates() / "website/fonts.css").read_text()
    [promised] = re.findall(rf"{path.name}.*?unicode-range: (.*?);", css, re.DOTALL)
    ranges = [part.strip().removeprefix("U+").split("-") for part in promised.split(",")]
    limits = [(int(one[0], 16), int(one[-1], 16)) for one in ranges]
    has = set(TTFont(path).getBestCmap())
    assert has
    for code in has:
        assert any(low <= code <= high for low, high in limits)
    if path.stem.endswith("basic"):
        assert set(map(ord, "AZaz09ÄéŁőß–—“”‘’…·−")) <= has


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_changed_font_does_not_carry_the_reserved_name(path):
    names = TTFont(path)["name"].names
    called = [str(name) for name in names if name.nameID in {1, 3, 4, 6, 16}]
    assert called
    assert not [name for name in called if "source" in name.lower()]
    assert any(name.nameID == 0 for name in names)
    assert Path(path.parent / "OFL.txt").is_file()
