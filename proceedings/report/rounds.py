"""Rounds: an earlier report, the day its letters went out, and what has changed since.

A round is a report as JSON with the day on which the authors were written to. Rounds lie in the
workshop folder, for they are what people did, and no output is compared with another.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from proceedings.checks.judging import hidden_by
from proceedings.errors import ConfigurationError, MissingInputError
from proceedings.model import Severity, Verdict
from proceedings.model.frozen import dataclass
from proceedings.report.values import Actor

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.report.values import PaperReport, Report

SCHEMA = "proceedings/report/1"
FOLDER = "rounds"

_NAME = re.compile(r"\d{4}-\d{2}-\d{2}")
_FAILED = frozenset({Verdict.FAIL, Verdict.UNREADABLE})
_MISSING = "file-missing"


class Step(StrEnum):
    """What became of a paper that fails, or failed in the previous round."""

    NEW = "new"
    WORSE = "worse"
    STILL = "still"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paper since the previous round.

    Fields:
        step: None for a paper that failed neither then nor now.
        new, mended: rules that are broken only now, or were only then; notes do not count.
        same_file: its PDF is the one of then; None where either is not known.
    """

    step: Step | None
    new: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    same_file: bool | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier report says of a paper.

    Fields:
        rules: the severity and the number of the findings of each broken rule.
        told: the day its authors were last written to.
    """

    verdict: Verdict
    rules: Mapping[str, tuple[Severity, int]]
    lines_over: int | None = None
    digest: str | None = None
    told: dt.date | None = None

    @property
    def failed(self) -> bool:
        """Whether its authors had something to mend."""
        return self.verdict in _FAILED


@dataclass(frozen=True, slots=True)
class Round:
    """An earlier report.

    Fields:
        name: the day its letters went out, else the name of its file.
        papers: what it says of each paper, by key.
    """

    name: str
    sent: dt.date | None
    papers: Mapping[str, Earlier]


def round_path(workshop: Path, day: dt.date) -> Path:
    """Return where the round of a day lies."""
    return workshop / FOLDER / f"{day.isoformat()}.json"


def latest_round(workshop: Path, before: dt.date | None = None) -> Path | None:
    """Return the latest round of a workshop folder, if there is one.

    Arguments:
        before: rounds of this day and later do not count.
    """
    files = [p for p in (workshop / FOLDER).glob("*.json") if _NAME.fullmatch(p.stem)]
    files = [p for p in files if before is None or p.stem < before.isoformat()]
    return max(files, key=lambda path: path.stem, default=None)


def read_round(path: Path) -> Round:
    """Read a round, or the ``report.json`` of an earlier build.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it is something else.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        papers = _papers(value)
        sent = _day(value.get("sent"))
    except FileNotFoundError as error:
        raise MissingInputError(f"{path}: there is no such file.", "Correct the name.") from error
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot be read ({error.strerror}).", "Name a file that can be read."
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigurationError(
            f"{path}: is not the report of an earlier build.",
            f"Name a report.json that `build` wrote, or a file of {FOLDER}/ that "
            "`letters --sent` wrote.",
        ) from error
    return Round(sent.isoformat() if sent else path.name, sent, papers)


def _papers(report: Mapping[str, Any]) -> dict[str, Earlier]:
    if report["schema"] != SCHEMA:
        raise ValueError
    return {paper["key"]: _earlier(paper) for paper in report["papers"]}


def _earlier(paper: Mapping[str, Any]) -> Earlier:
    rules: dict[str, tuple[Severity, int]] = {}
    for finding in paper["findings"]:
        if finding["acts"] == Actor.AUTHORS or finding["rule"] == _MISSING:
            _add(rules, finding["rule"], Severity(finding["severity"]))
    return Earlier(
        Verdict(paper["verdict"]),
        rules,
        paper["lines_over"],
        paper.get("sha256"),
        _day(paper.get("told")),
    )


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _add(rules: dict[str, tuple[Severity, int]], rule: str, severity: Severity) -> None:
    if severity is not Severity.INFO:
        worst, number = rules.get(rule, (severity, 0))
        gravest = Severity.ERROR if Severity.ERROR in {worst, severity} else severity
        rules[rule] = (gravest, number + 1)


def compared(report: Report, previous: Round) -> Report:
    """Return a report with what has changed since a round, and who was told by then."""
    papers = []
    for paper in report.papers:
        earlier = previous.papers.get(paper.key)
        papers.append(
            replace(paper, told=earlier.told, change=_change(paper, earlier))
            if earlier
            else replace(paper, change=_change_of_new(paper))
        )
    return replace(report, papers=tuple(papers), since=previous)


def _now(paper: PaperReport) -> Earlier:
    """Return what the report says of a paper now, in the form of then."""
    rules: dict[str, tuple[Severity, int]] = {}
    for finding in (*paper.findings, *(f for f in paper.record if f.rule == _MISSING)):
        _add(rules, finding.rule, finding.severity)
    return Earlier(paper.verdict, rules, paper.lines_over, paper.digest)


def _change_of_new(paper: PaperReport) -> Change:
    """Return the change of a paper that was not in the list."""
    now = _now(paper)
    return Change(Step.NEW if now.failed else None, tuple(now.rules))


def _change(paper: PaperReport, then: Earlier) -> Change:
    now = _now(paper)
    new = tuple(rule for rule in now.rules if rule not in then.rules)
    gone = tuple(rule for rule in then.rules if rule not in now.rules)
    judged = now.verdict is not Verdict.UNREADABLE
    return Change(
        _step(then, now),
        tuple(rule for rule in new if not hidden_by(then.rules, rule)),
        # What cannot be seen, in a file that cannot be read or behind a graver cause, may be there.
        tuple(rule for rule in gone if judged and not hidden_by(now.rules, rule)),
        None if None in {then.digest, now.digest} else then.digest == now.digest,
    )


def _step(then: Earlier, now: Earlier) -> Step | None:
    if then.failed and now.failed:
        return Step.WORSE if _is_worse(then, now) else Step.STILL
    if now.failed:
        return Step.NEW
    return Step.MENDED if then.failed else None


def _is_worse(then: Earlier, now: Earlier) -> bool:
    """Tell whether a paper that failed has an error it had not, or more of one it had."""
    if then.verdict is Verdict.UNREADABLE:
        return False
    longer = (now.lines_over or 0) > max(then.lines_over or 0, 0)
    return longer or any(
        rule not in then.rules
        or then.rules[rule][0] is not Severity.ERROR
        or number > then.rules[rule][1]
        for rule, (severity, number) in now.rules.items()
        if severity is Severity.ERROR and not hidden_by(then.rules, rule)
    )
