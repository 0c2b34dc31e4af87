"""What cover and title page say, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Presentation
from proceedings.render import lines, words

if TYPE_CHECKING:
    from proceedings.plan import Plan

# Characters of the name up to which a step of the cover's type serves, and the characters a line
# of it holds: 391 pt over half the size of the type.
_COVER_STEPS = ((28, "xl", 17), (60, "l", 23), (110, "m", 28))
_COVER_LAST = ("s", 35)
_COVER_LINES = 3
_TITLE_LINE = 32


def cover_step(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the step of type for the name of an event, and its lines."""
    step, width = next(
        (
            (step, line)
            for length, step, line in _COVER_STEPS
            if len(name) <= length and len(lines.balanced(name, line)) <= _COVER_LINES
        ),
        _COVER_LAST,
    )
    return step, lines.balanced(name, width)


def title_lines(name: str) -> tuple[str, ...]:
    """Return the name of an event in the lines of the title page."""
    return lines.balanced(name, _TITLE_LINE)


def counts(plan: Plan) -> str:
    """Return "93 papers, including 5 orals and 25 spotlights"; empty without papers."""
    if not plan.papers:
        return ""
    parts = [
        words.count(number, noun)
        for noun, presentation in (
            ("oral", Presentation.ORAL),
            ("spotlight", Presentation.SPOTLIGHT),
        )
        if (number := sum(paper.presentation is presentation for paper in plan.papers))
    ]
    total = words.count(len(plan.papers), "paper")
    return f"{total}, including {words.joined(parts)}" if parts else total


def kind(plan: Plan) -> str:
    """Return what the title page calls the booklet."""
    if not plan.abstracts_only:
        return "Proceedings"
    known = any(paper.abstract for paper in plan.papers)
    return "Abstracts" if known else "Programme and papers"
