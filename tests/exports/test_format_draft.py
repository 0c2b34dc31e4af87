"""A started format file is refused until a human has filled it in, and a format then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.measuring import measure_file
from proceedings.errors import ConfigurationError
from proceedings.exports.format_draft import format_draft
from proceedings.formats import load_formats
from proceedings.model import Stage

FOLDER = Path(__file__).parent.parent / "papers"


@pytest.fixture(scope="module")
def measured():
    return measure_file(FOLDER / "sound" / "limit-exact.pdf")


def filled(text):
    text = text.replace("submission: TODO, camera-ready: TODO", "submission: 5, camera-ready: 6")
    return text.replace("excluded: TODO", "excluded: [references]")


def test_it_is_refused_while_it_says_todo(measured, tmp_path):
    text = format_draft(measured, "example.pdf", "Own 2031", 2031, "own")
    (tmp_path / "own2031.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own2031\.yaml:\d+: still says TODO") as caught:
        load_formats(tmp_path)
    line = int(re.findall(r"yaml:(\d+)", str(caught.value))[0])
    assert text.splitlines()[line - 1].startswith("limits:")


def test_filled_in_it_is_a_format(measured, tmp_path):
    text = format_draft(measured, "example.pdf", "Own 2031", 2031, "own")
    (tmp_path / "own2031.yaml").write_text(filled(text), encoding="utf-8")
    form = load_formats(tmp_path)["own2031"]
    assert (form.name, form.family, form.year) == ("Own 2031", "own", 2031)
    assert form.limits == {Stage.SUBMISSION: 5, Stage.CAMERA_READY: 6}
    assert form.notices[0].text.startswith("Presented at the First Workshop")


def test_every_measured_value_says_how_it_was_measured(measured):
    lines = format_draft(measured, "example.pdf").splitlines()
    for key in ("sheet", "text_block", "columns", "  body", "leading", "title_rules"):
        (at,) = [n for n, text in enumerate(lines) if text.startswith(f"{key}:")]
        assert "#" in lines[at] or lines[at - 1].startswith("#"), key


def test_a_known_template_keeps_its_family_and_conference(measured):
    values = yaml.safe_load(format_draft(measured, "example.pdf", "ICML 2031", 2031))
    assert values["family"] == "icml"
    assert values["conference"] == "International Conference on Machine Learning"


def test_what_is_not_known_is_left_open():
    unknown = measure_file(FOLDER / "faulty" / "format-unknown.pdf")
    values = yaml.safe_load(format_draft(unknown, "strange\nname.pdf"))
    assert [key for key, value in values.items() if value == "TODO"] == [
        *("family", "name", "year", "conference", "title_rules", "excluded"),
    ]
