"""Saves and restores of the graphics state that a page's content leaves open."""

from __future__ import annotations

import re

import pikepdf

# An operator stands alone; inside strings and images a lone q is rare enough that the page is
# then read properly.
_NESTING = re.compile(rb"[qQ](?<![^\s\])>][qQ])(?![^\s\[</(])")


def unbalanced(page: pikepdf.Page) -> tuple[int, int]:
    """Return the restores without a save and the saves without a restore in a page's content.

    What is drawn after the content stands where it should only behind as many of both.
    """
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    try:
        written = b"\n".join(s.read_bytes() for s in streams if isinstance(s, pikepdf.Stream))
        balance = _balance(_NESTING.findall(written))
        if balance != (0, 0):
            found = pikepdf.parse_content_stream(page, "q Q")
            balance = _balance([bytes(str(operator), "ascii") for _, operator in found])
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return 0, 0
    return balance


def _balance(operators: list[bytes]) -> tuple[int, int]:
    depth = unopened = 0
    for operator in operators:
        if operator == b"q":
            depth += 1
        elif depth:
            depth -= 1
        else:
            unopened += 1
    return unopened, depth
