"""``proceedings extract``."""

from __future__ import annotations

from pathlib import Path

import click

from proceedings.cli import options as shared
from proceedings.errors import ExitCode
from proceedings.workflow import extract


@click.command(
    "extract",
    epilog="\b\nExamples:\n"
    "  proceedings extract paper.pdf\n"
    "  proceedings extract papers/ | jq -r '.papers[].title'",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@shared.directory
@click.option("--emails", is_flag=True, help="Keep e-mail addresses.")
@click.option("--json", "as_json", is_flag=True, default=True, hidden=True)
@shared.jobs
@shared.no_cache
@shared.quiet
def command(
    files: tuple[Path, ...],
    directory: Path | None,
    jobs: int | None,
    *,
    emails: bool,
    as_json: bool,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Print what manuscripts say of themselves, as JSON.

    Title, authors with affiliations, abstract, keywords, sections and document information, with
    the place on page 1 that each was read from.
    """
    del as_json
    from proceedings.exports.extract import extract_json

    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        read, missing = extract(files, directory, options)
    click.echo(extract_json(read, emails=emails))
    unreadable = any(hasattr(facts, "rule") for _, _, facts in read)
    if missing:
        return ExitCode.MISSING
    return ExitCode.FINDINGS if unreadable else ExitCode.CLEAN
