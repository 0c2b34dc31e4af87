"""Running heads and folios on the pages of papers, within their clear space and as seen.

They are drawn after the page's own content, which is enclosed in a save and a restore, so that
neither can disturb the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from proceedings.booklet.clearance import CORNER, INSET
from proceedings.booklet.lettering import Lettering

if TYPE_CHECKING:
    from proceedings.booklet.parts import Clearance

_SIZE = 7.5
_GREY = 0.36  # lightness of --ink-soft: lighter than the paper's own type, and prints
_ASCENT, _DESCENT = 6, 2  # of the face at that size, rounded up
_AIR = 4  # points to the paper's own ink
# Baselines in points from the edge, the best first: ICML's own head starts at 47, its page number
# ends at 742 of 792.
_HEADS = (33, 31, 29, 36, 27, 39, 25, 42, 23, 21)
_FOLIOS = (34, 31, 28, 37, 25, 40, 22, 43, 20)
_GAP = 24  # points between event and title


class Stamper:
    """Stamps the pages of one booklet.

    Arguments:
        booklet: the document whose pages are stamped.
        heads: all running heads that will be set, as event and short title.
    """

    def __init__(self, booklet: Pdf, heads: Sequence[tuple[str, str]]) -> None:
        self._booklet = booklet
        self._lettering = Lettering(booklet, [text for head in heads for text in head])
        self._save = booklet.make_stream(b"q\n")

    def lost(self, head: tuple[str, str]) -> str:
        """Return the characters of a running head that no font at hand has."""
        return "".join(sorted(self._lettering.lost & set("".join(head))))

    def stamp(
        self,
        pages: Sequence[Page],
        clearance: Sequence[Clearance],
        head: tuple[str, str],
        number: int,
    ) -> tuple[list[int], list[int]]:
        """Stamp the pages of a part.

        Arguments:
            clearance: what is clear on each of them.
            head: event and short title.
            number: printed number of the first page.

        Returns:
            The pages of the part, from 1, without room for the head, and without room for a folio.
        """
        headless, unnumbered = [], []
        baselines = _baselines([room.head for room in clearance], _HEADS, _ASCENT, _DESCENT)
        feet = [
            room.foot_right if recto(page) else room.foot_left
            for page, room in zip(pages, clearance, strict=True)
        ]
        folios = _baselines(feet, _FOLIOS, _DESCENT, _ASCENT)
        for index, page in enumerate(pages):
            frame = Frame.of(page.obj)
            drawn = []
            if baselines[index] is None:
                headless.append(index + 1)
            else:
                drawn.append(self._head(frame, head, baselines[index]))
            if folios[index] is None:
                unnumbered.append(index + 1)
            else:
                drawn.append(self._folio(frame, number + index, folios[index], recto(page)))
            if drawn:
                self._append(page.obj, frame, drawn, clearance[index])
        return headless, unnumbered
