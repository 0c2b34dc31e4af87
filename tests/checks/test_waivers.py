"""What organizers let pass is listed and does not count."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.checks import Checked, judge, resolve
from proceedings.exports.check import check_json
from proceedings.formats import load_formats
from proceedings.model import Requirements, Severity, Stage, Verdict, Waiver, has_errors

FOLDER = Path(__file__).parent.parent / "papers"
ASKED = Requirements(
    formats=("icml2026",),
    stage=Stage.CAMERA_READY,
    limits={"long": dict.fromkeys(Stage, 8)},
    parts=(),
)

WAIVER = Waiver("12", "page-limit", "asked for by reviewers", "Ada Lovelace", dt.date(2026, 7, 1))


def judged(name, *waivers, **others):
    manuscript = read_manuscript(FOLDER / f"faulty/{name}.pdf")
    asked = resolve(ASKED, load_formats(), manuscript.format, "long")
    return judge(manuscript, asked, waivers=waivers, **others)


def test_a_waived_error_stays_in_the_list_and_passes():
    judgement = judged("page-limit", WAIVER)
    (finding,) = judgement.findings
    assert judgement.verdict is Verdict.PASS
    assert (finding.rule, finding.severity, finding.waived) == (
        "page-limit",
        Severity.ERROR,
        WAIVER,
    )
    assert judgement.open == ()
    assert judgement.waived == (finding,)
    assert not has_errors(judgement.findings, strict=True)


def test_a_waiver_of_another_rule_changes_nothing_and_is_a_warning():
    judgement = judged("page-limit", replace(WAIVER, rule="page-size"))
    assert judgement.verdict is Verdict.FAIL
    assert [(f.rule, f.severity) for f in judgement.open] == [
        ("page-limit", Severity.ERROR),
        ("waiver-unused", Severity.WARNING),
    ]


def test_a_waiver_counts_as_used_where_its_rule_is_not_shown():
    assert judged("page-limit", WAIVER, ignore=("page-limit",)).findings == ()


def test_what_follows_from_a_waived_cause_stays_hidden():
    judgement = judged("stage", replace(WAIVER, rule="stage"))
    assert [finding.rule for finding in judgement.findings] == ["stage"]
    assert judgement.verdict is Verdict.PASS


@pytest.mark.parametrize("waivers", [(), (WAIVER,)])
def test_json_says_who_waived_and_why(waivers):
    judgement = judged("page-limit", *waivers)
    manuscript = read_manuscript(FOLDER / "faulty/page-limit.pdf")
    text = check_json([Checked("12.pdf", "12", manuscript, judgement)])
    (finding,) = json.loads(text)["papers"][0]["findings"]
    said = {"reason": "asked for by reviewers", "by": "Ada Lovelace", "date": "2026-07-01"}
    assert finding.get("waived") == (said if waivers else None)
    assert finding["severity"] == "error"
