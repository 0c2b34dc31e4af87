"""The command line: each verb is a thin translation to a function of the same name."""

from proceedings.cli.main import main

__all__ = ["main"]
