from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.cache import Cache
from proceedings.model import Finding, Severity
from proceedings.render.document import Composed
from proceedings.render.earlier import EarlierPages
from proceedings.render.pdf import Rendered

COMPOSED = Composed("<p>Contents</p>", None, (), "")


@pytest.fixture
def laid(monkeypatch):
    """Every document that is laid out, in order."""
    seen = []

    def laid_out(composed):
        seen.append(composed.html)
        missing = "�" in composed.html
        finding = Finding("missing-glyph", Severity.WARNING, "A character has no glyph.")
        return Rendered(composed.html.encode(), 1, {}, findings=(finding,) if missing else ())

    monkeypatch.setattr(Composed, "laid_out", laid_out)
    return seen


def build(tmp_path, *documents, base="base", folder="output"):
    pages = EarlierPages(Cache(tmp_path / "cache"), tmp_path / folder, base)
    made = [pages.typeset(document) for document in documents]
    pages.keep()
    return made


def test_the_next_build_takes_what_it_would_set_from_the_same(tmp_path, laid):
    assert build(tmp_path, COMPOSED) == build(tmp_path, COMPOSED)
    assert laid == ["<p>Contents</p>"]


@pytest.mark.parametrize(
    "changed",
    [{"html": "<p>Other</p>"}, {"settings": "p {}"}, {"styles": ("a.css",)}, {"tagged": False}],
)
def test_what_would_be_set_from_something_else_is_set(tmp_path, laid, changed):
    build(tmp_path, COMPOSED)
    build(tmp_path, replace(COMPOSED, **changed))
    assert len(laid) == 2


def test_other_code_styles_or_pictures_set_it_anew(tmp_path, laid):
    build(tmp_path, COMPOSED)
    build(tmp_path, COMPOSED, base="other")
    assert len(laid) == 2


def test_pages_of_another_output_folder_stay_there(tmp_path, laid):
    build(tmp_path, COMPOSED)
    build(tmp_path, replace(COMPOSED, html="<p>Elsewhere</p>"), folder="elsewhere")
    build(tmp_path, COMPOSED)
    assert len(laid) == 2


def test_only_the_pages_of_the_last_build_are_kept(tmp_path, laid):
    build(tmp_path, COMPOSED)
    build(tmp_path, replace(COMPOSED, html="<p>New</p>"))
    build(tmp_path, COMPOSED)
    assert len(laid) == 3


def test_a_build_that_sets_a_part_leaves_the_other_pages_as_they_are(tmp_path, laid):
    build(tmp_path, COMPOSED)
    pages = EarlierPages(Cache(tmp_path / "cache"), tmp_path / "output", "base")
    pages.typeset(replace(COMPOSED, html="<p>New</p>"))
    pages.keep(whole=False)
    build(tmp_path, COMPOSED, replace(COMPOSED, html="<p>New</p>"))
    assert laid == ["<p>Contents</p>", "<p>New</p>"]


def test_what_could_not_be_set_whole_is_tried_again_and_said_again(tmp_path, laid):
    broken = replace(COMPOSED, html="�")
    (first,), (second,) = build(tmp_path, broken), build(tmp_path, broken)
    assert len(laid) == 2
    assert first.findings == second.findings != ()
