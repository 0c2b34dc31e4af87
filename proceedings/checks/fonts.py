"""Rules about the fonts of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import FaultyFont, FontPlace, Manuscript
    from proceedings.checks.asked import Asked

# As many places and fonts as a sentence can name; behind them it counts.
_NAMED = 4
_EMBEDDING = (
    "`gs -sDEVICE=pdfwrite -dPDFSETTINGS=/prepress -dEmbedAllFonts=true -o new.pdf paper.pdf`"
)


@rule("font-not-embedded", Severity.WARNING, "the file does not bring all its fonts")
def font_not_embedded(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report fonts that the file names without their shapes.

    A printer or viewer that lacks the font takes another one: widths change, and signs go missing.
    Nearly always a plot brings such a font, Helvetica or Times, which programs take for granted;
    the finding names the figures. `pdffonts paper.pdf` says "no" in the column "emb".

    Example: a bar chart whose labels are in Helvetica, which the file lacks.

    Fix: export the figure again with its fonts embedded (in R: cairo_pdf), or run the PDF
    through Ghostscript.
    """
    del asked
    missing = [font for font in manuscript.faulty_fonts or () if not font.embedded]
    if not missing:
        return
    named = _names(missing)
    one = len(missing) == 1
    yield _finding(
        "font-not-embedded",
        missing,
        f"The file does not bring the shapes of the font{'' if one else 's'} {named}, used in",
        f"Export the figures with embedded fonts (from R: embedFonts(); from MATLAB or a drawing "
        f"program: the option to embed all fonts), or run the file through {_EMBEDDING}."
        if any(place.figure for font in missing for place in font.places)
        else f"Run the file through {_EMBEDDING}.",
        "all fonts embedded",
        named,
    )


@rule("font-type3", Severity.WARNING, "the file has Type 3 fonts")
def font_type3(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report fonts of Type 3, whose letters are small drawings or pictures.

    They look ragged on a screen and cannot be searched everywhere; ICML and NeurIPS ask for Type 1
    or TrueType. One paper in four has some, nearly always from plots: Matplotlib writes Type 3
    unless told otherwise. Where they are in the text itself, LaTeX used bitmap fonts.

    Example: a plot of Matplotlib with its default settings.

    Fix: set pdf.fonttype to 42 in Matplotlib, and load a scalable font instead of a bitmap one.
    """
    del asked
    drawn = [font for font in manuscript.faulty_fonts or () if font.kind == "Type3"]
    if not drawn:
        return
    in_text = any(not place.figure for font in drawn for place in font.places)
    in_figures = any(place.figure for font in drawn for place in font.places)
    advice = []
    if in_figures:
        advice.append(
            "In Matplotlib, set plt.rcParams['pdf.fonttype'] = 42 (and 'ps.fonttype') before you "
            "save the figure; other programs have an option to embed TrueType fonts."
        )
    if in_text:
        advice.append(
            "For the text itself, load an outline font: \\usepackage{times}, or install cm-super "
            "for \\usepackage[T1]{fontenc}."
        )
    yield _finding(
        "font-type3",
        drawn,
        f"{count(len(drawn), 'Type 3 font')} {'is' if len(drawn) == 1 else 'are'} used in",
        " ".join(advice),
        "Type 1 or TrueType fonts",
        f"{count(len(drawn), 'Type 3 font')}",
    )


def _finding(
    identifier: str, fonts: Sequence[FaultyFont], begin: str, fix: str, expected: str, actual: str
) -> Finding:
    places = sorted({place for font in fonts for place in font.places}, key=_order)
    first = places[0] if places else None
    return Finding(
        identifier,
        Severity.WARNING,
        f"{begin} {_where(places)}.",
        fix,
        page=first.page if first else None,
        box=first.box if first else None,
        expected=expected,
        actual=actual,
    )


def _order(place: FontPlace) -> tuple[int, str, float, float]:
    box = place.box
    return place.page, place.figure, box.y0 if box else 0.0, box.x0 if box else 0.0


def _where(places: Sequence[FontPlace]) -> str:
    """Return places in words: ``Figure 3 on page 5, the text of page 6 and 2 other places``."""
    words = list(
        dict.fromkeys(
            f"{place.figure} on page {place.page}"
            if place.figure
            else f"the text of page {place.page}"
            for place in places
        )
    )
    if len(words) > _NAMED + 1:
        words = [*words[:_NAMED], count(len(words) - _NAMED, "other place")]
    return join_words(words) or "no text that is shown"


def _names(fonts: Sequence[FaultyFont]) -> str:
    names = list(dict.fromkeys(font.name or "without a name" for font in fonts))
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} others"]
    return join_words(names)
