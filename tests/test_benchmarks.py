from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the benchmarks need POSIX")

# A child that goes away, and leaves a grandchild which burns half a second of CPU time.
ORPHAN = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while time.process_time() < 0.5:
            pass
    os._exit(0)
"""
EATER = """
import os
if os.fork() == 0:
    eaten = bytearray(80_000_000)
    import time
    time.sleep(0.2)
    os._exit(0)
os.wait()
"""


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.fixture
def two(papers):
    from papers import Papers

    sound = papers / "sound"
    files = (sound / "long-title.pdf", sound / "preprint.pdf")
    return Papers("test", files, {files[0].name: {"title": "As Listed", "abstract": ""}})


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else can tell")
def test_cpu_time_of_an_orphan_is_counted():
    from processes import run

    usage = run([sys.executable, "-c", ORPHAN])
    assert usage.cpu is not None
    assert 0.5 <= usage.cpu < 0.8


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else can tell")
def test_memory_of_a_child_is_told_apart_from_its_parent():
    from processes import run

    usage = run([sys.executable, "-c", EATER], memory=True)
    assert usage.parent_mb is not None
    assert usage.worker_mb is not None
    assert usage.parent_mb < 40
    assert 76 <= usage.worker_mb < 120


def test_a_command_that_fails_is_no_measurement():
    from processes import run

    with pytest.raises(RuntimeError, match="ended with 3"):
        run([sys.executable, "-c", "import sys; sys.exit(3)"])


def test_the_usual_paper_has_the_middle_size_of_those_nearest_to_ten_pages(tmp_path):
    import pikepdf
    from papers import usual_paper

    for name, pages, padding in [("a", 9, 10), ("b", 9, 20), ("c", 9, 30), ("d", 3, 20)]:
        with pikepdf.new() as pdf:
            for _ in range(pages):
                pdf.add_blank_page()
            pdf.Root.Padding = pikepdf.String("x" * 1000 * padding)
            pdf.save(tmp_path / f"{name}.pdf")
    assert usual_paper(tuple(sorted(tmp_path.glob("*.pdf")))).stem == "b"


def test_a_workshop_is_made_of_papers_and_their_records(two, tmp_path):
    from papers import make_workshop

    from proceedings.formats import load_formats
    from proceedings.inputs import read_workshop_folder

    make_workshop(two, tmp_path / "workshop")
    inputs = read_workshop_folder(tmp_path / "workshop", load_formats())
    assert [paper.number for paper in inputs.papers] == [1, 2]
    assert (tmp_path / "workshop" / "papers" / "2.pdf").read_bytes() == two.files[1].read_bytes()


def test_without_a_corpus_the_sample_is_measured(tmp_path, monkeypatch, sample):
    from papers import find_papers

    monkeypatch.setenv("PROCEEDINGS_CORPUS", str(tmp_path))
    found = find_papers()
    assert found.name == "sample"
    assert len(found.files) == len(list((sample / "papers").glob("*.pdf")))


def test_checks_are_measured_beside_their_text_passes(two):
    from run import measure, rows

    before = dict(os.environ)
    figures = json.loads(json.dumps(measure(two, 1, ("one paper", "all papers"))))
    assert dict(os.environ) == before
    assert figures["schema"] == "proceedings/benchmarks/1"
    assert figures["one paper"]["wall ratio"] > 1
    assert figures["all papers"]["papers"] == 2
    assert {row.target for row in rows(figures)} == {2.5, 2.0, None}
    if sys.platform == "linux":
        assert figures["all papers"]["cpu ratio -j2"] > 1
        assert figures["all papers"]["parent MB"] > 10


def test_putting_together_is_measured_beside_a_copy(two):
    from run import measure, rows

    figures = measure(two, 1, ("assembly",))
    (row,) = rows(figures)
    assert row.target == 2.0
    assert row.value == figures["assembly"]["papers"]["ratio"] > 0


@pytest.mark.slow
def test_a_rebuild_is_measured_in_seconds(two):
    from run import measure, rows

    figures = measure(two, 1, ("rebuild",))
    built = figures["rebuild"]
    assert built["unchanged"]["wall_s"] < built["first"]["wall_s"]
    assert [row.target for row in rows(figures)] == [1.0, None, None, None]


def test_a_missed_target_is_called_so():
    from run import Row

    assert Row("a", 2.01, "x", 2.0).verdict == "MISSED"
    assert Row("a", 2.0, "x", 2.0).verdict == "met"
    assert Row("a", None, "x", 2.0).verdict == "not measured"
    assert Row("a", 5.0, "s").verdict == ""


def test_the_command_says_what_it_can():
    shown = subprocess.run(
        [sys.executable, str(BENCHMARKS / "run.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--rounds" in shown.stdout
