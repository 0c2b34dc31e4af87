"""``proceedings formats``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.workflow import known_formats, new_format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.formats import Format


@click.group(
    "formats",
    invoke_without_command=True,
    epilog="\b\nExamples:\n"
    "  proceedings formats\n"
    "  proceedings formats new example.pdf --name 'Small Things 2027'",
)
@shared.directory
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_context
def command(context: click.Context, directory: Path | None, *, as_json: bool) -> None:
    """List the paper formats that are known, with their limits, or start a new one.

    Inside a workshop folder those of its templates/formats are listed, too.
    """
    if context.invoked_subcommand is not None:
        return
    formats = known_formats(directory).values()
    if as_json:
        click.echo(_json(formats))
        return
    click.secho(f"{'id':<14}{'name':<15}{'columns':<9}limit, in pages of body", bold=True)
    for form in formats:
        limits = ", ".join(f"{stage.value} {pages}" for stage, pages in form.limits.items())
        click.echo(f"{form.id:<14}{form.name:<15}{len(form.columns):<9}{limits}")


def _json(formats: Iterable[Format]) -> str:
    values = [
        {
            "id": form.id,
            "name": form.name,
            "family": form.family,
            "year": form.year,
            "sheet": [form.width, form.height],
            "columns": len(form.columns),
            "limits": {stage.value: pages for stage, pages in form.limits.items()},
            "excluded": list(form.excluded),
        }
        for form in formats
    ]
    return json.dumps({"schema": "proceedings/formats/1", "formats": values}, indent=1)


@command.command(
    "new",
    epilog="\b\nExamples:\n"
    "  proceedings formats new example.pdf\n"
    "  proceedings formats new example.pdf --name 'ICML 2027' --year 2027 \\\n"
    "    -o my-workshop/templates/formats/icml2027.yaml",
)
@click.argument("example", type=click.Path(path_type=Path), metavar="EXAMPLE.pdf")
@click.option("--name", default="", help="Name of the format in print, such as 'ICML 2027'.")
@click.option("--year", type=click.IntRange(1900, 2999), help="Year of the template.")
@click.option("--family", default="", help="Family in lower case, such as icml.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write into a new file instead of printing.",
)
def new(example: Path, name: str, year: int | None, family: str, output: Path | None) -> None:
    """Start a format file by measuring a paper that follows the template.

    Every measured value says how it was measured. What no page shows, such as the page limit, is
    left as TODO; the file is not accepted as a format until a human has filled it in.
    """
    text = new_format(example, output, name, year, family)
    if output is None:
        click.echo(text, nl=False)
    else:
        click.echo(f"Written: {output}. Fill in what says TODO, and verify the rest.", err=True)
