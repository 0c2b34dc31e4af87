"""Rules about the document information of a file: title and authors as programs read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity, Stage
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

_ANONYMOUS = re.compile(r"\banonym(?:ous|ized|ised)\b", re.IGNORECASE)
# Names of files and of programs stand where nobody set a title; they are no other paper's.
_NO_TITLE = re.compile(
    r"\.(?:tex|docx?|pdf|dvi|pages|odt|indd)\b"
    r"|^(?:microsoft word|untitled|title|paper|main|draft)\b",
    re.IGNORECASE,
)
# Low, so that a changed title is never reported: of 2,775 pairs of different titles in the corpus,
# 50 are more alike than this and would be missed (measured).
_ALIKE = 0.3
_FEWEST_WORDS = 3


@rule("metadata-empty", Severity.INFO, "the file's properties have neither title nor authors")
def metadata_empty(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Mention a file whose properties are empty.

    Search machines and reference managers take title and authors from there. The ICML style writes
    them by \icmltitle and hyperref; the NeurIPS style writes none, so that nothing is said there.

    Example: a paper that was printed to a file by another program.

    Fix: let hyperref write the properties, as the style does.
    """
    del asked
    docinfo = manuscript.docinfo
    if manuscript.format.family != "icml" or docinfo.get("Title") or docinfo.get("Author"):
        return
    yield Finding(
        "metadata-empty",
        Severity.INFO,
        "The properties of the file have neither title nor authors.",
        "Load hyperref, and do not set pdftitle and pdfauthor to nothing: the style fills them in.",
        page=1,
        expected="title and authors",
        actual="none",
    )


@rule("metadata-anonymous", Severity.WARNING, "the properties of a camera-ready say Anonymous")
def metadata_anonymous(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a camera-ready whose properties name anonymous authors.

    Page 1 names the authors, but search machines and reference managers take them from the
    properties of the file.

    Example: page 1 names three authors, and the properties say Anonymous Submission.

    Fix: run LaTeX again with the option for accepted papers, or correct pdfauthor.
    """
    author = manuscript.docinfo.get("Author", "")
    stage = asked.stage or manuscript.format.stage
    if stage is not Stage.CAMERA_READY or not _ANONYMOUS.search(author):
        return
    yield Finding(
        "metadata-anonymous",
        Severity.WARNING,
        f"The properties of the file name “{_short(author)}” as author.",
        "Run LaTeX again with the option for accepted papers; where the preamble sets pdfauthor "
        "itself, put the names there.",
        page=1,
        box=manuscript.title_block.authors_box,
        expected="the names of the authors, or none",
        actual=_short(author),
    )


@rule("metadata-other-paper", Severity.WARNING, "the properties have the title of another paper")
def metadata_other_paper(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a title in the properties that is not the printed one at all.

    A preamble that was copied from another paper, or from the example of a style, keeps its title,
    and search machines show it. A changed word or a version of the same title is not reported, nor
    is the name of a file.

    Example: the properties still have the title of the paper whose preamble was copied.

    Fix: correct or remove pdftitle in \hypersetup.
    """
    del asked
    named, printed = manuscript.docinfo.get("Title", ""), manuscript.title_block.title
    if min(len(named.split()), len(printed.split())) < _FEWEST_WORDS or _NO_TITLE.search(named):
        return
    if similarity(named, printed) >= _ALIKE:
        return
    yield Finding(
        "metadata-other-paper",
        Severity.WARNING,
        f"The properties of the file have the title of another paper: “{_short(named)}”.",
        "Correct or remove pdftitle in the preamble (\\hypersetup).",
        page=1,
        box=manuscript.title_block.title_box,
        expected=_short(printed),
        actual=_short(named),
    )


def _short(text: str) -> str:
    text = " ".join(text.replace("\ufffe", "-").split())
    return text if len(text) <= 80 else text[:77].rstrip() + "…"
