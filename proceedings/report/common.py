"""What is to be said of many papers in the same words, so that it is told once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from proceedings.report.values import PaperReport

# Of fewer papers, each says it itself: a chair who looks at one wants all of it in one place.
_MANY = 6
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Common:
    """Notes and remarks that many papers share.

    Fields:
        findings: remarks without a place, each with the papers it is about in words.
        notes: sentences, each with the papers it is about in words.
    """

    findings: tuple[tuple[Finding, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def own_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings of a paper that it does not share."""
        shared = {finding for finding, _ in self.findings}
        return tuple(finding for finding in findings if _placeless(finding) not in shared)

    def own_notes(self, notes: Iterable[str]) -> tuple[str, ...]:
        """Return the notes on a paper that it does not share."""
        shared = {note for note, _ in self.notes}
        return tuple(note for note in notes if note not in shared)


def said_of_many(papers: Sequence[PaperReport]) -> Common:
    """Return what many papers share; what somebody has to mend stays with each."""
    findings: defaultdict[Finding, list[str]] = defaultdict(list)
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for note in dict.fromkeys(paper.notes):
            notes[note].append(paper.key)
        remarks = [one for one in paper.record if one.severity is Severity.INFO]
        for finding in dict.fromkeys(_placeless(one) for one in remarks):
            findings[finding].append(paper.key)
    keys = [paper.key for paper in papers]
    return Common(
        tuple((one, _which(of, keys)) for one, of in findings.items() if len(of) >= _MANY),
        tuple((one, _which(of, keys)) for one, of in notes.items() if len(of) >= _MANY),
    )


def _placeless(finding: Finding) -> Finding:
    return replace(finding, page=None, box=None, subject="")


def _which(keys: Collection[str], everyone: Sequence[str]) -> str:
    """Return papers in words, by naming those that are not meant where these are fewer."""
    others = [key for key in everyone if key not in keys]
    if not others:
        return f"all {len(everyone)} papers"
    if len(others) <= min(_MOST_NAMED, len(keys)):
        return f"{len(keys)} papers, all but {join_words(others)}"
    return f"{len(keys)} papers: {join_words(list(keys))}"
