"""Papers on their way into the list of a workshop, from whatever the organizers have."""

from proceedings.importing.lists import BACKUP, Change, prepare, write
from proceedings.importing.manuscripts import PdfChange, fetch_pdfs, prepare_pdfs, write_pdfs

__all__ = [
    "BACKUP",
    "Change",
    "PdfChange",
    "fetch_pdfs",
    "prepare",
    "prepare_pdfs",
    "write",
    "write_pdfs",
]
