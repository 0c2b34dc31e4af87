"""Each format that is shipped takes its own papers and no others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import judge, resolve
from proceedings.formats import load_formats
from proceedings.model import Requirements, Severity, Stage, Verdict

FOLDER = Path(__file__).parent.parent / "papers"
FORMATS = load_formats()
TESTED = [f"icml{year}" for year in range(2022, 2027)] + [
    f"neurips{year}" for year in range(2023, 2027)
]
BOTH = ("camera-ready", "submission")
TRUTHS = {
    truth["file"]: truth
    for truth in yaml.safe_load((FOLDER / "truth.yaml").read_text(encoding="utf-8"))["papers"]
}
# Which format a paper is in although nothing in it says the year.
MADE_IN = {
    "formats/neurips2025-final-without-track.pdf": "neurips2025",
    "formats/neurips2025-preprint.pdf": "neurips2025",
    "formats/neurips2024-preprint.pdf": "neurips2024",
}


@cache
def read(name):
    return read_manuscript(FOLDER / name)


def findings(name, identifier, stage):
    manuscript = read(name)
    asked = resolve(Requirements(formats=(identifier,), stage=stage), FORMATS, manuscript.format)
    return judge(manuscript, asked).findings


def rules(name, identifier, stage):
    return [finding.rule for finding in findings(name, identifier, stage)]


def format_of(name):
    truth = TRUTHS[name]
    return MADE_IN.get(name) or f"{truth['family']}{truth['year']}"


OWN = sorted(name for name in TRUTHS if name.startswith("formats/"))


def test_every_shipped_format_since_2023_and_icml_2022_has_both_papers():
    recent = {form.id for form in FORMATS.values() if form.year >= 2023} | {"icml2022"}
    assert recent == set(TESTED)
    assert {f"formats/{name}-{stage}.pdf" for name in TESTED for stage in BOTH} <= set(OWN)


@pytest.mark.parametrize("name", OWN)
def test_a_paper_is_clean_in_its_own_format(name):
    assert rules(name, format_of(name), Stage(TRUTHS[name]["stage"])) == []


@pytest.mark.parametrize("stage", BOTH)
@pytest.mark.parametrize("identifier", TESTED)
class TestAnotherRequirement:
    def test_another_year_is_said(self, identifier, stage):
        name = f"formats/{identifier}-{stage}.pdf"
        others = [
            other for other in TESTED if other[:-4] == identifier[:-4] and other != identifier
        ]
        for other in others:
            assert rules(name, other, Stage(stage)) == ["format-year"]
            (finding,) = findings(name, other, Stage(stage))
            assert finding.severity is Severity.WARNING
            assert identifier[-4:] in finding.message

    def test_another_family_is_the_only_finding(self, identifier, stage):
        other = "neurips2025" if identifier.startswith("icml") else "icml2025"
        assert rules(f"formats/{identifier}-{stage}.pdf", other, Stage(stage)) == ["format"]

    def test_the_other_stage_is_the_only_finding(self, identifier, stage):
        wanted = Stage(next(other for other in BOTH if other != stage))
        assert rules(f"formats/{identifier}-{stage}.pdf", identifier, wanted) == ["stage"]


@pytest.mark.parametrize("name", [name for name in OWN if TRUTHS[name]["stage"] == "preprint"])
@pytest.mark.parametrize("stage", BOTH)
def test_a_preprint_is_neither(name, stage):
    assert rules(name, format_of(name), Stage(stage)) == ["stage"]


def test_a_submission_with_its_authors_is_a_submission():
    name = "formats/neurips2025-named-submission.pdf"
    assert rules(name, "neurips2025", Stage.CAMERA_READY) == ["stage"]


@pytest.mark.parametrize("identifier", ["neurips2023", "neurips2026"])
def test_a_year_that_nothing_says_is_no_finding(identifier):
    name = "formats/neurips2025-final-without-track.pdf"
    assert rules(name, identifier, Stage.CAMERA_READY) == []


@pytest.mark.parametrize(
    "name",
    sorted(name for name in TRUTHS if name.startswith("lookalikes/")),
)
class TestLookAlikes:
    @pytest.mark.parametrize("identifier", ["icml2026", "neurips2025"])
    def test_it_is_in_no_format(self, name, identifier):
        found = set(rules(name, identifier, Stage.CAMERA_READY))
        assert "format" in found
        assert found <= {"format", "page-size"}

    def test_nobody_judges_it_without_requirements(self, name):
        manuscript = read(name)
        asked = resolve(None, FORMATS, manuscript.format)
        assert judge(manuscript, asked).verdict is Verdict.UNJUDGED
