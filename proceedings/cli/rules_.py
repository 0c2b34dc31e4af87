"""``proceedings rules``."""

from __future__ import annotations

import click

from proceedings.rulebook import rule_book


@click.command("rules", epilog="\b\nExample:\n  proceedings rules")
def command() -> int:
    """List every rule that a finding can name, with its default severity."""
    for rule in rule_book():
        click.echo(f"{rule.id:<26}{rule.severity.value:<9}{rule.summary}")
    return 0
