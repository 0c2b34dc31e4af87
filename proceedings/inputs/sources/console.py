"""The CSV that OpenReview's program-chair console exports: no authors, and much that stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.inputs.sources import fields
from proceedings.inputs.sources.decided import decided
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.tables import named_columns, read_table, records
from proceedings.inputs.sources.values import Gathering, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# All other columns hold reviewers, scores and comments, and are not so much as looked at.
_COLUMNS = {
    "number": ("number",),
    "id": ("forum",),
    "title": ("title",),
    "abstract": ("abstract",),
    "decision": ("decision", "finaldecision"),
    "venue": ("venue",),
}


def read_console(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read the console's table; it names no authors.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    for path in files:
        rows = records(
            read_table(path, "console"),
            lambda cells: named_columns(cells, _COLUMNS, ("number", "id", "title")),
            found,
        )
        if rows is None:
            raise stranger(path, "console", "columns number, forum and title in its first row")
        for row in rows:
            entry = {
                "number": fields.number(row.text("number")),
                "id": row.text("id"),
                "title": row.text("title"),
                "abstract": fields.abstract(row.cells.get("abstract"), row.where, found),
            }
            decided(row, entry, found)
    found.warnings.append(
        "The console's table names no authors and no keywords; import the notes as well "
        "(`proceedings import openreview`)."
    )
    return found.reading()
