"""Whether a file can be a paper at all, before any reader opens it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.pdf.pages import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

_EXPORT_AGAIN = "Export the paper again and send that file."
_DOWNLOAD_AGAIN = "Download or upload the paper again, signed in if the site asks for it."

# Readers accept a header within the first 1,024 bytes (ISO 32000-1, annex H.3.4.1), and look for
# the cross-reference offset at the end.
_HEAD = 1024
_TAIL = 4096
_MARKUP = re.compile(rb"^\s*(<!doctype|<html|<\?xml|<head)", re.IGNORECASE)


def preflight(path: Path) -> None:
    """Refuse a file that is missing, empty, no PDF, or cut off.

    Raises:
        UnreadableError: with the finding's rule and what to do.
    """
    if not path.is_file():
        raise UnreadableError(
            "file-missing", "There is no such file.", "Check the name, or ask the authors for it."
        )
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(size - _TAIL, 0))
        tail = file.read(_TAIL)
    if not head.strip(b"\0 \t\r\n"):
        raise UnreadableError("file-empty", "The file is empty.", _EXPORT_AGAIN)
    if b"%PDF-" not in head:
        if _MARKUP.match(head):
            raise UnreadableError(
                "file-not-pdf",
                "The file is a web page that was saved under the name of a PDF.",
                _DOWNLOAD_AGAIN,
            )
        raise UnreadableError("file-not-pdf", "The file is not a PDF.", _EXPORT_AGAIN)
    if b"startxref" not in tail:
        raise UnreadableError(
            "file-truncated",
            f"The file stops in the middle, after {size:,} bytes.",
            _DOWNLOAD_AGAIN,
        )
