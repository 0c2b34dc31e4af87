"""What is known of a manuscript, and what a finding holds beside its sentences, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.posters import Poster
from proceedings.anatomy.values import Manuscript
from proceedings.checks.poster_asked import in_inches, size_of
from proceedings.formats import family_name
from proceedings.model import Severity
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.checks.judging import Checked
    from proceedings.model import Finding

# What only turns the fact of a sentence around, or joins its words.
_FILLERS = {"a", "an", "and", "no", "none", "nothing", "of", "the", "to"}


def facts_in_words(paper: Checked) -> list[str]:
    """Return format, stage and the place where the body ends; of a poster its size."""
    if isinstance(paper.facts, Poster):
        return _poster_in_words(paper.facts)
    if not isinstance(paper.facts, Manuscript):
        return []
    found, asked = paper.facts.format, paper.judgement.asked
    words = []
    if found.family:
        words.append(f"{family_name(found.family)} {found.year or '(year not stated)'}")
        if found.stage:
            words[-1] += f" {found.stage.value}"
    foreign = any(finding.rule == "format" for finding in paper.judgement.findings)
    end = paper.facts.body(asked.excluded).end if asked and not foreign else None
    if end is not None and asked is not None:
        column = f", {end.column} column" if end.column else ""
        words.append(f"body ends on page {end.page}{column}, {end.fraction:.0%} down")
        over = paper.judgement.lines_over
        if over is not None and asked.limit is not None:
            limit = f"limit of {count(asked.limit, 'page')}"
            if over > 0:
                words.append(f"{count(over, 'line')} over the {limit}")
            else:
                words.append(f"{_spare(-over, paper.facts.lines_per_page)} to spare in the {limit}")
    return words


def _poster_in_words(poster: Poster) -> list[str]:
    size = size_of(poster)
    if size is None:
        return [f"{poster.kind.upper()}, {poster.width:.0f} by {poster.height:.0f} pixels"]
    pictures = [count(len(poster.pictures), "picture")] if poster.pictures else []
    return [in_inches(*size), *pictures]


def details(finding: Finding) -> list[tuple[str, str]]:
    """Return what was expected and what was found, where the sentences do not say so already."""
    rows = []
    if finding.expected and not _said(finding.expected, f"{finding.message} {finding.fix}"):
        rows.append(("expected", finding.expected))
    if finding.actual and not _said(finding.actual, finding.message):
        rows.append(("found", finding.actual))
    return rows


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with errors first, else in their order."""
    grades = list(Severity)
    return sorted(findings, key=lambda finding: grades.index(finding.severity))


def _spare(lines: int, per_page: int) -> str:
    """Return lines to spare, in pages where they are many."""
    return f"{lines / per_page:.1f} pages" if lines > per_page > 0 else count(lines, "line")


def _said(text: str, sentence: str) -> bool:
    return _words(text) <= _words(sentence)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - _FILLERS
