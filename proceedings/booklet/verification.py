"""A finished booklet read again: every link stays where it belongs.

The file is read as it was written, by two readers. qpdf reads every page. pypdf, which shares no
code with what wrote the file, reads what it has not read before: it takes six times as long, and
the links of a paper come from its own file and from nothing else in the booklet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from proceedings.booklet.parts import AssemblyReport, PartReport


@dataclass(frozen=True, slots=True)
class _Link:
    """A link on a page.

    Fields:
        page: the page of the booklet it leads to, from 1; None where it is no page of it.
        address: it leads to the web, or to another file.
    """

    page: int | None = None
    address: bool = False


def verify_all(written: Sequence[tuple[Path, AssemblyReport, frozenset[str]]]) -> list[str]:
    """Return what is wrong with booklets, one sentence each; for the values see :func:`verify`."""
    return [fault for file, report, known in written for fault in verify(file, report, known)]


def verify(
    file: Path, report: AssemblyReport, known: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Read a booklet and return what is wrong with it, one sentence each.

    Checked are the number of pages, that every internal link of a paper leads into that paper,
    that our own pages lead somewhere, and that the links counted while assembling are there.

    Arguments:
        known: keys of papers whose links pypdf has read in an earlier booklet, made from the same.
    """
    new = [part for part in report.parts if part.key not in known]
    return tuple(dict.fromkeys((*_by_qpdf(file, report), *_by_pypdf(file, report, new))))


def _by_qpdf(file: Path, report: AssemblyReport) -> Iterator[str]:
    with pikepdf.open(file) as booklet:
        pages = list(booklet.pages)
        numbers = {page.obj.objgen[0]: number for number, page in enumerate(pages, 1)}

        def links(number: int) -> Iterator[_Link]:
            for annotation in pages[number - 1].obj.get("/Annots", ()):
                # What a broken paper lists there can be another page; no copy of it comes along.
                if not isinstance(annotation, pikepdf.Dictionary):
                    continue
                if annotation.get("/Subtype") != "/Link":
                    continue
                place = annotation.get("/Dest")
                if place is None:
                    yield from [_Link(address=True)] if "/A" in annotation else []
                elif isinstance(place, pikepdf.Array) and len(place):
                    yield _Link(numbers.get(getattr(place[0], "objgen", (0,))[0]))
                else:
                    yield _Link()

        yield from _faults(report, report.parts, len(pages), links)


def _by_pypdf(file: Path, report: AssemblyReport, parts: Collection[PartReport]) -> Iterator[str]:
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

    reader = PdfReader(file)
    pages = _leaves(reader)
    numbers = {page.idnum: number for number, page in enumerate(pages, 1)}

    def links(number: int) -> Iterator[_Link]:
        for reference in pages[number - 1].get_object().get("/Annots") or ():
            annotation = reference.get_object()
            if not isinstance(annotation, DictionaryObject):
                continue
            if annotation.get("/Subtype") != "/Link":
                continue
            if "/Dest" not in annotation:
                yield from [_Link(address=True)] if "/A" in annotation else []
                continue
            place = annotation["/Dest"]
            first = list.__getitem__(place, 0) if isinstance(place, list) and place else None
            yield _Link(numbers.get(getattr(first, "idnum", 0)))

    yield from _faults(report, parts, len(pages), links)


def _leaves(reader: Any) -> list[Any]:
    """Return the references of all pages, without reading pages where the tree has one level."""
    tree = reader.trailer["/Root"]["/Pages"]
    kids = tree["/Kids"]
    if tree["/Count"] == len(kids):
        return [list.__getitem__(kids, index) for index in range(len(kids))]
    return [page.indirect_reference for page in reader.pages]


def _faults(
    report: AssemblyReport,
    parts: Collection[PartReport],
    pages: int,
    links: Callable[[int], Iterator[_Link]],
) -> Iterator[str]:
    if pages != report.pages:
        yield f"It has {pages} pages instead of {report.pages}."
        return
    ours = {
        page
        for part in report.parts
        if part.own and not part.key
        for page in range(part.first_page, part.last_page + 1)
    }
    for part in parts:
        yield from _part(part, ours, links)


def _part(
    part: PartReport, ours: set[int], links: Callable[[int], Iterator[_Link]]
) -> Iterator[str]:
    internal = addresses = back = 0
    name = part.key or part.title
    for number in range(part.first_page, part.last_page + 1):
        for link in links(number):
            if link.address:
                addresses += 1
                continue
            if number == part.first_page and link.page in ours and back < part.back:
                back += 1
                continue
            internal += 1
            if link.page is None:
                yield f"A link of {name} on page {number} leads nowhere."
            elif not part.own and not part.first_page <= link.page <= part.last_page:
                yield f"A link of {name} on page {number} leads to page {link.page}."
    if back != part.back:
        yield f"{name} does not lead back to the contents."
    if internal != part.links:
        yield f"{name} has {internal} internal links instead of {part.links}."
    if addresses != part.addresses:
        yield f"{name} has {addresses} links to the web instead of {part.addresses}."
