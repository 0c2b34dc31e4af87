"""The chairs' table of all papers, as one HTML file; only the small pictures stand beside it."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from proceedings.model import Severity, Verdict
from proceedings.model.frozen import dataclass
from proceedings.render import templates
from proceedings.render.words import date
from proceedings.report.common import Common, said_of_many
from proceedings.report.files import letter_name, thumbnail_name
from proceedings.report.rounds import Step
from proceedings.report.setting import GRAVEST, VERDICTS, sorted_by_severity, style
from proceedings.report.values import Actor, PaperReport, Report
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from proceedings.model import Finding
    from proceedings.report.rounds import Change

_SCRIPT = "report/report.js"
_TOLD = ("not told", "told")
# What became of papers, what must be acted on first, as counted in the headline.
_STEPS = {
    Step.NEW: "new",
    Step.WORSE: "worse",
    Step.STILL: "still to be mended",
    Step.MENDED: "mended",
}
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
        record: what organizers must do, the gravest first, but for what is said of many papers.
        notes: what else is to be known of it, but for what is said of many papers.
        step: what became of it since the previous round, in a word; may be empty.
        pdf: "same PDF" or "new PDF" as that of then, for a paper that failed; else empty.
        new: rules that were not broken then; mended: rules that were, and are no more.
        told: "told" or "not told" whether its authors were written to, where they must act.
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
    notes: tuple[str, ...]
    command: str
    step: str = ""
    pdf: str = ""
    new: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """What a chair has to know of the previous round: when it was, what changed, who was told."""

    when: str
    changes: str
    told: str


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
    common = said_of_many(report.papers)
    has_round = report.since is not None
    rows = [
        _row(paper, common, has_picture=paper.key in pictured, has_round=has_round)
        for paper in report.papers
    ]
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
        since=_since(report, rows),
        findings=sorted_by_severity(report.findings),
        waived=[(paper, finding) for paper in report.papers for finding in paper.waived],
        workshop_in_short=_in_short(report.findings),
        groups=[group for group in groups if group],
        filters=_filters(rows),
        common=common,
        own=sorted((row for row in rows if row.organizers_act), key=_gravest),
        notes=report.notes,
        posters=report.posters,
        posters_in_short=_posters_in_short(report),
        without_poster=report.without_poster,
        sorted_by_severity=sorted_by_severity,
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


def _posters_in_short(report: Report) -> str:
    """Return the posters in a line; empty where there are none and nobody waits for any."""
    verdicts = Counter(poster.verdict for poster in report.posters)
    words = [f"{verdicts[one]} {word}" for one, word in VERDICTS.items() if verdicts[one]]
    if report.without_poster:
        words.append(f"{count(len(report.without_poster), 'paper')} without one")
    return f"{count(len(report.posters), 'poster')}: {join_words(words)}" if words else ""


def _row(paper: PaperReport, common: Common, *, has_picture: bool, has_round: bool) -> Row:
    change = paper.change
    hung = paper.poster.findings if paper.poster else ()
    found = sorted_by_severity((*paper.findings, *hung, *paper.record))
    record = common.own_findings(sorted_by_severity(paper.record))
    notes = common.own_notes(paper.notes)
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
        organizers_act=_organizers_act(paper, len(notes) + len(record)),
        record=record,
        notes=notes,
        command=f"proceedings check {shlex.quote(paper.file)} -C .",
        step=change.step.value if change and change.step else "",
        pdf=_pdf(change),
        new=change.new if change and has_round else (),
        mended=change.mended if change else (),
        told=_told(paper) if has_round else "",
    )


def _pdf(change: Change | None) -> str:
    """Return whether the file is another one, of a paper that had to be mended."""
    if change is None or change.same_file is None or change.step in {None, Step.NEW}:
        return ""
    return "same PDF" if change.same_file else "new PDF"


def _told(paper: PaperReport) -> str:
    """Return whether its authors were written to, of a paper where somebody has to act."""
    if paper.told:
        return "told"
    return "not told" if paper.verdict in {Verdict.FAIL, Verdict.UNREADABLE} else ""


def _since(report: Report, rows: Sequence[Row]) -> Since | None:
    if report.since is None:
        return None
    steps = Counter(row.step for row in rows)
    words = [f"{steps[step.value]} {_STEPS[step]}" for step in Step if steps[step.value]]
    here = {row.paper.key for row in rows}
    gone = tuple(key for key in report.since.papers if key not in here)
    if gone:
        words.append(f"{len(gone)} no longer in the list ({join_words(gone)})")
    sent = report.since.sent
    failing = [row for row in rows if row.told and row.paper.verdict is not Verdict.PASS]
    told = sum(row.told == "told" for row in failing)
    return Since(
        date(sent) if sent else report.since.name,
        join_words(words) or "nothing has changed",
        f"Of {count(len(failing), 'paper')} to be mended, the authors of {told} were told."
        if failing
        else "",
    )


def _lines(over: int | None) -> str:
    if over is None:
        return ""
    return "over" if over > 0 else "to spare"


def _authors_act(paper: PaperReport) -> str:
    if Actor.AUTHORS not in paper.actors:
        return ""
    fails = paper.verdict is not Verdict.PASS or (paper.poster is not None and paper.poster.fails)
    return "authors" if fails else "advice"


def _organizers_act(paper: PaperReport, notes: int) -> str:
    if Actor.ORGANIZERS in paper.actors:
        return "organizers"
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
    steps = Counter(row.step for row in rows)
    told = Counter(row.told for row in rows)
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
        ("step", "Since then", [Mark(s.value, s.value, steps[s]) for s in Step]),
        ("told", "Authors", [Mark(word.replace(" ", "-"), word, told[word]) for word in _TOLD]),
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
