"""``proceedings import``."""

from __future__ import annotations

from pathlib import Path

import click

from proceedings.cli import options as shared
from proceedings.errors import ExitCode
from proceedings.text.phrases import count
from proceedings.workflow import import_pdfs


@click.group("import")
def command() -> None:
    """Add papers to the list of a workshop; what is in papers.yaml already stays as it is."""


@command.command("pdfs", epilog="\b\nExample:\n  proceedings import pdfs ~/Downloads/*.pdf")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@shared.directory
@shared.jobs
@shared.no_cache
@shared.quiet
def pdfs(
    files: tuple[Path, ...],
    directory: Path | None,
    jobs: int | None,
    *,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Add PDFs: titles and authors are read from them, and the files copied into papers/."""
    with shared.working(
        "Reading papers", len(files), jobs, no_cache=no_cache, quiet=quiet
    ) as options:
        keys, left = import_pdfs(files, directory, options)
    for path, reason in left:
        click.echo(f"left out: {path}: {reason}", err=True)
    for key in keys:
        click.echo(key)
    if keys and not quiet:
        click.echo(
            f"{count(len(keys), 'paper')} added to papers.yaml. Look through titles and authors "
            "there: they were read from the PDFs.",
            err=True,
        )
    return ExitCode.FINDINGS if any("list already" not in why for _, why in left) else 0
