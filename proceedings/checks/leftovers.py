"""Rules about what a review copy or the template left in a final paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.found import is_final, reported
from proceedings.checks.registry import rule, severity_of
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked


@rule("left-over-line-numbers", Severity.ERROR, "pages of a final paper have line numbers")
def line_numbers(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report numbered lines behind a first page that is final.

    Line numbers are for reviewers. Where page 1 is final and later pages are numbered, the style
    was loaded for a camera-ready paper and a package or a command of the draft numbers on, or the
    file was put together from two.

    Example: page 1 shows authors and notice, and pages 3 to 9 are numbered from 110 on.

    Fix: delete \usepackage{lineno} and \linenumbers, and load the style with its option for final
    papers, [accepted] or [final].
    """
    if not is_final(manuscript, asked):
        return
    yield from reported(
        "left-over-line-numbers",
        manuscript,
        "line-numbers",
        "The lines of {places} are numbered, as in a review copy.",
        "Delete \\usepackage{lineno} and \\linenumbers, and load the style for a final paper.",
        "no line numbers in a final paper",
    )


@rule("left-over-anonymous", Severity.ERROR, "page 1 of a final paper has words for nobody's name")
def anonymous(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report "Anonymous Author" or "Anonymous Institution" on page 1 of a final paper.

    Booklet, website and citations take names and places from page 1. Where all of it is anonymous
    the paper is a review copy, and the rule ``stage`` says so; this one finds what one place kept.

    Example: the names stand below the title, and the footnote still says "Anonymous Institution,
    Anonymous City".

    Fix: fill in \icmlaffiliation and \icmlcorrespondingauthor (ICML) or \author (NeurIPS).
    """
    if not is_final(manuscript, asked):
        return
    yield from reported(
        "left-over-anonymous",
        manuscript,
        "anonymous",
        "Page 1 of a final paper says “{words}”.",
        "Fill in names, affiliations and the address for correspondence: \\icmlaffiliation and "
        "\\icmlcorrespondingauthor, or \\author.",
        "the authors' own names and affiliations",
    )


@rule("left-over-review", Severity.ERROR, "a final paper says that it is under review")
def under_review(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report the notice of a review copy in the running heads or feet of a final paper.

    "Under review" and "Do not distribute" are wrong of a paper that is handed round. Where the
    notice of page 1 says so the paper is a review copy, and the rule ``stage`` reports it; this
    one finds heads and feet. Sentences of the text are not looked at.

    Example: each page from the second on is headed "Under review as a workshop paper".

    Fix: delete the commands that set head or foot (\markboth, \fancyhead), or load the style for a
    final paper.
    """
    if not is_final(manuscript, asked):
        return
    yield from reported(
        "left-over-review",
        manuscript,
        "review",
        "A final paper says “{words}” on {places}.",
        "Delete what sets it (\\fancyhead, \\fancyfoot, \\markboth), or load the style for a final "
        "paper.",
        "no word of a review",
    )


@rule("running-head-default", Severity.ERROR, "the running head is that of the template")
def default_head(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report the running head "Submission and Formatting Instructions for ICML".

    It is the title of the template's own example, and stands above every page of a paper whose
    authors left its \icmltitlerunning unchanged.

    Example: "Submission and Formatting Instructions for ICML 2026" above pages 2 to 9.

    Fix: set \icmltitlerunning{...} to a short form of the title.
    """
    del asked
    yield from reported(
        "running-head-default",
        manuscript,
        "default-head",
        "The running head is that of the template (“{words}”) on {places}.",
        "Set \\icmltitlerunning{...} to a short form of your title.",
        "a short form of the paper's title",
    )


@rule("running-head-suppressed", Severity.ERROR, "the running head says that the title is too long")
def suppressed_head(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report the running head "Title Suppressed Due to Excessive Size".

    The style prints it where the title does not fit on one line of the head.

    Example: a title of two lines without a short form.

    Fix: set \icmltitlerunning{...} to a form that fits on one line.
    """
    del asked
    yield from reported(
        "running-head-suppressed",
        manuscript,
        "suppressed-head",
        "The running head says “{words}” on {places}.",
        "Set \\icmltitlerunning{...} to a form of your title that fits on one line.",
        "a short form of the paper's title",
    )


@rule("running-head-missing", Severity.WARNING, "no page has a running head")
def missing_head(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a final paper of ICML without any running head.

    Its template prints the short title above a rule on each page from the second on. Where all
    pages lack it, \icmltitlerunning was emptied or the style was edited.

    Example: a bare rule above pages 2 to 8.

    Fix: set \icmltitlerunning{...} to a short form of the title.
    """
    family = manuscript.format.family
    asks = any(form.running_head for form in asked.formats if form.family == family)
    if not (asks or (not asked.formats and family == "icml")) or manuscript.pages < 2:
        return
    if not is_final(manuscript, asked) or manuscript.running_heads:
        return
    yield Finding(
        "running-head-missing",
        severity_of("running-head-missing"),
        "No page has a running head.",
        "Set \\icmltitlerunning{...} to a short form of your title.",
        page=2,
        expected="the paper's title in short above each page from the second on",
        actual="none",
    )


@rule("style-error", Severity.ERROR, "the style prints an error of its own")
def style_error(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report messages that the style file prints into the paper itself.

    The ICML style prints "AUTHORERR" where an affiliation is named and not defined, and says on
    the first page that its layout is violated where a package moved margins or columns.

    Example: "AUTHORERR: Missing \icmlaffiliation." in the footnote of page 1.

    Fix: define each affiliation that \icmlauthor names; remove packages that change the page, such
    as geometry, fullpage and a4wide.
    """
    del asked
    yield from reported(
        "style-error",
        manuscript,
        "style-error",
        "The style file prints an error on {places}: “{words}”.",
        "Define each affiliation that \\icmlauthor names, and remove packages that change the page "
        "(geometry, fullpage).",
        "no message of the style",
    )
