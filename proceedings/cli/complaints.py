"""Errors as the terminal shows them."""

from __future__ import annotations

import os
from typing import Any

import click

from proceedings.errors import ConfigurationErrors, ProceedingsError


def colour() -> bool | None:
    """Return False where the environment asks for no colour, else None: only on a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def show_error(error: ProceedingsError) -> None:
    """Print what went wrong and how to mend it, of several errors each."""
    problems: tuple[Any, ...] = (
        error.problems if isinstance(error, ConfigurationErrors) else (error,)
    )
    for problem in problems:
        click.secho("error: ", fg="red", bold=True, nl=False, err=True, color=colour())
        click.echo(problem.message, err=True)
        if problem.fix:
            click.echo(f"       {problem.fix}", err=True)
    if len(problems) > 1:
        click.echo(f"{len(problems)} errors; nothing was done.", err=True)
