"""The page limit: where the body ends, against where it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.values import RESUMED
from proceedings.checks.asked import PART_NAMES
from proceedings.checks.counting import lines_over
from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked


# So much of a line is quoted, in characters: enough to find it.
_LONGEST = 50


@rule("page-limit", Severity.ERROR, "the body is longer than the limit")
def page_limit(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a body that ends behind the limit.

    The body is the running text before the first heading of a part that the limit excludes:
    by default acknowledgements, impact statement, software and data, references, checklist and
    appendix. Captions, footnotes and tables are not lines of the body. What is reported is the
    place of the last line and the number of lines behind the limit.

    Example: 8 pages are allowed, and the last line of the conclusion stands on page 9, five lines
    down.

    Fix: shorten the text by that many lines, or move some of it behind \appendix.
    """
    over = lines_over(manuscript, asked)
    if over is None or over <= 0:
        return
    end = manuscript.body(asked.excluded).end
    assert end is not None
    yield Finding(
        "page-limit",
        Severity.ERROR,
        f"The body is {count(over, 'line')} over the limit of {count(asked.limit or 0, 'page')}: "
        f"its last line is {_quoted(end.text)}",
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


@rule("body-after-references", Severity.WARNING, "a section of the body stands behind back matter")
def body_after_references(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a numbered section that goes on behind references or acknowledgements.

    Its number follows that of the last section of the body, so it is either body text that the
    limit does not see, or an appendix that was begun without \appendix. The end of the body does
    not move: the lines behind it are counted here.

    Example: "6 Discussion" behind the references.

    Fix: move the section in front of the references; if it is an appendix, put \appendix before it.
    """
    del asked
    for stretch in manuscript.stretches:
        heading = stretch.heading
        if stretch.part != RESUMED or heading is None:
            continue
        lines = count(sum(stretch.lines), "line")
        title = f"{heading.number} {heading.title}"
        yield Finding(
            "body-after-references",
            Severity.WARNING,
            f"Section “{title}” stands behind the back matter, with {lines} of text.",
            "Move it in front of the references; if it is an appendix, put \\appendix before it.",
            page=heading.place.page,
            box=heading.place.box,
            expected="all numbered sections before the back matter",
            actual=f"{lines} behind it",
        )


@rule("floats-over-limit", Severity.WARNING, "figures or tables of the body stand behind the limit")
def floats_over_limit(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report figures, tables and algorithms of the body that stand behind the last page allowed.

    The text may end in time while its floats drift on: in one paper of ten they stand on pages
    after the last line of the body. Floats in an appendix do not count. Some workshops count
    floats as body and some do not, so a workshop sets how grave this is.

    Example: 8 pages are allowed, and Figure 7 stands on page 10.

    Fix: place the float earlier, with [t] or [!t], or move it behind \appendix.
    """
    if asked.limit is None or manuscript.body(asked.excluded).end is None:
        return
    behind = [page for page in manuscript.body_floats if page > asked.limit]
    if not behind:
        return
    pages = [str(page) for page in sorted(set(behind))]
    where = f"page{'s' if len(pages) > 1 else ''} {join_words(pages)}"
    floats = count(len(behind), "float")
    yield Finding(
        "floats-over-limit",
        Severity.WARNING,
        f"{floats[0].upper()}{floats[1:]} of the body (figures, tables or algorithms) "
        f"{'stand' if len(behind) > 1 else 'stands'} on {where}, behind the limit of "
        f"{count(asked.limit, 'page')}.",
        "Place them earlier ([t] or [!t]), or move them behind \\appendix.",
        page=min(behind),
        expected=f"floats of the body on pages 1 to {asked.limit}",
        actual=f"{floats} on {where}",
    )


def _quoted(text: str) -> str:
    """Return a line of the paper in quotes at the end of a sentence, with one full stop."""
    text = text.replace("\ufffe", "-")
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3].rstrip() + "…"
    return f"“{text}”" if text.endswith((".", "!", "?")) else f"“{text}”."
