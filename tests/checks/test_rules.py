"""Each faulty paper breaks the rule it is named after, and no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import all_rules, judge, judging_rules, resolve
from proceedings.formats import load_formats
from proceedings.model import Requirements, Severity, Stage, Verdict

FOLDER = Path(__file__).parent.parent / "papers"
NOTICE = yaml.safe_load((FOLDER.parent.parent / "input/sample/workshop.yaml").read_text())[
    "requirements"
]["notice"]
ASKED = Requirements(
    formats=("icml2026",),
    stage=Stage.CAMERA_READY,
    limits={"long": dict.fromkeys(Stage, 8), "short": dict.fromkeys(Stage, 4)},
    notice=NOTICE,
)
FAULTY = sorted(path.stem for path in (FOLDER / "faulty").glob("*.pdf"))
TRACKS = {"page-limit-short": "short"}
RULES = {"page-limit-short": "page-limit"}


def judged(name, requirements=ASKED, track="long"):
    manuscript = read_manuscript(FOLDER / name)
    asked = resolve(requirements, load_formats(), manuscript.format, track)
    return judge(manuscript, asked)


@pytest.mark.parametrize("name", [name for name in FAULTY if name != "format-unknown"])
def test_a_fault_is_found_by_its_own_rule_only(name):
    judgement = judged(f"faulty/{name}.pdf", track=TRACKS.get(name, "long"))
    assert [finding.rule for finding in judgement.findings] == [RULES.get(name, name)]


def test_an_unknown_template_without_requirements_is_not_judged():
    judgement = judged("faulty/format-unknown.pdf", Requirements(), None)
    assert judgement.verdict is Verdict.UNJUDGED
    assert [finding.rule for finding in judgement.findings] == ["format-unknown"]


def test_an_unknown_template_is_wrong_where_one_is_asked_for():
    assert [f.rule for f in judged("faulty/format-unknown.pdf").findings] == ["format"]


@pytest.mark.parametrize("name", FAULTY)
def test_every_finding_can_be_acted_on(name):
    for finding in judged(f"faulty/{name}.pdf").findings:
        assert finding.message.endswith((".", ").", "”."))
        assert finding.fix
        assert finding.page is not None


def test_the_limit_counts_lines():
    truth = {
        entry["file"]: entry
        for entry in yaml.safe_load((FOLDER / "truth.yaml").read_text())["papers"]
    }
    for name, track in (("page-limit", "long"), ("page-limit-short", "short")):
        wanted = truth[f"faulty/{name}.pdf"]["lines_over"]
        assert judged(f"faulty/{name}.pdf", track=track).lines_over == wanted


def test_a_full_last_page_is_within_the_limit():
    judgement = judged("sound/limit-exact.pdf")
    assert judgement.verdict is Verdict.PASS
    assert judgement.lines_over is not None
    assert -2 <= judgement.lines_over <= 0


def test_the_limit_of_another_track_does_not_hold():
    assert judged("sound/limit-exact.pdf", track="short").verdict is Verdict.FAIL


def test_what_the_workshop_excludes_replaces_what_the_format_does():
    strict = Requirements(
        formats=("icml2026",), limits=ASKED.limits, excluded=("references", "appendix")
    )
    usual = judged("sound/back-matter.pdf").lines_over
    assert judged("sound/back-matter.pdf", strict).lines_over > usual


@pytest.mark.parametrize(
    "name", sorted(p.name for p in (FOLDER / "sound").glob("*.pdf") if "column" not in p.stem)
)
def test_a_sound_paper_has_no_error_but_its_stage(name):
    rules = {f.rule for f in judged(f"sound/{name}").findings if f.severity is Severity.ERROR}
    assert rules <= ({"stage"} if name in {"submission.pdf", "preprint.pdf"} else set())


def with_severities(severities, **others):
    return replace(ASKED, severities=severities, **others)


def test_a_workshop_sets_how_grave_a_rule_is():
    judgement = judged("faulty/page-limit.pdf", with_severities({"page-limit": Severity.WARNING}))
    assert [(f.rule, f.severity) for f in judgement.findings] == [("page-limit", Severity.WARNING)]
    assert judgement.verdict is Verdict.PASS


def test_a_rule_that_is_off_reports_nothing():
    judgement = judged("faulty/page-size.pdf", with_severities({"page-size": None}))
    assert not judgement.findings
    assert judgement.verdict is Verdict.PASS


def test_a_rule_that_is_off_hides_nothing_else():
    short = {"": dict.fromkeys(Stage, 1)}
    asked = with_severities({"format": None}, limits=short)
    rules = [finding.rule for finding in judged("faulty/format.pdf", asked).findings]
    assert "page-limit" in rules
    assert "format" not in rules


def test_the_workshop_overrules_the_format_which_overrules_the_rule():
    formats = dict(load_formats())
    severities = {"page-limit": Severity.WARNING, "page-size": Severity.INFO}
    formats["icml2026"] = replace(formats["icml2026"], severities=severities)
    found = read_manuscript(FOLDER / "faulty/page-limit.pdf")
    asked = resolve(with_severities({"page-size": None}), formats, found.format, "long")
    assert asked is not None
    assert asked.severities == {"page-limit": Severity.WARNING, "page-size": None}
    assert [f.severity for f in judge(found, asked).findings] == [Severity.WARNING]


def test_only_rules_that_judge_can_be_set():
    assert "page-limit" in judging_rules()
    assert "file-missing" not in judging_rules()


def test_the_stage_can_be_any():
    asked = Requirements(formats=("icml2026",), limits=ASKED.limits)
    assert judged("sound/submission.pdf", asked).verdict is Verdict.PASS


def test_every_rule_is_documented():
    for rule in all_rules():
        assert rule.summary
        assert not rule.summary.endswith(".")
        assert len(rule.documentation) > 40 or rule.id == "file-damaged"
