"""``proceedings init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from proceedings.workflow import init


@click.command("init", epilog="\b\nExample:\n  proceedings init my-workshop")
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> int:
    """Make a workshop folder that builds as it is.

    The event is named after DIRECTORY; the list of papers is empty.
    """
    for path in init(directory):
        click.echo(path)
    click.echo(
        "\nNext: put the event's name, date and place into workshop.yaml, then\n"
        f"  cd {shlex.quote(str(directory))}\n"
        "  proceedings import pdfs ~/Downloads/*.pdf\n"
        "  proceedings build",
        err=True,
    )
    return 0
