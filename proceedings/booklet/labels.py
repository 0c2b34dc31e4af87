"""Page labels: what a viewer shows as the number of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Pdf

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_labels(booklet: Pdf, stretches: Iterable[tuple[int, int | None]]) -> None:
    """Write page labels: roman from i for the front matter, arabic as given for the rest.

    Arguments:
        stretches: pages and printed number of the first of them, in booklet order; a number of
            None continues the front matter.
    """
    numbers = Array()
    page, roman = 0, 1
    due: tuple[object, int] | None = None
    for pages, first in stretches:
        if not pages:
            continue
        style, start = (Name.r, roman) if first is None else (Name.D, first)
        if due != (style, start):
            numbers.append(page)
            numbers.append(Dictionary(S=style, St=start))
        due = (style, start + pages)
        page += pages
        if first is None:
            roman += pages
    if page:
        booklet.Root.PageLabels = Dictionary(Nums=numbers)
