"""``boards.csv`` and ``attendance.csv``: which papers their rows name."""

from __future__ import annotations

import pytest

from proceedings.errors import ConfigurationError
from proceedings.inputs import read_venue_rows


def rows(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "boards.csv"
    path.write_bytes(text.encode(encoding))
    return [(row.line, row.paper, row.title) for row in read_venue_rows(path)]


@pytest.mark.parametrize(
    "text",
    [
        "Poster session,Poster board,Paper number,Title\n1,7,12,A Study\n",
        "\ufeffpaper id;TITLE\n12;A Study\n",
        "Paper-Number\tPaper Title\n12.0\tA Study\n",
    ],
)
def test_shapes_of_tables(tmp_path, text):
    assert rows(tmp_path, text) == [(2, "12", "A Study")]


def test_empty_rows_and_short_rows(tmp_path):
    assert rows(tmp_path, "number,who,title\n\n12\n,Ada,\n,,A Study\n") == [
        (3, "12", ""),
        (5, "", "A Study"),
    ]


@pytest.mark.parametrize("text", ["", "who,when\nAda,today\n"])
def test_a_table_without_papers_is_refused(tmp_path, text):
    with pytest.raises(ConfigurationError, match=r"boards\.csv:1: the first row names no column"):
        rows(tmp_path, text)


def test_another_encoding_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="UTF-8"):
        rows(tmp_path, "number,title\n1,Müller\n", "latin-1")
