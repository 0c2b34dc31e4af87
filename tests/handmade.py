"""PDFs and page models made for tests, small enough to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf.pages import Font, Line, Page, Span, line_of

if TYPE_CHECKING:
    from pathlib import Path

ROMAN = Font("NimbusRomNo9L-Regu")
BOLD = Font("NimbusRomNo9L-Medi", bold=True)


def span(text: str, x: float, baseline: float, size: float = 9.96, font: Font = ROMAN) -> Span:
    """Return a span whose characters are half a size wide."""
    box = Box(x, baseline - 0.7 * size, x + 0.5 * size * len(text), baseline + 0.2 * size)
    return Span(text, box, size, baseline, font)


def line(text: str, x: float, baseline: float, size: float = 9.96, font: Font = ROMAN) -> Line:
    """Return a line of one span."""
    one = span(text, x, baseline, size, font)
    return line_of((one,))


def page(number: int, lines: list[Line]) -> Page:
    """Return a US Letter page."""
    return Page(number, 612.0, 792.0, lines=tuple(lines))


def write_pdf(
    path: Path, content: str, *, pages: int = 1, media: str = "0 0 612 792", extra: str = ""
) -> Path:
    """Write a PDF in Times and Times-Bold (F1, F2) whose pages all have one content stream."""
    stream = content.encode("latin-1")
    kids = " ".join(f"{10 + index} 0 R" for index in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>",
        5: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    }
    for index in range(pages):
        objects[10 + index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] {extra} /Contents 5 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        ).encode()
    body, offsets = b"%PDF-1.5\n", {}
    for number, value in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(body)
    last = max(objects)
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 00000 f \n"
        for n in range(1, last + 1)
    ]
    body += b"xref\n0 %d\n%s" % (last + 1, b"".join(rows))
    body += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, start)
    path.write_bytes(body)
    return path
