"""Each faulty paper breaks the rule it is named after, and no other."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import all_rules, exclusion_notes, judge, judging_rules, resolve
from proceedings.checks.asked import PART_NAMES
from proceedings.checks.counting import lines_over
from proceedings.checks.notices import notice_main_conference
from proceedings.checks.typography import small_type
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
    parts=(),
)
FAULTY = sorted(path.stem for path in (FOLDER / "faulty").glob("*.pdf"))
TRUTHS = {
    truth["file"]: truth
    for truth in yaml.safe_load((FOLDER / "truth.yaml").read_text(encoding="utf-8"))["papers"]
}
COUNTED = sorted(name for name, truth in TRUTHS.items() if "lines_over" in truth)


def asked_otherwise(asked):
    """What a paper is held against beside or instead of the sample's requirements."""
    kinds = {"stage": Stage, "parts": tuple, "notice": str}
    return {key: kinds[key](value) for key, value in asked.items()}


def asked_of(name, **changes):
    """The sample workshop's requirements, in the paper's own format where it is another."""
    identifier = TRUTHS[name].get("format", "icml2026")
    if identifier != "icml2026":
        limits = {"long": dict.fromkeys(Stage, 9)}
        changes = {"formats": (identifier,), "limits": limits, "notice": ""} | changes
    changes = asked_otherwise(TRUTHS[name].get("asked", {})) | changes
    return replace(ASKED, **changes)


def judged(name, requirements=None, track=None):
    requirements = requirements or asked_of(name)
    track = track or TRUTHS[name]["track"]
    manuscript = read_manuscript(FOLDER / name)
    asked = resolve(requirements, load_formats(), manuscript.format, track)
    return judge(manuscript, asked)


@pytest.mark.parametrize("name", [name for name in FAULTY if name != "format-unknown"])
def test_a_fault_is_found_by_its_own_rule_only(name):
    judgement = judged(f"faulty/{name}.pdf")
    wanted = TRUTHS[f"faulty/{name}.pdf"].get("rule", name)
    assert [finding.rule for finding in judgement.findings] == [wanted]


def test_an_unknown_template_without_requirements_is_not_judged():
    judgement = judged("faulty/format-unknown.pdf", Requirements(), None)
    assert judgement.verdict is Verdict.UNJUDGED
    assert [finding.rule for finding in judgement.findings] == ["format-unknown"]


def test_an_unknown_template_is_wrong_where_one_is_asked_for():
    assert [f.rule for f in judged("faulty/format-unknown.pdf").findings] == ["format"]


@pytest.mark.parametrize("name", FAULTY)
def test_every_finding_can_be_acted_on(name):
    for finding in judged(f"faulty/{name}.pdf").findings:
        assert finding.message.endswith((".", ").", "”.", ".”"))
        assert finding.fix
        assert finding.page is not None


@pytest.mark.parametrize("name", [name for name in COUNTED if TRUTHS[name]["lines_over"]])
def test_the_limit_counts_lines(name):
    assert judged(name).lines_over == TRUTHS[name]["lines_over"]


@pytest.mark.parametrize("name", [name for name in COUNTED if not TRUTHS[name]["lines_over"]])
def test_a_full_last_page_is_within_the_limit(name):
    judgement = judged(name)
    assert judgement.verdict is Verdict.PASS
    assert judgement.lines_over is not None
    assert -2 <= judgement.lines_over <= 0


@pytest.mark.parametrize("name", [n for n, t in TRUTHS.items() if "lines_over_counting" in t])
def test_a_part_counts_where_the_workshop_counts_it(name):
    assert judged(name).findings == ()
    usual = judged(name).asked.excluded
    for part, lines in TRUTHS[name]["lines_over_counting"].items():
        strict = asked_of(name, excluded=tuple(x for x in usual if x != part))
        judgement = judged(name, strict)
        assert [finding.rule for finding in judgement.findings] == ["page-limit"]
        assert judgement.lines_over == lines


PARTS = ("acknowledgements", "impact-statement", "software-and-data", "references", "checklist")
PARTS += ("appendix",)
WHERE = {"appendix": "second-references"}


def with_checklist(manuscript):
    """Return a paper whose references are called a checklist; none of ours has one."""
    renamed = {"references": "checklist"}
    stretches = tuple(
        replace(one, part=renamed.get(one.part, one.part)) for one in manuscript.stretches
    )
    return replace(manuscript, stretches=stretches)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_counted_or_not_as_the_workshop_says(part):
    manuscript = read_manuscript(FOLDER / f"sound/{WHERE.get(part, 'back-matter')}.pdf")
    if part == "checklist":
        manuscript = with_checklist(manuscript)
    lines = next(sum(s.lines) for s in manuscript.stretches if s.part == part)
    assert lines > 2
    bodies = {}
    for excluded in (PARTS, tuple(other for other in PARTS if other != part)):
        requirements = replace(ASKED, excluded=excluded)
        asked = resolve(requirements, load_formats(), manuscript.format, "short")
        bodies[excluded] = sum(manuscript.body(asked.excluded).lines)
        assert (f"The workshop counts the {PART_NAMES[part]}" in " ".join(asked.notes)) is (
            part not in excluded
        )
    assert list(bodies.values())[1] - bodies[PARTS] == lines


def test_a_counted_part_behind_one_that_is_not_counts_without_what_lies_between():
    manuscript = read_manuscript(FOLDER / "sound/second-references.pdf")
    left_out = next(sum(s.lines) for s in manuscript.stretches if s.part == "references")
    excluded = tuple(part for part in PARTS if part != "appendix")
    asked = resolve(replace(ASKED, excluded=excluded), load_formats(), manuscript.format, "short")
    body = manuscript.body(excluded)
    assert body.left_out == left_out
    spare = -lines_over(manuscript, asked)
    lower = (4 - body.end.page) * manuscript.lines_per_page
    assert lower + left_out <= spare <= lower + left_out + manuscript.lines_per_page


def test_what_a_workshop_leaves_out_beyond_the_format_is_said():
    form = replace(load_formats()["neurips2025"], excluded=("references",))
    (note,) = exclusion_notes(("references", "impact-statement", "appendix"), form)
    assert note == (
        "The workshop does not count the impact statement and the appendix, "
        "which NeurIPS 2025 does."
    )
    assert exclusion_notes(None, form) == ()


def test_the_advice_names_only_what_the_limit_leaves_out():
    everything = judged("faulty/page-limit.pdf", replace(ASKED, excluded=()))
    (finding,) = everything.findings
    assert "the limit counts everything" in finding.fix
    assert "appendix" not in finding.fix


@pytest.mark.parametrize(
    ("limits", "track", "limit", "words"),
    [
        ({"long": {Stage.SUBMISSION: 8}}, "long", None, "for the stage camera-ready in the track"),
        ({"long": {Stage.SUBMISSION: 8}}, None, None, "for the stage camera-ready: none"),
        ({"long": {Stage.CAMERA_READY: 8}}, "demo", None, "The track “demo” has no limit"),
        ({"": {Stage.CAMERA_READY: 8}}, "demo", 8, ""),
        ({}, "demo", 9, "for the track “demo”: the 9 pages of the ICML 2026 main conference"),
    ],
)
def test_what_is_assumed_about_the_limit_is_said(limits, track, limit, words):
    manuscript = read_manuscript(FOLDER / "sound/back-matter.pdf")
    asked = resolve(replace(ASKED, limits=limits), load_formats(), manuscript.format, track)
    assert asked.limit == limit
    assert words in asked.assumed
    assert bool(words) is bool(asked.assumed)


def test_no_year_is_made_up_for_a_template_that_does_not_state_it():
    form = read_manuscript(FOLDER / "sound/onecolumn-camera-ready.pdf").format
    unknown = replace(form, year=None)
    asked = resolve(None, load_formats(), unknown)
    assert "pages of the NeurIPS main conference are assumed" in asked.assumed
    asked = resolve(None, load_formats(), replace(unknown, stage=Stage.PREPRINT))
    assert "NeurIPS has none for a preprint" in asked.assumed


def test_a_sentence_that_quotes_the_paper_ends_with_one_full_stop():
    (finding,) = judged("faulty/page-limit.pdf").findings
    assert finding.message.endswith("“the wrong file was sent.”")


@pytest.mark.parametrize(
    ("family", "stage", "command"),
    [
        ("icml", Stage.CAMERA_READY, "\\renewcommand{\\ICML@appearing}{"),
        ("icml", Stage.SUBMISSION, "\\renewcommand{\\Notice@String}{"),
        ("neurips", Stage.CAMERA_READY, "\\renewcommand{\\@noticestring}{"),
        (None, None, "Set the notice to: Held at A&B."),
    ],
)
def test_a_notice_comes_as_latex_to_copy(family, stage, command):
    manuscript = read_manuscript(FOLDER / "faulty/notice-main-conference.pdf")
    found = replace(manuscript.format, family=family, stage=stage)
    asked = resolve(replace(ASKED, notice="Held at A&B."), load_formats(), found, "long")
    (one,) = notice_main_conference(replace(manuscript, format=found), asked)
    assert command in one.fix
    assert ("A\\&B" in one.fix) is (family is not None)


@pytest.mark.parametrize(
    "notice",
    [
        "Proceedings of the International Conference on Machine Learning",
        "Proceedings of the 43 rd International Conference on Machine Learning, Seoul.",
        "39th Conference on Neural Information Processing Systems (NeurIPS 2025).",
    ],
)
def test_the_conference_is_claimed_with_or_without_its_number(notice):
    manuscript = read_manuscript(FOLDER / "faulty/notice-main-conference.pdf")
    asked = resolve(ASKED, load_formats(), manuscript.format, "long")
    assert list(notice_main_conference(replace(manuscript, footnote=notice), asked))
    at_workshop = f"Workshop on Type. {notice}"
    assert not list(notice_main_conference(replace(manuscript, footnote=at_workshop), asked))


def test_a_notice_is_quoted_from_the_start_of_its_sentence():
    (finding,) = judged("faulty/notice-wording.pdf").findings
    assert finding.actual.startswith("To appear at the workshop about careful papers")


def test_raised_letters_of_a_notice_stand_at_their_number():
    (finding,) = judged("faulty/notice-main-conference.pdf").findings
    assert "the 43rd International" in finding.actual


@pytest.mark.parametrize(("identifier", "across"), [("icml2026", True), ("neurips2025", False)])
def test_a_table_is_set_across_both_columns_only_where_there_are_two(identifier, across):
    manuscript = read_manuscript(FOLDER / "faulty/small-type.pdf")
    family = manuscript.format.family if across else "neurips"
    manuscript = replace(manuscript, format=replace(manuscript.format, family=family))
    asked = resolve(Requirements((identifier,)), load_formats(), manuscript.format)
    (one,) = small_type(manuscript, asked)
    assert ("both columns" in one.fix) is across
    assert "{" not in one.fix
    assert one.expected == "7 pt (\\scriptsize) or more"


def test_the_extent_of_a_body_over_the_limit_is_told_in_lines_and_by_its_last_line():
    (finding,) = judged(
        "faulty/page-limit.pdf", replace(ASKED, limits={"": dict.fromkeys(Stage, 4)})
    ).findings
    assert re.search(r"is \d+ lines over the limit of 4 pages: its last line is “", finding.message)


def test_the_limit_of_another_track_does_not_hold():
    assert judged("sound/limit-exact.pdf", track="short").verdict is Verdict.FAIL


def test_what_the_workshop_excludes_replaces_what_the_format_does():
    strict = Requirements(
        formats=("icml2026",), limits=ASKED.limits, excluded=("references", "appendix")
    )
    usual = judged("sound/back-matter.pdf").lines_over
    assert judged("sound/back-matter.pdf", strict).lines_over > usual


@pytest.mark.parametrize(
    "name", sorted(p.name for p in (FOLDER / "sound").glob("*.pdf") if "onecolumn" not in p.stem)
)
def test_a_sound_paper_has_no_error_but_its_stage(name):
    rules = {f.rule for f in judged(f"sound/{name}").findings if f.severity is Severity.ERROR}
    assert rules <= ({"stage"} if name in {"submission.pdf", "preprint.pdf"} else set())


@pytest.mark.parametrize("name", sorted((FOLDER / "sound").glob("onecolumn-*.pdf"), key=str))
def test_a_sound_paper_of_one_column_has_no_finding(name):
    one_column = replace(asked_of("faulty/page-limit-onecolumn.pdf"), stage=None)
    assert judged(f"sound/{name.name}", one_column, "long").findings == ()


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


LEFTOVERS = ("words-like-leftovers", "submission-with-hidden-code", "impact-statement-asked")


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_only_looks_like_a_left_over_is_none(name):
    assert judged(f"sound/{name}.pdf").findings == ()


def test_no_left_over_is_reported_of_a_review_copy():
    rules = [finding.rule for finding in judged("faulty/stage.pdf").findings]
    assert rules == ["stage"]


@pytest.mark.parametrize("name", ["names", "thanks", "repository"])
def test_what_names_authors_is_right_in_a_final_paper(name):
    reviewed = judged(f"faulty/{name}-in-submission.pdf", ASKED)
    assert f"{name}-in-submission" not in {finding.rule for finding in reviewed.findings}


@pytest.mark.parametrize("part", ["impact-statement", "checklist"])
def test_a_part_is_missed_only_where_it_is_asked_for(part):
    name = f"faulty/{part}-missing.pdf"
    assert judged(name, asked_of(name, parts=())).findings == ()


def test_without_requirements_a_missing_part_of_the_conference_is_noted():
    findings = judged("faulty/checklist-missing.pdf", Requirements()).findings
    assert [(f.rule, f.severity) for f in findings] == [("checklist-missing", Severity.INFO)]


def test_every_rule_is_documented():
    for rule in all_rules():
        assert rule.summary
        assert not rule.summary.endswith(".")
        assert rule.why
        assert rule.example
        assert rule.fix
