"""Rules about the file of a poster: its sheet, its pictures, its fonts, its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.poster_asked import (
    enlargement,
    filling,
    in_inches,
    inches,
    is_large,
    is_small,
    size_of,
)
from proceedings.checks.registry import declare, poster_rule, severity_of
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.posters import Poster
    from proceedings.checks.poster_asked import PosterAsked
    from proceedings.model import PosterRequirements
    from proceedings.pdf.placed import PlacedPicture

_MB = 1_048_576
# Smaller in print are logos and codes; fewer pixels has what fills an area with a colour.
_SMALLEST_INCHES, _FEWEST_PIXELS = 1.0, 16
_MOST_NAMED = 4


@poster_rule("poster-pages", Severity.ERROR, "the poster file has several pages")
def poster_pages(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a poster of more than one page.

    A poster is one sheet. A file of several pages is the slides of a talk, the paper itself, or a
    poster with a page of notes behind it; a print shop prints the first page or all of them.

    Example: the twelve slides of the spotlight talk under the name of the poster.

    Fix: export the page of the poster alone.
    """
    del asked
    if poster.pages > 1:
        yield _finding(
            "poster-pages",
            f"The file has {poster.pages:,} pages, and a poster is one sheet.",
            "Export the page of the poster alone.",
            "1 page",
            f"{poster.pages:,} pages",
            page=2,
        )


@poster_rule("poster-size", Severity.ERROR, "the poster is larger than its board")
def poster_size(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a sheet that is wider or higher than the venue has room for.

    Two posters share a board at many venues, and what is too wide hangs over its neighbour or is
    not hung at all. ICML 2025 took posters of workshops of 24 by 36 inches, portrait, at most; a
    workshop says otherwise under `requirements.posters`. An eighth of an inch of bleed on each
    side is allowed for.

    Example: the poster of the main conference, 36 inches wide and 24 inches high.

    Fix: set the page of the drawing program to a size that fits, and arrange the poster anew.
    """
    size, wanted = size_of(poster), asked.wanted
    if size is None or not asked.hangs or not is_large(*size, wanted):
        return
    turned = _is_turned(*size, wanted)
    fitting = filling(*size, wanted)
    advice = f"Make it {_shape(wanted)}" if turned else "Set the page to a size that fits"
    yield _finding(
        "poster-size",
        f"The sheet is {in_inches(*size)}, and the board has room for "
        f"{in_inches(wanted.width, wanted.height)}.",
        f"{advice}, or print it at {fitting:.0%} of its size and see whether it can still be read.",
        f"at most {in_inches(wanted.width, wanted.height)}",
        in_inches(*size),
        page=1,
    )


@poster_rule("poster-orientation", Severity.WARNING, "the poster is not portrait, or not landscape")
def poster_orientation(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a landscape poster for a portrait board, and the other way round.

    Printed so that it fits, it takes less than half of the board, and its type shrinks with it.

    Example: a poster made from a slide of 16 by 9 for a board of 24 by 36 inches.

    Fix: arrange the poster anew on a page of the board's shape.
    """
    wanted = asked.wanted
    size = size_of(poster)
    turned = _is_turned(poster.width, poster.height, wanted)
    if not asked.hangs or not turned or (size and is_large(*size, wanted)):
        return
    fitting = filling(poster.width, poster.height, wanted)
    shown = in_inches(poster.width * fitting, poster.height * fitting)
    yield _finding(
        "poster-orientation",
        f"The poster is {_shape_of(poster.width, poster.height)}, and the board is "
        f"{_shape(wanted)}; as large as it can be printed, it is {shown}.",
        f"Make it {_shape(wanted)}: {inches(wanted.width)} by {inches(wanted.height)} in.",
        _shape(wanted),
        _shape_of(poster.width, poster.height),
        page=1,
    )


@poster_rule("poster-small", Severity.INFO, "the sheet has the size of a slide")
def poster_small(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Mention a sheet much smaller than the board.

    Print shops print a PDF at the size it has. A page that was left at the size of a slide comes
    out as large as a notebook; what is said of its pictures counts with the board filled.

    Example: a page of 10 by 15 inches.

    Fix: set the page to the size of print, or tell the print shop to enlarge it.
    """
    size, wanted = size_of(poster), asked.wanted
    if size is None or not asked.hangs or not is_small(*size, wanted):
        return
    fitting = filling(*size, wanted)
    yield _finding(
        "poster-small",
        f"The sheet is {in_inches(*size)}, which is small for a poster.",
        f"Set the page to the size of print, or have it printed at {fitting:.0%} of its size.",
        f"up to {in_inches(wanted.width, wanted.height)}",
        in_inches(*size),
        page=1,
    )


@poster_rule("poster-resolution", Severity.WARNING, "pictures are coarse at the size of print")
def poster_resolution(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report pictures that have too few pixels for the size at which they are printed.

    What looks sharp on a screen has 96 pixels an inch there, and a third of that when the slide is
    printed three times as large. From 60 cm away an eye tells 145 points an inch apart, so 150 are
    asked for (`requirements.posters.dpi`). Logos below an inch and plain areas do not count.

    Example: a plot of 640 by 480 pixels, printed 8 inches wide: 80 pixels an inch.

    Fix: put plots in as vector drawings (PDF, SVG), and photographs with more pixels.
    """
    if not asked.hangs:
        return
    if poster.is_picture:
        yield from _coarse_as_a_whole(poster, asked.wanted)
        return
    scale = 72.0 * enlargement(poster, asked.wanted)
    shown = [one for one in poster.pictures if _counts(one, scale)]
    coarse = [one for one in shown if round(one.dpi / scale) < asked.wanted.dpi]
    if not coarse:
        return
    worst = min(coarse, key=lambda one: (one.dpi, one.box))
    wide = inches(worst.width / 72.0 * scale)
    some = "One picture has" if len(coarse) == 1 else f"{len(coarse)} pictures have"
    which = "it" if len(coarse) == 1 else "the coarsest"
    yield _finding(
        "poster-resolution",
        f"{some} fewer than {asked.wanted.dpi} pixels an inch at the size of print: {which} has "
        f"{worst.dpi / scale:.0f}, with {worst.across} pixels over {wide} in.",
        "Put plots in as vector drawings (PDF or SVG), and photographs with more pixels.",
        f"{asked.wanted.dpi} pixels an inch",
        f"{worst.dpi / scale:.0f} pixels an inch",
        page=1,
    )


@poster_rule("poster-fonts", Severity.WARNING, "the poster does not bring all its fonts")
def poster_fonts(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report fonts that the file names without their shapes.

    The print shop has other fonts than the author: letters get other widths, and lines run into
    their neighbours.

    Example: a poster in Helvetica, exported without its fonts.

    Fix: export it again with the option to embed all fonts.
    """
    del asked
    names = poster.missing_fonts
    if not names:
        return
    more = len(names) - _MOST_NAMED
    named = join_words([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])
    yield _finding(
        "poster-fonts",
        f"The file does not bring the shapes of {count(len(names), 'font')}: {named}.",
        "Export the poster again with all fonts embedded; programs for slides have an option for "
        "it where they write PDF.",
        "all fonts embedded",
        named,
        page=1,
    )


@poster_rule("poster-file-size", Severity.WARNING, "the poster file is very large")
def poster_file_size(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a file of more megabytes than the workshop takes.

    Hundreds of posters have to be sent, kept and shown; hosts of repositories warn from 50 MB on,
    which is the limit unless a workshop sets another (`requirements.posters.file_size`).

    Example: a photograph of a camera as the background, with all its pixels.

    Fix: export the poster with pictures of 300 pixels an inch.
    """
    limit = asked.wanted.file_size
    if poster.bytes <= limit * _MB:
        return
    size = f"{poster.bytes / _MB:.1f} MB"
    yield _finding(
        "poster-file-size",
        f"The file has {size}, and at most {limit} MB are taken.",
        "Export it again with pictures of 300 pixels an inch at most.",
        f"at most {limit} MB",
        size,
    )


_OF_THE_FOLDER = {
    "poster-missing": (
        "papers have no poster file yet",
        (
            "Where a workshop asks for posters (`requirements.posters`), or has got some, it is "
            "told who has sent none. Papers that nobody presents, virtual ones and withdrawn ones "
            "are not counted."
        ),
        "`posters/` has files of nine of twelve papers.",
        "ask their authors; put the files into `posters/` under key, number or id.",
    ),
    "poster-without-paper": (
        "a file in posters/ belongs to no paper",
        "Its name is no key, number or id of the list. A title never matches a file by itself.",
        "`posters/final poster.pdf`.",
        "rename it to the key or number of its paper, or take it away.",
    ),
    "poster-twice": (
        "a paper has two poster files, or two papers have one",
        "It is not known which one is meant. Of several, a PDF is taken before a picture.",
        "`posters/12.pdf` beside `posters/12.png`.",
        "keep the one that is meant.",
    ),
}

for _identifier, (_summary, _why, _example, _fix) in _OF_THE_FOLDER.items():
    declare(
        _identifier,
        Severity.WARNING,
        _summary,
        f"{_why}\n\nExample: {_example}\n\nFix: {_fix}",
    )


def _finding(
    identifier: str, message: str, fix: str, expected: str, actual: str, page: int | None = None
) -> Finding:
    return Finding(
        identifier,
        severity_of(identifier),
        message,
        fix,
        page=page,
        expected=expected,
        actual=actual,
    )


def _coarse_as_a_whole(poster: Poster, wanted: PosterRequirements) -> Iterator[Finding]:
    """Yield a finding where a picture as large as the board has too few pixels."""
    size = enlargement(poster, wanted)
    dpi = 1 / size
    if round(dpi) >= wanted.dpi:
        return
    width, height = poster.width * size, poster.height * size
    yield _finding(
        "poster-resolution",
        f"The picture has {poster.width:.0f} by {poster.height:.0f} pixels; printed "
        f"{in_inches(width, height)}, that is {dpi:.0f} an inch.",
        "Export the poster as PDF, with its text as text; or as a picture of "
        f"{width * wanted.dpi:.0f} by {height * wanted.dpi:.0f} pixels.",
        f"{wanted.dpi} pixels an inch",
        f"{dpi:.0f} pixels an inch",
    )


def _counts(picture: PlacedPicture, scale: float) -> bool:
    """Tell whether somebody looks at a picture: not at a logo, nor at a plain area."""
    large = max(picture.box.width, picture.box.height) / 72.0 * scale >= _SMALLEST_INCHES
    return large and min(picture.across, picture.down) >= _FEWEST_PIXELS


def _is_turned(width: float, height: float, wanted: PosterRequirements) -> bool:
    return (width - height) * (wanted.width - wanted.height) < 0


def _shape(wanted: PosterRequirements) -> str:
    return _shape_of(wanted.width, wanted.height)


def _shape_of(width: float, height: float) -> str:
    return "landscape" if width > height else "portrait"
