"""The visible part of a page, and how it is turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pikepdf import Object

_LETTER = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page: its box in the page's own coordinates, and how it is turned.

    Fields:
        rotation: 0, 90, 180 or 270 degrees clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Object) -> Frame:
        """Return the frame of a page with explicit attributes."""
        media = _box(page.get("/MediaBox")) or _LETTER
        crop = _box(page.get("/CropBox")) or media
        left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
        right, top = min(crop[2], media[2]), min(crop[3], media[3])
        if left >= right or bottom >= top:
            left, bottom, right, top = media
        turn = page.get("/Rotate", 0)
        return cls(left, bottom, right, top, int(turn) % 360 if isinstance(turn, int) else 0)

    @property
    def width(self) -> float:
        """The width as seen, in points."""
        across, up = self.right - self.left, self.top - self.bottom
        return up if self.rotation in {90, 270} else across

    @property
    def height(self) -> float:
        """The height as seen, in points."""
        across, up = self.right - self.left, self.top - self.bottom
        return across if self.rotation in {90, 270} else up

    def matrix(self) -> bytes:
        """Return the operands of ``cm`` that make the lower left corner as seen the origin."""
        turn, x, y = {
            90: ("0 1 -1 0", self.right, self.bottom),
            180: ("-1 0 0 -1", self.right, self.top),
            270: ("0 -1 1 0", self.left, self.top),
        }.get(self.rotation, ("1 0 0 1", self.left, self.bottom))
        return f"{turn} {x:.3f} {y:.3f}".encode()

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return a box as seen, from the lower left corner, in the page's own coordinates."""
        (xa, ya), (xb, yb) = self._point(x0, y0), self._point(x1, y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return {
            90: (self.right - y, self.bottom + x),
            180: (self.right - x, self.top - y),
            270: (self.left + y, self.top - x),
        }.get(self.rotation, (self.left + x, self.bottom + y))


def _box(value: object) -> tuple[float, float, float, float] | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
