"""Title blocks as authors write them, read and held against their sources."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.analysis import analyse
from proceedings.formats import load_formats
from proceedings.pdf.extraction import read_document

FOLDER = Path(__file__).parent / "titles"
TRUTH = yaml.safe_load((FOLDER / "truth.yaml").read_text(encoding="utf-8"))["papers"]
each = pytest.mark.parametrize("truth", TRUTH, ids=lambda t: t["file"])


@pytest.fixture(scope="module")
def read():
    known = {}

    def reader(name):
        if name not in known:
            known[name] = analyse(read_document(FOLDER / name, 10), load_formats())
        return known[name]

    return reader


@each
def test_the_title_has_the_words_of_its_source(read, truth):
    assert read(truth["file"]).title_block.title == truth["title"]


@each
def test_authors_are_read_in_order_with_what_is_said_of_them(read, truth):
    read_authors = [
        {
            "name": one.name,
            "affiliations": list(one.affiliations),
            "equal_contribution": one.equal_contribution,
        }
        for one in read(truth["file"]).title_block.authors
    ]
    assert read_authors == truth["authors"]


@each
def test_the_abstract_is_read_from_its_first_word_to_its_last(read, truth):
    assert read(truth["file"]).title_block.abstract == truth["abstract"]


@each
def test_keywords_and_correspondence_are_read(read, truth):
    block = read(truth["file"]).title_block
    named = [one.partition(" <")[0] for one in block.correspondence]
    assert (named, list(block.keywords)) == (truth["correspondence"], truth["keywords"])


@each
def test_every_author_stands_where_it_is_said_to_stand(read, truth):
    block = read(truth["file"]).title_block
    whole = block.authors_box
    for author in block.authors:
        assert author.box is not None
        assert whole.x0 <= author.box.x0 < author.box.x1 <= whole.x1
        assert whole.y0 <= author.box.y0 < author.box.y1 <= whole.y1
    assert len({author.box for author in block.authors}) == len(block.authors)


@each
def test_a_reader_is_sure_in_known_templates_with_a_heading_above_the_abstract(read, truth):
    unsure = read(truth["file"]).title_block.unsure
    known = truth["family"] is not None
    plain = "without-heading" not in truth["file"] and "light" not in truth["file"]
    assert bool(unsure) != (known and plain) or truth["file"] == "rows-thirty-light.pdf"
