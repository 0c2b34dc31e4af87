"""Real papers put together: no link is lost, none leaves its paper."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - as in the package

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NullObject
from sources import METADATA

from proceedings.booklet.assembly import assemble
from proceedings.booklet.parts import AssemblyReport, Part
from proceedings.booklet.verification import verify

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


@dataclass(frozen=True)
class Booklet:
    sources: list[Path]
    target: Path
    report: AssemblyReport


@pytest.fixture(scope="module", params=["links", "papers"])
def booklet(request, corpus, tmp_path_factory):
    sources = sorted((corpus / request.param).glob("*.pdf"))
    parts, number = [], 1
    for source in sources:
        head = ("Careful Manuscripts 2026", f"What {source.stem} says")
        parts.append(Part(source, head[1], "Papers", number, running_head=head, key=source.stem))
        document = pypdfium2.PdfDocument(source)
        number += len(document)
        document.close()
    target = tmp_path_factory.mktemp("booklet") / "booklet.pdf"
    return Booklet(sources, target, assemble(parts, target, metadata=METADATA))


def test_every_link_keeps_its_place_within_its_paper(booklet):
    reader = PdfReader(booklet.target)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    for source, part in zip(booklet.sources, booklet.report.parts, strict=True):
        expected_links, expected_addresses = _links(PdfReader(source))
        links, addresses = [], []
        for offset in range(part.pages):
            for annotation in _annotations(reader.pages[part.first_page - 1 + offset]):
                action = annotation.get("/A")
                if "/Dest" in annotation:
                    page = numbers[list.__getitem__(annotation["/Dest"], 0).idnum]
                    links.append((offset, page - part.first_page + 1))
                elif action is not None:
                    addresses.append((offset, str(action["/URI"])))
        assert links == expected_links, source.name
        assert addresses == expected_addresses, source.name
        assert part.links == len(expected_links)


def test_all_readers_find_all_pages(booklet, qpdf):
    pages = sum(len(PdfReader(source).pages) for source in booklet.sources)
    assert booklet.report.pages == pages
    assert len(PdfReader(booklet.target).pages) == pages
    document = pypdfium2.PdfDocument(booklet.target)
    assert len(document) == pages
    document.close()
    check = subprocess.run(
        [qpdf, "--check", booklet.target], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout + check.stderr


def test_the_second_reader_agrees(booklet):
    assert verify(booklet.target, booklet.report) == ()


def _annotations(page):
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        if isinstance(annotation, DictionaryObject) and annotation.get("/Subtype") == "/Link":
            yield annotation


def _links(reader: PdfReader) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Return page and target page of the links that lead somewhere, and the web addresses."""
    names = reader.named_destinations
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    links, addresses = [], []
    for number, page in enumerate(reader.pages):
        for annotation in _annotations(page):
            action = annotation.get("/A", DictionaryObject())
            if action.get("/S") == "/URI":
                addresses.append((number, str(action["/URI"])))
                continue
            place = annotation.get("/Dest", action.get("/D"))
            if isinstance(place, ArrayObject):
                target = list.__getitem__(place, 0)
            else:
                known = names.get(place)
                target = known.raw_get("/Page") if known is not None else NullObject()
            if getattr(target, "idnum", None) in numbers:
                links.append((number, numbers[target.idnum]))
    return links, addresses


def test_pages_are_unchanged_outside_their_stamps(booklet):
    after = pypdfium2.PdfDocument(booklet.target)
    for source, part in zip(booklet.sources, booklet.report.parts, strict=True):
        before = pypdfium2.PdfDocument(source)
        for offset in {0, part.pages // 2, part.pages - 1}:
            one, other = (
                page.render(scale=50 / 72).to_pil().convert("L")
                for page in (before[offset], after[part.first_page - 1 + offset])
            )
            strip = 38  # pixels: 54 points at this scale
            middle = (0, strip, one.width, one.height - strip)
            changed = ImageChops.difference(one.crop(middle), other.crop(middle)).getbbox()
            assert changed is None, (source.name, offset + 1)
            # In the strips nothing gets lighter, and nothing dark gets any darker.
            assert ImageChops.subtract(other, one).getbbox() is None, (source.name, offset + 1)
            ink = ImageChops.invert(one).point([0] * 31 + [255] * 225)
            stamp = ImageChops.difference(one, other)
            assert ImageChops.multiply(ink, stamp).getbbox() is None, (source.name, offset + 1)
        before.close()
    after.close()
