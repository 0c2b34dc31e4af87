"""To which figure, table or equation something on a page belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_caption

if TYPE_CHECKING:
    from proceedings.formats import Format
    from proceedings.model import Box
    from proceedings.pdf.pages import Line, Page

_NAME = re.compile(
    r"(?P<kind>figure|fig\.|table|algorithm|listing)\s*(?P<number>[A-Z]?\.?\d+)", re.IGNORECASE
)
_KINDS = {"fig.": "figure"}
_EQUATION_NUMBER = re.compile(r".*\(([A-Z]?\.?\d+(?:\.\d+)*[a-z]?)\)\Z", re.DOTALL)
_MATHEMATICS = re.compile(
    r"^(cm|lm)(mi|sy|ex|mathit)|math|msam|msbm|mtmi|txsy|txmi|rsfs|eufm|esint|wasy|stmary",
    re.IGNORECASE,
)
_SAME_SIZE = 0.6
_INDENT = 30.0
_TEXT_SHARE = 0.6
# A formula of several lines has one number, in its middle or at its end.
_NEAR_NUMBER = 40.0
_AT_DRAWING = 12.0
# What stands outside may stand beside the caption, too.
_BESIDE = 20.0
# The farthest that a float reaches from its caption: the height of a page less the caption.
_FARTHEST = 560.0
# Figures have their captions below and tables mostly above: the other side is less likely.
_OTHER_SIDE = 40.0


def kind_of(line: Line | None, box: Box, page: Page, form: Format) -> str:
    """Tell what a line is by its type and place: text, equation, or part of a float.

    Arguments:
        line: None for a drawing.
    """
    if line is None:
        return "float"
    mathematical = sum([len(s.text) for s in line.spans if _MATHEMATICS.search(s.font.name)])
    indents = [line.box.x0 - left for left, _ in form.columns]
    at_edge = any(-_INDENT < indent < _INDENT for indent in indents)
    whole = sum([len(s.text) for s in line.spans])
    if abs(line.size - form.body_size) > _SAME_SIZE and not 2 * mathematical > whole:
        return "float"
    if at_edge and whole - mathematical > _TEXT_SHARE * whole and line.box.width > 100:
        return "text"
    return "equation" if mathematical and not _beside_drawing(box, page) else "float"


def _beside_drawing(box: Box, page: Page) -> bool:
    """Tell whether a line stands at a drawing, as the labels of figures do."""
    return any(
        d.x0 - _AT_DRAWING < box.x1
        and d.x1 + _AT_DRAWING > box.x0
        and d.y0 - _AT_DRAWING < box.y1
        and d.y1 + _AT_DRAWING > box.y0
        for d in page.drawings
    )


def owner_of(kind: str, box: Box, page: Page, form: Format) -> tuple[str, str]:
    """Return what something is and the name it goes by, such as ``Table 2`` or ``(4)``.

    Arguments:
        kind: what :func:`kind_of` says of it.

    Returns:
        The kind, which is ``figure``, ``table``, ``algorithm``, ``equation``, ``text`` or
        ``drawing``, and a name, which is empty where there is none.
    """
    if kind == "equation":
        return kind, _equation_number(box, page, form)
    if kind == "text":
        return kind, ""
    nearest, name, distance = "drawing", "", _FARTHEST
    for line in page.lines:
        match = _NAME.match(line.text) if is_caption(line) else None
        if match is None or line.box.x0 > box.x1 + _BESIDE or line.box.x1 < box.x0 - _BESIDE:
            continue
        found = match["kind"].lower()
        below, above = line.box.y0 - box.y1, box.y0 - line.box.y1
        gap = max(below, above, 0.0) + _OTHER_SIDE * ((found == "table") is (below > above))
        if gap < distance:
            nearest, name, distance = _KINDS.get(found, found), name_of(line), gap
    return nearest, name


def name_of(caption: Line) -> str:
    """Return the name in the first line of a caption, such as ``Table 2``."""
    match = _NAME.match(caption.text)
    if match is None:
        return ""
    kind = match["kind"].lower()
    return f"{_KINDS.get(kind, kind).capitalize()} {match['number']}"


def _equation_number(box: Box, page: Page, form: Format) -> str:
    best, distance = "", _NEAR_NUMBER
    edges = [right for _, right in form.columns]
    for line in page.lines:
        match = _EQUATION_NUMBER.match(line.text)
        if match is None or not any(abs(line.box.x1 - edge) < _INDENT for edge in edges):
            continue
        gap = max(line.box.y0 - box.y1, box.y0 - line.box.y1, 0.0)
        if gap < distance and line.box.x1 > box.x0:
            best, distance = f"({match[1]})", gap
    return best
