"""What was read from manuscripts as JSON: values, where they stand, and no addresses unasked."""

from __future__ import annotations

import json

import pytest

from proceedings.anatomy.analysis import analyse
from proceedings.anatomy.reading import Unreadable
from proceedings.exports.extract import extract_json
from proceedings.formats import load_formats
from proceedings.pdf.extraction import read_document


@pytest.fixture(scope="module")
def read(papers):
    def one(name, **options):
        facts = analyse(read_document(papers / "titles" / f"{name}.pdf", 10), load_formats())
        return json.loads(extract_json([(name, None, facts)], **options))["papers"][0]

    return one


def test_every_key_of_the_contract_is_there(read):
    paper = read("columns-equal")
    assert set(paper) >= {
        *("file", "key", "title", "authors", "abstract", "keywords", "running_head"),
        *("sections", "docinfo", "where"),
    }
    assert set(paper["authors"][0]) == {"name", "affiliations", "equal_contribution"}


def test_each_author_has_a_place_of_their_own(read):
    where = read("rows-cells")["where"]
    boxes = [where[f"authors/{index}"]["box"] for index in range(4)]
    assert len({tuple(box) for box in boxes}) == 4
    assert boxes[0][0] < boxes[1][0]
    assert boxes[0][1] < boxes[2][1]
    assert where["authors/0"]["page"] == 1
    assert where["authors/0"]["how"].startswith("neurips: ")


def test_the_name_of_an_author_is_no_section(read):
    assert [one["title"] for one in read("columns-equal")["sections"]] == ["Introduction"]


def test_whom_to_write_to_has_an_address_only_when_asked(read):
    assert read("columns-equal")["correspondence"] == ["Ada Lovelace"]
    assert read("columns-equal", emails=True)["correspondence"] == [
        "Ada Lovelace <ada@example.org>"
    ]
    assert "@" not in json.dumps(read("columns-equal"))


def test_printed_keywords_come_before_those_of_the_file(read):
    assert read("other-lines")["keywords"] == ["pages", "limits", "lines"]


def test_a_reader_who_is_not_sure_says_why(read):
    assert read("rows-cells")["unsure"] == []
    assert any("template is unknown" in one for one in read("other-left")["unsure"])
    assert any("bold" in one for one in read("rows-light")["unsure"])


def test_a_file_that_cannot_be_read_says_so():
    reason = Unreadable("file-damaged", "The file has no pages.", "Export it again.")
    (paper,) = json.loads(extract_json([("a.pdf", "7", reason)]))["papers"]
    assert paper == {"file": "a.pdf", "key": "7", "unreadable": "The file has no pages."}
