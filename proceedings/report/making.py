"""From judgements to a report, and from a report to files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.values import Manuscript
from proceedings.formats import family_name
from proceedings.report.data import report_json
from proceedings.report.page import page
from proceedings.report.values import PaperReport, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.checks import Checked
    from proceedings.checks.asked import Asked
    from proceedings.model import Finding
    from proceedings.plan import Plan, PlannedPaper

# Found while a file is read, but about its place in the folder: authors cannot fix these.
_OF_THE_FOLDER = frozenset({"file-missing", "file-shared"})


def make_report(
    plan: Plan,
    checked: Sequence[Checked],
    findings: Sequence[Finding],
    notes: Sequence[str],
    target: Path,
) -> Report:
    """Write ``index.html`` and ``report.json`` into a folder.

    Arguments:
        checked: the judgement of each manuscript, in the order of the list.
        findings: of the workshop; one whose subject is the key of a paper goes to that paper.
        notes: what else a chair should know of the outputs, as sentences; one that begins with
            the key of a paper and a colon goes to that paper.
        target: an existing folder.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    report = report_of(plan, checked, findings, notes)
    for name, text in (("index.html", page(report)), ("report.json", report_json(report))):
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    return report


def report_of(
    plan: Plan, checked: Sequence[Checked], findings: Sequence[Finding], notes: Sequence[str] = ()
) -> Report:
    """Return the report: who is told what; see :func:`make_report` for the arguments."""
    keys = {one.key for one in checked if one.key}
    by_paper: defaultdict[str, list[Finding]] = defaultdict(list)
    others = []
    for finding in dict.fromkeys(findings):
        if finding.subject in keys:
            by_paper[finding.subject].append(finding)
        else:
            others.append(finding)
    planned = {paper.key: paper for paper in plan.papers}
    notes, of_papers = _sorted_notes(notes, keys)
    papers = (
        _paper(one, planned, by_paper[one.key or ""], of_papers[one.key or ""]) for one in checked
    )
    asked = [one.judgement.asked for one in checked if one.judgement.asked]
    notes = (*dict.fromkeys(note for one in asked for note in one.notes), *notes)
    if plan.edition_reason:
        notes = (plan.edition_reason, *notes)
    return Report(plan, tuple(papers), tuple(others), tuple(notes))


def _sorted_notes(
    notes: Sequence[str], keys: Collection[str]
) -> tuple[list[str], Mapping[str, list[str]]]:
    """Part the notes of the outputs from those that begin with the key of a paper."""
    others = []
    of_papers: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        key, _, sentence = note.partition(": ")
        if sentence and key in keys:
            of_papers[key].append(sentence)
        else:
            others.append(note)
    return others, of_papers


def _paper(
    checked: Checked,
    planned: Mapping[str, PlannedPaper],
    of_workshop: Sequence[Finding],
    of_outputs: Sequence[str],
) -> PaperReport:
    judgement, facts = checked.judgement, checked.facts
    paper = planned.get(checked.key or "")
    said = [finding for finding in judgement.findings if finding.rule not in _OF_THE_FOLDER]
    record = [finding for finding in judgement.findings if finding.rule in _OF_THE_FOLDER]
    notes = [paper.reason] if paper and paper.reason else []
    asked = judgement.asked
    if asked and asked.assumed:
        notes.append(asked.assumed)
    notes += of_outputs
    # In another template than asked for, a line is not of the length that limits are counted in.
    comparable = all(finding.rule != "format" for finding in judgement.findings)
    whole = PaperReport(
        key=checked.key or checked.name,
        title=paper.title if paper else "",
        file=checked.name,
        verdict=judgement.verdict,
        limit=asked.limit if asked else None,
        lines_over=judgement.lines_over if comparable else None,
        findings=tuple(said),
        record=(*record, *of_workshop),
        notes=tuple(notes),
    )
    return _with_facts(whole, facts, asked) if isinstance(facts, Manuscript) else whole


def _with_facts(report: PaperReport, facts: Manuscript, asked: Asked | None) -> PaperReport:
    return replace(
        report,
        format=_format(facts),
        pages=facts.pages,
        body_end=_body_end(facts, asked) if asked else "",
        sheets=tuple((sheet.width, sheet.height) for sheet in facts.sheets),
    )


def _format(facts: Manuscript) -> str:
    found = facts.format
    if not found.family:
        return ""
    words = [family_name(found.family)]
    words += [str(found.year)] if found.year else []
    words += [found.stage.value] if found.stage else []
    return " ".join(words)


def _body_end(facts: Manuscript, asked: Asked) -> str:
    end = facts.body(asked.excluded).end
    if end is None:
        return ""
    column = f", {end.column} column" if end.column else ""
    return f"page {end.page}{column}, {end.fraction:.0%} down"
