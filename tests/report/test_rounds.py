"""Rounds: what an earlier report said, who was told, and what has become of each paper."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from proceedings.errors import ConfigurationError, MissingInputError
from proceedings.model import Finding, Severity, Verdict
from proceedings.report import latest_round, read_round, report_of
from proceedings.report.data import report_json
from proceedings.report.rounds import Change, Step, compared

DAY = dt.date(2026, 5, 1)
LIMIT = Finding("page-limit", Severity.ERROR, "Too long.")
STAGE = Finding("stage", Severity.ERROR, "A review copy.")
FORMAT = Finding("format", Severity.ERROR, "Another template.")
NOTICE = Finding("notice-missing", Severity.WARNING, "No notice.")
TORN = Finding("file-truncated", Severity.ERROR, "Torn.")


@pytest.fixture
def round_of(tmp_path):
    """Return the round that a report is noted as."""

    def make(report, sent=DAY):
        path = tmp_path / "2026-05-01.json"
        path.write_text(report_json(report, sent), encoding="utf-8")
        return read_round(path)

    return make


@pytest.fixture
def change(report, round_of):
    """Return what became of a paper of some findings that now has others."""

    def state(findings, lines=None, digest="aa"):
        verdict = Verdict.PASS
        if any(finding.severity is Severity.ERROR for finding in findings):
            verdict = Verdict.FAIL
        if TORN in findings:
            verdict = Verdict.UNREADABLE
        paper = replace(
            report.papers[0], findings=tuple(findings), verdict=verdict, lines_over=lines
        )
        return replace(report, papers=(replace(paper, digest=digest),))

    def become(then, now):
        return compared(state(*now), round_of(state(*then))).papers[0].change

    return become


@pytest.mark.parametrize(
    ("then", "now", "step", "new", "mended"),
    [
        ([], [], None, (), ()),
        ([], [LIMIT], Step.NEW, ("page-limit",), ()),
        ([LIMIT], [LIMIT], Step.STILL, (), ()),
        ([LIMIT], [], Step.MENDED, (), ("page-limit",)),
        ([LIMIT, STAGE], [LIMIT], Step.STILL, (), ("stage",)),
        ([LIMIT], [STAGE, LIMIT], Step.WORSE, ("stage",), ()),
        ([LIMIT], [LIMIT, LIMIT], Step.WORSE, (), ()),
        ([NOTICE], [], None, (), ("notice-missing",)),
        ([LIMIT], [LIMIT, NOTICE], Step.STILL, ("notice-missing",), ()),
        ([replace(LIMIT, severity=Severity.WARNING)], [LIMIT], Step.NEW, (), ()),
        ([replace(NOTICE, severity=Severity.INFO)], [NOTICE], None, ("notice-missing",), ()),
    ],
)
def test_what_becomes_of_a_paper(change, then, now, step, new, mended):
    assert change([then], [now]) == Change(step, new, mended, same_file=True)


def test_what_cannot_be_seen_is_not_mended(change):
    assert change([[LIMIT, NOTICE]], [[FORMAT]]).mended == ()
    assert change([[LIMIT]], [[TORN]]).mended == ()
    assert change([[LIMIT]], [[TORN]]).step is Step.WORSE


def test_what_could_not_be_seen_is_not_worse(change):
    assert change([[FORMAT]], [[LIMIT]]) == Change(Step.STILL, (), ("format",), same_file=True)
    assert change([[TORN]], [[LIMIT]]).step is Step.STILL


@pytest.mark.parametrize(
    ("then", "now", "step"),
    [(5, 9, Step.WORSE), (9, 5, Step.STILL), (5, 5, Step.STILL), (5, None, Step.STILL)],
)
def test_more_lines_are_worse(change, then, now, step):
    assert change([[LIMIT], then], [[LIMIT], now]).step is step


@pytest.mark.parametrize(("now", "same"), [("aa", True), ("bb", False), (None, None)])
def test_the_same_file_is_known_by_its_hash(change, now, same):
    assert change([[LIMIT]], [[LIMIT], None, now]).same_file is same


def test_a_paper_that_was_not_in_the_list_is_new_if_it_fails(report, round_of):
    before = replace(report, papers=report.papers[2:])
    one, two = compared(report, round_of(before)).papers[:2]
    assert one.change == Change(Step.NEW, ("notice-missing", "page-limit"))
    assert two.change == Change(None)


def test_a_missing_pdf_that_came_is_mended(report, round_of):
    there = replace(report.papers[3], verdict=Verdict.PASS, record=())
    now = compared(replace(report, papers=(there,)), round_of(report))
    assert now.papers[0].change.step is Step.MENDED
    assert now.papers[0].change.mended == ("file-missing",)


def test_what_organizers_have_to_do_is_no_change_of_a_paper(report, round_of):
    assert compared(report, round_of(report)).papers[5].change == Change(None)


def test_who_was_told_is_remembered(report, round_of):
    told = replace(report.papers[0], told=DAY)
    again = compared(report, round_of(replace(report, papers=(told, *report.papers[1:]))))
    assert [paper.told for paper in again.papers] == [DAY, *[None] * 5]


def test_the_data_says_what_changed_since_when(report, round_of, tmp_path, reports):
    assert json.loads(report_json(report))["changes"] is None
    left = report_of(reports["plan"](tmp_path), reports["checked"]()[1:], ())
    data = json.loads(report_json(compared(left, round_of(report))))
    assert data["changes"] == {
        "since": "2026-05-01",
        "new": [],
        "worse": [],
        "still": ["3", "4"],
        "mended": [],
        "gone": ["1"],
    }
    assert data["papers"][1]["change"] == {
        "step": "still",
        "new": [],
        "mended": [],
        "same_file": None,
    }
    assert data["papers"][1]["told"] is None
    assert data["sent"] is None


def test_a_mere_report_is_named_by_its_file(report, tmp_path):
    path = tmp_path / "before.json"
    path.write_text(report_json(report), encoding="utf-8")
    assert (read_round(path).name, read_round(path).sent) == ("before.json", None)


def test_the_latest_round_counts(tmp_path):
    assert latest_round(tmp_path) is None
    (tmp_path / "rounds").mkdir()
    for name in ("2026-05-01.json", "2026-04-30.json", "notes.json", "2026-05-01.txt"):
        (tmp_path / "rounds" / name).touch()
    assert latest_round(tmp_path).name == "2026-05-01.json"
    assert latest_round(tmp_path, before=DAY).name == "2026-04-30.json"
    assert latest_round(tmp_path, before=dt.date(2026, 4, 30)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"schema": "proceedings/check/1", "papers": []}',
        '{"schema": "proceedings/report/1", "papers": [{}]}',
        '{"schema": "proceedings/report/1", "papers": [], "sent": "May"}',
    ],
)
def test_what_is_no_report_is_refused(tmp_path, text):
    path = tmp_path / "before.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="is not the report of an earlier build"):
        read_round(path)


def test_a_round_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(MissingInputError):
        read_round(tmp_path / "none.json")
