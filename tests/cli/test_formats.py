"""Formats are listed and started, and a workshop can bring its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PAPERS = Path(__file__).parent.parent / "papers"
EXAMPLE = PAPERS / "sound" / "limit-exact.pdf"
OWN = """\
extends: icml2026
name: Small Things 2026
severities: {page-limit: warning}
notices: {}
"""


@pytest.fixture
def own(workshop):
    """A workshop that asks for a format of its own."""
    folder = workshop / "templates" / "formats"
    folder.mkdir(parents=True)
    (folder / "small2026.yaml").write_text(OWN)
    settings = workshop / "workshop.yaml"
    settings.write_text(settings.read_text().replace("icml2026", "small2026"))
    return workshop


def test_the_list_is_as_it_was(run):
    assert "icml2026      ICML 2026" in run("formats")[1]
    document = json.loads(run("formats", "--json")[1])
    assert document["schema"] == "proceedings/formats/1"


def test_a_start_is_printed_or_written(run, tmp_path):
    code, out, _ = run("formats", "new", EXAMPLE, "--name", "Own 2031", "--year", "2031")
    assert code == 0
    target = tmp_path / "deep" / "own2031.yaml"
    same = ("--name", "Own 2031", "--year", "2031", "-o", target)
    code, nothing, err = run("formats", "new", EXAMPLE, *same)
    assert (code, nothing) == (0, "")
    assert "TODO" in err
    assert target.read_text() == out
    assert run("formats", "new", EXAMPLE, *same)[0] == 6


def test_what_is_no_paper_cannot_be_measured(run, tmp_path):
    (tmp_path / "page.pdf").write_text("<html>")
    code, _, err = run("formats", "new", "page.pdf")
    assert code == 6
    assert "is a web page" in err
    assert run("formats", "new", "none.pdf")[0] == 4


def test_a_workshop_asks_for_its_own_format(run, check_json, own):
    assert "small2026" in run("formats", "-C", own)[1]
    code, result = check_json("-C", own)
    two = result["papers"][1]
    assert [(f["rule"], f["severity"]) for f in two["findings"]] == [("page-limit", "warning")]
    assert code == 1  # the third paper has no PDF


def test_the_file_for_authors_finds_the_format_beside_it(run, own):
    target = own / "requirements.yaml"
    code, _, err = run("requirements", "-C", own, "--export", target)
    assert code == 0
    assert "templates/formats" in err
    assert run("check", own / "papers" / "1.pdf", "--requirements", target)[0] == 0


def test_a_mistake_in_an_own_format_is_named(run, own):
    file = own / "templates" / "formats" / "small2026.yaml"
    file.write_text(OWN + "limts: {submission: 4}\n")
    code, _, err = run("check", "-C", own)
    assert code == 3
    assert "small2026.yaml:5: limts: unknown key; did you mean limits?" in err
    file.write_text(OWN.replace("page-limit", "page-limits"))
    code, _, err = run("check", "-C", own)
    assert code == 3
    assert "page-limits" in err
