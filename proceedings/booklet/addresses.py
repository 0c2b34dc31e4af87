"""How pages we render ourselves point at papers before the booklet is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from proceedings.plan import PlannedPaper

SCHEME = "paper:"
"""The URI scheme that WeasyPrint keeps as a link and assembly turns into a destination."""


def paper_address(key: str) -> str:
    """Return the ``href`` that leads to the first page of the part with a key.

    Arguments:
        key: the key of a paper, or of another part of the booklet such as its index.
    """
    return SCHEME + quote(key, safe="")


def paper_link(paper: PlannedPaper) -> str:
    """Return where a paper is found: in the booklet, else on OpenReview, else nowhere (empty)."""
    return paper_address(paper.key) if paper.span else paper.openreview or ""


def addressed_key(uri: str) -> str | None:
    """Return the key a URI points at, or None where it is no address of ours."""
    return unquote(uri.removeprefix(SCHEME)) if uri.startswith(SCHEME) else None
