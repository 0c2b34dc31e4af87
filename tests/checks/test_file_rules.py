"""Faults of the file itself: each is found by its own rule only."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import judge, resolve
from proceedings.checks.contents import MEGABYTE
from proceedings.checks.words import details
from proceedings.formats import load_formats
from proceedings.model import Requirements, Severity, Stage

PAPERS = Path(__file__).parent.parent / "papers"
FILES = sorted((PAPERS / "files").glob("*.pdf"))
ASKED = Requirements(formats=("icml2026",), stage=Stage.CAMERA_READY, limits={"": {}})


def found(manuscript, requirements=ASKED):
    asked = resolve(requirements, load_formats(), manuscript.format)
    return judge(manuscript, asked).findings


@pytest.fixture(scope="module")
def sound():
    return read_manuscript(PAPERS / "sound" / "gyre-opentype.pdf")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fault_is_found_by_its_own_rule_only(path):
    rule = path.stem.partition("--")[0]
    findings = found(read_manuscript(path))
    assert [finding.rule for finding in findings] == ([] if rule == "sound" else [rule])
    for finding in findings:
        assert finding.message.endswith((".", "”."))
        assert finding.fix


def test_a_paper_whose_objects_cannot_be_read_is_judged_without(sound):
    assert not found(replace(sound, faulty_fonts=None, structure=None, size=None))


@pytest.mark.parametrize(("extra", "rules"), [(0, []), (1, ["file-size"])])
def test_a_file_may_be_as_large_as_the_limit(sound, extra, rules):
    findings = found(replace(sound, size=MEGABYTE + extra), replace(ASKED, file_size=1))
    assert [(f.rule, f.severity) for f in findings] == [(rule, Severity.ERROR) for rule in rules]


def test_the_limit_of_the_main_conference_is_no_error(sound):
    (finding,) = found(replace(sound, size=21 * MEGABYTE))
    assert (finding.rule, finding.severity) == ("file-size", Severity.WARNING)
    assert "by the ICML 2026 main conference" in finding.message
    assert not found(replace(sound, size=21 * MEGABYTE), replace(ASKED, file_size=30))


def test_a_large_file_is_measured(tmp_path):
    large = tmp_path / "large.pdf"
    text = (PAPERS / "sound" / "gyre-opentype.pdf").read_bytes()
    start = text.rindex(b"startxref")
    large.write_bytes(
        text[:start] + b"%" + os.urandom(1).hex().encode() * MEGABYTE + b"\n" + text[start:]
    )
    findings = found(read_manuscript(large), replace(ASKED, file_size=1))
    assert [finding.rule for finding in findings] == ["file-size"]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Careful pages for careful reader", False),
        ("Microsoft Word - final version of paper.docx", False),
        ("Untitled", False),
        ("main.tex", False),
        ("Submission and Formatting Instructions for ICML 2024", True),
    ],
)
def test_only_another_title_is_another_paper(sound, title, other):
    findings = found(replace(sound, docinfo={**sound.docinfo, "Title": title}))
    assert [f.rule for f in findings] == (["metadata-other-paper"] if other else [])


def test_an_anonymous_submission_may_say_so():
    paper = read_manuscript(PAPERS / "formats" / "icml2026-submission.pdf")
    asked = replace(ASKED, stage=Stage.SUBMISSION)
    assert not [f for f in found(paper, asked) if f.rule.startswith("metadata")]


@pytest.mark.parametrize("figure", ["", "Figure 2"])
def test_figures_are_exported_again_only_where_they_lack_the_font(sound, figure):
    from proceedings.anatomy.values import FaultyFont, FontPlace

    font = FaultyFont("Times-Roman", "Type1", False, (FontPlace(2, None, figure),))
    (finding,) = found(replace(sound, faulty_fonts=(font,)))
    assert ("Export the figures" in finding.fix) is bool(figure)
    assert "EmbedAllFonts" in finding.fix
    assert "found" not in dict(details(finding))


def test_a_figure_is_named_by_its_caption(sound):
    from proceedings.anatomy.values import FaultyFont, FontPlace

    places = tuple(FontPlace(page, None, f"Figure {page}") for page in range(1, 9))
    (finding,) = found(replace(sound, faulty_fonts=(FaultyFont("", "Type3", True, places),)))
    assert "Figure 1 on page 1, Figure 2 on page 2" in finding.message
    assert "and 4 other places" in finding.message
