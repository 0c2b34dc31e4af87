"""What of a drawing is shown: figures are cropped by clipping, and bounds hold all of them."""

from __future__ import annotations

import ctypes
from math import inf
from typing import TYPE_CHECKING, Any

from proceedings.model import Box
from proceedings.pdf import pdfium as c

if TYPE_CHECKING:
    from proceedings.pdf.spans import Frame

# A clip of more segments is an outline that somebody drew; its first hundreds tell its place.
_MOST_SEGMENTS = 400


def shown(handle: Any, kind: int, frame: Frame, box: Box) -> Box | None:
    """Return the part of a drawing's box that its clip shows; None where it shows nothing.

    A form is clipped by its own box, which PDFium gives to each object within it.

    Arguments:
        handle: the object, as an argument; kind: its type.
        box: its bounds in the page model.
    """
    clips = [_clip(handle)]
    if kind == c.OBJECT_FORM and c.form_objects(handle) > 0:
        clips.append(_on_page(handle, _clip(c.form_object(handle, 0))))
    x0, y0, x1, y1 = box
    for left, low, right, high in clips:
        x0, x1 = max(x0, left - frame.left), min(x1, right - frame.left)
        y0, y1 = max(y0, frame.top - high), min(y1, frame.top - low)
    return Box(x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _clip(handle: Any) -> tuple[float, float, float, float]:
    """Return what the clip paths of an object leave, in its user space: x0, y0, x1, y1."""
    path = c.clip_path(handle)
    x0, y0, x1, y1 = -inf, -inf, inf, inf
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(c.clip_paths(path), 0) if path else 0):
        across, up = [], []
        for index in range(min(c.clip_segments(path, number), _MOST_SEGMENTS)):
            c.segment_point(c.clip_segment(path, number, index), x, y)
            across.append(x.value)
            up.append(y.value)
        if across:
            x0, x1 = max(x0, min(across)), min(x1, max(across))
            y0, y1 = max(y0, min(up)), min(y1, max(up))
    return x0, y0, x1, y1


def _on_page(
    handle: Any,
    clip: tuple[float, float, float, float],
) -> tuple[float, float, float, float]:
    """Return a clip within a form in the user space of the page."""
    if inf in clip or -inf in clip:
        return -inf, -inf, inf, inf
    matrix = (ctypes.c_float * 6)()
    c.object_matrix(handle, matrix)
    a, b, across, up, e, f = matrix
    x0, y0, x1, y1 = clip
    xs = [a * x + across * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + up * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)
