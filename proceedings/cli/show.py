"""Findings and verdicts in words and shapes for a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from proceedings.anatomy import Manuscript
from proceedings.checks.places import place_in_words
from proceedings.checks.words import details, facts_in_words, gravest_first
from proceedings.cli.lines import COLOURS, width, wrapped
from proceedings.model import Severity, Verdict
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from proceedings.annotation import Annotated
    from proceedings.checks import Checked
    from proceedings.model import Finding

SHAPES = {
    Verdict.PASS: ("●", "green"),
    Verdict.FAIL: ("▲", "red"),
    Verdict.UNREADABLE: ("■", "red"),
    Verdict.UNJUDGED: ("○", "yellow"),
}
_CONFERENCES = (
    "No limit was given: that of each paper's own main conference is assumed, as the table shows. "
    "Set another with --limit."
)
# So many papers are shown one by one; of more, a table tells which to look at.
_FEW = 5


def show_checked(papers: Sequence[Checked], *, quiet: bool, verbose: bool, strict: bool) -> None:
    """Print a few papers in full; of many a table, and in full those that fail.

    Arguments:
        quiet: leave out papers without errors and warnings.
        verbose: say more of each paper, and of many papers all in full.
        strict: warnings fail a paper, too.
    """
    shown = [p for p in papers if not quiet or _grave(p.judgement.open)]
    if len(papers) > _FEW:
        from proceedings.cli.table import show_table

        show_table(shown)
        _show_assumed(papers)
        shown = [p for p in shown if verbose or p.fails(strict=strict)]
        if shown:
            click.echo()
    for index, paper in enumerate(shown):
        if index:
            click.echo()
        _show_paper(paper, verbose=verbose, alone=len(papers) <= _FEW)
    _show_notes(papers)
    if len(papers) > 1:
        click.echo(f"\n{_summary(papers)}" if shown or len(papers) > _FEW else _summary(papers))


def show_posters(posters: Sequence[Checked], *, quiet: bool, verbose: bool, strict: bool) -> None:
    """Print posters in full; of many only those with something to mend.

    Arguments are those of :func:`show_checked`.
    """
    many = len(posters) > _FEW
    shown = [
        one
        for one in posters
        if (_grave(one.judgement.open) or not (quiet or many))
        or (verbose and not quiet)
        or one.fails(strict=strict)
    ]
    for index, one in enumerate(shown):
        if index:
            click.echo()
        _show_paper(one, verbose=verbose, alone=not many)
    if len(posters) > 1:
        click.echo(f"\n{_summary(posters, 'poster')}" if shown else _summary(posters, "poster"))


def show_findings(
    findings: Iterable[Finding],
    *,
    paper: Checked | None = None,
    indent: str = "",
    err: bool = False,
) -> None:
    """Print findings: what, where, and how to mend it.

    Arguments:
        paper: what all of them are about, said above them; else each says what it is about.
    """
    for finding in findings:
        place = place_in_words(finding, paper)
        named = finding.subject and finding.subject not in finding.message
        about = f" {finding.subject}:" if named and paper is None else ""
        head = f"{finding.severity.value} {finding.rule}{f', {place}' if place else ''}:{about}"
        lines = wrapped(f"{head} {finding.message}", indent, indent + "  ")
        # The colours come last, for they have no width.
        severity = click.style(finding.severity.value, fg=COLOURS[finding.severity])
        click.echo(indent + severity + lines[len(indent) + len(finding.severity.value) :], err=err)
        for label, text in details(finding):
            click.echo(wrapped(f"{label}: {text}", indent + "  ", indent + "    "), err=err)
        if finding.fix:
            fix = wrapped(f"→ {finding.fix}", indent + "  ", indent + "    ")
            click.secho(fix, dim=True, err=err)


def show_annotated(copies: Sequence[Annotated], folder: Path, *, quiet: bool) -> None:
    """Say on stderr which copies were written, and why which were not."""
    written = [one for one in copies if one.copy is not None]
    pictures = count(sum(len(one.pictures) for one in written), "picture")
    if not quiet and len(written) > _FEW:
        click.echo(f"Wrote {len(written)} annotated copies and {pictures} to {folder}.", err=True)
    elif not quiet:
        for one in written:
            for path in (one.copy, *one.pictures):
                click.echo(f"Wrote {path}", err=True)
    for one in copies:
        if one.problem:
            click.echo(f"No annotated copy of {one.name}: {one.problem}.", err=True)


def _show_paper(paper: Checked, *, verbose: bool, alone: bool) -> None:
    verdict = paper.judgement.verdict
    shape, colour = SHAPES[verdict]
    click.secho(f"{shape} {verdict.value}", fg=colour, bold=True, nl=False)
    key = "" if paper.key in {None, PurePath(paper.name).stem} else f"{paper.key}  "
    click.secho(f"  {key}{paper.name}", bold=True)
    if facts := facts_in_words(paper):
        click.echo(_joined(facts, "  "))
    show_findings(gravest_first(paper.judgement.open), paper=paper, indent="  ")
    _show_waived(paper, verbose=verbose)
    asked = paper.judgement.asked
    if asked and asked.assumed and alone:
        click.secho(wrapped(asked.assumed, "  ", "  "), dim=True)
    if verbose and isinstance(paper.facts, Manuscript):
        for evidence in paper.facts.format.evidence:
            click.secho(wrapped(f"· {evidence}", "  ", "    "), dim=True)


def _show_waived(paper: Checked, *, verbose: bool) -> None:
    """Say what the organizers let pass, in full if asked to."""
    waived = paper.judgement.waived
    if waived and not verbose:
        rules = join_words([finding.rule for finding in waived])
        click.secho(wrapped(f"waived: {rules} (-v tells why)", "  ", "    "), dim=True)
        return
    for finding in waived:
        place = place_in_words(finding, paper)
        head = f"waived {finding.rule}{f', {place}' if place else ''}:"
        click.echo(wrapped(f"{head} {finding.message}", "  ", "    "))
        assert finding.waived is not None
        said = f"{finding.waived.reason} ({finding.waived.by}, {finding.waived.date})"
        click.secho(wrapped(f"reason: {said}", "    ", "      "), dim=True)


def _show_assumed(papers: Sequence[Checked]) -> None:
    """Say once what was assumed of many papers; limits of many conferences stand in the table."""
    asked = [paper.judgement.asked for paper in papers if paper.judgement.asked]
    assumed = Counter(one.assumed for one in asked if one.assumed)
    conferences = Counter(one.assumed for one in asked if one.limit_of)
    if len(conferences) > 1:
        for sentence in conferences:
            del assumed[sentence]
        assumed[_CONFERENCES] = conferences.total()
    for sentence, number in assumed.items():
        click.secho(wrapped(f"{sentence} ({count(number, 'paper')})", "", "  "), dim=True)


def _show_notes(papers: Sequence[Checked]) -> None:
    """Say once what the workshop counts otherwise than the format does."""
    asked = [paper.judgement.asked for paper in papers if paper.judgement.asked]
    for note in dict.fromkeys(note for one in asked for note in one.notes):
        click.secho(wrapped(note, "", "  "), dim=True)


def _summary(papers: Sequence[Checked], noun: str = "paper") -> str:
    verdicts = Counter(paper.judgement.verdict for paper in papers)
    words = [f"{number} {verdict.value}" for verdict, number in sorted(verdicts.items())]
    rules = Counter(f.rule for p in papers for f in p.judgement.open)
    most = ", ".join(f"{rule} {number}" for rule, number in rules.most_common(6))
    summary = f"{count(len(papers), noun)}: {', '.join(words)}"
    return wrapped(summary + (f"  ({most})" if most else ""), "", "  ")


def _grave(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is not Severity.INFO for finding in findings)


def _joined(facts: Sequence[str], indent: str) -> str:
    """Return facts side by side, on as many lines as they need."""
    lines = [indent + facts[0]]
    for fact in facts[1:]:
        if len(lines[-1]) + len(fact) + 3 > width():
            lines.append(f"{indent}{fact}")
        else:
            lines[-1] += f" · {fact}"
    return "\n".join(lines)
