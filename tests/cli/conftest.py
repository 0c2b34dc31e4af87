from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from proceedings.cli.main import _run

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Run the command line in this process, in an empty folder: exit code, output, talk."""
    monkeypatch.chdir(tmp_path)

    def runner(*arguments):
        code = _run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return int(code), captured.out, captured.err

    return runner


@pytest.fixture
def check_json(run):
    def checker(*arguments):
        code, out, _ = run("check", "--json", *arguments)
        return code, json.loads(out)

    return checker


@pytest.fixture
def process(tmp_path):
    """Run the command line as a process of its own, as a user does."""

    def runner(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "proceedings", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )

    return runner


WORKSHOP = """\
event:
  name: Workshop on Small Tests
  date: 2026-07-18
  time_zone: Asia/Seoul
  place: Seoul
requirements:
  format: icml2026
  limits: {long: 8, short: 4}
consent: {inclusion: full, statement: All agreed.}
sessions:
  - {id: posters, title: Posters, kind: posters, start: "10:00", end: "12:00"}
"""


@pytest.fixture
def workshop(tmp_path):
    """A workshop of three papers: one is sound, one is too long, one has no PDF."""
    folder = tmp_path / "ws"
    papers = folder / "papers"
    papers.mkdir(parents=True)
    (folder / "workshop.yaml").write_text(WORKSHOP)
    (folder / "papers.yaml").write_text(
        "papers:\n"
        "  - {number: 1, title: Sound, authors: [Hypatia], track: long}\n"
        "  - {number: 2, title: Too Long, authors: [Ada Lovelace], track: long}\n"
        "  - {number: 3, title: Missing, authors: [Ada Lovelace], abstract: Gone.}\n"
    )
    own = ROOT / "tests" / "papers"
    (papers / "1.pdf").write_bytes((own / "sound" / "references-mid-page.pdf").read_bytes())
    (papers / "2.pdf").write_bytes((own / "faulty" / "page-limit.pdf").read_bytes())
    return folder
