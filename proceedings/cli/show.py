"""Findings and verdicts in words and shapes for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import click

from proceedings.anatomy import Manuscript
from proceedings.formats import family_name
from proceedings.model import Severity, Verdict
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.checks import Checked
    from proceedings.model import Finding

_SHAPES = {
    Verdict.PASS: ("●", "green"),
    Verdict.FAIL: ("▲", "red"),
    Verdict.UNREADABLE: ("■", "red"),
    Verdict.UNJUDGED: ("○", "yellow"),
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDEST = 96


def show_checked(papers: Sequence[Checked], *, quiet: bool, verbose: bool) -> None:
    """Print one block a paper, and a summary if there are several."""
    for paper in papers:
        if quiet and not _grave(paper.judgement.findings):
            continue
        _show_paper(paper, verbose=verbose)
    asked = [paper.judgement.asked for paper in papers if paper.judgement.asked]
    for note in dict.fromkeys(note for one in asked for note in one.notes):
        click.secho(note, dim=True)
    if len(papers) > 1:
        click.echo()
        click.echo(_summary(papers))


def show_findings(
    findings: Iterable[Finding], *, indent: str = "", err: bool = False, subjects: bool = True
) -> None:
    """Print findings: what, where, and how to mend it.

    Arguments:
        subjects: say what each is about; not below the name of a paper.
    """
    for finding in findings:
        place = f", page {finding.page}" if finding.page else ""
        named = finding.subject and finding.subject not in finding.message
        about = f" {finding.subject}:" if named and subjects else ""
        click.echo(indent, nl=False, err=err)
        click.secho(f"{finding.severity.value} ", fg=_COLOURS[finding.severity], nl=False, err=err)
        click.secho(f"{finding.rule}{place}", bold=True, nl=False, err=err)
        click.echo(f":{about}", nl=False, err=err)
        click.echo(_wrapped(f" {finding.message}", indent + "  "), err=err)
        if finding.fix:
            click.secho(_wrapped(f"{indent}  → {finding.fix}", indent + "    "), dim=True, err=err)


def _show_paper(paper: Checked, *, verbose: bool) -> None:
    verdict = paper.judgement.verdict
    shape, colour = _SHAPES[verdict]
    click.secho(f"{shape} {verdict.value:<11}", fg=colour, bold=True, nl=False)
    click.secho(paper.name, bold=True, nl=False)
    click.echo(f"  {_facts(paper)}" if _facts(paper) else "")
    findings = paper.judgement.findings
    show_findings(findings, indent="  ", subjects=False)
    asked = paper.judgement.asked
    if asked and asked.assumed:
        click.secho(f"  {asked.assumed}", dim=True)
    if verbose and isinstance(paper.facts, Manuscript):
        for evidence in paper.facts.format.evidence:
            click.secho(f"  · {evidence}", dim=True)


def _facts(paper: Checked) -> str:
    """Return format, stage and the place where the body ends in one line."""
    if not isinstance(paper.facts, Manuscript):
        return ""
    found, asked = paper.facts.format, paper.judgement.asked
    words = []
    if found.family:
        words.append(f"{family_name(found.family)} {found.year or '(year not stated)'}")
        if found.stage:
            words[-1] += f" {found.stage.value}"
    foreign = any(finding.rule == "format" for finding in paper.judgement.findings)
    end = paper.facts.body(asked.excluded).end if asked and not foreign else None
    if end is not None and asked is not None:
        column = f" {end.column}" if end.column else ""
        words.append(f"body ends on page {end.page}{column}, {end.fraction:.0%} down")
        over = paper.judgement.lines_over
        if over is not None and asked.limit is not None:
            limit = f"limit of {count(asked.limit, 'page')}"
            if over > 0:
                words.append(f"{count(over, 'line')} over the {limit}")
            else:
                words.append(f"{_spare(-over, paper.facts.lines_per_page)} to spare in the {limit}")
    return " · ".join(words)


def _spare(lines: int, per_page: int) -> str:
    """Return lines to spare, in pages where they are many."""
    return f"{lines / per_page:.1f} pages" if lines > per_page > 0 else count(lines, "line")


def _summary(papers: Sequence[Checked]) -> str:
    verdicts = Counter(paper.judgement.verdict for paper in papers)
    words = [f"{number} {verdict.value}" for verdict, number in sorted(verdicts.items())]
    rules = Counter(f.rule for p in papers for f in p.judgement.findings)
    most = ", ".join(f"{rule} {number}" for rule, number in rules.most_common(6))
    return f"{count(len(papers), 'paper')}: {', '.join(words)}" + (f"  ({most})" if most else "")


def _grave(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is not Severity.INFO for finding in findings)


def _wrapped(text: str, indent: str) -> str:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns) - len(indent)
    lines = textwrap.wrap(
        text,
        max(width, 40),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lead = text[: len(text) - len(text.lstrip())]
    return lead + "\n".join(lines).lstrip() if lines else ""
