"""Putting the booklet together: pages copied, links inside their own paper, outline, stamps.

Pages are extended into one document in one pass and everything that refers to a page is written
out before as an explicit destination in its own source; the copy then maps it, since its pages
are already there. That is linear in the pages and keeps every link in its own paper (a plain
append sends those whose names collide into another one).
"""

from __future__ import annotations

from dataclasses import field
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from proceedings.booklet.clean import kept_annotations, strip_document, strip_page, uncarried
from proceedings.booklet.clearance import find_clearance
from proceedings.booklet.destinations import Destinations
from proceedings.booklet.labels import write_labels
from proceedings.booklet.layers import layers, write_layers
from proceedings.booklet.links import LinkRewriter, Tally
from proceedings.booklet.outline import Entry, read_outline, write_outline
from proceedings.booklet.parts import AssemblyReport, Clearance, Part, PartReport
from proceedings.booklet.stamps import Stamper
from proceedings.errors import OutputError
from proceedings.model.frozen import dataclass
from proceedings.pdf.writing import DocumentMetadata, save, write_metadata
from proceedings.plan import PageSpan
from proceedings.render import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = [
    "AssemblyReport",
    "Clearance",
    "DocumentMetadata",
    "Part",
    "PartReport",
    "UnreadablePartError",
    "assemble",
]


# What the reader refuses, and objects of kinds no sound file has where we read them.
_UNREADABLE = (
    *(pikepdf.PdfError, pikepdf.PasswordError, OSError),
    *(RuntimeError, TypeError, ValueError),
)


class UnreadablePartError(OutputError):
    """The file of a part cannot be copied.

    Arguments:
        part: which one; put a placeholder in its place and assemble again.
        reason: what the reader said.
    """

    def __init__(self, part: Part, reason: str) -> None:
        name = part.key or part.title
        super().__init__(
            f"The PDF of {name} cannot be copied into the booklet: {reason}.",
            fix="Ask its authors to export it again, or leave it out.",
        )
        self.part = part


def assemble(
    parts: Sequence[Part],
    target: Path,
    *,
    metadata: DocumentMetadata,
    linearize: bool = False,
    progress: Callable[[int], None] | None = None,
) -> AssemblyReport:
    """Write one PDF from the parts of a booklet; the same parts give the same bytes.

    Arguments:
        parts: in booklet order; keys are unique where they are given.
        target: the file to write, replaced whole.
        metadata: what the PDF says of itself.
        linearize: for reading while it loads; saving takes twice as long.
        progress: told the number of parts that are done.

    Returns:
        where each part lies, and what of its source is not in the booklet.

    Raises:
        UnreadablePartError: a source cannot be opened or copied.
    """
    with pikepdf.new() as booklet:
        heads = [part.running_head for part in parts if part.running_head]
        stamper = Stamper(booklet, heads) if heads else None
        placed = []
        for number, part in enumerate(parts, 1):
            placed.append(_place(booklet, part, stamper))
            if progress is not None:
                progress(number)
        _aim(booklet, placed)
        _furnish(booklet, placed)
        write_metadata(booklet, metadata)
        pages = len(booklet.pages)
        save(booklet, target, linearize=linearize)
    front = next((one.first for one in placed if one.part.first_label is not None), pages)
    return AssemblyReport(pages, front, tuple(_report(one) for one in placed))


@dataclass(slots=True)
class _Placed:
    """A part whose pages are in the booklet.

    Fields:
        first: index of its first page in the booklet.
        entries: its own outline; its destinations, like ``anchors``, belong to the booklet.
        anchors: places our own pages name, by name.
    """

    part: Part
    first: int
    pages: int = 0
    tally: Tally = field(default_factory=Tally)
    entries: list[Entry] = field(default_factory=list)
    anchors: dict[str, Object] = field(default_factory=dict)
    layers: list[Object] = field(default_factory=list)
    hidden: list[Object] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _place(booklet: Pdf, part: Part, stamper: Stamper | None) -> _Placed:
    placed = _Placed(part, len(booklet.pages))
    try:
        with pikepdf.open(BytesIO(part.pdf) if isinstance(part.pdf, bytes) else part.pdf) as source:
            _copy(booklet, source, placed)
    except _UNREADABLE as error:
        raise UnreadablePartError(part, str(error)) from error
    if stamper is not None and part.running_head is not None:
        _stamp(stamper, placed, part.running_head)
    return placed


def _copy(booklet: Pdf, source: Pdf, placed: _Placed) -> None:
    part, notes = placed.part, placed.notes
    notes += [] if part.own else uncarried(source)
    destinations = Destinations(source)
    rewriter = LinkRewriter(source, destinations, own=part.own)
    placed.tally = tally = rewriter.tally
    annotations = []
    for index, page in enumerate(source.pages):
        if "/Annots" in page.obj:
            kept = kept_annotations(page.obj, index, rewriter.rewrite, tally.removed)
            if kept is not None:
                annotations.append((index, kept))
        strip_page(page.obj)
    placed.entries = read_outline(source, destinations) if part.outline else []
    anchors = destinations.anchors() if part.own else {}
    shown, hidden = layers(source)
    strip_document(source)
    placed.pages = len(source.pages)
    booklet.pages.extend(source.pages)

    for (index, _), array in zip(
        annotations, _carry(booklet, source, [array for _, array in annotations]), strict=True
    ):
        booklet.pages[placed.first + index].obj.Annots = array
    entries = [entry for root in placed.entries for entry in root.walk() if entry.destination]
    for entry, place in zip(
        entries, _carry(booklet, source, [entry.destination for entry in entries]), strict=True
    ):
        entry.destination = place
    places = _carry(booklet, source, list(anchors.values()))
    placed.anchors = dict(zip(anchors, places, strict=True))
    placed.layers = _carry(booklet, source, shown)
    placed.hidden = _carry(booklet, source, hidden)
    if hidden:
        notes.append(f"It hides {words.count(len(hidden), 'layer')}; hidden they stay.")
    if any("file is damaged" in warning for warning in source.get_warnings()):
        notes.append("The file is damaged and was mended for copying.")


def _carry(booklet: Pdf, source: Pdf, objects: Sequence[Object]) -> list[Object]:
    """Copy objects of a source whose pages are already in the booklet, all at once."""
    if not objects:
        return []
    return list(booklet.copy_foreign(source.make_indirect(Array(objects))))


def _stamp(stamper: Stamper, placed: _Placed, head: tuple[str, str]) -> None:
    clearance = placed.part.clearance
    try:
        clearance = find_clearance(placed.part.pdf) if clearance is None else clearance
    except ValueError:
        clearance = ()
    # A page nothing is known of is not stamped.
    clearance = (*clearance, *[Clearance()] * placed.pages)[: placed.pages]
    number = placed.part.first_label or 1
    headless, unnumbered = stamper.stamp(placed.first, clearance, head, number)
    if headless:
        placed.notes.append(f"No clear space for the running head on {_pages(headless)}.")
    if unnumbered:
        placed.notes.append(f"No clear space for the page number on {_pages(unnumbered)}.")
    if lost := stamper.lost(head):
        placed.notes.append(f"No font at hand has {' '.join(lost)}, which the running head needs.")


def _furnish(booklet: Pdf, placed: Sequence[_Placed]) -> None:
    """Write what belongs to the document as a whole."""
    write_outline(booklet, _outline(booklet, placed))
    write_labels(booklet, [(one.pages, one.part.first_label) for one in placed])
    write_layers(
        booklet,
        [layer for one in placed for layer in one.layers],
        [layer for one in placed for layer in one.hidden],
    )
    booklet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _aim(booklet: Pdf, placed: Sequence[_Placed]) -> None:
    """Lead the addresses of our own pages to the parts and places they name."""
    places: dict[str, Object] = {}
    for one in placed:
        for name, place in one.anchors.items():
            places.setdefault(name, place)
            places.setdefault(name.removeprefix("paper-"), place)
    for one in placed:
        if one.part.key and one.pages:
            places[one.part.key] = _top(booklet, one.first)
    for one in placed:
        for page, position, key in one.tally.awaited:
            link = booklet.pages[one.first + page].obj.Annots[position]
            del link["/A"]
            if key in places:
                link.Dest = places[key]
                one.tally.links += 1
            else:
                one.tally.dead.append(page + 1)


def _outline(booklet: Pdf, placed: Sequence[_Placed]) -> list[Entry]:
    top: list[Entry] = []
    group = ""
    for one in placed:
        part, first = one.part, _top(booklet, one.first) if one.pages else None
        if part.group and part.group != group:
            top.append(Entry(part.group, first, opened=True))
        group = part.group
        siblings = top[-1].children if group else top
        if part.title:
            siblings.append(Entry(part.title, first, one.entries))
        else:
            siblings.extend(one.entries)
    return top


def _top(booklet: Pdf, index: int) -> Object:
    return Array([booklet.pages[index].obj, Name.Fit])


def _report(placed: _Placed) -> PartReport:
    part, tally = placed.part, placed.tally
    notes = [*placed.notes]
    if tally.dead:
        dead = words.count(len(tally.dead), "link")
        notes.append(f"Leading nowhere, so plain marks now: {dead} on {_pages(tally.dead)}.")
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
        notes=tuple(notes),
    )


def _pages(numbers: Sequence[int]) -> str:
    """Return "page 3", or "pages 1–4, 7 and 9"."""
    runs: list[PageSpan] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1].last == number - 1:
            runs[-1] = PageSpan(runs[-1].first, number)
        else:
            runs.append(PageSpan(number, number))
    noun = "page" if len(set(numbers)) == 1 else "pages"
    return f"{noun} {words.joined([words.pages(run) for run in runs])}"
