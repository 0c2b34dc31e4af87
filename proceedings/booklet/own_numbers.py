"""Where a paper prints its own page numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

    from proceedings.booklet.parts import NumberBox

_STRIP = 72  # points from the edges within which styles set numbers
_LONGEST = 4  # figures of a number


def number_boxes(document: pypdfium2.PdfDocument) -> list[NumberBox | None]:
    """Return the box of the number a page prints at its head or foot, one value a page.

    A number stands alone on its line and counts with the pages: the distance between number and
    position is the same on at least half of the pages that have a candidate.
    """
    candidates = [_candidates(document, index) for index in range(len(document))]
    votes = Counter(
        number - index for index, found in enumerate(candidates) for number in {n for n, _ in found}
    )
    if not votes:
        return [None] * len(candidates)
    distance, count = votes.most_common(1)[0]
    pages = sum(bool(found) for found in candidates)
    if 2 * count < pages:
        return [None] * len(candidates)
    return [
        next((box for number, box in found if number - index == distance), None)
        for index, found in enumerate(candidates)
    ]


def _candidates(document: pypdfium2.PdfDocument, index: int) -> list[tuple[int, NumberBox]]:
    """Return the numbers that stand alone on a line near the edges, the lowest first."""
    page = document[index]
    text = page.get_textpage()
    try:
        _, height = page.get_size()
        found = []
        for bottom, top in ((0.0, float(_STRIP)), (height - _STRIP, height)):
            written = text.get_text_bounded(bottom=bottom, top=top)
            if not any(_is_number(line) for line in written.splitlines()):
                continue
            for line in _lines(text, bottom, top):
                figures = "".join(character for character, _ in line)
                if _is_number(figures):
                    found.append((int(figures), _around([box for _, box in line])))
        return found
    finally:
        text.close()
        page.close()


def _is_number(line: str) -> bool:
    figures = line.strip()
    return figures.isascii() and figures.isdecimal() and len(figures) <= _LONGEST


def _lines(
    text: pypdfium2.PdfTextPage, bottom: float, top: float
) -> list[list[tuple[str, NumberBox]]]:
    """Return the characters of a strip by line, blanks left out."""
    lines: dict[int, list[tuple[str, NumberBox]]] = {}
    for place in range(text.count_chars()):
        box = text.get_charbox(place)
        if not bottom <= box[1] <= box[3] <= top:
            continue
        character = text.get_text_range(place, 1)
        if character.strip():
            lines.setdefault(round(box[1] / 3), []).append((character, box))
    return [line for _, line in sorted(lines.items())]


def _around(boxes: Sequence[NumberBox]) -> NumberBox:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
