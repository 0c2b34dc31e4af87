"""The plan as data other programs read; and what of a paper is public."""

from proceedings.exports.bibtex import bibtex, bibtex_entries
from proceedings.exports.papers import (
    first_pdf_page,
    is_web_address,
    papers_json,
    public_abstract,
    public_links,
)

__all__ = [
    "bibtex",
    "bibtex_entries",
    "first_pdf_page",
    "is_web_address",
    "papers_json",
    "public_abstract",
    "public_links",
]
