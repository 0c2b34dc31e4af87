"""Page labels: what a viewer shows as the number of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Pdf, String

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages that are numbered one after the other.

    Fields:
        first: printed number of the first; None continues the roman numbers of the front matter.
        lettered: how many of the last have letters behind the last number, as 20a and 20b.
    """

    pages: int
    first: int | None
    lettered: int = 0


def write_labels(booklet: Pdf, stretches: Iterable[Stretch]) -> None:
    """Write page labels: roman from i for the front matter, arabic as given for the rest."""
    numbers = Array()
    page, roman = 0, 1
    due: tuple[object, int] | None = None
    for stretch in stretches:
        first, pages = stretch.first, stretch.pages - stretch.lettered
        if not stretch.pages:
            continue
        style, start = (Name.r, roman) if first is None else (Name.D, first)
        if due != (style, start):
            numbers.append(page)
            numbers.append(Dictionary(S=style, St=start))
        due = (style, start + pages)
        page += pages
        if stretch.lettered:
            numbers.append(page)
            numbers.append(Dictionary(S=Name.a, P=String(str(start + pages - 1))))
            page += stretch.lettered
            due = None
        if first is None:
            roman += pages
    if page:
        booklet.Root.PageLabels = Dictionary(Nums=numbers)
