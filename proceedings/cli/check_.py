"""``proceedings check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.asking import Ask
from proceedings.cli import options as shared
from proceedings.cli.show import show_annotated, show_checked, show_findings, show_posters
from proceedings.errors import ExitCode, gravest
from proceedings.model import Severity, has_errors
from proceedings.workflow import annotate, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.workflow import CheckedFiles


@click.command(
    "check",
    epilog="\b\nExamples:\n"
    "  proceedings check paper.pdf                         the format's own limit\n"
    "  proceedings check paper.pdf --format icml2026 --limit 4\n"
    "  proceedings check paper.pdf --annotate marked       a copy with the places drawn in\n"
    "  proceedings check paper.pdf --requirements requirements.yaml --track short\n"
    "  proceedings check paper.pdf --watch                 again whenever LaTeX has written it\n"
    "  proceedings check paper.pdf --as github             in a workflow of GitHub Actions\n"
    "  proceedings check --poster poster.pdf               a poster: PDF, PNG or JPEG\n"
    "  proceedings check -C my-workshop                    all papers and posters\n"
    "  proceedings check -C my-workshop papers/12.pdf --json",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@shared.directory
@click.option("--format", "format_", help="The format asked for, such as icml2026 (see `formats`).")
@click.option(
    "--requirements",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file in which the organizers say what they ask for.",
)
@click.option("--track", help="The track whose limit holds, such as short.")
@click.option("--limit", type=click.IntRange(min=1), help="Pages of body.")
@click.option(
    "--stage",
    type=click.Choice(["submission", "camera-ready", "preprint"]),
    help="The stage asked for; by default the workshop's.",
)
@click.option("--select", multiple=True, metavar="RULE", help="Report only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Never report this rule; repeatable.")
@click.option(
    "--annotate",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write copies with findings, body end and limit drawn in, and pictures of them, to DIR.",
)
@click.option(
    "--poster",
    "posters",
    is_flag=True,
    help="The files are posters; without any, only the posters of the workshop are checked.",
)
@click.option("--watch", "watched", is_flag=True, help="Check again whenever LaTeX has written.")
@click.option("--json", "as_json", is_flag=True, help="Short for --as json.")
@click.option(
    "--as",
    "as_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Output; github: annotations and a job summary of GitHub Actions.",
)
@shared.jobs
@shared.no_cache
@shared.strict
@shared.quiet
@shared.verbose
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    directory: Path | None,
    requirements: Path | None,
    format_: str | None,
    track: str | None,
    limit: int | None,
    stage: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folder: Path | None,
    as_: str,
    jobs: int | None,
    *,
    posters: bool,
    watched: bool,
    as_json: bool,
    no_cache: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check manuscripts (page size, page limit, template, stage, notice) and posters.

    FILES are PDFs or folders of PDFs. Without any, every paper of the workshop is checked, and
    every file in posters/.
    """
    ask = Ask(format_, track, limit, stage, select, ignore, requirements, posters)
    manner = {"quiet": quiet, "verbose": verbose, "strict": strict}
    as_ = "json" if as_json else as_
    if posters and (watched or folder):
        raise click.UsageError("--poster: posters are neither watched nor annotated.")
    if watched:
        from proceedings.cli.watch import show_watched

        if as_ != "text":
            raise click.UsageError("--watch prints for people; leave out --json or --as.")
        return show_watched(files, directory, ask, jobs, folder, **manner)
    known = len(files) if files and not any(f.is_dir() for f in files) else None
    with shared.working("Reading papers", known, jobs, no_cache=no_cache, quiet=quiet) as options:
        checked = check(files, directory, ask, options)
        copies = annotate(checked, folder, options) if folder else ()
    _show(checked, as_, manner)
    if folder:
        show_annotated(copies, folder, quiet=quiet)
    judged = (*checked.papers, *checked.posters.checked)
    failed = any(one.fails(strict=strict) for one in judged)
    failed = failed or has_errors(checked.posters.findings, strict=strict)
    return gravest(
        [
            ExitCode.OUTPUT if any(copy.failed for copy in copies) else ExitCode.CLEAN,
            ExitCode.MISSING if checked.missing else ExitCode.CLEAN,
            ExitCode.FINDINGS if failed else ExitCode.CLEAN,
        ]
    )


def _show(checked: CheckedFiles, as_: str, manner: Mapping[str, bool]) -> None:
    papers, posters = checked.papers, checked.posters
    if as_ == "json":
        from proceedings.exports.check import check_json

        click.echo(check_json(papers, posters.checked, posters.missing))
    elif as_ == "github":
        from proceedings.cli.github import show_on_github

        show_on_github((*papers, *posters.checked), quiet=manner["quiet"])
    else:
        if papers:
            show_checked(papers, **manner)
        if papers and posters.checked:
            click.echo()
        show_posters(posters.checked, **manner)
    shown = [f for f in posters.findings if f.severity is not Severity.INFO or not manner["quiet"]]
    show_findings(shown, err=True)
    if not papers and not posters.checked:
        click.echo("There are no papers and no posters to check.", err=True)
