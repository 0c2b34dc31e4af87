"""Rules about what tells reviewers who wrote a submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.found import is_submission, of_kind, reported
from proceedings.checks.registry import rule, severity_of
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked


@rule("names-in-submission", Severity.WARNING, "a submission shows its authors")
def names(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report authors who are named in a copy for review.

    Both templates hide the authors of a submission, because reviews are double blind. Where the
    notice names a workshop, the style's option for single-blind reviews was taken, and nothing is
    said. A workshop whose reviewers may know the authors switches the rule off (``severities`` in
    ``workshop.yaml``).

    Example: line numbers, the notice of a review copy, and names below the title.

    Fix: load the style without an option that shows authors: \usepackage{icml2026},
    \usepackage{neurips_2025}.
    """
    block = manuscript.title_block
    printed = [author.name for author in block.authors]
    words = " ".join(printed).lower()
    hidden = any(word in words for word in ("anonym", "blind", "submission"))
    hidden = hidden or bool(of_kind(manuscript, "anonymous"))
    # A workshop with single-blind reviews has an option for it in the NeurIPS style, which prints
    # the workshop's name.
    single_blind = "workshop" in manuscript.footnote.lower()
    if not is_submission(manuscript, asked) or not printed or hidden or single_blind:
        return
    shown = join_words(printed[:3]) if len(printed) <= 3 else f"{printed[0]} and others"
    yield Finding(
        "names-in-submission",
        severity_of("names-in-submission"),
        f"The submission names its authors: {shown}.",
        "Load the style without an option that shows authors, such as [accepted] or [final].",
        page=1,
        box=block.authors_box,
        expected="anonymous authors",
        actual=shown,
    )


@rule("thanks-in-submission", Severity.WARNING, "a submission thanks people or funders")
def thanks(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report acknowledgements in a copy for review.

    Whom authors thank, and who paid, tells reviewers who they are.

    Example: "Acknowledgements" before the references of a submission, with the number of a grant.

    Fix: leave the section out until the paper is accepted. In NeurIPS, put it into the environment
    ack, which hides it.
    """
    if not is_submission(manuscript, asked):
        return
    for stretch in manuscript.stretches:
        if stretch.part != "acknowledgements" or not stretch.heading or not sum(stretch.lines):
            continue
        yield Finding(
            "thanks-in-submission",
            severity_of("thanks-in-submission"),
            f"The submission has a section “{stretch.heading.title}”, with "
            f"{count(sum(stretch.lines), 'line')} of text.",
            "Leave it out until the paper is accepted; the environment ack of NeurIPS hides it.",
            page=stretch.heading.place.page,
            box=stretch.heading.place.box,
            expected="no acknowledgements in a submission",
            actual=stretch.heading.title,
        )
        return


@rule("repository-in-submission", Severity.WARNING, "a submission links to its authors' repository")
def repository(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the address of a repository that a submission calls its own.

    The name of its owner is part of the address. Addresses of other people's code are fine: what
    is reported stands before the references, near words such as "our code is available".

    Example: "Our code is available at github.com/ada-lovelace/notes".

    Fix: put an anonymous copy behind the link, such as one of anonymous.4open.science, or hand the
    code in as supplementary material.
    """
    if not is_submission(manuscript, asked):
        return
    references = manuscript.first("references")
    last = references.place.page if references else manuscript.pages
    yield from reported(
        "repository-in-submission",
        manuscript,
        "repository",
        "The submission calls {words} its own, which tells who its authors are ({places}).",
        "Link to an anonymous copy, such as one of anonymous.4open.science, or hand the code in as "
        "supplementary material.",
        "no address that names its owner",
        last=last,
    )
