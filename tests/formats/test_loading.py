from __future__ import annotations

import json
import shutil

import pytest

from proceedings.checks import judging_rules
from proceedings.errors import ConfigurationError
from proceedings.formats import load_formats
from proceedings.formats.loading import PARSED, checksum
from proceedings.formats.parsing import read_yaml
from proceedings.model import Severity, Stage
from proceedings.resources import templates

FORMATS = load_formats()


def test_the_years_of_both_families_are_there():
    assert {f"icml{y}" for y in range(2022, 2027)} <= set(FORMATS)
    assert {f"neurips{y}" for y in range(2022, 2027)} <= set(FORMATS)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda f: f.id)
def test_a_format_is_consistent(form):
    assert form.id == f"{form.family}{form.year}"
    assert form.columns[0][0] == form.text_block.x0
    assert form.columns[-1][1] == form.text_block.x1
    assert form.limits[Stage.SUBMISSION] <= form.limits[Stage.CAMERA_READY]
    assert "references" in form.excluded
    said = [n.text for n in form.notices if n.stage is Stage.CAMERA_READY]
    assert any(f"{form.edition}" in text and str(form.year) in text for text in said)


def test_a_full_icml_column_holds_54_lines():
    # 9.0 in of text at a leading of 11.95 pt
    assert FORMATS["icml2026"].lines_per_column == 54


def test_an_unknown_base_is_named(tmp_path):
    (tmp_path / "own2026.yaml").write_text("extends: icmll\n")
    with pytest.raises(ConfigurationError, match="icmll"):
        load_formats(tmp_path)


def test_a_missing_key_is_named(tmp_path):
    (tmp_path / "own2026.yaml").write_text("family: own\n")
    with pytest.raises(ConfigurationError, match=r"own2026\.yaml.*sheet"):
        load_formats(tmp_path)


def test_a_format_may_say_how_grave_rules_are(tmp_path):
    shutil.copy(templates() / "formats" / "icml.yaml", tmp_path)
    shutil.copy(templates() / "formats" / "icml2026.yaml", tmp_path)
    own = tmp_path / "icml2026.yaml"
    own.write_text(own.read_text() + "severities: {page-size: off, format-year: error}\n")
    severities = load_formats(tmp_path)["icml2026"].severities
    assert severities == {"page-size": None, "format-year": Severity.ERROR}


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda f: f.id)
def test_formats_name_only_rules_that_exist(form):
    assert set(form.severities) <= set(judging_rules())


def test_an_own_file_stands_beside_the_shipped_ones_or_in_for_one(tmp_path):
    (tmp_path / "icml2026.yaml").write_text("extends: icml2025\nname: Ours 2026\n")
    formats = load_formats(tmp_path)
    assert set(formats) == set(FORMATS)
    assert formats["icml2026"].name == "Ours 2026"
    assert load_formats()["icml2026"].name == "ICML 2026"


def test_a_changed_file_is_read_again(tmp_path):
    own = tmp_path / "own2031.yaml"
    for name in ("Ours 2031", "Our Own 2031"):
        own.write_text(f"extends: icml2025\nname: {name}\n")
        assert load_formats(tmp_path)["own2031"].name == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: own2031\n", "extends own2031, and there is no other"),
        ("extends: icml2026\nlimts: 4\n", r"own2031\.yaml:2: limts: unknown key; did you mean"),
        ("extends: icml2026\nlimits: {submission: eight}\n", "not a format"),
        ("extends: icml2026\nlimits: {submission: TODO}\n", r"yaml:2: still says TODO"),
        ("extends: icml2026\nseverities: {page-size: grave}\n", "grave"),
        ("a: [", "is not YAML"),
    ],
)
def test_a_mistake_is_named(tmp_path, text, message):
    (tmp_path / "own2031.yaml").write_text(text)
    with pytest.raises(ConfigurationError, match=message):
        load_formats(tmp_path)


def test_what_was_parsed_before_is_what_the_files_say():
    folder = templates() / "formats"
    parsed = json.loads((folder / PARSED).read_text(encoding="utf-8"))
    files = {checksum(path.read_bytes()): read_yaml(path) for path in folder.glob("*.yaml")}
    assert parsed == files, "run make reference"


def test_a_file_that_changed_is_read_anew(tmp_path):
    for name in ("icml.yaml", "icml2026.yaml"):
        shutil.copy(templates() / "formats" / name, tmp_path)
    assert load_formats(tmp_path)["icml2026"] == FORMATS["icml2026"]
    own = tmp_path / "icml2026.yaml"
    own.write_text(own.read_text().replace("2026", "2036"))
    assert load_formats(tmp_path)["icml2026"].year == 2036
