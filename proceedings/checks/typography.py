"""Rules about type: the face, size and leading of running text, and type that is too small."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from proceedings.checks.own import form_of, pages_in_words
from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import Manuscript, PageSetting, SmallType
    from proceedings.checks.asked import Asked

# Times and what is made after it, or with its widths, by the names in files.
_TIMES = re.compile(
    r"times|nimbusrom|nimbusroman|nimbus roman|termes|stix|xits|tinos|liberation ?serif|freeserif|"
    r"newtx|ntx|txr|ptm[rbi]|utm[rb]|tempora|dutch801|thorndale",
    re.IGNORECASE,
)
# Sizes of compliant papers are 9.96 and 10.0, and their leading is the format's within 0.01 pt.
_SIZE_SLACK = 0.12
_LEADING_SLACK, _TIGHT = 0.1, 0.3
# A page of figures or a list has few lines; three pages in ten are a habit.
_FEWEST_PAGES = 2


@rule("body-font", Severity.WARNING, "the text is not set in Times")
def body_font(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report running text in another face than Times.

    Both templates load Times; every face made after it counts as the same: Nimbus Roman, TeX Gyre
    Termes, Times New Roman, STIX, Liberation Serif, Tinos. Another face is wider or narrower, so
    that a page holds another number of words.

    Example: \usepackage{lmodern} or \usepackage{mathpazo} behind the style file.

    Fix: remove the package.
    """
    del asked
    pages = _pages(manuscript)
    named = [page for page in pages if page.face]
    other = [page for page in named if not _TIMES.search(page.face)]
    if not other or 2 * len(other) <= len(named):
        return
    face = Counter([page.face for page in other]).most_common(1)[0][0]
    yield Finding(
        "body-font",
        Severity.WARNING,
        f"The text is set in {face}, not in Times.",
        "Remove the package that changes the font (lmodern, mathpazo, helvet, fontspec ...) behind "
        "the style file.",
        page=other[0].page,
        box=other[0].box,
        expected="Times or a face made after it",
        actual=face,
    )


@rule("body-size", Severity.ERROR, "the text is set in another size")
def body_size(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report running text in another size than the format's.

    Smaller type holds more than the limit means and is harder to read; compliant papers have the
    size of their format within a twentieth of a point.

    Example: \documentclass[9pt]{extarticle}, or a \small at the start of a section.

    Fix: remove the command.
    """
    form = form_of(manuscript, asked)
    if form is None:
        return
    pages = [page for page in _pages(manuscript) if page.size is not None]
    other = [p for p in pages if p.size is not None and abs(p.size - form.body_size) > _SIZE_SLACK]
    if not other or (2 * len(other) <= len(pages) and len(other) < _FEWEST_PAGES):
        return
    size = Counter([page.size for page in other]).most_common(1)[0][0]
    assert size is not None
    where = "" if len(other) == len(pages) else f" on {pages_in_words([p.page for p in other])}"
    yield Finding(
        "body-size",
        Severity.ERROR if size < form.body_size else Severity.WARNING,
        f"The text is set in {size:.1f} pt{where}, not in {form.body_size:.1f} pt.",
        "Remove what changes the size: a class option such as 9pt, \\small, \\fontsize, or a "
        "scaled page.",
        page=other[0].page,
        box=other[0].box,
        expected=f"type of {form.body_size:.2f} pt",
        actual=f"{size:.2f} pt",
    )


@rule("body-leading", Severity.ERROR, "the lines stand closer than the format has them")
def body_leading(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report lines of running text that stand closer together, or further apart, than they should.

    A leading of 97 % gains two lines a column. Compliant papers have the leading of their format
    within a hundredth of a point; a tenth is let pass, three tenths are a warning.

    Example: \linespread{0.95}, \renewcommand{\baselinestretch}{0.97}, or setspace.

    Fix: remove it.
    """
    form = form_of(manuscript, asked)
    if form is None:
        return
    pages = [page for page in _pages(manuscript) if page.leading is not None]
    other = [
        page
        for page in pages
        if page.leading is not None
        and abs(page.leading - form.leading) > _LEADING_SLACK
        and (page.size is None or abs(page.size - form.body_size) <= _SIZE_SLACK)
    ]
    if not other or (2 * len(other) <= len(pages) and len(other) < _FEWEST_PAGES):
        return
    leading = Counter([page.leading for page in other]).most_common(1)[0][0]
    assert leading is not None
    where = "" if len(other) == len(pages) else f" on {pages_in_words([p.page for p in other])}"
    closer = form.leading - leading
    yield Finding(
        "body-leading",
        Severity.ERROR if closer > _TIGHT else Severity.WARNING,
        f"The lines of text stand {leading:.2f} pt apart{where}, not {form.leading:.2f} pt.",
        "Remove \\linespread, \\baselinestretch or setspace.",
        page=other[0].page,
        box=other[0].box,
        expected=f"a leading of {form.leading:.2f} pt",
        actual=f"{leading:.2f} pt",
    )


def _pages(manuscript: Manuscript) -> list[PageSetting]:
    """Return the pages of the body before the one on which references begin, or that one."""
    if manuscript.setting is None:
        return []
    references = manuscript.first("references")
    end = references.place.page if references else manuscript.pages + 1
    body = [page for page in manuscript.setting.pages if page.page < end]
    return body or list(manuscript.setting.pages)


_SMALL = {
    "caption": "captions",
    "table": "tables",
    "references": "references",
    "text": "paragraphs",
}
_WANTED = {
    "caption": "9 pt",
    "table": "7 pt (\\scriptsize) or more",
    "references": "9 pt (\\small)",
    "text": "the size of the text",
}
_ACROSS = ", or set it across both columns with table*"
_SMALL_FIXES = {
    "caption": "Remove what sets captions smaller (font=scriptsize of the caption package ...): "
    "the style file sets them in 9 pt.",
    "table": "Give the table fewer or narrower columns{across}, instead of scaling it down with "
    "\\resizebox or \\tiny.",
    "references": "Set the references no smaller than \\small (9 pt).",
    "text": "Remove \\small or \\footnotesize before the paragraph.",
}


@rule("small-type", Severity.WARNING, "something is set too small to be read")
def small_type(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report captions, tables, references and paragraphs before the appendix in too small type.

    Captions and references of 9 pt are what templates have; below 8.5 pt is reported. Tables in
    \scriptsize pass, those below 6.5 pt do not: nobody reads them in print. Paragraphs count from
    eight lines on.

    Example: \resizebox around a table of twenty columns.

    Fix: make it narrower instead of smaller.
    """
    form = form_of(manuscript, asked)
    across = _ACROSS if form is not None and len(form.columns) > 1 else ""
    kinds: dict[str, list[SmallType]] = {}
    for one in manuscript.small_type:
        kinds.setdefault(one.what, []).append(one)
    for what, those in kinds.items():
        smallest = min(those, key=lambda one: one.size)
        yield Finding(
            "small-type",
            Severity.WARNING,
            _small_in_words(what, those, smallest),
            _SMALL_FIXES[what].replace("{across}", across),
            page=smallest.page,
            box=smallest.box,
            expected=_WANTED[what],
            actual=f"{smallest.size:.1f} pt",
        )


def _small_in_words(what: str, those: Sequence[SmallType], smallest: SmallType) -> str:
    if what == "references":
        return f"The references are set in type of down to {smallest.size:.1f} pt."
    if what == "text":
        lines = sum(one.lines for one in those)
        return f"{count(lines, 'line')} of the body are set in {smallest.size:.1f} pt."
    names = list(dict.fromkeys(one.name for one in those if one.name))
    if len(names) == 1:
        subject = f"The caption of {names[0]}" if what == "caption" else names[0]
        return f"{subject} is set in {smallest.size:.1f} pt."
    pages = pages_in_words(sorted({one.page for one in those}))
    return f"{len(names)} {_SMALL[what]} on {pages} are set in {smallest.size:.1f} pt."
