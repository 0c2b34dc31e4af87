"""``proceedings reconcile``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.cli.differences import show_papers, show_workshop
from proceedings.errors import ExitCode
from proceedings.model import Severity, has_errors
from proceedings.text.phrases import count, join_words
from proceedings.workflow import reconcile

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.reconcile.values import Reconciliation
    from proceedings.reconciling import Reconciled


@click.command(
    "reconcile",
    epilog="\b\nExamples:\n"
    "  proceedings reconcile                  what differs, in words\n"
    "  proceedings reconcile --propose        and both wordings in decisions.yaml, to choose\n"
    "  proceedings reconcile --json | jq '.papers[] | select(.verdict == \"other-paper\")'",
)
@shared.directory
@click.option(
    "--propose",
    is_flag=True,
    help="Append each choice to decisions.yaml: two lines, of which you delete one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON; write no page.")
@shared.jobs
@shared.no_cache
@shared.strict
@shared.quiet
@shared.verbose
def command(
    directory: Path | None,
    jobs: int | None,
    *,
    propose: bool,
    as_json: bool,
    no_cache: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Compare the list with the PDFs, the programme and the tables of the venue.

    Nothing is changed: what the list says is shown everywhere until decisions.yaml says otherwise.
    What differs stands in words here, and beside a picture of page 1 in
    output/report/reconciliation.html.
    """
    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        found, grown, page = reconcile(directory, options, propose=propose, page=not as_json)
    if as_json:
        from proceedings.exports.reconcile import reconcile_json

        click.echo(reconcile_json(found.found, found.proposals))
    else:
        show_papers(found.found, verbose=verbose)
        show_workshop(found.found)
        if not quiet:
            click.echo(_summary(found.found))
    if not quiet:
        _close(found, grown, page, asked=propose)
    failed = has_errors(found.found.findings, strict=strict)
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


def _summary(found: Reconciliation) -> str:
    """Return in one sentence how many papers agree and how many do not."""
    graver: Counter[str] = Counter()
    for paper in found.papers:
        if paper.withdrawn:
            graver["withdrawn"] += 1
        elif not paper.file:
            graver["without a PDF"] += 1
        elif not paper.fields:
            graver["with a PDF that cannot be read"] += 1
        elif paper.is_foreign:
            graver["with another paper's PDF"] += 1
        else:
            graver[_agreement(found, paper.key)] += 1
    order = (
        *("agreeing with print", "differing in form only", "differing", "with another paper's PDF"),
        *("without a PDF", "with a PDF that cannot be read", "withdrawn"),
    )
    parts = [f"{graver[name]} {name}" for name in order if graver[name]]
    return f"{count(len(found.papers), 'paper')}: {', '.join(parts) or 'nothing to compare'}."


def _agreement(found: Reconciliation, key: str) -> str:
    rules = {"title-differs", "authors-differ", "authors-hidden", "abstract-differs"}
    grades = {one.severity for one in found.about(key) if one.rule in rules}
    if Severity.WARNING in grades:
        return "differing"
    return "differing in form only" if grades else "agreeing with print"


def _close(found: Reconciled, grown: Path | None, page: Path | None, *, asked: bool) -> None:
    """Say on stderr what was written, and what to do next."""
    if page:
        click.echo(f"Wrote {page}", err=True)
    number = len(found.proposals)
    if grown:
        click.echo(
            f"Added {count(number, 'choice')} to {grown}.\n"
            "  → Delete as_listed or as_printed of each; until then the list is shown.",
            err=True,
        )
    elif number and not asked:
        what = join_words(sorted({one.what for one in found.proposals}))
        click.echo(
            f"{count(number, 'choice')} to make ({what}).\n"
            "  → proceedings reconcile --propose writes them into decisions.yaml.",
            err=True,
        )
    waiting = len(found.inputs.choices.open)
    if waiting:
        have = "has" if waiting == 1 else "have"
        click.echo(
            f"{count(waiting, 'choice')} of decisions.yaml still {have} both lines.", err=True
        )
