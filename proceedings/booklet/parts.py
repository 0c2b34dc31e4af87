"""The values that go into and come out of putting a booklet together."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 - a public signature
from pathlib import Path  # noqa: TC003 - a field's type, resolved at run time

from proceedings.model import OwnNumbers
from proceedings.model.frozen import dataclass

WAY_BACK = "↑ Contents"
RANGE = ", pages –"  # the letters around the numbers of a part on its first page
"""What the running head of a first page says in place of the title, which stands below it."""


OWN_PAGE = "p."
"""What stands before a paper's own page number where that is moved."""

NumberBox = tuple[float, float, float, float]
Ink = tuple[int, int, int]
"""Red, green and blue as levels of 255."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """What stamping must know of a page as seen: where it is blank, where its text stands.

    Fields:
        head: free bands as (upper, lower) edges in points from the top.
        foot_left, foot_right: free bands of the lower corners as (lower, upper) edges in points
            from the bottom.
        edges: left and right ends of a few lines of its text, in points from the left; only the
            first pages of a paper are measured.
        number: box of the page's own number in its own coordinates; None where it has none, or
            where that was not asked.
        unopened: restores (``Q``) in the content without a save before them.
        unclosed: saves (``q``) in the content that are never restored.
        inks: blue inks of its links; None where it has none, and behind the first pages with links.
    """

    head: tuple[tuple[int, int], ...] = ()
    foot_left: tuple[tuple[int, int], ...] = ()
    foot_right: tuple[tuple[int, int], ...] = ()
    edges: tuple[tuple[int, int], ...] = ()
    number: NumberBox | None = None
    unopened: int = 0
    unclosed: int = 0
    inks: tuple[Ink, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the booklet that comes from one file.

    Fields:
        pdf: the source, as a file or as its bytes.
        title: what the outline calls it; empty sets its own outline in its place.
        group: the outline group it hangs under; empty for the top level.
        first_label: printed number of its first page; None for roman front matter.
        running_head: event and short title to stamp; None for pages that come with their own.
        notice: what to stamp on its first page in place of the running head.
        outline: carry the source's own outline below the entry.
        key: what addresses of our own pages call it (see :mod:`proceedings.booklet.addresses`).
        own: rendered by us; only such pages may address other parts.
        padded: close with a blank page where its last page would be a right-hand one.
        own_numbers: what becomes of the numbers its pages print themselves.
        returns: lead from its first page back to the contents.
        lettered: how many of its last pages are numbered with letters behind the last number.
        clearance: one value a page where known; None finds it while assembling, which costs as
            much as the copying.
    """

    pdf: Path | bytes
    title: str
    group: str = ""
    first_label: int | None = None
    running_head: tuple[str, str] | None = None
    notice: str = ""
    outline: bool = True
    key: str = ""
    own: bool = False
    padded: bool = False
    own_numbers: OwnNumbers = OwnNumbers.KEEP
    returns: bool = False
    lettered: int = 0
    clearance: tuple[Clearance, ...] | None = None


def stamped_texts(parts: Iterable[Part]) -> list[str]:
    """Return all that is stamped on the pages of parts, but for their numbers."""
    return [
        text
        for part in parts
        if part.running_head
        for text in (*part.running_head, part.notice, WAY_BACK, OWN_PAGE, RANGE)
    ]


@dataclass(frozen=True, slots=True)
class PartReport:
    """What became of a part.

    Fields:
        first_page: its first page in the booklet, from 1.
        links: internal links that lead to their place; addresses: links to the web and to
            other volumes.
        dead: links that led nowhere in the source already and are plain marks now.
        back: 1 where its first page leads back to the contents.
        notes: what was left out or changed, one sentence each.
    """

    key: str
    title: str
    first_page: int
    pages: int
    own: bool = False
    links: int = 0
    addresses: int = 0
    dead: int = 0
    back: int = 0
    notes: tuple[str, ...] = ()

    @property
    def last_page(self) -> int:
        """Its last page in the booklet."""
        return self.first_page + self.pages - 1


@dataclass(frozen=True, slots=True)
class AssemblyReport:
    """What the booklet holds, and what of its sources it does not.

    Fields:
        pages: of the whole booklet; front_pages: those before the first arabic number.
        parts: in booklet order.
    """

    pages: int
    front_pages: int
    parts: tuple[PartReport, ...]

    @property
    def links(self) -> int:
        """The internal links that lead to their place."""
        return sum(part.links for part in self.parts)

    @property
    def addresses(self) -> int:
        """The links to the web."""
        return sum(part.addresses for part in self.parts)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out or changed, each sentence after its part's key or title."""
        return tuple(
            f"{part.key or part.title or 'Front matter'}: {note}"
            for part in self.parts
            for note in part.notes
        )
