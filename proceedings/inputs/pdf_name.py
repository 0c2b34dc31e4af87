"""The name of a PDF below ``papers/``, as ``papers.yaml`` and ``decisions.yaml`` give it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Any

from proceedings.inputs.reads import Reads


def _pdf_name(value: Any) -> str:
    """Return a name as the folder has it: authors put colons, backslashes and blanks into it.

    It is looked up among the files that are there and never opened, so that only a way out of the
    folder is refused.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError
    return str(path)


PdfName = Annotated[
    str,
    Reads(
        "the name of a file below papers/, with / between folders", _pdf_name, {"type": "string"}
    ),
]
