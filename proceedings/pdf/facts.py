"""What a file holds beside its pages: fonts, actions, attachments, links, permissions."""

from __future__ import annotations

from typing import NamedTuple

from proceedings.model import Box  # noqa: TC001 - a field's type, resolved at run time
from proceedings.model.frozen import dataclass


class FontUse(NamedTuple):
    """A page that has a font among its resources.

    Fields:
        page: from 1.
        figure: the name under which the page knows the form that brings the font, such as a
            picture of a plot; empty where the page's own text can use it.
        drawing: which of the forms that the page draws this is, from 0; None where the page does
            not draw it, or nobody looked.
        box: of that form; in its own space until it is placed on the page, in points.
    """

    page: int
    figure: str = ""
    drawing: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class FileFont:
    """A font of a file.

    Fields:
        name: without the tag of a subset; empty where it has none.
        kind: as PDF calls it, such as ``Type1``, ``TrueType`` or ``Type3``.
        embedded: the file brings its shapes; a Type 3 font always does.
        uses: where it can be used, by page.
    """

    name: str
    kind: str
    embedded: bool
    uses: tuple[FontUse, ...] = ()

    @property
    def type3(self) -> bool:
        """Whether its shapes are small drawings or pictures, and no outlines."""
        return self.kind == "Type3"

    @property
    def faulty(self) -> bool:
        """Whether a publisher would send it back."""
        return self.type3 or not self.embedded


class BrokenLink(NamedTuple):
    """A link inside the file that leads nowhere; its box in points from the top left."""

    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class Structure:
    """What a file does and holds beside showing its pages.

    Fields:
        denied: what its encryption forbids, such as ``copying``; None where it is not encrypted.
        javascript, launches: pages from which a program starts; 0 stands for the file itself.
        attachments: names of the files inside; empty names count as well.
        form: ``AcroForm`` or ``XFA`` where there are fields to fill in.
        links: how many lead to a place in the file.
        broken: those of them that lead nowhere.
    """

    denied: tuple[str, ...] | None = None
    javascript: tuple[int, ...] = ()
    launches: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
    form: str = ""
    links: int = 0
    broken: tuple[BrokenLink, ...] = ()


class Hidden(NamedTuple):
    """Text that nobody sees: drawn in no ink, or in the colour of what is behind it."""

    text: str
    box: Box
