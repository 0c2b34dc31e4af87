"""Reading back what was laid out, with a reader that is not the writer."""

from __future__ import annotations

import re

import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page without white space, so that line breaks do not matter."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Return a text without white space; PDFium marks a hyphen at a line's end as U+FFFE."""
    return re.sub(r"\s", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def boxes(pdf: bytes) -> list[tuple[float, float, list[tuple[float, float, float, float]]]]:
    """Return width, height and the boxes of all stretches of text (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            rectangles = [text.get_rect(index) for index in range(text.count_rects())]
            pages.append((*page.get_size(), rectangles))
        return pages
    finally:
        document.close()


def overlapping(rectangles: list[tuple[float, float, float, float]]) -> list[tuple]:
    """Return pairs of boxes that share more than touching accents and scripts do."""
    return [
        (one, two)
        for place, one in enumerate(rectangles)
        for two in rectangles[place + 1 :]
        if min(one[2], two[2]) - max(one[0], two[0]) > 1
        and min(one[3], two[3]) - max(one[1], two[1]) > 0.5 * min(one[3] - one[1], two[3] - two[1])
    ]
