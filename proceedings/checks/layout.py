"""Rules about the sheets of a manuscript."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import Manuscript, Sheet
    from proceedings.checks.asked import Asked

_NAMES = {(612, 792): "US Letter", (595, 842): "A4", (792, 612): "US Letter, landscape"}
# A4 and Letter differ by 17 pt in width; rounding in producers stays below one.
_SLACK = 1.5
_LETTER = (612.0, 792.0)


@rule("page-size", Severity.ERROR, "the sheet is not the format's")
def page_size(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report sheets of another size than the format's.

    ICML and NeurIPS papers stand on US Letter (612 x 792 pt). A paper made for A4 shifts every
    margin, and its pages do not fit those of the other papers in a booklet.

    Example: a paper made with \documentclass[a4paper], 595 by 842 points.

    Fix: delete a4paper and packages that set the sheet, such as geometry; keep the style file as it
    is.
    """
    width, height = _wanted(asked)
    usual = _usual(manuscript.sheets)
    if not _fits(usual, width, height):
        yield Finding(
            "page-size",
            Severity.ERROR,
            f"The pages are {_size(usual.width, usual.height)}.",
            "Use the unchanged style file, and \\documentclass without a paper size; with pdfTeX "
            "add \\pdfpagewidth=8.5in \\pdfpageheight=11in.",
            page=1,
            expected=_size(width, height),
            actual=_size(usual.width, usual.height),
        )


@rule("page-size-mixed", Severity.ERROR, "some pages have another size than the rest")
def page_size_mixed(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report single pages of another size than most pages of the file.

    An inserted page, often a figure exported from another program, keeps its own size and is cut
    or shrunk in print.

    Example: page 11 is a figure on A4, put in with \includepdf.

    Fix: put the figure in with \includegraphics, so that every page has the size of the format.
    """
    del asked
    usual = _usual(manuscript.sheets)
    odd = [
        number
        for number, sheet in enumerate(manuscript.sheets, 1)
        if not _fits(sheet, usual.width, usual.height)
    ]
    if odd:
        sheet = manuscript.sheets[odd[0] - 1]
        yield Finding(
            "page-size-mixed",
            Severity.ERROR,
            f"{_pages(odd)} not the size of the others.",
            "Put the inserted page in as a figure, so that every page has the format's size.",
            page=odd[0],
            expected=_size(usual.width, usual.height),
            actual=_size(sheet.width, sheet.height),
        )


@rule("page-rotated", Severity.WARNING, "a page is turned")
def page_rotated(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report pages that a viewer turns on their side.

    A wide table on a turned page is read on a screen with a turned head, and a page number
    stamped on it stands at another edge.

    Example: a wide table on a page that viewers turn by 90 degrees.

    Fix: turn the table with sidewaystable of the package rotating, not the page.
    """
    del asked
    turned = [n for n, sheet in enumerate(manuscript.sheets, 1) if sheet.rotation % 360]
    if turned:
        sheet = manuscript.sheets[turned[0] - 1]
        yield Finding(
            "page-rotated",
            Severity.WARNING,
            f"{_pages(turned)} turned by {sheet.rotation} degrees.",
            "Turn the table or figure, not the page (\\usepackage{rotating}, sidewaystable).",
            page=turned[0],
            expected="upright pages",
            actual=f"{sheet.rotation} degrees",
        )


def _wanted(asked: Asked) -> tuple[float, float]:
    return (asked.formats[0].width, asked.formats[0].height) if asked.formats else _LETTER


def _usual(sheets: Sequence[Sheet]) -> Sheet:
    sizes = Counter((round(s.width), round(s.height)) for s in sheets)
    width, height = sizes.most_common(1)[0][0]
    return next(s for s in sheets if (round(s.width), round(s.height)) == (width, height))


def _fits(sheet: Sheet, width: float, height: float) -> bool:
    return abs(sheet.width - width) <= _SLACK and abs(sheet.height - height) <= _SLACK


def _size(width: float, height: float) -> str:
    name = _NAMES.get((round(width), round(height)))
    measured = f"{width:.0f} × {height:.0f} pt"
    return f"{name} ({measured})" if name else measured


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]} is"
    return f"Pages {join_words([str(n) for n in numbers])} are"
