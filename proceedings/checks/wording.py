"""What a finding has to say beyond its sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model import Finding

_FILLERS = {"a", "an", "and", "none", "of", "the", "to"}


def unsaid(finding: Finding) -> list[tuple[str, str]]:
    """Return what was expected and what was found, where the sentences do not say so already."""
    details = []
    if finding.expected and not _said(finding.expected, f"{finding.message} {finding.fix}"):
        details.append(("expected", finding.expected))
    if finding.actual and not _said(finding.actual, finding.message):
        details.append(("found", finding.actual))
    return details


def _said(text: str, sentence: str) -> bool:
    return _words(text) <= _words(sentence)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - _FILLERS
