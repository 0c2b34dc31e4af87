"""The floor of reading papers: PDFium loads every page and its text, and hands the text over.

Usage: python benchmarks/text_pass.py FILE [...]
"""

from __future__ import annotations

import ctypes
import sys

# The floor of a command line that reads PDFs: it starts these two, whatever it does then.
import click  # noqa: F401
import pypdfium2.raw as pdfium


def text_pass(path: str) -> int:
    """Read the text of every page of a file; return how many characters there are."""
    document = pdfium.FPDF_LoadDocument(path.encode(), None)
    characters = 0
    for index in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(text, 0, count, buffer)
        characters += count
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return characters


def page_count(path: str) -> int:
    """Return how many pages a file has; 0 if it cannot be opened."""
    document = pdfium.FPDF_LoadDocument(path.encode(), None)
    if not document:
        return 0
    pages = int(pdfium.FPDF_GetPageCount(document))
    pdfium.FPDF_CloseDocument(document)
    return pages


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text_pass(name)
