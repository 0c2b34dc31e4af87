"""The chairs' table of all papers, as one HTML file; only the small pictures stand beside it."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings.model import Severity, Verdict
from proceedings.render import templates
from proceedings.report.files import letter_name, thumbnail_name
from proceedings.report.setting import GRAVEST, VERDICTS, sorted_by_severity, style
from proceedings.report.values import Actor, PaperReport, Report
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from proceedings.model import Finding

_SCRIPT = "report/report.js"
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the table, and what its organizers are told below it.

    Fields:
        letter: address of the page for its authors.
        thumbnail: address of the small picture of page 1; empty where there is none.
        lines: what the lines are, "over" or "to spare"; empty where there is nothing to count.
        over: there are any.
        rules: names of the rules that are broken, each once, the gravest first.
        severities: of all findings, the gravest first.
        authors_act: what authors have to do in a word: empty, "authors", or "advice" where the
            paper passes.
        organizers_act: what the block below is in a word: empty, "organizers", or "1 note".
        record: what organizers must do, the gravest first.
    """

    paper: PaperReport
    anchor: str
    letter: str
    thumbnail: str
    lines: str
    over: bool
    rules: tuple[tuple[str, Severity], ...]
    severities: tuple[str, ...]
    authors_act: str
    organizers_act: str
    record: tuple[Finding, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One choice of a filter.

    Fields:
        value: as the rows have it; word: as it is read; shape: drawn before it, may be empty.
    """

    value: str
    word: str
    papers: int
    shape: str = ""


def index(report: Report, pictured: Collection[str] = ()) -> str:
    """Return the table as an HTML document.

    Arguments:
        pictured: keys of the papers that have a thumbnail.

    Raises:
        OutputError: a template, a style sheet or the script is missing or wrong.
    """
    plan = report.plan
    order = list(VERDICTS)
    rows = [_row(paper, has_picture=paper.key in pictured) for paper in report.papers]
    rows.sort(key=lambda row: (order.index(row.paper.verdict), not row.rules))
    groups = [[row for row in rows if row.paper.verdict is verdict] for verdict in order]
    return templates.fill(
        plan.workshop.folder,
        "report/index.html",
        event=plan.workshop.event,
        style=style(report, "report/index.css"),
        script=templates.text(plan.workshop.folder, _SCRIPT),
        words=VERDICTS,
        headline=_headline(report),
        summary=[(verdict, report.summary[verdict]) for verdict in order],
        findings=sorted_by_severity(report.findings),
        waived=[(paper, finding) for paper in report.papers for finding in paper.waived],
        workshop_in_short=_in_short(report.findings),
        groups=[group for group in groups if group],
        filters=_filters(rows),
        own=sorted((row for row in rows if row.organizers_act), key=_gravest),
        notes=report.notes,
    )


def _headline(report: Report) -> str:
    """Return the one sentence a chair needs first."""
    papers = len(report.papers)
    passed = report.summary[Verdict.PASS]
    if not papers:
        return "No manuscripts to check"
    if passed == papers:
        return f"All {count(papers, 'paper')} pass" if papers > 1 else "The one paper passes"
    rest = papers - passed
    return f"{rest} of {count(papers, 'paper')} {'does' if rest == 1 else 'do'} not pass"


def _in_short(findings: Sequence[Finding]) -> str:
    number = Counter(finding.severity for finding in findings)
    return join_words(
        [count(number[one], _SEVERITIES[one]) for one in GRAVEST if number[one]],
    )


def _row(paper: PaperReport, *, has_picture: bool) -> Row:
    found = sorted_by_severity((*paper.findings, *paper.record))
    rules: dict[str, Severity] = {}
    for finding in found:
        rules.setdefault(finding.rule, finding.severity)
    return Row(
        paper=paper,
        anchor=f"paper-{paper.key}",
        letter=letter_name(paper),
        thumbnail=thumbnail_name(paper) if has_picture else "",
        lines=_lines(paper.lines_over),
        over=(paper.lines_over or 0) > 0,
        rules=tuple(rules.items()),
        severities=tuple(dict.fromkeys(finding.severity.value for finding in found)),
        authors_act=_authors_act(paper),
        organizers_act=_organizers_act(paper),
        record=tuple(sorted_by_severity(paper.record)),
        command=f"proceedings check {shlex.quote(paper.file)} -C .",
    )


def _lines(over: int | None) -> str:
    if over is None:
        return ""
    return "over" if over > 0 else "to spare"


def _authors_act(paper: PaperReport) -> str:
    if Actor.AUTHORS not in paper.actors:
        return ""
    return "advice" if paper.verdict is Verdict.PASS else "authors"


def _organizers_act(paper: PaperReport) -> str:
    if Actor.ORGANIZERS in paper.actors:
        return "organizers"
    notes = len(paper.notes) + len(paper.record)
    return count(notes, "note") if notes else ""


def _gravest(row: Row) -> int:
    if row.paper.shares_with:
        return 0
    return min((GRAVEST.index(one.severity) for one in row.record), default=len(GRAVEST))


def _filters(rows: Sequence[Row]) -> list[tuple[str, str, list[Mark]]]:
    """Return name, label and choices of each filter that has anything to choose between."""
    verdicts = Counter(row.paper.verdict for row in rows)
    severities = Counter(severity for row in rows for severity in row.severities)
    tracks = Counter(row.paper.track for row in rows if row.paper.track)
    rules = Counter(rule for row in rows for rule, _ in row.rules)
    shapes: dict[str, Severity] = {}
    for rule, severity in (one for row in rows for one in row.rules):
        shapes[rule] = min(shapes.get(rule, severity), severity, key=GRAVEST.index)
    by_weight = sorted(rules, key=lambda rule: (GRAVEST.index(shapes[rule]), -rules[rule], rule))
    filters = [
        (
            "verdict",
            "Verdict",
            [Mark(v.value, w, verdicts[v], v.value) for v, w in VERDICTS.items() if verdicts[v]],
        ),
        (
            "severity",
            "Severity",
            [Mark(s.value, w, severities[s], s.value) for s, w in _SEVERITIES.items()],
        ),
        ("track", "Track", [Mark(track, track, tracks[track]) for track in sorted(tracks)]),
        (
            "rule",
            "Rule",
            [Mark(rule, rule, rules[rule], shapes[rule].value) for rule in by_weight],
        ),
    ]
    return [
        (name, label, [mark for mark in marks if mark.papers])
        for name, label, marks in filters
        # A filter that every paper passes is none.
        if any(0 < mark.papers < len(rows) for mark in marks)
    ]
