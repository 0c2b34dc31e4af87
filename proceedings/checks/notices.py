"""Rules about the notice at the foot of page 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

_WORDS = re.compile(r"[a-z0-9]+")
_MAIN = re.compile(
    r"Proceedings of the\s+\d+\s*(?:st|nd|rd|th)\s+International Conference on Machine Learning\b"
    r"|\d+\s*(?:st|nd|rd|th) Conference on Neural Information Processing Systems",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"workshop", re.IGNORECASE)
_ANY_NOTICE = re.compile(
    r"(Proceedings of|Presented at|Preliminary work|Preprint|Copyright|Accepted (at|to)|"
    r"Submitted to|Workshop|\d+\s*(st|nd|rd|th) Conference on).*",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"\b(20\d\d)\b")


@rule("notice-missing", Severity.ERROR, "page 1 does not say where the paper was presented")
def notice_missing(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a paper without any notice at the foot of page 1.

    The notice tells a reader who finds the paper alone where it was presented, and that the
    event is non-archival. The 2025 NeurIPS style prints none with [final] alone.
    """
    if asked.notice and not notice_of(manuscript) and not _says(manuscript, asked):
        yield _finding(
            "notice-missing", "No notice stands at the foot of page 1.", manuscript, asked, "none"
        )


@rule("notice-main-conference", Severity.ERROR, "the notice is that of the main conference")
def notice_main_conference(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the notice of the main conference in a workshop paper.

    No ICML style has an option for workshops, so the sentence that claims publication in the
    proceedings of the conference is what its authors get unless they edit it: the commonest real
    fault (39 of 105 workshop papers of one year). It claims an archival publication that did not
    take place.
    """
    if not asked.notice or _says(manuscript, asked) or not _is_main(manuscript):
        return
    yield _finding(
        "notice-main-conference",
        "The notice claims that the paper was published at the main conference.",
        manuscript,
        asked,
        notice_of(manuscript),
    )


@rule("notice-wrong-year", Severity.ERROR, "the notice is of another year")
def notice_wrong_year(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the workshop's notice with another year in it, mostly that of the edition before."""
    notice = notice_of(manuscript)
    if not asked.notice or not notice or _is_main(manuscript) or _says(manuscript, asked):
        return
    wanted, found = set(_YEAR.findall(asked.notice)), set(_YEAR.findall(notice))
    if wanted and found and not wanted & found:
        yield _finding(
            "notice-wrong-year",
            f"The notice names {', '.join(sorted(found))}.",
            manuscript,
            asked,
            notice,
        )


@rule("notice-wording", Severity.WARNING, "the notice is not the workshop's own sentence")
def notice_wording(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a notice in other words than the workshop asks for.

    White space, line ends, hyphens at line ends, case and punctuation do not count.
    """
    notice = notice_of(manuscript)
    if not asked.notice or not notice or _says(manuscript, asked) or _is_main(manuscript):
        return
    wanted, found = set(_YEAR.findall(asked.notice)), set(_YEAR.findall(notice))
    if wanted and found and not wanted & found:
        return
    yield _finding(
        "notice-wording",
        "The notice is not the sentence the workshop asks for.",
        manuscript,
        asked,
        notice,
    )


def notice_of(manuscript: Manuscript) -> str:
    """Return the notice: the end of page 1's footnote from its first words on; may be empty."""
    return notice_in(manuscript.footnote)


def notice_in(footnote: str) -> str:
    """Return the notice in the text at the foot of page 1; may be empty."""
    match = _ANY_NOTICE.search(footnote)
    return match[0].strip() if match else ""


def _is_main(manuscript: Manuscript) -> bool:
    notice = notice_of(manuscript)
    return bool(_MAIN.search(notice)) and not _WORKSHOP.search(notice)


def _says(manuscript: Manuscript, asked: Asked) -> bool:
    """Tell whether the foot of page 1 holds the sentence asked for, letters and digits compared."""
    return _squeezed(asked.notice) in _squeezed(manuscript.footnote)


def _squeezed(text: str) -> str:
    return "".join(_WORDS.findall(text.lower()))


def _finding(
    identifier: str, message: str, manuscript: Manuscript, asked: Asked, actual: str
) -> Finding:
    from proceedings.checks.registry import severity_of

    return Finding(
        identifier,
        severity_of(identifier),
        message,
        f"Set the notice to: {asked.notice}",
        page=1,
        box=manuscript.footnote_box,
        expected=asked.notice,
        actual=actual,
    )
