"""What must never cost a booklet: strange papers, full disks, and processes that are ended."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader
from sources import new, sealed

ROOT = Path(__file__).parents[2]


def paper(path, pages, size=(612, 792)):
    path.write_bytes(sealed(new(pages, "A paper of many words stands on", box=(0, 0, *size))))


def heavy(path):
    """Give a page two megabytes that cannot be made smaller."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        noise = pdf.make_stream(Random(1).randbytes(2_000_000))
        noise.Type, noise.Subtype = Name.XObject, Name.Form
        noise.BBox = Array([0, 0, 1, 1])
        pdf.pages[0].obj.Resources.XObject = Dictionary(Noise=noise)
        pdf.save(path)


def contents_of(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def start(workshop, limit=None):
    def restrict():
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "proceedings", "build", "booklet", "-C", str(workshop)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=workshop,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=restrict,  # noqa: PLW1509 - no thread runs here
    )


def test_long_wide_and_crowded_papers_are_all_printed(run, workshop):
    papers = workshop / "papers"
    paper(papers / "1.pdf", 300)
    paper(papers / "2.pdf", 2, (14 * 72, 10 * 72))
    authors = ", ".join(f"Author Number{n}" for n in range(400))
    title = " ".join(["Considerations"] * 27)[:400]
    (workshop / "papers.yaml").write_text(
        "papers:\n"
        f"  - {{number: 1, title: {title}, authors: [{authors}]}}\n"
        "  - {number: 2, title: Wide, authors: [Hypatia]}\n"
    )
    code, _, err = run("build", "booklet", "-C", workshop)
    assert code in {0, 1}, err
    for name in ("booklet.pdf", "print.pdf"):
        reader = PdfReader(workshop / "output" / "booklet" / name)
        boxes = [page.mediabox for page in reader.pages]
        assert sum((box.width, box.height) == (14 * 72, 10 * 72) for box in boxes) == 2
        assert {"1", "300", "301", "302"} <= set(reader.page_labels)
    document = pypdfium2.PdfDocument(workshop / "output" / "booklet" / "booklet.pdf")
    words = " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in document)
    assert "and 390 more" in words
    assert all(f"Number{n}, Author" in words for n in (0, 199, 399))
    assert words.count("Considerations Considerations") > 10
    document.close()


def test_no_papers_make_a_booklet_too(run, workshop):
    (workshop / "papers.yaml").write_text("papers: []\n")
    code, _, err = run("build", "booklet", "-C", workshop)
    assert code in {0, 1}, err
    assert len(PdfReader(workshop / "output" / "booklet" / "booklet.pdf").pages) > 2


def test_parts_without_a_page_are_no_booklet(run, workshop):
    (workshop / "papers.yaml").write_text("papers: []\n")
    with (workshop / "workshop.yaml").open("a") as file:
        file.write("\nbooklet: {parts: [papers]}\n")
    code, _, err = run("build", "booklet", "-C", workshop)
    assert code == 6
    assert "has no page" in err
    assert "booklet.parts" in err


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files need POSIX")
@pytest.mark.parametrize("limit", [60_000, 1_000_000])  # stops fonts, and the booklet
def test_a_disk_that_fills_up_leaves_the_last_good_booklet(run, workshop, limit):
    assert run("build", "booklet", "-C", workshop)[0] in {0, 1}
    folder = workshop / "output" / "booklet"
    before = contents_of(folder)
    heavy(workshop / "papers" / "1.pdf")
    process = start(workshop, limit=limit)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 6, err
    assert "cannot be written" in err
    assert contents_of(folder) == before
    assert run("build", "booklet", "-C", workshop)[0] in {0, 1}
    assert contents_of(folder) != before


@pytest.mark.skipif(sys.platform == "win32", reason="signals need POSIX")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_the_last_good_booklet(run, workshop, end):
    assert run("build", "booklet", "-C", workshop)[0] in {0, 1}
    folder = workshop / "output" / "booklet"
    before = contents_of(folder)
    (workshop / "papers" / "1.pdf").write_bytes((workshop / "papers" / "2.pdf").read_bytes())
    process = start(workshop)
    deadline = time.monotonic() + 120
    while not (workshop / "output" / ".new-booklet").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(end)
    _, err = process.communicate(timeout=120)
    assert process.returncode == (130 if end is signal.SIGINT else -signal.SIGKILL), err
    assert contents_of(folder) == before
    assert run("build", "booklet", "-C", workshop)[0] in {0, 1}
    assert contents_of(folder) != before
    assert not list((workshop / "output").glob(".*-booklet"))
