"""A check survives files that are nearly papers; benchmarks/robustness.py runs a thousand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
FILES = 63
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the benchmarks need POSIX")


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_a_run_ends_with_one_line_a_file_and_leaves_nothing():
    from papers import Papers
    from robustness import measure

    figures = measure(Papers("test", (), {}), FILES, hostile=())
    assert figures["files"] == FILES
    assert figures["broken"] == 0
    assert figures["missing"] == []
    assert figures["ours"] == []
    assert figures["stderr"] == 0
    assert figures["left"] == 0
    refused = sum(n for rule, n in figures["rules"].items() if rule.startswith("file-"))
    assert 0 < refused < FILES / 2
    if sys.platform == "linux":
        assert figures["parent MB"] < figures["parent MB, a tenth"] + 6


def test_a_seed_makes_the_same_files_again():
    from mutations import KINDS, mutated, sources

    paths = sources()
    for number in range(2 * len(KINDS)):
        name, data = mutated(paths, number)
        assert (name, data) == mutated(paths, number)
        assert data != mutated(paths, number, seed=1)[1]


def test_a_table_says_what_is_wrong():
    from robustness import details, rows

    figures = {
        "files": 3,
        "broken": 1,
        "missing": ["a.pdf"],
        "ours": ["a: broke"],
        "stderr": 2,
        "left": 1,
        "rules": {"internal-error": 1},
        "parent MB": 90.0,
        "parent MB, a tenth": 40.0,
    }
    assert [row.verdict for row in rows(figures)] == [*["MISSED"] * 6, ""]
    assert details(figures)[1] == "error      a: broke"
