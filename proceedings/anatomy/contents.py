"""Faulty fonts, hidden text and pages without text: where in a manuscript they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_caption
from proceedings.anatomy.values import FaultyFont, FontPlace, HiddenText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.model import Box
    from proceedings.pdf.facts import FileFont, FontUse
    from proceedings.pdf.pages import Document, Line, Page

_LABEL = re.compile(r"(Fig(?:ure|\.)|Tab(?:le|\.)|Algorithm|Listing)\s*([A-Z]?[.-]?\d+(?:\.\d+)*)")
_WHOLE = {"Fig.": "Figure", "Tab.": "Table"}
# A caption stands about 10 pt from its figure; in a figure of several plots some stand higher.
_NEAR = 200.0
# Ink that leaves no doubt that the page shows something: an inch by an inch.
_MUCH = 5184.0
# As much of a hidden text as a reader needs to find it.
_LONGEST = 200


def faulty_fonts(document: Document) -> tuple[FaultyFont, ...] | None:
    """Return the fonts that are not embedded or of Type 3, each with where it is used.

    None where the fonts of the file could not be read.
    """
    if document.fonts is None:
        return None
    return tuple(
        FaultyFont(font.name, font.kind, font.embedded, _places(font, document.pages))
        for font in document.fonts
        if font.faulty
    )


def _places(font: FileFont, pages: Sequence[Page]) -> tuple[FontPlace, ...]:
    """Return where a font is used; where it could be, if no page shows a letter of it."""
    shown = [
        place
        for use in font.uses
        if use.page <= len(pages)
        for place in _place(font, use, pages[use.page - 1])
    ]
    return tuple(dict.fromkeys(shown)) or tuple(FontPlace(use.page) for use in font.uses[:1])


def _place(font: FileFont, use: FontUse, page: Page) -> Iterator[FontPlace]:
    """Yield the place of one use: a figure the page draws, or its own text in the font."""
    if not use.figure:
        spans = [s for line in page.lines for s in line.spans if s.font.name == font.name]
        if spans:
            yield FontPlace(page.number, spans[0].box)
    elif use.drawing is not None:
        yield FontPlace(page.number, use.box, _figure_at(use.box, page))


def _figure_at(box: Box | None, page: Page) -> str:
    """Return the number of the figure a drawing belongs to, such as ``Figure 3``; else a word."""
    captions = [line for line in page.lines if is_caption(line)]
    if box is None:
        return _label(captions[0]) if len(captions) == 1 else "a figure"
    beside = [line for line in captions if line.box.x0 < box.x1 and box.x0 < line.box.x1]
    nearest = min(beside, key=lambda line: _distance(line, box), default=None)
    near = nearest is not None and _distance(nearest, box) < _NEAR
    return _label(nearest) if nearest is not None and near else "a figure"


def _distance(caption: Line, box: Box) -> float:
    """Return how far a caption stands from a drawing: below a figure, seldom above one."""
    if caption.box.y0 >= (box.y0 + box.y1) / 2:
        return abs(caption.box.y0 - box.y1)
    return 2 * abs(box.y0 - caption.box.y1) + 1


def _label(caption: Line) -> str:
    found = _LABEL.match(caption.text)
    return f"{_WHOLE.get(found[1], found[1])} {found[2]}" if found else "a figure"


def hidden_texts(document: Document) -> tuple[HiddenText, ...]:
    """Return the text of each page that nobody sees, with the box around it."""
    found = []
    for page in document.pages:
        if page.hidden:
            box = page.hidden[0].box
            for one in page.hidden[1:]:
                box = box.union(one.box)
            text = " ".join([one.text.strip() for one in page.hidden])
            found.append(HiddenText(page.number, text[:_LONGEST], len(text), box))
    return tuple(found)


def pages_without_text(document: Document) -> tuple[int, ...]:
    """Return the pages that show something and have no text at all."""
    return tuple(
        page.number
        for page in document.pages
        if not page.lines
        and not page.turned
        and any(box.width * box.height >= _MUCH for box in page.drawings)
    )
