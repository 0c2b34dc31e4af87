"""Papers of our own making, whose anatomy is written down beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.analysis import analyse
from proceedings.anatomy.headings import PARTS, parts_present
from proceedings.formats import load_formats
from proceedings.pdf.extraction import read_document

FOLDER = Path(__file__).parent.parent / "papers"
TRUTH = yaml.safe_load((FOLDER / "truth.yaml").read_text(encoding="utf-8"))["papers"]


@pytest.fixture(scope="module")
def read():
    known = {}

    def reader(name):
        if name not in known:
            known[name] = analyse(read_document(FOLDER / name, 1000), load_formats())
        return known[name]

    return reader


each = pytest.mark.parametrize("truth", TRUTH, ids=lambda t: t["file"])


@each
def test_family_and_stage_are_recognised(read, truth):
    found = read(truth["file"]).format
    assert found.family == truth["family"]
    assert (found.stage.value if found.stage else None) == truth["stage"]
    assert found.evidence


@each
def test_the_year_is_what_the_notice_says(read, truth):
    assert read(truth["file"]).format.year == truth["year"]


@each
def test_the_body_ends_where_it_ends(read, truth):
    wanted = truth["body_end"]
    end = read(truth["file"]).body(PARTS).end
    assert (end.page, end.column) == (wanted["page"], wanted["column"])
    assert end.fraction == pytest.approx(wanted["fraction"], abs=0.006)
    assert end.text.replace("\ufffe", "").split()[-1] == wanted["text"].split()[-1]


@each
@pytest.mark.parametrize("part", ["references", "appendix"])
def test_references_and_appendix_begin_where_they_begin(read, truth, part):
    wanted = truth.get(part)
    heading = read(truth["file"]).first(part)
    if wanted is None:
        assert heading is None
    else:
        page = wanted["page"] if isinstance(wanted, dict) else wanted
        assert heading is not None
        assert heading.place.page == page
        if isinstance(wanted, dict) and "column" in wanted:
            assert heading.place.column == wanted["column"]


@each
def test_the_back_matter_is_listed_in_order(read, truth):
    listed = [words.casefold() for words in parts_present(read(truth["file"]).headings)]
    assert list(dict.fromkeys(listed)) == [words.casefold() for words in truth["back_matter"]]


@each
def test_the_last_float_of_the_body_is_found(read, truth):
    wanted = truth["last_body_float"]
    assert read(truth["file"]).last_body_float == (wanted and wanted["page"])


def test_excluding_less_moves_the_end(read):
    paper = read("sound/back-matter.pdf")
    whole = paper.body(PARTS)
    counted = paper.body([part for part in PARTS if part != "acknowledgements"])
    assert sum(counted.lines) > sum(whole.lines)
