"""CMT's export of submissions, a workbook with title rows above the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.inputs.sources import fields
from proceedings.inputs.sources.decided import decided
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.tables import Record, named_columns, read_sheets, records
from proceedings.inputs.sources.values import Gathering, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_COLUMNS = {
    "number": ("paperid",),
    "title": ("papertitle",),
    "abstract": ("abstract",),
    "authors": ("authors",),
    "names": ("authornames",),
    "track": ("trackname",),
    "topics": ("primarysubjectarea",),
    "decision": ("status",),
}


def read_cmt(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read the submissions of CMT; a conference of several tracks has a sheet for each.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    rows: list[Record] = []
    for path in files:
        sheets = [
            records(
                table,
                lambda cells: named_columns(cells, _COLUMNS, ("number", "title")),
                found,
            )
            for table in read_sheets(path, "cmt")
        ]
        if all(sheet is None for sheet in sheets):
            raise stranger(path, "cmt", "columns Paper ID and Paper Title")
        rows += [row for sheet in sheets for row in sheet or ()]
    # With one track, its name is the workshop's and says nothing of a paper.
    several = len({row.text("track") for row in rows}) > 1
    for row in rows:
        entry = {
            "number": fields.number(row.text("number")),
            "title": row.text("title"),
            "authors": _authors(row, found),
            "abstract": fields.abstract(row.cells.get("abstract"), row.where, found),
            "topics": fields.topics(row.cells.get("topics")),
        }
        if several and row.text("track"):
            entry["track"] = row.text("track")
        if entry["number"] is None:
            found.complain(row.where, "the row has no Paper ID", "Give it one, or delete the row.")
        decided(row, entry, found)
    return found.reading()


def _authors(row: Record, found: Gathering) -> list[dict[str, Any]]:
    """Return the authors, with family names where both columns agree on who they are."""
    full = fields.authors(_marked(row, "authors"), row.where, found)
    apart = fields.authors(_marked(row, "names"), row.where, found)
    if not full or len(full) != len(apart):
        return full or apart
    return [
        {**other, **one} if one["name"] == other["name"] else one
        for one, other in zip(full, apart, strict=True)
    ]


def _marked(row: Record, name: str) -> str:
    """Return a cell of authors without the star of the contact, and with its last semicolon."""
    cell = row.text(name).replace("*", "")
    return f"{cell};" if cell and ";" not in cell else cell
