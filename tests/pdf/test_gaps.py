"""Runs of page 1 that are cut where a wide gap stands between two words."""

from __future__ import annotations

import pytest
from handmade import write_pdf

from proceedings.pdf.extraction import read_document


def texts(path, page=0):
    document = read_document(path, 10)
    return [span.text for line in document.pages[page].lines for span in line.spans]


def shown(array, tail=""):
    return f"BT /F2 10 Tf 100 600 Td [{array}] TJ ET {tail}"


@pytest.mark.parametrize(
    ("kern", "parts"),
    [(-250, ["Ada Lovelace"]), (-500, ["Ada", "Lovelace"]), (-1000, ["Ada", "Lovelace"])],
)
def test_a_run_is_cut_at_half_a_size_and_not_at_a_word_space(tmp_path, kern, parts):
    path = write_pdf(tmp_path / "p.pdf", shown(f"(Ada) {kern} (Lovelace)"))
    assert [text.strip() for text in texts(path)] == parts


def test_what_is_cut_off_ends_with_two_spaces_and_stands_where_it_stood(tmp_path):
    path = write_pdf(tmp_path / "p.pdf", shown("(Ada) -1000 (Lovelace)"))
    first, second = [s for x in read_document(path, 10).pages[0].lines for s in x.spans]
    assert first.text == "Ada  "
    assert first.box.x0 == pytest.approx(100, abs=1)
    assert second.box.x0 - first.box.x1 == pytest.approx(10, abs=1)
    assert second.box.x1 == pytest.approx(second.box.x0 + 42, abs=5)


def test_text_behind_the_abstract_is_left_as_it_is(tmp_path):
    below = "BT /F2 10 Tf 100 500 Td [(Wide) -1000 (words)] TJ ET"
    abstract = "BT /F2 10 Tf 100 550 Td (Abstract) Tj ET"
    path = write_pdf(tmp_path / "p.pdf", shown("(Ada) -1000 (Lovelace)", f"{abstract} {below}"))
    assert "Wide words" in [text.strip() for text in texts(path)]


def test_other_pages_are_left_as_they_are(tmp_path):
    path = write_pdf(tmp_path / "p.pdf", shown("(Ada) -1000 (Lovelace)"), pages=2)
    assert [text.strip() for text in texts(path, 1)] == ["Ada Lovelace"]
