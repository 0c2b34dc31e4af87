"""What belongs to the booklet as a whole: outline, labels, layers, and links between its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from proceedings.booklet.labels import Stretch, write_labels
from proceedings.booklet.layers import write_layers
from proceedings.booklet.outline import Entry, write_outline
from proceedings.booklet.parts import PartReport
from proceedings.booklet.placed import Placed, pages_in_words
from proceedings.render import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTENTS = "contents"
"""The place that the way back leads to."""


def furnish(booklet: Pdf, placed: Sequence[Placed], *, printed: bool) -> None:
    """Write what belongs to the document as a whole."""
    if not printed:
        write_outline(booklet, _outline(booklet, placed))
    write_labels(
        booklet, [Stretch(one.pages, one.part.first_label, one.part.lettered) for one in placed]
    )
    write_layers(
        booklet,
        [layer for one in placed for layer in one.layers],
        [layer for one in placed for layer in one.hidden],
    )
    booklet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def aim(booklet: Pdf, placed: Sequence[Placed], elsewhere: Mapping[str, tuple[str, int]]) -> None:
    """Lead the addresses of our own pages to the parts and places they name.

    Arguments:
        elsewhere: keys of parts in other files: the file beside this one, and the index of a page.
    """
    places: dict[str, Object] = {}
    for one in placed:
        for name, place in one.anchors.items():
            places.setdefault(name, place)
            places.setdefault(name.removeprefix("paper-"), place)
    for one in placed:
        if one.part.key and one.pages:
            places[one.part.key] = _top(booklet, one.first)
    _lead(booklet, placed, places, elsewhere)
    for one in placed:
        if one.way_back is not None and CONTENTS in places:
            _lead_back(booklet.pages[one.first].obj, one.way_back, places[CONTENTS])
            one.tally.back = 1


def _lead(
    booklet: Pdf,
    placed: Sequence[Placed],
    places: Mapping[str, Object],
    elsewhere: Mapping[str, tuple[str, int]],
) -> None:
    titles = {one.part.key: one.part.title for one in placed}
    for one in placed:
        for page, position, key in one.tally.awaited:
            link = booklet.pages[one.first + page].obj.Annots[position]
            del link["/A"]
            if key in places:
                link.Dest = places[key]
                if "/Contents" in link:  # what a reader aloud says of it
                    link.Contents = String(titles.get(key) or key)
                one.tally.links += 1
            elif key in elsewhere:
                file, index = elsewhere[key]
                link.A = Dictionary(
                    S=Name.GoToR, F=String(file), D=Array([index, Name.Fit]), NewWindow=False
                )
                one.tally.addresses += 1
            else:
                one.tally.dead.append(page + 1)


def _lead_back(page: Object, box: tuple[float, float, float, float], contents: Object) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(edge, 2) for edge in box]),
        Border=Array([0, 0, 0]),
        Dest=contents,
    )
    annotations = page.get("/Annots")
    page.Annots = Array([*(annotations if isinstance(annotations, Array) else ()), link])


def _outline(booklet: Pdf, placed: Sequence[Placed]) -> list[Entry]:
    top: list[Entry] = []
    groups: dict[str, Entry] = {}
    for one in placed:
        part, first = one.part, _top(booklet, one.first) if one.pages else None
        if part.group and part.group not in groups:
            groups[part.group] = Entry(part.group, first, opened=True)
            top.append(groups[part.group])
        siblings = groups[part.group].children if part.group else top
        if part.title:
            siblings.append(Entry(part.title, first, one.entries))
        else:
            siblings.extend(one.entries)
    return top


def _top(booklet: Pdf, index: int) -> Object:
    return Array([booklet.pages[index].obj, Name.Fit])


def report(placed: Placed) -> PartReport:
    """Return what became of a part."""
    part, tally = placed.part, placed.tally
    notes = [*placed.notes]
    if tally.dead:
        dead = words.count(len(tally.dead), "link")
        notes.append(
            f"Leading nowhere, so plain marks now: {dead} on {pages_in_words(tally.dead)}."
        )
    for what, times in sorted(tally.removed.items()):
        notes.append(f"Left out: {what}" + (f", {times} times." if times > 1 else "."))
    return PartReport(
        key=part.key,
        title=part.title,
        first_page=placed.first + 1,
        pages=placed.pages,
        own=part.own,
        links=tally.links,
        addresses=tally.addresses,
        dead=len(tally.dead),
        back=tally.back,
        notes=tuple(notes),
    )
