"""Options that several verbs share, and what they turn into."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.cache import Cache, cache_folder
from proceedings.gathering import Options
from proceedings.workers import default_jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# So few papers are read before a bar could be looked at.
_FEW = 4

directory = click.option(
    "-C",
    "--directory",
    type=click.Path(path_type=Path),
    help="The workshop folder; by default the nearest one upward that holds workshop.yaml.",
)
output = click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path, file_okay=False),
    help="The output folder; by default output/ beside workshop.yaml.",
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many papers are read at once; by default one a processor core.",
)
no_cache = click.option("--no-cache", is_flag=True, help="Remember nothing and recall nothing.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Say more, such as the evidence.")
strict = click.option("--strict", is_flag=True, help="Let warnings fail the run, too.")


@contextmanager
def working(
    label: str, count: int | None, jobs: int | None, *, no_cache: bool, quiet: bool
) -> Iterator[Options]:
    """Give the options of a run, with a progress bar on a terminal where there is much to do."""
    cache = Cache(None if no_cache else cache_folder())
    workers = jobs or default_jobs()
    if quiet:
        yield Options(workers, cache)
    elif not sys.stderr.isatty():
        yield Options(workers, cache, announce=_say)
    elif count is not None and count < _FEW:
        yield Options(workers, cache)
    else:
        with _bar(label, count) as (advance, announce):
            yield Options(workers, cache, advance, announce)
    cache.save()


def _say(name: str) -> None:
    click.echo(f"  writing {name}", err=True)


@contextmanager
def _bar(
    label: str, count: int | None
) -> Iterator[tuple[Callable[[int, int], None], Callable[[str], None]]]:
    """Show a progress bar on a terminal: first papers are counted, then outputs are named."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=count)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        def announce(name: str) -> None:
            bar.update(task, description=f"Writing {name}")

        yield advance, announce
