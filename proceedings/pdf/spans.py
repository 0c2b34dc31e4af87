"""The text of a page as spans: what one text object of PDFium drew, in one font and size."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeAlias

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.accents import attach_accents, has_accents
from proceedings.pdf.characters import characters_of, mended, wants_mending
from proceedings.pdf.gaps import cut_at_gaps
from proceedings.pdf.hidden import suspects
from proceedings.pdf.pages import Font, Span
from proceedings.pdf.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from proceedings.pdf.runs import Run

_BOLD = re.compile(r"bold|medi|black|heavy|cmb|sfbx|sfssbx|-?demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|cmti|cmmi|sfti|slant", re.IGNORECASE)
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_FLAG_FORCE_BOLD = 1 << 18

# Box, size, baseline and font of a run; None for text that does not run horizontally.
_Place: TypeAlias = tuple[Box, float, float, Font] | None


def _four_doubles() -> tuple[ctypes.c_double, ...]:
    return ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()


@dataclass(slots=True)
class Frame:
    """One loaded page while it is read: handles, and how user space maps to the page model.

    Fields:
        text: PDFium's text page.
        left, top: the visible corner in user space, in points.
        fonts: those of the document that were met so far, by handle.
        values: where PDFium writes bounds (4), matrix (6) and size (1) of an object, at the
            addresses ``at``; one reading of all is cheaper than eleven.
    """

    text: Any
    left: float
    top: float
    fonts: dict[int, Font]
    values: ctypes.Array[ctypes.c_float] = field(default_factory=c.VALUES)
    at: tuple[Any, ...] = ()
    corners: tuple[ctypes.c_double, ...] = field(default_factory=_four_doubles)

    def __post_init__(self) -> None:
        self.at = tuple([ctypes.byref(self.values, 4 * n) for n in (0, 1, 2, 3, 4, 10)])


_unpacked = Struct("11f").unpack_from


def read_spans(
    frame: Frame, on_page: AbstractSet[int], *, apart: bool = False
) -> tuple[list[Span], tuple[str, ...], set[int], list[Span]]:
    """Return the spans of horizontal text, the text that runs otherwise, and the objects of both.

    The last of the four are the spans that may be hidden.

    Arguments:
        on_page: the objects that stand on the page itself, and not inside a form.
        apart: cut spans at wide gaps, as between names.
    """
    characters = characters_of(frame.text)
    runs, drawn = runs_of(frame.text, characters)
    spans, starts, turned = _placed(frame, runs, on_page)
    doubted = suspects(runs, on_page)
    suspected = [s for s, at in zip(spans, starts, strict=True) if at in doubted] if doubted else []
    if apart:
        spans, starts = cut_at_gaps(frame.text, frame.left, spans, starts)
    if has_accents(characters):
        spans = attach_accents(frame.text, frame.left, spans, starts)
    if wants_mending(characters):
        spans = [
            span._replace(text=mended(span.text)) if wants_mending(span.text) else span
            for span in spans
        ]
        turned = [mended(one) for one in turned]
    return spans, tuple(turned), drawn, suspected


def _placed(
    frame: Frame, runs: Sequence[Run], on_page: AbstractSet[int]
) -> tuple[list[Span], list[int], list[str]]:
    """Return the spans, the index of the first character of each, and the text that is turned.

    Each step is taken for each of some 250 runs a page, so that a function call more, or a value
    that is made and thrown away, is felt.
    """
    spans: list[Span] = []
    starts: list[int] = []
    turned: list[str] = []
    left, top, fonts, values = frame.left, frame.top, frame.fonts, frame.values
    at_x0, at_y0, at_x1, at_y1, at_matrix, at_size = frame.at
    bounds, matrix, font_size, font_of = c.object_bounds, c.object_matrix, c.font_size, c.text_font
    new, unpacked, hypot = tuple.__new__, _unpacked, math.hypot
    argument = c.argument
    for handle, start, end, text in runs:
        at = argument(handle)
        if handle in on_page and bounds(at, at_x0, at_y0, at_x1, at_y1):
            matrix(at, at_matrix)
            font_size(at, at_size)
            x0, y0, x1, y1, _, rise, right, up, _, base, points = unpacked(values)
            if abs(rise) > abs(up):
                turned.append(text)
                continue
            face = font_of(at)
            font = fonts.get(face) or font_at(fonts, face)
            box = new(Box, (x0 - left, top - y1, x1 - left, top - y0))
            size = points * (hypot(right, up) if right else abs(up))
            spans.append(new(Span, (text, box, size, top - base, font)))
        else:
            place = _place_in_form(frame, handle, start, end)
            if place is None:
                turned.append(text)
                continue
            spans.append(Span(text, *place))
        starts.append(start)
    return spans, starts, turned


def _place_in_form(frame: Frame, handle: int, start: int, end: int) -> _Place:
    """Return where characters stand that a form draws: its objects' bounds are in form space."""
    c.char_matrix(frame.text, start, frame.at[4])
    c.font_size(c.argument(handle), frame.at[5])
    _, rise, right, up, _, _, points = frame.values[4:]
    if abs(rise) > abs(up):
        return None
    x, y, _, _ = frame.corners
    c.char_origin(frame.text, start, x, y)
    baseline = frame.top - y.value
    font = c.text_font(c.argument(handle))
    return (
        _char_boxes(frame, start, end),
        points * (math.hypot(right, up) if right else abs(up)),
        baseline,
        frame.fonts.get(font) or font_at(frame.fonts, font),
    )


def _char_boxes(frame: Frame, start: int, end: int) -> Box:
    left, right, bottom, top = frame.corners
    boxes = []
    for index in {start, (start + end) // 2, end - 1}:
        c.char_box(frame.text, index, left, right, bottom, top)
        boxes.append((left.value, bottom.value, right.value, top.value))
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0) - frame.left, frame.top - max(y1), max(x1) - frame.left, frame.top - min(y0))


def font_at(fonts: dict[int, Font], handle: int) -> Font:
    """Return a font by its handle, and remember it."""
    buffer = ctypes.create_string_buffer(256)
    c.base_font_name(handle, buffer, 256)
    name = _SUBSET_TAG.sub("", buffer.value.decode("utf-8", "replace"))
    bold = bool(_BOLD.search(name)) or bool(c.font_flags(handle) & _FLAG_FORCE_BOLD)
    font = fonts[handle] = Font(name, bold, bool(_ITALIC.search(name)))
    return font
