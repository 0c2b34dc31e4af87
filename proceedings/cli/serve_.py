"""``proceedings serve``."""

from __future__ import annotations

import time
from pathlib import Path

import click

from proceedings.cli import options as shared
from proceedings.cli.complaints import show_error
from proceedings.errors import ExitCode, ProceedingsError
from proceedings.outputs import output_folder
from proceedings.resources import find_workshop_folder
from proceedings.serving import Server, changes
from proceedings.text.phrases import join_words
from proceedings.workflow import build


@click.command(
    "serve",
    epilog="\b\nExamples:\n  proceedings serve -C my-workshop\n  proceedings serve --port 8000",
)
@shared.directory
@shared.output
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen at; by default a free one.",
)
@shared.jobs
@shared.no_cache
@shared.quiet
def command(
    directory: Path | None,
    output: Path | None,
    port: int,
    jobs: int | None,
    *,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Build the website, show it in a browser, and build it again at every change.

    Only this machine can reach it. The page in the browser is loaded anew after each build. Where
    a file has a mistake it is told, and the last good website stays. Ctrl-C ends it.
    """
    workshop = find_workshop_folder(directory or Path())
    server = Server(output_folder(output, workshop) / "website", port)
    looks = changes(workshop)
    try:
        next(looks)  # what changes while the first build runs is to be built again
        _rebuild(workshop, output, jobs, no_cache=no_cache, quiet=quiet)
        server.start()
        click.echo(server.address)
        if not quiet:
            click.secho("Watching; Ctrl-C ends.", dim=True, err=True)
        for changed in looks:
            if changed and _rebuild(workshop, output, jobs, no_cache=no_cache, quiet=quiet):
                server.version += 1
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    finally:
        server.stop()
    return ExitCode.CLEAN


def _rebuild(
    workshop: Path, output: Path | None, jobs: int | None, *, no_cache: bool, quiet: bool
) -> bool:
    """Build the website; tell what hinders it, and whether something was built."""
    started = time.monotonic()
    try:
        with shared.working("Reading", None, jobs, no_cache=no_cache, quiet=True) as options:
            built = build(workshop, output, ("website",), options)
    except ProceedingsError as error:
        show_error(error)
        return False
    if built.made is None:
        return False
    for failure in built.made.failed.values():
        show_error(failure)
    if built.made.built and not quiet:
        seconds = time.monotonic() - started
        click.echo(f"Built {join_words(built.made.built)} in {seconds:.1f} s.", err=True)
    return bool(built.made.built)
