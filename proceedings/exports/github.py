"""The result of a check for GitHub Actions: annotations in the log, and a job summary.

Nothing of a paper may begin a line of its own in the log, where it would be read as a command, and
nothing of it is Markdown in the summary.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.checks.places import place_in_words
from proceedings.checks.words import details, facts_in_words, gravest_first
from proceedings.model import Severity, Verdict
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.checks import Checked
    from proceedings.model import Finding

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SIGNS = {
    Verdict.PASS: "✅",
    Verdict.FAIL: "❌",
    Verdict.UNREADABLE: "❌",
    Verdict.UNJUDGED: "❔",
}
# GitHub shows a summary of at most 1 MiB a step, and nothing of a larger one.
MOST_BYTES = 1_000_000
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|&#@~$!]")


def github_annotations(papers: Sequence[Checked], root: str = "") -> Iterator[str]:
    """Yield one workflow command for each finding.

    Arguments:
        root: the folder that paths are told from, which is the repository's; empty as given.
    """
    for paper in papers:
        path = _property(_from(paper.name, root))
        for finding in gravest_first(paper.judgement.findings):
            title = _property(finding.rule)
            text = _data(_sentences(finding, paper))
            yield f"::{_LEVELS[finding.severity]} file={path},title={title}::{text}"


def github_summary(papers: Sequence[Checked], root: str = "") -> str:
    """Return the result as Markdown: a row a paper, then what is wrong with each.

    Arguments:
        root: as in :func:`github_annotations`.
    """
    parts = ["## Paper check\n", *_overview(papers, root), *_assumed(papers)]
    size = sum(len(part.encode()) for part in parts)
    told = [paper for paper in papers if paper.judgement.findings]
    for index, paper in enumerate(told):
        section = _section(paper, root)
        size += len(section.encode())
        if size > MOST_BYTES:
            left = count(len(told) - index, "paper")
            parts.append(f"\nGitHub shows no longer summary: the log has the rest, of {left}.\n")
            break
        parts.append(section)
    return "".join(parts) + "\n"


def _overview(papers: Sequence[Checked], root: str) -> Iterator[str]:
    yield "\n| verdict | paper | findings | what was found |\n| --- | --- | --- | --- |\n"
    for paper in papers:
        verdict = paper.judgement.verdict
        cells = [
            f"{_SIGNS[verdict]}&nbsp;{verdict.value}",
            _text(_from(paper.name, root)),
            _numbers(paper),
            _text(" · ".join(facts_in_words(paper))),
        ]
        yield f"| {' | '.join(cells)} |\n"


def _assumed(papers: Sequence[Checked]) -> Iterator[str]:
    """Yield what was assumed and what the workshop counts otherwise, each sentence once."""
    asked = [paper.judgement.asked for paper in papers if paper.judgement.asked]
    notes = [note for one in asked for note in (one.assumed, *one.notes) if note]
    for note in dict.fromkeys(notes):
        yield f"\n{_text(note)}\n"


def _section(paper: Checked, root: str) -> str:
    rows = [
        f"\n### {_text(_from(paper.name, root))}\n\n",
        "| finding | where | what is wrong | what to do |\n| --- | --- | --- | --- |\n",
    ]
    for finding in gravest_first(paper.judgement.findings):
        cells = [
            f"{finding.severity.value}&nbsp;{_text(finding.rule)}",
            _text(place_in_words(finding, paper)),
            "<br>".join(map(_text, [finding.message, *_beside(finding)])),
            _text(finding.fix),
        ]
        rows.append(f"| {' | '.join(cells)} |\n")
    return "".join(rows)


def _numbers(paper: Checked) -> str:
    severities = [finding.severity for finding in paper.judgement.findings]
    words = [
        count(severities.count(severity), _NOUNS[severity]).replace(" ", "&nbsp;")
        for severity in Severity
        if severity in severities
    ]
    return ", ".join(words) or "none"


def _sentences(finding: Finding, paper: Checked) -> str:
    place = place_in_words(finding, paper)
    message = f"{place[0].upper()}{place[1:]}: {finding.message}" if place else finding.message
    fix = [f"→ {finding.fix}"] if finding.fix else []
    return "\n".join([message, *_beside(finding), *fix])


def _beside(finding: Finding) -> list[str]:
    return [f"{label}: {text}" for label, text in details(finding)]


def _from(name: str, root: str) -> str:
    """Return a path from the root of the repository, where it lies below it."""
    path = Path(os.path.abspath(name))  # noqa: PTH100 - a link stays the link that was named
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else name


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _text(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    line = " ".join(text.replace("\ufffe", "-").split())
    return _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", line)
