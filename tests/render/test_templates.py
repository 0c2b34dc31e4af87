from __future__ import annotations

import re

import pytest

from proceedings import resources
from proceedings.errors import OutputError
from proceedings.render import templates


def own(folder, text, name="booklet/back.html"):
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return name


def test_the_workshops_own_template_goes_first(tmp_path):
    name = own(tmp_path, "mine {{ word }}")
    assert templates.fill(tmp_path, name, word="a < b") == "mine a &lt; b"


def test_the_package_serves_what_the_workshop_has_not(tmp_path):
    assert "--accent" in templates.text(tmp_path, "theme/tokens.css")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\n{% if %}", "line 2"), ("{{ nobody }}", "nobody"), ("{% include 'no.html' %}", "no.html")],
)
def test_a_wrong_template_is_named(tmp_path, text, expected):
    name = own(tmp_path, text)
    with pytest.raises(OutputError, match=re.escape(expected)) as caught:
        templates.fill(tmp_path, name)
    assert caught.value.fix


def test_a_style_sheet_that_is_missing_is_named(tmp_path):
    with pytest.raises(OutputError, match=re.escape("no/such.css")):
        templates.text(tmp_path, "no/such.css")


def test_a_template_cannot_leave_its_folders(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(OutputError):
        templates.text(tmp_path, "../secret.txt")


@pytest.mark.parametrize("folder", ["booklet", "posters", "theme"])
def test_only_html_of_the_plan_goes_in_unescaped(folder):
    files = sorted((resources.templates() / folder).rglob("*.html"))
    unescaped = [
        expression
        for file in files
        for expression in re.findall(r"\{\{([^}]*)\|\s*safe", file.read_text())
    ]
    # "page.html" is Markdown whose own HTML was escaped (booklet/own_pages.py).
    # "poster.code" is a drawing of ours (render/qr.py).
    known = ("title_html", "abstract_html", "line.html", "page.html", "poster.code")
    assert all(name.strip().endswith(known) for name in unescaped)
    assert files
