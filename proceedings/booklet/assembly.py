"""Putting the booklet together: pages copied, links inside their own paper, outline, stamps.

Pages are extended into one document in one pass and everything that refers to a page is written
out before as an explicit destination in its own source; the copy then maps it, since its pages
are already there. That is linear in the pages and keeps every link in its own paper (a plain
append sends those whose names collide into another one).
"""

from __future__ import annotations

from io import BytesIO
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Object, Pdf

from proceedings.booklet.clean import kept_annotations, strip_document, strip_page, uncarried
from proceedings.booklet.clearance import find_clearance
from proceedings.booklet.destinations import Destinations
from proceedings.booklet.frame import Frame
from proceedings.booklet.furnishing import aim, furnish, report
from proceedings.booklet.inks import blacken
from proceedings.booklet.layers import layers
from proceedings.booklet.lettering import Lettering
from proceedings.booklet.links import LinkRewriter
from proceedings.booklet.outline import read_outline
from proceedings.booklet.parts import AssemblyReport, Clearance, Part, PartReport, stamped_texts
from proceedings.booklet.placed import Placed, pages_in_words
from proceedings.booklet.stamps import Stamper, Stamping
from proceedings.booklet.structure import StructureTree
from proceedings.errors import OutputError
from proceedings.model.frozen import dataclass
from proceedings.pdf.writing import DocumentMetadata, save, write_metadata
from proceedings.plan import page_label
from proceedings.render import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
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
    printed: bool = False,
    lettering: Lettering | None = None,
    elsewhere: Mapping[str, tuple[str, int]] | None = None,
    progress: Callable[[int], None] | None = None,
) -> AssemblyReport:
    """Write one PDF from the parts of a booklet; the same parts give the same bytes.

    Arguments:
        parts: in booklet order; keys are unique where they are given.
        target: the file to write, replaced whole.
        metadata: what the PDF says of itself.
        linearize: for reading while it loads; saving takes twice as long.
        printed: for paper: numbered parts open on right-hand pages, behind a blank one where it
            needs that; there are no links, no outline and no tags, and blue links are black.
        lettering: that has all letters of what is stamped; None makes one, which takes as long as
            stamping 500 pages.
        elsewhere: keys of parts in other files: the file beside this one, and the index of a page.
        progress: told the number of parts that are done.

    Returns:
        where each part lies, and what of its source is not in the booklet.

    Raises:
        UnreadablePartError: a source cannot be opened or copied.
        OutputError: no part has a page.
    """
    with pikepdf.new() as booklet:
        texts = stamped_texts(parts)
        if lettering is None and texts:
            lettering = Lettering([*texts, ascii_lowercase])
        work = _Work(
            booklet,
            Stamper(booklet, lettering) if lettering is not None else None,
            None if printed else StructureTree(booklet),
        )
        placed: list[Placed] = []
        for number, part in enumerate(parts, 1):
            placed.append(_place(work, part))
            if progress is not None:
                progress(number)
        aim(booklet, placed, elsewhere or {})
        furnish(booklet, placed, printed=printed)
        if work.tree is not None:
            work.tree.write()
        write_metadata(booklet, metadata)
        pages = len(booklet.pages)
        if not pages:
            raise OutputError(
                "The booklet has no page.",
                fix="List more parts under booklet.parts in workshop.yaml, or delete the key.",
            )
        save(booklet, target, linearize=linearize)
    front = next((one.first for one in placed if one.part.first_label is not None), pages)
    return AssemblyReport(pages, front, tuple(report(one) for one in placed))


@dataclass(frozen=True, slots=True)
class _Work:
    """A booklet in the making.

    Fields:
        stamper: None where no part has a running head.
        tree: the tags; None for print.
    """

    booklet: Pdf
    stamper: Stamper | None
    tree: StructureTree | None


def _place(work: _Work, part: Part) -> Placed:
    booklet, stamper = work.booklet, work.stamper
    placed = Placed(part, len(booklet.pages))
    clearance = () if stamper is None or part.running_head is None else _clearance(part)
    try:
        with pikepdf.open(BytesIO(part.pdf) if isinstance(part.pdf, bytes) else part.pdf) as source:
            if work.tree is None:
                _blacken(source, clearance)
            _copy(work, source, placed)
    except _UNREADABLE as error:
        raise UnreadablePartError(part, str(error)) from error
    if stamper is not None and part.running_head is not None:
        _stamp(work, stamper, placed, part.running_head, clearance)
    printed = work.tree is None and part.first_label is not None
    if (part.padded or printed) and len(booklet.pages) % 2:
        frame = Frame.of(booklet.pages[-1].obj)
        booklet.add_blank_page(page_size=(frame.width, frame.height))
        placed.pages += 1
    return placed


def _clearance(part: Part) -> tuple[Clearance, ...]:
    if part.clearance is not None:
        return part.clearance
    try:
        return find_clearance(part.pdf)
    except ValueError:
        return ()


def _blacken(source: Pdf, clearance: Sequence[Clearance]) -> None:
    inks = {ink for page in clearance for ink in page.inks or ()}
    if inks:
        for page in source.pages:
            blacken(source, page, inks)


def _copy(work: _Work, source: Pdf, placed: Placed) -> None:
    booklet, part, notes = work.booklet, placed.part, placed.notes
    tagged = part.own and work.tree is not None
    notes += [] if part.own else uncarried(source)
    destinations = Destinations(source)
    rewriter = LinkRewriter(source, destinations, own=part.own)
    placed.tally = tally = rewriter.tally
    annotations = []
    for index, page in enumerate(source.pages):
        if "/Annots" in page.obj:
            links = None if work.tree is None else rewriter
            kept = kept_annotations(page.obj, index, links, tally.removed, tagged=tagged)
            if kept is not None:
                annotations.append((index, kept))
        strip_page(page.obj, tagged=tagged)
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
    if tagged and work.tree is not None and "/StructTreeRoot" in source.Root:
        tree = booklet.copy_foreign(source.Root.StructTreeRoot)
        work.tree.take(tree, [page.obj for page in booklet.pages[placed.first :]])
    if hidden:
        notes.append(f"It hides {words.count(len(hidden), 'layer')}; hidden they stay.")
    if any("file is damaged" in warning for warning in source.get_warnings()):
        notes.append("The file is damaged and was mended for copying.")


def _carry(booklet: Pdf, source: Pdf, objects: Sequence[Object]) -> list[Object]:
    """Copy objects of a source whose pages are already in the booklet, all at once."""
    if not objects:
        return []
    return list(booklet.copy_foreign(source.make_indirect(Array(objects))))


def _stamp(
    work: _Work,
    stamper: Stamper,
    placed: Placed,
    head: tuple[str, str],
    clearance: tuple[Clearance, ...],
) -> None:
    part = placed.part
    # A page nothing is known of is not stamped.
    clearance = (*clearance, *[Clearance()] * placed.pages)[: placed.pages]
    plain = placed.pages - part.lettered
    first = part.first_label or 1
    stamped = stamper.stamp(
        Stamping(
            first=placed.first,
            clearance=clearance,
            head=head,
            labels=tuple(
                page_label(first + min(index, plain - 1), max(index - plain + 1, 0))
                for index in range(placed.pages)
            ),
            right=first % 2 == 1,
            notice=part.notice,
            own_numbers=part.own_numbers,
            returns=part.returns and work.tree is not None,
            marked=work.tree is not None and not part.own,
        )
    )
    placed.way_back = stamped.way_back
    if work.tree is not None and not part.own:
        pages = work.booklet.pages
        work.tree.stand_in(
            part.title, [pages[placed.first + index].obj for index in stamped.marked]
        )
    for what, missing in (
        ("running head", stamped.headless),
        ("page number", stamped.unnumbered),
    ):
        if missing:
            placed.notes.append(f"No clear space for the {what} on {pages_in_words(missing)}.")
    if lost := stamper.lost((*head, part.notice)):
        placed.notes.append(f"No font at hand has {' '.join(lost)}, which the running head needs.")
