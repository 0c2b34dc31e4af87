"""``proceedings explain``."""

from __future__ import annotations

import click

from proceedings.rulebook import picture_of, rule_book
from proceedings.text.similarity import suggest


@click.command("explain", epilog="\b\nExample:\n  proceedings explain page-limit")
@click.argument("rule")
def command(rule: str) -> int:
    """Say what a rule means."""
    rules = {one.id: one for one in rule_book()}
    if rule not in rules:
        meant = suggest(rule, rules)
        hint = f" Did you mean {meant}?" if meant else " `proceedings rules` lists all."
        raise click.UsageError(f"No rule is called {rule}.{hint}")
    known = rules[rule]
    click.secho(f"{known.id} ({known.severity.value}): {known.summary}", bold=True)
    click.echo()
    click.echo(known.documentation)
    if picture := picture_of(known):
        click.secho(f"\nA picture: {picture}", dim=True)
    return 0
