"""The page limit: where the body ends, against where it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.asked import PART_NAMES
from proceedings.checks.counting import lines_over
from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked


@rule("page-limit", Severity.ERROR, "the body is longer than the limit")
def page_limit(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a body that ends behind the limit.

    The body is the running text before the first heading of a part that the limit excludes:
    by default acknowledgements, impact statement, software and data, references, checklist and
    appendix. Captions, footnotes and tables are not lines of the body. What is reported is the
    place of the last line and the number of lines behind the limit.
    """
    over = lines_over(manuscript, asked)
    if over is None or over <= 0:
        return
    end = manuscript.body(asked.excluded).end
    assert end is not None
    column = f", {end.column} column" if end.column else ""
    yield Finding(
        "page-limit",
        Severity.ERROR,
        f"The body is {count(over, 'line')} over the limit of {count(asked.limit or 0, 'page')}: "
        f"its last line stands on page {end.page}{column} (“{_short(end.text)}”).",
        _shortening(over, asked),
        page=end.page,
        box=end.box,
        expected=f"{count(asked.limit or 0, 'page')} of body",
        actual=f"{count(asked.limit or 0, 'page')} and {count(over, 'line')}",
    )


def _shortening(over: int, asked: Asked) -> str:
    words = f"Shorten the text by {count(over, 'line')}"
    if "appendix" in asked.excluded:
        words += ", or move some of it to the appendix"
    if not asked.excluded:
        return f"{words}; the limit counts everything."
    left_out = join_words([PART_NAMES.get(part, part) for part in asked.excluded])
    return f"{words}; the limit does not count {left_out}."


def _short(text: str) -> str:
    text = text.replace("\ufffe", "-")
    return text if len(text) <= 50 else text[:47].rstrip() + "…"
