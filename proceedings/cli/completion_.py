"""``proceedings completion``."""

from __future__ import annotations

import click

_LINES = {
    "bash": 'eval "$(_PROCEEDINGS_COMPLETE=bash_source proceedings)"',
    "zsh": 'eval "$(_PROCEEDINGS_COMPLETE=zsh_source proceedings)"',
    "fish": "_PROCEEDINGS_COMPLETE=fish_source proceedings | source",
}


@click.command("completion", epilog="\b\nExample:\n  proceedings completion zsh >> ~/.zshrc")
@click.argument("shell", type=click.Choice(sorted(_LINES)))
def command(shell: str) -> int:
    """Print the line that makes a shell complete our commands; put it into its start-up file."""
    click.echo(_LINES[shell])
    return 0
