"""What differs between list and print, in sentences for a few papers and as a table for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from proceedings.cli.lines import COLOURS, width, wrapped
from proceedings.cli.show import show_findings
from proceedings.model import Severity
from proceedings.reconcile.words import LABELS
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.model import Finding
    from proceedings.reconcile.values import ComparedPaper, Reconciliation

# Of so many papers each is told in sentences; of more there is a table, and -v tells the rest.
_FEW = 12
_SHAPES = {Severity.ERROR: "▲", Severity.WARNING: "△", Severity.INFO: "–"}
_HEADS = ("paper", "title", "authors", "abstract", "file")
# What decisions say of a paper stands below what it is about.
_GRADES = list(Severity)


def show_papers(found: Reconciliation, *, verbose: bool) -> None:
    """Print the papers with a warning or an error.

    Arguments:
        verbose: print notes, too, and many papers in sentences.
    """
    shown = [paper for paper in found.papers if _grade(found, paper, notes=verbose) is not None]
    if len(shown) > _FEW and not verbose:
        _show_table(found, shown)
        shown = [p for p in shown if _grade(found, p, notes=False) is Severity.ERROR]
    for paper in shown:
        _show_paper(found, paper, notes=verbose)


def show_workshop(found: Reconciliation) -> None:
    """Print what is wrong with list, folder, programme and tables as a whole."""
    keys = {paper.key for paper in found.papers}
    others = [
        finding
        for finding in found.findings
        if finding.subject not in keys and finding.severity is not Severity.INFO
    ]
    if others:
        click.secho("The workshop as a whole", bold=True)
        show_findings(others, indent="  ")
        click.echo()


def _grade(found: Reconciliation, paper: ComparedPaper, *, notes: bool) -> Severity | None:
    grades = {one.severity for one in found.about(paper.key)}
    if not notes:
        grades.discard(Severity.INFO)
    return min(grades, key=_GRADES.index, default=None)


def _show_paper(found: Reconciliation, paper: ComparedPaper, *, notes: bool) -> None:
    grade = _grade(found, paper, notes=True) or Severity.INFO
    click.secho(f"{_SHAPES[grade]} {paper.key}", fg=COLOURS[grade], bold=True, nl=False)
    file = f"  papers/{paper.file}" if paper.file else ""
    click.echo(
        f"  {_cut(paper.title or 'no title', width() - len(paper.key) - len(file) - 6)}{file}"
    )
    for finding in sorted(found.about(paper.key), key=lambda one: _GRADES.index(one.severity)):
        if notes or finding.severity is not Severity.INFO:
            _show_finding(finding)
    click.echo()


def _show_finding(finding: Finding) -> None:
    word = {Severity.INFO: "note"}.get(finding.severity, finding.severity.value)
    lines = wrapped(f"{word} {finding.rule}: {finding.message}", "  ", "    ")
    click.echo("  " + click.style(word, fg=COLOURS[finding.severity]) + lines[2 + len(word) :])
    for label, text in (("list ", finding.expected), ("print", finding.actual)):
        if text:
            click.echo(wrapped(f"{label}  {text}", "    ", "           "))
    if finding.fix and finding.severity is not Severity.INFO:
        click.secho(wrapped(f"→ {finding.fix}", "    ", "      "), dim=True)


def _show_table(found: Reconciliation, papers: Sequence[ComparedPaper]) -> None:
    """Print one row a paper: the rung of each field where it is worth a warning."""
    rows = [_HEADS, *(_row(found, paper) for paper in papers)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADS))]
    rest = max(width() - sum(widths) - 2 * len(widths), 16)
    for index, row in enumerate(rows):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        title = "" if index == 0 else _cut(papers[index - 1].title, rest)
        click.secho(f"{cells}  {title}".rstrip(), dim=index == 0)
    click.echo("-v tells each in words.\n")


def _row(found: Reconciliation, paper: ComparedPaper) -> tuple[str, ...]:
    cells = []
    for what in _HEADS[1:-1]:
        one = paper.field(what)
        if one is None or paper.is_foreign:
            cells.append("")
        elif one.is_settled:
            cells.append("settled")
        else:
            cells.append("" if one.rung is Rung.IDENTICAL else _brief(one.rung))
    if paper.is_foreign:
        file = f"of {paper.owner}" if paper.owner else "another paper's"
    else:
        problems = [f.rule for f in found.about(paper.key) if f.rule.startswith("file-")]
        file = problems[0] if problems else ""
    return (paper.key, *cells, file)


def _brief(rung: Rung) -> str:
    return {
        Rung.UNREAD: "-",
        Rung.CASE: "case",
        Rung.INITIALS: "initials",
        Rung.NICKNAME: "short form",
        Rung.MISSING: "missing",
        Rung.EXTRA: "more",
        Rung.ANONYMOUS: "hidden",
        Rung.TYPO: "slip",
    }.get(rung, LABELS[rung])


def _cut(text: str, width: int) -> str:
    return text if len(text) <= max(width, 20) else f"{text[: max(width, 20) - 1].rstrip()}…"
