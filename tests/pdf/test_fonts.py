"""The fonts of a file are those that Poppler's pdffonts lists."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proceedings.pdf.fonts import read_fonts
from proceedings.pdf.qpdf import ObjectsError, opened_objects, pages_of

PAPERS = Path(__file__).parent.parent / "papers"
KINDS = "Type 1C|Type 1|Type 3|TrueType|CID Type 0C|CID Type 0|CID TrueType|unknown"
# Name, kind (which may end in "(OT)"), encoding, embedded, subset, Unicode, object.
ROW = re.compile(
    rf"(.*?) +({KINDS})(?: \(OT\))? +\S.* (yes|no) +(yes|no) +(yes|no) +\S+(?: +\d+)?$"
)
TAG = re.compile(r"^[A-Z]{6}\+")
FILES = sorted(
    path for folder in ("sound", "formats", "files") for path in (PAPERS / folder).glob("*.pdf")
)
NEEDS_POPPLER = pytest.mark.skipif(
    shutil.which("pdffonts") is None, reason="Poppler's pdffonts is not installed"
)


def fonts_of(path):
    with opened_objects(path) as document:
        return read_fonts(pages_of(document, 300))


def listed(path):
    """What pdffonts says: name as far as it is shown, Type 3 or not, embedded or not."""
    said = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = [ROW.match(line) for line in said.splitlines()[2:]]
    assert all(rows), said
    return sorted(
        (
            TAG.sub("", row[1].strip()).replace("[none]", "")[:29],
            row[2] == "Type 3",
            row[3] == "yes",
        )
        for row in rows
    )


def ours(path):
    return sorted((font.name[:29], font.type3, font.embedded) for font in fonts_of(path))


@NEEDS_POPPLER
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_fonts_are_those_that_poppler_lists(path):
    assert ours(path) == listed(path)


@NEEDS_POPPLER
def test_fonts_of_real_papers_are_those_that_poppler_lists(corpus):
    files = sorted((corpus / "papers").glob("*.pdf"))
    assert [path.stem[:8] for path in files if ours(path) != listed(path)] == []


def test_page_2_of_real_papers_has_the_fonts_that_were_written_down(corpus):
    wrong = []
    for line in (corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        fonts = [f for f in fonts_of(corpus / record["file"]) if any(u.page == 2 for u in f.uses)]
        found = {
            "all_embedded": all(font.embedded for font in fonts),
            "type3": any(font.type3 for font in fonts),
        }
        if found != {key: record["page2"][key] for key in found}:
            wrong.append(record["file"])
    assert not wrong


def test_a_font_in_a_plot_is_used_where_the_plot_is_drawn():
    (font,) = [font for font in fonts_of(PAPERS / "files" / "font-type3.pdf") if font.type3]
    (use,) = font.uses
    assert (use.page, use.drawing) == (2, 0)
    assert use.figure
    assert tuple(use.box) == (0, 0, 90, 60)


@pytest.mark.parametrize("name", ["encrypted", "random-bytes", "empty", "html", "not-a-pdf"])
def test_a_file_without_readable_objects_says_so(name):
    with pytest.raises(ObjectsError):
        fonts_of(PAPERS / "hostile" / f"{name}.pdf")


def test_the_compiled_core_is_taken_over_by_a_later_import_of_the_whole():
    code = (
        "import sys; from proceedings.pdf.qpdf import kinds; kinds();"
        "assert 'pikepdf' not in sys.modules; import pikepdf;"
        "pdf = pikepdf.new(); assert pdf.Root.Type == pikepdf.Name.Catalog;"
        "assert kinds().dictionary is pikepdf._core.Dictionary"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
