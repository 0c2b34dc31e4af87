"""Rules about what a draft or the example of a template left in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.found import of_kind, places, reported, short
from proceedings.checks.registry import rule, severity_of
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

_EXAMPLE_KEYWORDS = "Machine Learning, ICML"


@rule("example-text", Severity.ERROR, "words of the template's example stand in the paper")
def example_text(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report text of the template's example, and filler.

    Names such as "Firstname1 Lastname1", the affiliations and the instructions of the example, and
    Lorem ipsum were to be replaced.

    Example: an appendix that begins with the template's remark that you can have as much text there
    as you want.

    Fix: replace or delete the words.
    """
    del asked
    yield from reported(
        "example-text",
        manuscript,
        "example",
        "Words of the template or filler stand on {places}: “{words}”.",
        "Replace them with your own, or delete them.",
        "the paper's own words",
    )


@rule("example-keywords", Severity.INFO, "the file's keywords are those of the template")
def example_keywords(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Note keywords in the file's metadata that come with the template.

    Search engines and libraries read them. More than half of the papers of one year kept them, so
    this is for information.

    Example: "Machine Learning, ICML" as Keywords.

    Fix: fill in \icmlkeywords{...}.
    """
    del asked
    keywords = manuscript.docinfo.get("Keywords", "").strip()
    if keywords == _EXAMPLE_KEYWORDS:
        yield Finding(
            "example-keywords",
            severity_of("example-keywords"),
            f"The file's keywords are those of the template: “{keywords}”.",
            "Fill in \\icmlkeywords{...}.",
            page=1,
            expected="the paper's own keywords",
            actual=keywords,
        )


@rule("unresolved-reference", Severity.WARNING, "a number or a citation is a question mark")
def unresolved(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report the bold question marks that LaTeX prints for a reference it cannot resolve.

    Readers cannot find what is meant. Question marks in sentences, programs and figures are not
    meant: LaTeX prints its own in bold type, alone, or in the brackets of a citation.

    Example: "see Section **??**" and "as shown before (**?**)".

    Fix: correct the name in \ref or \cite, and run LaTeX and BibTeX until no warning is left.
    """
    del asked
    found = of_kind(manuscript, "unresolved")
    if not found:
        return
    first = found[0]
    number = count(len(found), "reference")
    where = places(found)
    if any(character.isalpha() for character in first.text):
        where += f"; the first is in “{short(first.text)}”"
    yield Finding(
        "unresolved-reference",
        severity_of("unresolved-reference"),
        f"{number[0].upper()}{number[1:]} {'are' if len(found) > 1 else 'is'} unresolved, "
        f"on {where}.",
        "Correct the names in \\ref and \\cite, and run LaTeX and BibTeX until no warning is left.",
        page=first.page,
        box=first.box,
        expected="a number or a citation",
        actual="question marks",
    )


@rule("todo", Severity.WARNING, "a note of the authors to themselves stands in the paper")
def todo(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report "TODO:" and "[TODO]" in running text, captions and tables.

    Programs, where such a comment may be shown on purpose, are not looked at.

    Example: "[TODO: cite the first edition]".

    Fix: do what the note says and delete it.
    """
    del asked
    yield from reported(
        "todo",
        manuscript,
        "todo",
        "A note of the authors to themselves stands on {places}: “{words}”.",
        "Do what it says, and delete it.",
        "no notes of the authors to themselves",
    )


@rule("checklist-todo", Severity.WARNING, "answers of the checklist are not filled in")
def checklist_todo(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report answers of the NeurIPS checklist that are still "[TODO]".

    The conference rejects papers without a checklist that is filled in. Who need not have one,
    as at most workshops, deletes it.

    Example: "Answer: [TODO]" below the first question.

    Fix: answer each question with Yes, No or NA and a sentence, or delete the whole checklist.
    """
    del asked
    found = of_kind(manuscript, "checklist-todo")
    if not found:
        return
    yield Finding(
        "checklist-todo",
        severity_of("checklist-todo"),
        f"{count(len(found), 'line')} of the checklist {'are' if len(found) > 1 else 'is'} still "
        f"[TODO], on {places(found)}.",
        "Answer each question, or delete the checklist where none is asked for.",
        page=found[0].page,
        box=found[0].box,
        expected="an answer to each question",
        actual=found[0].text,
    )
