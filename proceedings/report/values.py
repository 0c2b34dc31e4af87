"""What the report says, before it is set in HTML or JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.plan import Plan


class Actor(StrEnum):
    """Who must act on a finding."""

    AUTHORS = "authors"
    ORGANIZERS = "organizers"


@dataclass(frozen=True, slots=True)
class PaperReport:
    """What is known of one manuscript, and what is wrong with it.

    Fields:
        file: as below the workshop folder.
        format: the template that was recognised, in words; empty where none was.
        limit: pages of body; None without a limit.
        pages: of the file; None where it could not be read.
        body_end: where the body ends, in words; empty where it was not found.
        lines_over: lines over the limit, negative for lines to spare; None where not known.
        findings: about the manuscript: its authors must act.
        record: about the list, the programme or the file's place: organizers must act.
        sheets: width and height of each page, in points, for drawing places.
        notes: what else a chair should know, as sentences.
    """

    key: str
    title: str
    file: str
    verdict: Verdict
    format: str = ""
    limit: int | None = None
    pages: int | None = None
    body_end: str = ""
    lines_over: int | None = None
    findings: tuple[Finding, ...] = ()
    record: tuple[Finding, ...] = ()
    sheets: tuple[tuple[float, float], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who must act; nobody on what is said for information only."""
        parts = ((Actor.AUTHORS, self.findings), (Actor.ORGANIZERS, self.record))
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
    """

    plan: Plan
    papers: tuple[PaperReport, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def summary(self) -> Mapping[Verdict, int]:
        """The number of papers of each verdict, zeros included."""
        count = Counter(paper.verdict for paper in self.papers)
        return {verdict: count[verdict] for verdict in Verdict}
