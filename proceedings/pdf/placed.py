"""The pictures a page draws: where each stands, and of how many pixels it is made.

Files are hostile: call this in a limited worker (:mod:`proceedings.workers`).
"""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.opening import visible_box

if TYPE_CHECKING:
    from collections.abc import Iterator

# Drawing programs cut pictures into strips; thousands of them say nothing more.
_MOST = 2_000
# Forms stand in forms; those of slides are four deep at most.
_DEEPEST = 8

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PlacedPicture(NamedTuple):
    """A picture as it stands on a page.

    Fields:
        box: of what is seen of it, in points from the top left.
        width, height: at which the whole of it is drawn, in points, however it is turned.
        across, down: its pixels.
    """

    box: Box
    width: float
    height: float
    across: int
    down: int

    @property
    def dpi(self) -> float:
        """Pixels an inch in the direction in which it has fewer."""
        return 72.0 * min(self.across / self.width, self.down / self.height)


def placed_pictures(page: int) -> tuple[PlacedPicture, ...]:
    """Return the pictures of a page in the order in which they are drawn, those in forms too.

    Arguments:
        page: PDFium's handle.
    """
    visible = visible_box(page)
    found: list[PlacedPicture] = []
    objects = (c.get_object(c.argument(page), n) for n in range(c.count_objects(page)))
    for handle, matrix in _pictures(objects, _AS_IT_IS, 0):
        placed = _placed(handle, matrix, visible)
        if placed is not None:
            found.append(placed)
        if len(found) >= _MOST:
            break
    return tuple(found)


def _pictures(objects: Iterator[Any], around: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """Yield the pictures among objects, with what takes each of them to the page."""
    for one in objects:
        handle = c.argument(one)
        kind = c.object_type(handle)
        if kind == c.OBJECT_IMAGE:
            yield handle, _times(_matrix(handle), around)
        elif kind == c.OBJECT_FORM and depth < _DEEPEST:
            inside = (c.form_object(handle, n) for n in range(max(c.form_objects(handle), 0)))
            yield from _pictures(inside, _times(_matrix(handle), around), depth + 1)


def _placed(handle: Any, matrix: _Matrix, visible: Box) -> PlacedPicture | None:
    """Return a picture with its place; None for one that is not seen, or has no pixels."""
    across, down = ctypes.c_uint(), ctypes.c_uint()
    if not c.image_pixels(handle, across, down) or not across.value or not down.value:
        return None
    a, b, sheared, d, e, f = matrix
    width, height = math.hypot(a, b), math.hypot(sheared, d)
    corners = [(a * x + sheared * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = zip(*corners, strict=True)
    x0, x1 = max(min(xs), visible.x0), min(max(xs), visible.x1)
    y0, y1 = max(min(ys), visible.y0), min(max(ys), visible.y1)
    if not (width and height and x1 > x0 and y1 > y0):
        return None
    box = Box(x0 - visible.x0, visible.y1 - y1, x1 - visible.x0, visible.y1 - y0)
    return PlacedPicture(box, width, height, across.value, down.value)


def _matrix(handle: Any) -> _Matrix:
    values = (ctypes.c_float * 6)()
    c.object_matrix(handle, ctypes.byref(values))
    a, b, sheared, d, e, f = values
    return (a, b, sheared, d, e, f)


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """Return what does the one, and then the other."""
    a, b, sheared, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        sheared * p + d * r,
        sheared * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
