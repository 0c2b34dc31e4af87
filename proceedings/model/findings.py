"""What is wrong, where, and how to mend it: findings, and the verdict they add up to."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time
from collections.abc import Iterable  # noqa: TC003 - part of a public signature
from enum import StrEnum

from proceedings.model.frozen import dataclass
from proceedings.model.geometry import Box  # noqa: TC001 - a field's type, resolved at run time


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """What the check says of a manuscript as a whole."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    UNREADABLE = "unreadable"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Waiver:
    """The organizers' word that a paper may break a rule.

    Fields:
        paper: its key.
        rule: the id of the rule.
        reason: why, in a sentence.
        by: who decided.
        date: the day of the decision.
    """

    paper: str
    rule: str
    reason: str
    by: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: of a paper, or (``subject`` empty) of the workshop as a whole.

    Fields:
        rule: stable id, kebab case, such as ``page-limit``.
        severity: error, warning or info.
        message: one sentence that says what is wrong.
        fix: one sentence that says how to mend it.
        page: 1-based page of the manuscript, where the problem has one.
        box: place on that page, in points from the top left.
        expected, actual: what was asked for and what is there, in the reader's words.
        subject: key of the paper, file name, or what else the finding is about.
        waived: who let it pass, and why; None where it counts.
    """

    rule: str
    severity: Severity
    message: str
    fix: str = ""
    page: int | None = None
    box: Box | None = None
    expected: str | None = None
    actual: str | None = None
    subject: str = ""
    waived: Waiver | None = None


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Tell whether findings make a run fail: errors do, and warnings if ``strict``.

    What was waived does not.
    """
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in grave and finding.waived is None for finding in findings)
