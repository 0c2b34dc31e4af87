"""``proceedings import``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from proceedings.cli import options as shared
from proceedings.cli.importing import (
    asker,
    confirm_columns,
    show_change,
    show_fetched,
    show_pdfs,
)
from proceedings.errors import ExitCode, UsageError, gravest
from proceedings.workflow import import_live, import_pdfs, import_source

_ABOUT = {
    "console": (
        "The CSV of OpenReview's program-chair console; it names no authors.",
        "paper_status.csv",
    ),
    "cmt": ("CMT's export of submissions (xlsx).", "Papers.xlsx"),
    "easychair": (
        "EasyChair's tables of authors and of submissions, as CSV or xlsx.",
        "submission.csv author.csv",
    ),
    "aclpub2": ("aclpub2's papers.yml.", "papers.yml"),
    "site": ("The JSON files that a workshop's own site is made from.", "papers.json boards.json"),
}

_SHORT = {
    "aclpub2": "aclpub2's papers.yml",
    "cmt": "CMT's export (xlsx)",
    "console": "the CSV of OpenReview's console",
    "easychair": "EasyChair's tables",
    "openreview": "OpenReview's notes, or OpenReview itself",
    "pdfs": "PDFs alone, or those of listed papers",
    "site": "JSON of a workshop's own site",
    "table": "any other table (CSV, xlsx)",
}

_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_dry_run = click.option(
    "--dry-run", is_flag=True, help="Print what would change in the files; write nothing."
)
_take = click.option(
    "--take-matches",
    is_flag=True,
    help="Take every paper for the one of the list with nearly the same title; by default this is "
    "asked on a terminal, and else left open.",
)


@click.group("import")
def command() -> None:
    """Bring papers into the list of a workshop, or bring the list up to date.

    Papers are matched by key, id and number. What you edited in papers.yaml stays as you wrote it,
    comments and order, too. Papers that a source no longer names are reported, never deleted.
    """


def _plain(source: str, about: str, example: str) -> click.Command:
    """Return the command of a source that needs no options of its own."""

    @_files
    @_take
    @_dry_run
    @shared.directory
    @shared.quiet
    def run(
        files: tuple[Path, ...],
        directory: Path | None,
        *,
        take_matches: bool,
        dry_run: bool,
        quiet: bool,
    ) -> int:
        workshop, change = import_source(source, files, {}, directory, asker(take_matches))
        return show_change(change, workshop, dry_run=dry_run, quiet=quiet)

    return click.command(
        source,
        help=about,
        short_help=_SHORT[source],
        epilog=f"\b\nExample:\n  proceedings import {source} {example}",
    )(run)


for _source, (_text, _example) in _ABOUT.items():
    command.add_command(_plain(_source, _text, _example))


@command.command(
    "openreview",
    short_help=_SHORT["openreview"],
    epilog="\b\nExamples:\n  proceedings import openreview notes.json\n"
    "  proceedings import openreview --live ICML.cc/2026/Workshop/Careful",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--live",
    metavar="VENUE",
    help="Ask OpenReview itself for the papers of this venue id, and fetch the PDFs that are "
    "missing in papers/. Needs the extra `openreview`.",
)
@_take
@_dry_run
@shared.directory
@shared.quiet
def openreview(
    files: tuple[Path, ...],
    live: str | None,
    directory: Path | None,
    *,
    take_matches: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Take notes of OpenReview as JSON: a list, {"notes": []} or JSON lines, of either API."""
    if bool(files) == bool(live):
        raise click.UsageError("Name files, or a venue with --live.")
    accept = asker(take_matches)
    if live is None:
        workshop, change = import_source("openreview", files, {}, directory, accept)
        return show_change(change, workshop, dry_run=dry_run, quiet=quiet)
    workshop, change, fetch = import_live(live, directory, accept)
    code = show_change(change, workshop, dry_run=dry_run, quiet=quiet)
    return code if dry_run else gravest([ExitCode(code), show_fetched(fetch(), quiet=quiet)])


@command.command(
    "table",
    short_help=_SHORT["table"],
    epilog="\b\nExample:\n  proceedings import table accepted.xlsx --column title=Titel",
)
@_files
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The column of a field, where the guess is wrong; FIELD= leaves the field out.",
)
@click.option("--yes", is_flag=True, help="Take the columns as they are guessed; do not ask.")
@_take
@_dry_run
@shared.directory
@shared.quiet
def table(
    files: tuple[Path, ...],
    columns: tuple[str, ...],
    directory: Path | None,
    *,
    yes: bool,
    take_matches: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Any table of papers, as CSV or xlsx; its columns are guessed from their names, and shown."""
    named = _columns(columns)
    ask = not (yes or dry_run) and sys.stdin.isatty()
    workshop, change = import_source(
        "table",
        files,
        named,
        directory,
        asker(take_matches),
        lambda reading: confirm_columns(reading, ask=ask),
    )
    return show_change(change, workshop, dry_run=dry_run, quiet=quiet)


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    from proceedings.inputs.sources.table import FIELDS

    named = {}
    for part in given:
        field, mark, name = part.partition("=")
        if not mark or field.strip() not in FIELDS:
            raise UsageError(
                f"--column {part}: {'there is no field ' + field if mark else '= is missing'}.",
                f"Write FIELD=NAME; fields are {', '.join(FIELDS)}.",
            )
        named[field.strip()] = name.strip()
    return named


@command.command(
    "pdfs",
    short_help=_SHORT["pdfs"],
    epilog="\b\nExample:\n  proceedings import pdfs ~/Downloads/*.pdf",
)
@_files
@_take
@_dry_run
@shared.directory
@shared.jobs
@shared.no_cache
@shared.quiet
def pdfs(
    files: tuple[Path, ...],
    directory: Path | None,
    jobs: int | None,
    *,
    take_matches: bool,
    dry_run: bool,
    no_cache: bool,
    quiet: bool,
) -> int:
    """PDFs: of papers of the list, or of further ones, read from them; copied into papers/."""
    with shared.working(
        "Reading papers", len(files), jobs, no_cache=no_cache, quiet=quiet
    ) as options:
        workshop, change = import_pdfs(files, directory, options, asker(take_matches))
    return show_pdfs(change, workshop, dry_run=dry_run, quiet=quiet)
