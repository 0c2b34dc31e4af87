"""Files made to hurt: one clear finding each, and everything else goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.workers import Failure, Limits, map_limited

ROOT = Path(__file__).parent.parent.parent
HOSTILE = ROOT / "tests" / "papers" / "hostile"
RULES = {
    "encrypted": "file-encrypted",
    "truncated": "file-truncated",
    "truncated-blank": "file-truncated",
    "empty": "file-empty",
    "html": "file-not-pdf",
    "no-text": "file-no-text",
    "million-pages": "file-too-many-pages",
    "not-a-pdf": "file-not-pdf",
    "random-bytes": "file-damaged",
    "giant-title": "file-too-large",
}


def test_every_hostile_file_is_named_here():
    known = set(RULES) | {"owner-password", "nested-forms", "flate-bomb"}
    assert {path.stem for path in HOSTILE.glob("*.pdf")} <= known


@pytest.mark.parametrize(("name", "rule"), RULES.items())
def test_one_clear_finding(check_json, name, rule):
    code, result = check_json(HOSTILE / f"{name}.pdf", "--format", "icml2026")
    assert code == 1
    (paper,) = result["papers"]
    assert paper["verdict"] == "unreadable"
    (finding,) = paper["findings"]
    assert finding["rule"] == rule
    assert finding["message"].endswith(".")
    assert finding["fix"]


def test_an_owner_password_does_not_hinder_reading(run):
    _, out, _ = run("extract", HOSTILE / "owner-password.pdf")
    assert "unreadable" not in json.loads(out)["papers"][0]


@pytest.mark.parametrize("name", ["nested-forms", "flate-bomb"])
def test_what_hangs_or_eats_memory_is_given_up(name):
    path = HOSTILE / f"{name}.pdf"
    limits = Limits(memory=800_000_000, cpu_seconds=2, wall_seconds=6)
    ((_, result),) = map_limited(read_manuscript, [path], jobs=1, limits=limits)
    assert isinstance(result, Failure)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks to end")
def test_a_run_that_is_asked_to_end_leaves_no_file(tmp_path):
    (tmp_path / "temporary").mkdir()
    hanging = [HOSTILE / "nested-forms.pdf"] * 4
    run = subprocess.Popen(
        [sys.executable, "-m", "proceedings", "check", "--no-cache", "-j2", *hanging],
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary"), "PYTHONPATH": str(ROOT)},
    )
    time.sleep(2)
    run.terminate()
    _, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert "Interrupted" in err
    assert "Traceback" not in err
    assert list((tmp_path / "temporary").iterdir()) == []
