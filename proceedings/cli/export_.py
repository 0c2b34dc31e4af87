"""``proceedings export``."""

from __future__ import annotations

from pathlib import Path

import click

from proceedings.cli import options as shared
from proceedings.sites import KINDS
from proceedings.text.phrases import count, join_words
from proceedings.workflow import export


@click.command(
    "export",
    epilog="\b\nExamples:\n"
    "  proceedings export hugo -o ~/site\n"
    "  proceedings export jekyll -C icml2026 -o ~/site\n"
    "  proceedings export fragment -o ~/page",
)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the site.",
)
@shared.directory
@shared.jobs
@shared.no_cache
@shared.quiet
def command(
    kind: str,
    output: Path,
    directory: Path | None,
    jobs: int | None,
    *,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Write the papers as files for a site that is built by something else.

    hugo: data files and a page a paper. jekyll: data files, a collection, and the list to include.
    fragment: the list as one piece of HTML to paste into any page.

    Files of the site that were not written by this command are never changed.
    """
    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        done = export(kind, directory, output, options)
    for path in done.kept:
        click.echo(f"kept {output / path}: no longer made, but somebody changed it", err=True)
    if not quiet:
        words = [f"{count(len(done.written), 'file')} written"]
        words += [f"{len(done.removed)} removed"] if done.removed else []
        words += [f"{done.unchanged} unchanged"] if done.unchanged else []
        click.echo(f"{output}: {join_words(words)}.", err=True)
