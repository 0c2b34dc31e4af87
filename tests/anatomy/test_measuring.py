"""A sound paper, measured, gives the format it was set in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from handmade import line, page

from proceedings.anatomy.measuring import Measured, measure, measure_file
from proceedings.anatomy.reading import Unreadable
from proceedings.formats import load_formats
from proceedings.model import Stage
from proceedings.pdf.pages import Document

FOLDER = Path(__file__).parent.parent / "papers"
FORMATS = load_formats()
SLACK = 0.5
EXAMPLES = [("limit-exact", "icml2026"), ("onecolumn-camera-ready", "neurips2025")]


def measured(name):
    result = measure_file(FOLDER / name)
    assert isinstance(result, Measured)
    return result


@pytest.mark.parametrize(("name", "identifier"), EXAMPLES)
def test_every_length_is_that_of_the_format(name, identifier):
    found, form = measured(f"sound/{name}.pdf"), FORMATS[identifier]
    assert found.title_rules is not None
    assert found.sheet.value == (form.width, form.height)
    assert len(found.columns.value) == len(form.columns)
    pairs = [
        *zip(sum(found.columns.value, ()), sum(form.columns, ()), strict=True),
        *zip(found.text_block.value, form.text_block, strict=True),
        (found.body.value, form.body_size),
        (found.leading.value, form.leading),
        (found.title.value, form.title_size),
        (found.section.value, form.section_size),
        (found.small.value, form.small_size),
        (found.title_rules.value.width, form.title_rules.width),
        (found.title_rules.value.upper_y, form.title_rules.upper_y),
        (found.title_rules.value.upper, form.title_rules.upper),
        (found.title_rules.value.lower, form.title_rules.lower),
    ]
    assert all(abs(here - there) <= SLACK for here, there in pairs), pairs
    assert found.running_head.value is form.running_head
    assert found.line_numbers is None
    assert (found.family, found.stage.value) == (form.family, Stage.CAMERA_READY)


def test_a_review_copy_shows_where_its_lines_are_numbered():
    found = measured("sound/submission.pdf")
    assert found.stage.value is Stage.SUBMISSION
    assert found.line_numbers is not None
    wanted = FORMATS["icml2026"].line_numbers
    assert all(abs(a - b) <= SLACK for a, b in zip(found.line_numbers.value, wanted, strict=True))


def test_a_title_without_rules_has_none():
    found = measured("faulty/format-unknown.pdf")
    assert found.title_rules is None
    assert found.family is None


def test_a_file_without_running_text_cannot_be_measured():
    document = Document((page(1, [line("Alone", 72, 72)]),))
    result = measure(document)
    assert isinstance(result, Unreadable)
    assert "too few lines" in result.message


def test_indented_lists_do_not_move_the_edge():
    lines = [line("x" * 70, 108, 100 + 11 * n) for n in range(10)]
    lines += [line("x" * 66, 126, 300 + 11 * n) for n in range(25)]
    found = measure(Document(tuple(replace(page(n, lines)) for n in (1, 2))))
    assert isinstance(found, Measured)
    ((left, _),) = found.columns.value
    assert left == 108
