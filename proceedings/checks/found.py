"""What the rules about left-overs share: when they hold, and one finding for all of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.registry import severity_of
from proceedings.model import Finding, Stage
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import Leftover, Manuscript
    from proceedings.checks.asked import Asked

_MOST_PAGES_NAMED = 6


def is_final(manuscript: Manuscript, asked: Asked) -> bool:
    """Tell whether a paper should be final and is: of a review copy the rule ``stage`` speaks."""
    found = manuscript.format.stage
    return found is Stage.CAMERA_READY and asked.stage in {None, Stage.CAMERA_READY}


def is_submission(manuscript: Manuscript, asked: Asked) -> bool:
    """Tell whether a submission is asked for, and there is one."""
    return asked.stage is Stage.SUBMISSION and manuscript.format.stage is Stage.SUBMISSION


def of_kind(manuscript: Manuscript, kind: str) -> list[Leftover]:
    """Return the left-overs of a kind, in the order of the pages."""
    return [one for one in manuscript.leftovers if one.kind == kind]


def reported(
    identifier: str,
    manuscript: Manuscript,
    kind: str,
    message: str,
    fix: str,
    expected: str,
    last: int | None = None,
) -> Iterator[Finding]:
    """Yield one finding for all left-overs of a kind, at the first of them.

    Arguments:
        message: with ``{words}`` and ``{places}`` where these belong.
        last: the last page that counts; None takes all.
    """
    found = [one for one in of_kind(manuscript, kind) if last is None or one.page <= last]
    if not found:
        return
    first = found[0]
    words = short(first.text)
    yield Finding(
        identifier,
        severity_of(identifier),
        message.format(words=words, places=places(found)),
        fix,
        page=first.page,
        box=first.box,
        expected=expected,
        actual=words,
    )


def places(found: Sequence[Leftover]) -> str:
    """Return the pages of left-overs as words."""
    pages = sorted({one.page for one in found})
    if len(pages) == 1:
        return f"page {pages[0]}"
    if pages == list(range(pages[0], pages[-1] + 1)) and len(pages) > 2:
        return f"pages {pages[0]} to {pages[-1]}"
    if len(pages) > _MOST_PAGES_NAMED:
        return f"{len(pages)} pages from page {pages[0]} on"
    return f"pages {join_words([str(page) for page in pages])}"


def short(text: str) -> str:
    """Return words of a manuscript, cut where they are long."""
    text = text.replace("\ufffe", "-").rstrip(" .,")
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
