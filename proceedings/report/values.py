"""What the report says, before it is set in HTML or JSON."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time
from collections import Counter
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity, Verdict
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.checks.asked import Asked
    from proceedings.plan import Plan
    from proceedings.report.posters import PosterReport
    from proceedings.report.rounds import Change, Round


class Actor(StrEnum):
    """Who must act on a finding."""

    AUTHORS = "authors"
    ORGANIZERS = "organizers"


@dataclass(frozen=True, slots=True)
class PaperReport:
    """What is known of one manuscript, and what is wrong with it.

    Fields:
        key: names its files, too.
        file: as below the workshop folder.
        track: empty where the workshop has none.
        asked: what it was held against; None for a file nobody could judge.
        options: of the command line, to check it again without the workshop's folder.
        format: the template that was recognised, in words; empty where none was.
        pages: of the file; None where it could not be read.
        body_end: where the body ends, in words; empty where it was not found.
        lines_over: lines over the limit, negative for lines to spare; None where not known.
        findings: about the manuscript: its authors must act.
        record: about the list, the programme or the file's place: organizers must act.
        sheets: width and height of each page, in points, for showing places.
        columns: of running text on a page, 1 or 2.
        notes: what else is to be known of it, as sentences.
        shares_with: keys of papers that have the same file: it is not known whose it is.
        digest: SHA-256 of the file; None where there is none.
        told: the day its authors were last written to; None where no round says so.
        change: since the previous round; None where there is none, or the paper was not in it.
        waived: what the organizers let pass: nobody must act.
        poster: its poster file; None where there is none.
    """

    key: str
    title: str
    file: str
    verdict: Verdict
    track: str = ""
    authors: tuple[str, ...] = ()
    asked: Asked | None = None
    options: tuple[str, ...] = ()
    format: str = ""
    pages: int | None = None
    body_end: str = ""
    lines_over: int | None = None
    findings: tuple[Finding, ...] = ()
    record: tuple[Finding, ...] = ()
    sheets: tuple[tuple[float, float], ...] = ()
    columns: int = 1
    notes: tuple[str, ...] = ()
    shares_with: tuple[str, ...] = ()
    digest: str | None = None
    told: dt.date | None = None
    change: Change | None = None
    waived: tuple[Finding, ...] = ()
    poster: PosterReport | None = None

    @property
    def limit(self) -> int | None:
        """Pages of body; None without a limit."""
        return self.asked.limit if self.asked else None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who must act; nobody on what is said for information only."""
        if self.shares_with:
            return (Actor.ORGANIZERS,)
        posters = self.poster.findings if self.poster else ()
        told = (*self.findings, *posters)
        parts = ((Actor.AUTHORS, told), (Actor.ORGANIZERS, self.record))
        return tuple(
            actor
            for actor, findings in parts
            if any(finding.severity is not Severity.INFO for finding in findings)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report.

    Fields:
        papers: in the order of the list.
        findings: of the workshop as a whole; organizers must act.
        notes: what else a chair should know of the outputs, as sentences.
        since: the round that the papers are compared with; None without one.
        posters: the poster files, in the order of the list.
        without_poster: key and title of the papers whose poster is waited for.
    """

    plan: Plan
    papers: tuple[PaperReport, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = field(default=())
    since: Round | None = None
    posters: tuple[PosterReport, ...] = ()
    without_poster: tuple[tuple[str, str], ...] = ()

    @property
    def summary(self) -> Mapping[Verdict, int]:
        """The number of papers of each verdict, zeros included."""
        count = Counter(paper.verdict for paper in self.papers)
        return {verdict: count[verdict] for verdict in Verdict}
