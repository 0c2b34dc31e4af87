"""``proceedings build``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.building import OUTPUTS
from proceedings.cli import options as shared
from proceedings.cli.show import show_findings
from proceedings.errors import ExitCode, UsageError, gravest
from proceedings.model import Severity, has_errors
from proceedings.text.phrases import count, join_words
from proceedings.workflow import build

if TYPE_CHECKING:
    from proceedings.gathering import Gathered
    from proceedings.production import Built


_MOST_NAMED = 12
_ERROR = Severity.ERROR


@click.command(
    "build",
    epilog="\b\nExamples:\n"
    "  proceedings build                      everything, in the workshop folder\n"
    "  proceedings build website -C icml2026  one output; data and report follow\n"
    "  proceedings build -o /srv/proceedings",
)
@click.argument("outputs", nargs=-1, type=click.Choice(OUTPUTS))
@shared.directory
@shared.output
@click.option(
    "--freeze",
    is_flag=True,
    help="Write page numbers into pages.lock.yaml: from now on a late page moves nobody.",
)
@click.option(
    "--since",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Compare the report with this earlier report.json; by default with the latest of rounds/.",
)
@click.option(
    "--final",
    is_flag=True,
    help="Refuse while a choice between list and PDF waits for somebody (exit code 5).",
)
@shared.jobs
@shared.no_cache
@shared.strict
@shared.quiet
@shared.verbose
def command(  # noqa: PLR0913 - one parameter an option
    outputs: tuple[str, ...],
    directory: Path | None,
    output: Path | None,
    since: Path | None,
    jobs: int | None,
    *,
    final: bool,
    freeze: bool,
    no_cache: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Build booklet, poster index, website, data and report; by default all of them.

    Only what depends on a change is made again. Whatever can be built is built, also where some
    paper has an error; the exit code tells.
    """
    if freeze and outputs and "booklet" not in outputs:
        raise UsageError("--freeze: no booklet is built.", "Add booklet to the outputs.")
    started = time.monotonic()

    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        built = build(
            directory, output, outputs or OUTPUTS, options, since, final=final, freeze=freeze
        )
    seconds = time.monotonic() - started
    if built.gathered is not None:
        _show(built, built.gathered, verbose=verbose, quiet=quiet)
        if strict and has_errors(built.gathered.findings, strict=True):
            click.echo("There are warnings, and --strict lets them fail.", err=True)
            return gravest([built.exit_code, ExitCode.FINDINGS])
    if not quiet:
        _close(built, seconds)
    return built.exit_code


def _show(built: Built, gathered: Gathered, *, verbose: bool, quiet: bool) -> None:
    """Say what chairs must know now; the report has the rest."""
    made = built.made
    assert made is not None
    shown = [Severity.ERROR, Severity.WARNING, *([Severity.INFO] if verbose else [])]
    findings = dict.fromkeys((*gathered.findings, *made.findings))
    show_findings([f for f in findings if f.severity in shown], err=True)
    _show_failures(gathered)
    notes = made.facts.get("booklet_notes", ())
    if notes and "booklet" in made.built and not quiet:
        left = count(len(notes), "note")
        click.echo(
            f"Not everything of the papers is in the booklet: {left} in the report.", err=True
        )
    for name, error in made.failed.items():
        click.secho(f"error: {name} could not be made. ", fg="red", nl=False, err=True)
        click.echo(f"{error.message}\n  → {error.fix}", err=True)
    for path in made.kept if not quiet else ():
        click.echo(f"kept {path}, which is not ours", err=True)


def _show_failures(gathered: Gathered) -> None:
    """Name the papers that do not pass, with the rules they break."""
    judged = (*gathered.checked, *gathered.posters.checked)
    failed = [paper for paper in judged if paper.fails()]
    for paper in failed[:_MOST_NAMED]:
        rules = dict.fromkeys(f.rule for f in paper.judgement.open if f.severity is _ERROR)
        click.echo(f"  {paper.judgement.verdict.value} {paper.name}: {', '.join(rules)}", err=True)
    if len(failed) > _MOST_NAMED:
        click.echo(f"  and {len(failed) - _MOST_NAMED} more; the report has all", err=True)


def _close(built: Built, seconds: float) -> None:
    if verdicts := built.record.facts.get("verdicts"):
        words = join_words([f"{number} {name}" for name, number in sorted(verdicts.items())])
        click.echo(f"{count(sum(verdicts.values()), 'manuscript')}: {words}", err=True)
    if posters := built.record.facts.get("posters"):
        words = join_words([f"{number} {name}" for name, number in sorted(posters.items())])
        missing = built.record.facts.get("posters_missing", 0)
        rest = f"; {count(missing, 'paper')} without one" if missing else ""
        click.echo(f"{count(sum(posters.values()), 'poster')}: {words}{rest}", err=True)
    if built.made is None:
        click.echo(f"Nothing has changed; {built.folder} is as it was.", err=True)
    else:
        written = join_words(built.made.built) or "nothing"
        click.echo(f"Wrote {written} to {built.folder} in {seconds:.1f} s.", err=True)
        if built.made.unchanged:
            click.echo(f"Unchanged: {join_words(built.made.unchanged)}.", err=True)
    if changed := built.record.facts.get("changes"):
        note = built.folder / "booklet" / "changes.md"
        click.echo(f"Since it was published: {changed}; {note} has them.", err=True)
    plan = built.gathered.plan if built.gathered else None
    if plan and plan.abstracts_only and plan.workshop.manuscripts and plan.papers:
        click.echo(
            f"{plan.edition_reason}\n  → If they did, say so in workshop.yaml: "
            "consent: {inclusion: full, statement: ...}",
            err=True,
        )
    report = built.folder / "report" / "index.html"
    if built.exit_code is not ExitCode.CLEAN and report.is_file():
        click.echo(f"Some papers need a hand: {report}", err=True)
