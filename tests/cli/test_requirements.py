"""What a workshop asks: in words, as the file for authors, and checked with that file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAPERS = ROOT / "tests" / "papers"
SOUND = PAPERS / "sound" / "references-mid-page.pdf"
LONG = PAPERS / "faulty" / "page-limit.pdf"


@pytest.fixture
def asked(run, workshop, tmp_path):
    """The file for authors, in a folder of its own."""
    target = tmp_path / "author" / "requirements.yaml"
    target.parent.mkdir()
    assert run("requirements", "-C", workshop, "--export", target)[0] == 0
    return target


def test_it_is_said_in_words(run, workshop):
    code, out, err = run("requirements", "-C", workshop)
    assert code == 0
    assert not err
    assert "ICML 2026 (icml2026)" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["long", "8", "8", "8"] in rows
    assert ["short", "4", "4", "4"] in rows
    assert "not checked" in out


def test_what_the_workshop_counts_otherwise_is_said(run, workshop):
    settings = workshop / "workshop.yaml"
    extra = "limits: {long: 8, short: 4}\n  exclude: [references]\n  severities: {page-size: off}"
    settings.write_text(settings.read_text().replace("limits: {long: 8, short: 4}", extra))
    words = " ".join(run("requirements", "-C", workshop)[1].split())
    assert "The workshop counts the acknowledgements, the impact statement" in words
    assert "which ICML 2026 does not." in words
    assert "page-size: off" in words
    out = " ".join(run("check", "-C", workshop)[1].split())
    assert out.count("which ICML 2026 does not.") == 1


def test_json(run, workshop):
    document = json.loads(run("requirements", "-C", workshop, "--json")[1])
    assert document["schema"] == "proceedings/requirements/1"
    assert document["tracks"] == ["long", "short"]
    assert document["limits"]["short"]["camera-ready"] == 4
    assert document["excluded"] is None


def test_the_export_is_printed_or_written_and_says_nothing_personal(run, workshop, asked):
    code, out, _ = run("requirements", "-C", workshop, "--export")
    assert code == 0
    assert out == asked.read_text()
    assert "Ada" not in out


def test_the_export_never_overwrites_another_file(run, workshop):
    settings = workshop / "workshop.yaml"
    before = settings.read_text()
    code, _, err = run("requirements", "-C", workshop, "--export", settings)
    assert code == 6
    assert "is no file of requirements" in err
    assert settings.read_text() == before


def test_authors_check_with_the_file_as_the_workshop_does(run, check_json, asked, monkeypatch):
    monkeypatch.chdir(asked.parent)
    code, result = check_json(LONG, "--requirements", "requirements.yaml", "--track", "long")
    assert code == 1
    assert result["papers"][0]["pages"]["lines_over"] == 5
    assert result["papers"][0]["notes"] == []
    assert run("check", LONG, "--requirements", asked, "--track", "long", "--limit", "9")[0] == 0


def test_options_win_over_the_file(check_json, asked):
    _, result = check_json(SOUND, "--requirements", asked, "--format", "neurips2025")
    assert [f["rule"] for f in result["papers"][0]["findings"]] == ["format"]
    _, result = check_json(SOUND, "--requirements", asked, "--stage", "submission")
    assert [f["rule"] for f in result["papers"][0]["findings"]] == ["stage"]


def test_without_a_track_the_assumption_and_the_option_are_said(run, asked):
    out = " ".join(run("check", SOUND, "--requirements", asked)[1].split())
    assert "the 8 pages of the track “long” are assumed" in out
    assert "--track" in out


def test_a_track_that_is_not_in_the_file_suggests_one(run, asked):
    code, _, err = run("check", SOUND, "--requirements", asked, "--track", "shrt")
    assert code == 2
    assert "Did you mean short?" in err


@pytest.mark.parametrize("extra", [("-C", "ws", "paper.pdf"), ()])
def test_contradictions_are_usage_errors(run, asked, extra):
    assert run("check", *extra, "--requirements", asked)[0] == 2


def test_a_file_that_is_not_there_is_missing(run):
    assert run("check", SOUND, "--requirements", "none.yaml")[0] == 4


@pytest.mark.parametrize(
    ("option", "limit"),
    [
        (("--format", "icml2026"), 9),
        (("--track", "short"), 9),
        (("--limit", "4"), 4),
        (("--stage", "camera-ready"), 9),
        ((), 9),
    ],
)
def test_each_option_works_alone(check_json, option, limit):
    code, result = check_json(SOUND, *option)
    assert code == 0
    assert result["papers"][0]["pages"]["limit"] == limit
    assumed = " ".join(result["papers"][0]["notes"])
    assert ("are assumed. Set another with --limit." in assumed) is (option != ("--limit", "4"))


def test_options_hold_for_every_paper_of_a_workshop(check_json, workshop):
    _, result = check_json("-C", workshop, "--track", "short")
    assert [paper["pages"]["limit"] for paper in result["papers"][:2]] == [4, 4]
    _, result = check_json("-C", workshop, "--limit", "9")
    assert [paper["verdict"] for paper in result["papers"][:2]] == ["pass", "pass"]


def test_a_check_without_a_workshop_loads_no_pydantic(tmp_path):
    """It takes a tenth of a second, which an author would wait for with every check."""
    code = (
        "import sys; from proceedings.cli.main import _run;"
        f"_run(['check', {str(SOUND)!r}, '--no-cache']);"
        "sys.exit('pydantic' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 0
