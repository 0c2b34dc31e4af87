"""``proceedings publish``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.plan import paragraph
from proceedings.publishing import publish
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from pathlib import Path


@click.command("publish", epilog="\b\nExample:\n  proceedings build && proceedings publish")
@shared.directory
@shared.output
@shared.jobs
@shared.no_cache
@shared.quiet
def command(
    directory: Path | None,
    output: Path | None,
    jobs: int | None,
    *,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Note in published.json what goes out now, and print what is new since the last time.

    Nothing is sent anywhere. What was built is noted with its hashes, so build first. From then on
    changes are told against it, and assigning papers anew keeps them where they are if it can.
    """
    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        noted = publish(directory, output, options)
    if noted.news:
        click.echo(paragraph(noted.news))
    if not quiet:
        files = count(len(noted.published.outputs), "file")
        papers = count(len(noted.published.papers), "paper")
        click.echo(f"Noted in published.json: {papers}, {files}.", err=True)
