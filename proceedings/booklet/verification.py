"""A second reader's look at a finished booklet: every link stays where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PageObject

    from proceedings.booklet.parts import AssemblyReport, PartReport


def verify(target: Path, report: AssemblyReport) -> tuple[str, ...]:
    """Read a booklet with pypdf and return what is wrong with it, one sentence each.

    Checked are the number of pages, that every internal link of a paper leads into that paper,
    that our own pages lead somewhere, and that the links counted while assembling are there.
    """
    reader = PdfReader(target)
    wrong = []
    if len(reader.pages) != report.pages:
        wrong.append(f"It has {len(reader.pages)} pages instead of {report.pages}.")
    numbers = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, 1)
        if page.indirect_reference is not None
    }
    ours = {
        page
        for part in report.parts
        if part.own and not part.key
        for page in range(part.first_page, part.last_page + 1)
    }
    for part in report.parts:
        wrong += _part(reader, part, numbers, ours)
    return tuple(wrong)


def _part(
    reader: PdfReader, part: PartReport, numbers: dict[int, int], ours: set[int]
) -> Iterator[str]:
    links = addresses = back = 0
    name = part.key or part.title
    for number in range(part.first_page, part.last_page + 1):
        for link in _links(reader.pages[number - 1]):
            if "/Dest" not in link:
                addresses += "/A" in link
                continue
            target = _target(link, numbers)
            if number == part.first_page and target in ours and back < part.back:
                back += 1
                continue
            links += 1
            if target is None:
                yield f"A link of {name} on page {number} leads nowhere."
            elif not part.own and not part.first_page <= target <= part.last_page:
                yield f"A link of {name} on page {number} leads to page {target}."
    if back != part.back:
        yield f"{name} does not lead back to the contents."
    if links != part.links:
        yield f"{name} has {links} internal links instead of {part.links}."
    if addresses != part.addresses:
        yield f"{name} has {addresses} links to the web instead of {part.addresses}."


def _links(page: PageObject) -> Iterator[DictionaryObject]:
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        # What a broken paper lists there can be another page, and no copy of it comes along.
        if isinstance(annotation, DictionaryObject) and annotation.get("/Subtype") == "/Link":
            yield annotation


def _target(link: DictionaryObject, numbers: dict[int, int]) -> int | None:
    """Return the page a link leads to, from 1; None where it is no page of the booklet."""
    destination = link["/Dest"]
    if not isinstance(destination, list) or not destination:
        return None
    page = list.__getitem__(destination, 0)  # the reference itself, not the page behind it
    return numbers.get(getattr(page, "idnum", 0))
