"""From what was compared to findings: how grave each difference is, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.reconcile.words import author_sentences, excerpts, text_sentence
from proceedings.text.phrases import join_words
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings.reconcile.values import Compared, ComparedPaper

# Up to here two forms say the same: worth a note, and no work two weeks before the event.
_MILD = {"title": Rung.TRANSLITERATION, "authors": Rung.INITIALS, "abstract": Rung.TYPO}
# An abstract of which less is the same was written anew.
_REWRITTEN = 0.8
_LONGEST = 160
SETTLE = (
    "Correct papers.yaml or ask the authors for another PDF; or settle it in decisions.yaml:"
    " `proceedings reconcile --propose` writes both there, and you delete one."
)


def severity_of(one: Compared) -> Severity | None:
    """Return how grave a difference is; None where there is none worth a word."""
    if not one.differs or (one.what == "abstract" and one.rung.height <= Rung.CASE.height):
        return None
    if one.what == "abstract":
        return Severity.WARNING if one.likeness < _REWRITTEN else Severity.INFO
    mild = one.rung.height <= _MILD[one.what].height
    return Severity.INFO if mild else Severity.WARNING


def needs_choice(one: Compared) -> bool:
    """Tell whether people should choose between list and print: a warning nobody settled."""
    return (
        severity_of(one) is Severity.WARNING
        and one.rung is not Rung.ANONYMOUS
        and not one.is_settled
    )


def judge_paper(paper: ComparedPaper, titles: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong between a paper of the list and its PDF.

    Arguments:
        titles: of all papers, by key.
    """
    if paper.is_foreign:
        yield _foreign(paper, titles)
        return
    for one in paper.fields:
        severity = severity_of(one)
        if severity is not None and not one.is_settled:
            yield (
                _hidden(paper, one)
                if one.rung is Rung.ANONYMOUS
                else _differs(paper, one, severity)
            )
        if one.settled is not None and not one.settled.is_open and not one.is_settled:
            yield _outdated(paper, one)


def twice(one: str, other: str, titles: Mapping[str, str]) -> Finding:
    """Return the finding that two entries are one paper."""
    return Finding(
        "listed-twice",
        Severity.ERROR,
        f"{other} seems to be the same paper as {one}: “{_short(titles[one])}”.",
        "Delete the entry that is too many from papers.yaml, or withdraw it in decisions.yaml;"
        " if they are two papers, tell them apart by their titles.",
        subject=other,
    )


def _foreign(paper: ComparedPaper, titles: Mapping[str, str]) -> Finding:
    title = paper.field("title")
    printed = "".join(title.printed) if title else ""
    whose = f"paper {paper.owner}" if paper.owner else "a paper that is not in the list"
    if paper.owner_settled:
        line = paper.owner_settled.line
        fix = f"Delete one of the two lines in decisions.yaml, from line {line} on."
    elif paper.owner:
        fix = (
            f"If it is, give the file to {paper.owner} (`proceedings reconcile --propose` writes"
            f" the entry), and put the PDF of {paper.key} in its place."
        )
    else:
        fix = (
            f"Put the PDF of {paper.key} in its place; if the paper was renamed, correct its title"
            " in papers.yaml."
        )
    return Finding(
        "file-of-another-paper",
        Severity.ERROR,
        f"papers/{paper.file} seems to be the PDF of {whose}.",
        fix,
        page=1,
        box=title.box if title else None,
        expected=_short(titles[paper.key]),
        actual=_short(printed),
        subject=paper.key,
    )


def _differs(paper: ComparedPaper, one: Compared, severity: Severity) -> Finding:
    if one.what == "authors":
        rule, message = "authors-differ", author_sentences(one) or "The PDF names other authors."
    else:
        rule, message = f"{one.what}-differs", text_sentence(one)
    if one.properties_rung.height <= Rung.CASE.height:
        message += " The properties of the file say what the list says."
    if one.unsure:
        message += f" Look at page 1: {one.unsure}"
    waiting = one.settled is not None and one.settled.is_open
    fix = (
        f"Delete one of the two lines in decisions.yaml, from line {one.settled.line} on."
        if waiting and one.settled
        else SETTLE
    )
    separator = ", " if one.what == "authors" else " "
    listed, printed = excerpts(separator.join(one.listed), separator.join(one.printed), _LONGEST)
    return Finding(
        rule,
        severity,
        message,
        fix,
        page=1,
        box=one.box,
        expected=listed,
        actual=printed,
        subject=paper.key,
    )


def _hidden(paper: ComparedPaper, one: Compared) -> Finding:
    return Finding(
        "authors-hidden",
        Severity.WARNING,
        "The PDF hides its authors.",
        "Ask the authors for the final version.",
        page=1,
        box=one.box,
        expected=_short(join_words(one.listed)) or None,
        actual=_short(join_words(one.printed)),
        subject=paper.key,
    )


def _outdated(paper: ComparedPaper, one: Compared) -> Finding:
    settled = one.settled
    assert settled is not None
    now = "the PDF" if settled.takes_print else "papers.yaml"
    what = "names" if one.what == "authors" else "words"
    return Finding(
        "choice-outdated",
        Severity.WARNING,
        f"decisions.yaml:{settled.line}: {now} has other {what} now than those that were chosen.",
        "Correct the entry, or delete it.",
        expected=_short(", ".join(settled.chosen)),
        actual=_short(", ".join(one.printed if settled.takes_print else one.listed)),
        subject=paper.key,
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
