"""Which source a file seems to be of, to say so where another was named."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

_LOOKED_AT = 1_000_000  # bytes; the head of a table or the first note stands in far fewer

_SPOKEN = {
    "openreview": "notes of OpenReview",
    "console": "the CSV of OpenReview's program-chair console",
    "cmt": "an export of CMT",
    "easychair": "an export of EasyChair",
    "aclpub2": "papers.yml of aclpub2",
    "table": "a table",
    "site": "a data file of a workshop's site",
    "pdfs": "a PDF",
}


def stranger(path: Path, source: str, needs: str) -> ConfigurationError:
    """Return the error of a file that is not of the source that was named.

    Arguments:
        needs: what such a file has and this one has not.
    """
    other = seems(path)
    if other and other != source:
        return ConfigurationError(
            f"{path}: is not {_SPOKEN[source]}; it looks like {_SPOKEN[other]}",
            f"Use `proceedings import {other}`.",
        )
    return ConfigurationError(
        f"{path}: is not {_SPOKEN[source]}: it lacks {needs}",
        "Export it again, or name the source it is of (`proceedings import --help` lists them).",
    )


def seems(path: Path) -> str | None:
    """Return the source a file seems to be of, or None."""
    with path.open("rb") as file:
        raw = file.read(_LOOKED_AT)
    if raw.startswith(b"%PDF"):
        return "pdfs"
    if raw.startswith(b"PK"):
        return _seems_table(_sheet_head(path)) or "table"
    head = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "replace")
    if head.lstrip().startswith(("{", "[")):
        return _seems_json(head)
    if re.search(
        r"^\s*-?\s*(first_name|last_name|preferred_name|openreview_id)\s*:", head, re.MULTILINE
    ):
        return "aclpub2"
    names = {_plain(name) for line in head.splitlines()[:20] for name in re.split("[,;\t]", line)}
    return _seems_table(names) or ("table" if "title" in names else None)


def _sheet_head(path: Path) -> set[str]:
    from proceedings.inputs.sources.tables import read_table

    try:
        rows = read_table(path, "table").rows[:20]
    except ConfigurationError:
        return set()
    return {_plain(cell) for row in rows for cell in row.cells}


def _seems_table(names: set[str]) -> str | None:
    if {"number", "forum"} <= names:
        return "console"
    if "papertitle" in names and "paperid" in names:
        return "cmt"
    if {"firstname", "lastname"} <= names:
        return "easychair"
    return None


def _seems_json(head: str) -> str | None:
    try:
        value: Any = json.loads(head)
    except ValueError:
        return "openreview" if '"content"' in head and '"invitation' in head else None
    if isinstance(value, dict):
        value = value.get("notes", value.get("papers", [value]))
    first = value[0] if isinstance(value, list) and value else None
    if not isinstance(first, dict):
        return None
    if isinstance(first.get("content"), dict):
        return "openreview"
    return "site" if "title" in first or {"number", "board"} <= first.keys() else None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower().removeprefix("\ufeff"))
