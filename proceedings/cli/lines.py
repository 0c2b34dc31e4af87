"""Lines of a terminal: their width, how texts are broken into them, the colour of a severity."""

from __future__ import annotations

import shutil
import textwrap

from proceedings.model import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDEST, _NARROWEST = 100, 40


def wrapped(text: str, first: str, rest: str) -> str:
    """Return a text in lines, with what the first and the other lines begin with."""
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def width() -> int:
    """Return how many characters a line may have."""
    return max(min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns), _NARROWEST)
