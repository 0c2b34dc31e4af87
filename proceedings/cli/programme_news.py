"""``proceedings programme news``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared

if TYPE_CHECKING:
    from pathlib import Path


@click.command("news", epilog="\b\nExample:\n  proceedings programme news")
@shared.directory
@click.option("--json", "as_json", is_flag=True, help="Print a list instead of a paragraph.")
@shared.jobs
@shared.no_cache
@shared.quiet
def news(
    directory: Path | None, jobs: int | None, *, as_json: bool, no_cache: bool, quiet: bool
) -> None:
    """Say what is new since the last `publish`, as a paragraph to paste."""
    from proceedings.plan import paragraph
    from proceedings.publishing import whats_new

    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        published, found = whats_new(directory, options)
    if as_json:
        changes = [
            {"kind": one.kind, "paper": one.paper, "sentence": one.sentence} for one in found
        ]
        click.echo(json.dumps(changes, indent=1, ensure_ascii=False))
    elif found:
        click.echo(paragraph(found))
    if published is None:
        click.echo("Nothing was published yet: `proceedings publish` notes it.", err=True)
    elif not found:
        click.echo(f"Nothing is new since {published.date}.", err=True)
