"""Rules about parts that a manuscript has to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.checks.registry import rule, severity_of
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

# Only what the conference itself accepts, or reviews, has to have what the conference asks for.
_CONFERENCE = re.compile(
    r"Proceedings of the\s+\d+\s*(?:st|nd|rd|th)\s+International Conference on Machine Learning\b"
    r"|Under review by the International Conference on Machine Learning"
    r"|\d+\s*(?:st|nd|rd|th) Conference on Neural Information Processing Systems",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"workshop", re.IGNORECASE)


@rule("impact-statement-missing", Severity.WARNING, "there is no impact statement")
def impact_statement(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a paper without the impact statement it has to have.

    ICML asks for one since 2024. Most workshops do not, so the rule speaks where the workshop lists
    the part (``requirements.parts``). Outside of any workshop it notes, for information only, that
    a paper with the conference's notice lacks it.

    Example: a paper of ICML 2026 that goes from its conclusion to the references.

    Fix: put \section*{Impact Statement} before the references; one sentence is enough where nothing
    has to be said.
    """
    yield from _missing(
        "impact-statement-missing",
        "impact-statement",
        "There is no impact statement.",
        "Put \\section*{Impact Statement} before the references; it does not count towards the "
        "limit.",
        manuscript,
        asked,
    )


@rule("checklist-missing", Severity.WARNING, "there is no checklist")
def checklist(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a paper without the checklist it has to have.

    NeurIPS asks for it in the paper since 2024. Workshops are exempt, so the rule speaks where the
    workshop lists the part (``requirements.parts``). Outside of any workshop it notes, for
    information only, that a paper with the conference's notice lacks it.

    Example: a paper of NeurIPS 2025 that ends with its appendix.

    Fix: put the checklist of the template behind the references and the appendix, each question
    answered.
    """
    yield from _missing(
        "checklist-missing",
        "checklist",
        "There is no checklist.",
        "Put the checklist of the template (\\input{checklist.tex}) behind the appendix, "
        "and answer each question.",
        manuscript,
        asked,
    )


@rule("abstract-missing", Severity.WARNING, "page 1 has no abstract")
def abstract(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a paper in which no abstract was found on page 1.

    Booklet and website print it, and readers choose by it.

    Example: the introduction begins below the names, or nothing stands below the word "Abstract".

    Fix: put the abstract between \begin{abstract} and \end{abstract}, behind the authors.
    """
    del asked
    block = manuscript.title_block
    if block.abstract or not block.title or manuscript.format.family is None:
        return
    yield Finding(
        "abstract-missing",
        severity_of("abstract-missing"),
        "Page 1 has no text of an abstract.",
        "Put it between \\begin{abstract} and \\end{abstract}, behind the authors.",
        page=1,
        expected="an abstract below the authors",
        actual="no text",
    )


def _missing(
    identifier: str, part: str, message: str, fix: str, manuscript: Manuscript, asked: Asked
) -> Iterator[Finding]:
    """Yield the finding that a part is not there, where it is asked for."""
    notice = manuscript.footnote
    of_conference = bool(_CONFERENCE.search(notice)) and not _WORKSHOP.search(notice)
    if manuscript.first(part) is not None:
        return
    if part in asked.parts or (of_conference and part in asked.conference_parts):
        yield Finding(
            identifier,
            # Most papers with the conference's notice that lack the part are of a workshop, and it
            # is the notice that is wrong.
            severity_of(identifier) if part in asked.parts else Severity.INFO,
            message,
            fix,
            page=manuscript.pages,
            expected="a section with this heading",
            actual="none",
        )
