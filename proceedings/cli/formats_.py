"""``proceedings formats``."""

from __future__ import annotations

import json

import click

from proceedings.formats import load_formats


@click.command("formats", epilog="\b\nExample:\n  proceedings formats")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def command(*, as_json: bool) -> int:
    """List the paper formats that are known, with their limits."""
    formats = load_formats().values()
    if as_json:
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
        click.echo(json.dumps({"schema": "proceedings/formats/1", "formats": values}, indent=1))
        return 0
    click.secho(f"{'id':<14}{'name':<15}{'columns':<9}limit, in pages of body", bold=True)
    for form in formats:
        limits = ", ".join(f"{stage.value} {pages}" for stage, pages in form.limits.items())
        click.echo(f"{form.id:<14}{form.name:<15}{len(form.columns):<9}{limits}")
    return 0
