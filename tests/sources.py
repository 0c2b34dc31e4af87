"""Small PDFs to put together, and what a second reader finds in the booklet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence  # noqa: TC003 - as in the package
from io import BytesIO
from pathlib import Path  # noqa: TC003 - as in the package

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader

from proceedings.booklet.assembly import AssemblyReport, DocumentMetadata, Part, assemble

METADATA = DocumentMetadata("Careful Manuscripts", dt.datetime(2026, 7, 18, tzinfo=dt.UTC))
HEAD = ("Careful Manuscripts 2026", "On Tests")


def new(
    pages: int = 2, text: str = "Paper", box: Sequence[float] = (0, 0, 612, 792)
) -> pikepdf.Pdf:
    """Return a PDF whose pages say which they are in the middle of the sheet."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number in range(1, pages + 1):
        content = f"BT /F1 12 Tf 1 0 0 1 100 400 Tm ({text} page {number}) Tj ET"
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(list(box)),
            Resources=Dictionary(Font=Dictionary(F1=font)),
            Contents=pdf.make_stream(content.encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def annotate(pdf: pikepdf.Pdf, page: int, subtype: str = "/Link", **entries: object) -> None:
    """Put an annotation on a page (from 1)."""
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name(subtype), Rect=Array([100, 390, 200, 415]), **entries
    )
    owner = pdf.pages[page - 1].obj
    owner.Annots = Array([*owner.get("/Annots", []), pdf.make_indirect(annotation)])


def go(name: object) -> Dictionary:
    """Return an action that goes to a destination."""
    return Dictionary(S=Name.GoTo, D=name)


def place(pdf: pikepdf.Pdf, page: int, top: int = 700) -> Array:
    """Return an explicit destination."""
    return Array([pdf.pages[page - 1].obj, Name.XYZ, 72, top, None])


def name_places(pdf: pikepdf.Pdf, names: dict[bytes, object]) -> None:
    """Write a name tree with one leaf."""
    flat = [item for name in sorted(names) for item in (String(name), names[name])]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(flat)))


def sealed(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """Return the bytes of a PDF."""
    data = BytesIO()
    pdf.save(data, **options)
    return data.getvalue()


def put_together(folder: Path, *parts: Part | bytes) -> tuple[Path, AssemblyReport]:
    """Assemble parts; bytes stand for unstamped papers named a, b, c."""
    named = [
        part if isinstance(part, Part) else Part(part, f"Paper {key}", first_label=1, key=key)
        for key, part in zip("abcdefgh", parts, strict=False)
    ]
    target = folder / "booklet.pdf"
    return target, assemble(named, target, metadata=METADATA)


def jumps(target: Path) -> list[tuple[int, int]]:
    """Return page and target page, from 1, of each internal link, as pypdf reads them."""
    reader = PdfReader(target)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    found = []
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", []):
            destination = reference.get_object().get("/Dest")
            if destination is not None:
                found.append((number, numbers[list.__getitem__(destination, 0).idnum]))
    return found


def addresses(target: Path) -> list[str]:
    """Return the web addresses the pages link to."""
    found = []
    for page in PdfReader(target).pages:
        for reference in page.get("/Annots", []):
            action = reference.get_object().get("/A")
            if action is not None and action["/S"] == "/URI":
                found.append(str(action["/URI"]))
    return found
