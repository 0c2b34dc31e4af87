"""``proceedings rules``."""

from __future__ import annotations

import click

from proceedings.checks import all_rules


@click.command("rules", epilog="Example:\n\n  proceedings rules")
def command() -> int:
    """List the rules of the check, with their default severity."""
    for rule in all_rules():
        click.echo(f"{rule.id:<24}{rule.severity.value:<9}{rule.summary}")
    return 0
