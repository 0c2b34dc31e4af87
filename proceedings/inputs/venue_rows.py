"""``boards.csv`` and ``attendance.csv``: which papers their rows name, and by which titles.

Only the columns that name a paper are read: the others can hold personal data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError
from proceedings.inputs.contacts import table_rows
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("boards.csv", "attendance.csv")
_PAPER = frozenset(
    {
        *("key", "number", "id", "paper", "papernumber", "paperid", "submission"),
        *("submissionnumber", "submissionid", "openreviewid", "forum"),
    }
)
_TITLE = frozenset({"title", "papertitle", "submissiontitle"})
_NOT_PLAIN = re.compile(r"[\W_]+")
_WRITTEN_AS_DECIMAL = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A row of a table of the venue.

    Fields:
        file: name of the table; line: in it.
        paper: what names the paper, as it stands there; may be empty.
        title: may be empty.
    """

    file: str
    line: int
    paper: str
    title: str


def read_venue_rows(path: Path) -> tuple[VenueRow, ...]:
    """Read which papers a table names; comma, semicolon or tab between its columns.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it is no such table.
    """
    rows = table_rows(path)
    line, head = next(rows, (1, []))
    names = [_NOT_PLAIN.sub("", name.lower()) for name in head]
    papers = [place for place, name in enumerate(names) if name in _PAPER]
    titles = [place for place, name in enumerate(names) if name in _TITLE]
    if not papers and not titles:
        shown = ", ".join(name.strip() for name in head if name.strip()) or "none"
        raise ConfigurationError(
            f"{path}:{line}: the first row names no column that says the paper; it names: {shown}",
            "Name one of the columns paper number, key or id, and another one title.",
        )
    return tuple(
        VenueRow(path.name, number, _first(row, papers), _first(row, titles))
        for number, row in rows
        if _first(row, papers) or _first(row, titles)
    )


def _first(row: list[str], places: list[int]) -> str:
    cells = [row[place].strip() for place in places if place < len(row)]
    found = next((cell for cell in cells if cell), "")
    decimal = _WRITTEN_AS_DECIMAL.fullmatch(found)
    return decimal[1] if decimal else found
