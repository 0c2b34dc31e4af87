"""From the page model to the coordinates of a page's content, turned pages included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf import pdfium as c
from proceedings.pdf.opening import opened, visible_box

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page, and how a viewer turns it.

    Boxes that it returns for drawing have y upwards: y0 is the lower edge.

    Fields:
        visible: in the page's own coordinates, y upwards.
        rotation: 0, 90, 180 or 270 degrees clockwise.
    """

    visible: Box
    rotation: int = 0

    @property
    def width(self) -> float:
        """The width before the page is turned, in points."""
        return self.visible.width

    @property
    def height(self) -> float:
        """The height before the page is turned, in points."""
        return self.visible.height

    @property
    def seen_width(self) -> float:
        """The width as seen, in points."""
        return self.height if self.rotation in {90, 270} else self.width

    @property
    def seen_height(self) -> float:
        """The height as seen, in points."""
        return self.width if self.rotation in {90, 270} else self.height

    @property
    def turning(self) -> str:
        """The operands of ``cm`` that make the lower left corner as seen the origin."""
        x0, y0, x1, y1 = self.visible
        turn, x, y = {
            90: ("0 1 -1 0", x1, y0),
            180: ("-1 0 0 -1", x1, y1),
            270: ("0 -1 1 0", x0, y1),
        }.get(self.rotation, ("1 0 0 1", x0, y0))
        return f"{turn} {x:.3f} {y:.3f}"

    def on_page(self, box: Box) -> Box:
        """Return where a box of the page model is in the page's own coordinates."""
        left, top = self.visible.x0, self.visible.y1
        return Box(left + box.x0, top - box.y1, left + box.x1, top - box.y0)

    def as_seen(self, box: Box) -> Box:
        """Return a box from the top left of the turned page, from its lower left."""
        return Box(box.x0, self.seen_height - box.y1, box.x1, self.seen_height - box.y0)

    def unturned(self, box: Box) -> Box:
        """Return where a box of the turned page is in the page model."""
        x0, y0, x1, y1 = box
        match self.rotation:
            case 90:
                return Box(y0, self.height - x1, y1, self.height - x0)
            case 180:
                return Box(self.width - x1, self.height - y1, self.width - x0, self.height - y0)
            case 270:
                return Box(self.width - y1, x0, self.width - y0, x1)
            case _:
                return box


def read_frames(path: Path, numbers: Iterable[int]) -> dict[int, Frame]:
    """Return the frames of some pages of a file, by number from 1; without pages it lacks.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, or wants a password.
    """
    frames = {}
    with opened(path) as document:
        for number in numbers:
            page = c.load_page(document, number - 1)
            if page:
                frames[number] = Frame(visible_box(page), 90 * c.page_rotation(page))
                c.close_page(page)
    return frames
