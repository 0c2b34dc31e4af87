"""One manuscript from path to facts: what a limited worker runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.analysis import analyse
from proceedings.formats import load_formats
from proceedings.model.frozen import dataclass
from proceedings.pdf.extraction import read_document, reading
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.preflight import preflight

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.anatomy.values import Manuscript
    from proceedings.pdf.pages import Document

# The longest accepted papers with appendices have fewer than 100 pages.
MOST_PAGES = 300


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be read as a paper, in the words of a finding."""

    rule: str
    message: str
    fix: str


def read_manuscript(path: Path, own_formats: Path | None = None) -> Manuscript | Unreadable:
    """Read a file and return the facts about it, or why it cannot be read.

    Arguments:
        own_formats: folder of a workshop's own formats, recognised beside the shipped ones.
    """
    try:
        preflight(path)
        with reading(path, MOST_PAGES) as (document, look):
            _require_text(document)
            return analyse(document, load_formats(own_formats), look)
    except UnreadableError as error:
        return Unreadable(error.rule, error.message, error.fix)


def read_pages(path: Path) -> Document | Unreadable:
    """Read the pages of a file that has text, or say why they cannot be read."""
    try:
        preflight(path)
        document = read_document(path, MOST_PAGES)
        _require_text(document)
    except UnreadableError as error:
        return Unreadable(error.rule, error.message, error.fix)
    return document


def _require_text(document: Document) -> None:
    if not document.pages:
        raise UnreadableError("file-damaged", "The file has no pages.", "Export the paper again.")
    if not any(page.lines or page.turned for page in document.pages):
        raise UnreadableError(
            "file-no-text",
            "No page has text that can be read: the pages are pictures, or they are blank.",
            "Export the paper with its text, not as a scan.",
        )
