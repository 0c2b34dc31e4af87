"""What is marked in a manuscript, as plain values worked out from facts and judgement."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.anatomy.values import Manuscript
from proceedings.formats import closest_format, load_formats
from proceedings.model import Box, Severity
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from proceedings.anatomy.values import Body
    from proceedings.checks import Checked
    from proceedings.checks.asked import Asked
    from proceedings.formats import Format
    from proceedings.model import Finding

# From the ink of a line down to the line that is drawn below it: clear of descenders and of the
# frame around the line, and above the ink of the next line.
_BELOW = 2.6


class Kind(StrEnum):
    """What a mark stands for, which decides how it is drawn."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    BODY_END = "body-end"
    LIMIT = "limit"


_KINDS = {
    Severity.ERROR: Kind.ERROR,
    Severity.WARNING: Kind.WARNING,
    Severity.INFO: Kind.INFO,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is drawn on a page.

    Fields:
        page: from 1.
        name: what a picture of it is called, such as ``page-limit``.
        label: the words that stand beside it.
        comment: what a viewer's list of comments says.
        box: in points from the top left; a line is a box without height. None marks the page as
            a whole.
        text: left and right edge of the text block, where they are known: the label stands
            outside of it.
    """

    page: int
    kind: Kind
    name: str
    label: str
    comment: str
    box: Box | None = None
    text: tuple[float, float] | None = None


def marks_of(paper: Checked) -> tuple[Mark, ...]:
    """Return what is marked in a manuscript, findings first; nothing in one that is unreadable."""
    facts = paper.facts
    if not isinstance(facts, Manuscript):
        return ()
    findings = paper.judgement.findings
    marks = [_mark(finding) for finding in paper.judgement.open]
    form = closest_format(facts.format.id, facts.format.family, load_formats())
    if form is None:
        return tuple(marks)
    asked = paper.judgement.asked
    # In another template than asked for, a line is not of the length that limits are counted in.
    if asked is not None and not any(finding.rule == "format" for finding in findings):
        marks += _body_end(facts.body(asked.excluded), form, paper.judgement.lines_over, asked)
        marks += _limit(facts, form, asked)
    edges = (form.text_block.x0, form.text_block.x1)
    return tuple(replace(mark, text=edges) for mark in marks)


def _mark(finding: Finding) -> Mark:
    comment = [f"{finding.severity.value} {finding.rule}: {finding.message}"]
    if finding.expected:
        comment.append(f"Expected: {finding.expected}")
    if finding.actual:
        comment.append(f"Found: {finding.actual}")
    if finding.fix:
        comment.append(f"To mend it: {finding.fix}")
    label = finding.rule if finding.box else f"{finding.rule}: {finding.message}"
    return Mark(
        finding.page or 1,
        _KINDS[finding.severity],
        finding.rule,
        label,
        "\n".join(comment),
        finding.box,
    )


def _body_end(body: Body, form: Format, over: int | None, asked: Asked) -> list[Mark]:
    end = body.end
    if end is None:
        return []
    left, right = _column(form, end.column)
    # A measured line can stand out of the column that its format prescribes.
    left, right = min(left, end.box.x0), max(right, end.box.x1)
    y = end.box.y1 + _BELOW
    comment = "The body ends here: the line above is the last one that the limit counts."
    if over is not None and asked.limit is not None:
        limit = f"the limit of {count(asked.limit, 'page')}"
        lines = count(abs(over), "line")
        comment += f" It is {lines} over {limit}." if over > 0 else f" {lines} to spare in {limit}."
    return [
        Mark(end.page, Kind.BODY_END, "body-end", "body ends here", comment, Box(left, y, right, y))
    ]


def _limit(facts: Manuscript, form: Format, asked: Asked) -> list[Mark]:
    if asked.limit is None or asked.limit > facts.pages or not facts.text_bottom:
        return []
    left, right = form.columns[-1]
    pages = count(asked.limit, "page")
    label = f"limit: {pages}"
    comment = f"The limit: {pages} of body end here."
    y = facts.text_bottom + _BELOW
    box = Box(left, y, right, y)
    return [Mark(asked.limit, Kind.LIMIT, "limit", label, comment, box)]


def _column(form: Format, name: str | None) -> tuple[float, float]:
    if name is None:
        return form.text_block.x0, form.text_block.x1
    return form.columns[0] if name == "left" else form.columns[-1]
