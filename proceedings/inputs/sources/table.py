"""Any table, as CSV or a workbook: what its columns hold is guessed from their names, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.errors import UsageError
from proceedings.inputs.sources import decisions, fields
from proceedings.inputs.sources.decided import decided
from proceedings.inputs.sources.recognising import seems, stranger
from proceedings.inputs.sources.tables import Record, Table, plain, read_table, records
from proceedings.inputs.sources.values import Gathering, Place, Reading
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# Names of columns that were met in lists of workshops, in English, German, French and Spanish.
_NAMES = {
    "key": ("key",),
    "number": (
        *("number", "paperid", "papernumber", "submissionid", "submissionnumber", "submission#"),
        *("paper#", "#", "no", "nr", "nummer", "numéro", "número", "id"),
    ),
    "id": ("forum", "openreview", "openreviewid", "forumid", "openreviewlink", "openreviewurl"),
    "title": ("title", "papertitle", "submissiontitle", "titel", "titre", "título", "titulo"),
    "authors": ("authors", "authornames", "author", "authorlist", "autoren", "auteurs", "autores"),
    "abstract": ("abstract", "summary", "zusammenfassung", "résumé", "resumen"),
    "track": ("track", "papertype", "trackname"),
    "presentation": ("presentation", "presentationtype", "format", "type", "acceptedas"),
    "topics": ("topic", "topics", "primarytopic", "primaryarea", "category", "subjectarea"),
    "keywords": ("keywords", "keyword", "schlagwörter", "motsclés"),
    "award": ("award", "prize", "preis"),
    "decision": ("decision", "status", "finaldecision"),
    "file": ("file", "filename", "pdf", "pdffile"),
    "session": ("session", "postersession"),
    "board": ("board", "posterboard", "boardnumber"),
}
FIELDS = tuple(_NAMES)
"""What a column can be said to hold."""

# Never guessed at, whatever else a table calls them.
_PRIVATE = ("mail", "review", "score", "rating", "confidence", "phone", "note", "comment")


def read_table_source(files: Sequence[Path], columns: Mapping[str, str]) -> Reading:
    """Read tables with columns of any name.

    Arguments:
        columns: the name of the column of each field that was set by hand; all others are guessed.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
        UsageError: a column that was set is in none of the files.
    """
    found = Gathering()
    shown: dict[str, str] = {}
    unread: list[str] = []
    for path in files:
        table = read_table(path, "table")
        placed = _placed(table, columns)
        if placed is None:
            other = seems(path)
            if other not in {None, "table"}:
                raise stranger(path, "table", "a column of titles")
            heads = [cell for cell in (table.rows[0].cells if table.rows else ()) if cell.strip()]
            raise _headless(path, heads)
        head, positions = placed
        shown |= {name: fields.text(head[position]) for name, position in positions.items()}
        unread += [
            fields.text(cell)
            for position, cell in enumerate(head)
            if cell.strip() and position not in positions.values()
        ]
        for row in records(table, _only(head, positions), found) or ():
            _take(row, found)
    return found.reading(columns=shown, unread=tuple(dict.fromkeys(unread)))


def _only(
    head: tuple[str, ...], positions: Mapping[str, int]
) -> Callable[[tuple[str, ...]], Mapping[str, int] | None]:
    return lambda cells: positions if cells == head else None


def _headless(path: Path, heads: Sequence[str]) -> UsageError:
    named = join_words([f"“{fields.text(cell)}”" for cell in heads[:12]]) or "nothing"
    return UsageError(
        f"{path}: no column of titles was found; the first row names {named}.",
        "Name the column, such as --column title=Titel.",
    )


def _placed(
    table: Table, columns: Mapping[str, str]
) -> tuple[tuple[str, ...], Mapping[str, int]] | None:
    """Return the head of a table and where each field stands in it."""
    for row in table.rows[:20]:
        names = [plain(cell) for cell in row.cells]
        if columns.get("title") and plain(columns["title"]) not in names:
            continue
        placed = _guessed(names, columns)
        if "title" in placed:
            lost = [c for c in columns.values() if c and plain(c) not in names]
            if lost:
                heads = join_words([f"“{fields.text(c)}”" for c in row.cells if c.strip()])
                raise UsageError(
                    f"{table.name}: there is no column {join_words(lost)}; there are {heads}.",
                    "Correct --column.",
                )
            return row.cells, placed
    return None


def _guessed(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return the position of each field; a column holds one field, one set by hand the first."""
    placed = {f: names.index(plain(c)) for f, c in columns.items() if c and plain(c) in names}
    for name, known in _NAMES.items():
        if name in columns:
            continue
        free = [
            position
            for option in known
            for position, column in enumerate(names)
            if column == option
            and position not in placed.values()
            and not any(word in column.replace("openreview", "") for word in _PRIVATE)
        ]
        if free:
            placed[name] = free[0]
    return placed


def _take(row: Record, found: Gathering) -> None:
    said = decisions.read(row.text("presentation"))
    if row.text("presentation") and said.presentation is None:
        found.warn(
            row.where, f"“{row.text('presentation')}” is no presentation: oral, spotlight, poster"
        )
    number, id_text = row.text("number"), _id(row.text("id"))
    entry: dict[str, Any] = {
        "key": row.text("key"),
        "number": fields.number(number),
        "id": id_text or (number if number and fields.number(number) is None else ""),
        "title": row.text("title"),
        "authors": fields.authors(row.cells.get("authors"), row.where, found),
        "abstract": fields.abstract(row.cells.get("abstract"), row.where, found),
        "track": row.text("track") or said.track,
        "presentation": said.presentation,
        "topics": fields.topics(row.cells.get("topics")),
        "keywords": fields.words(row.cells.get("keywords")),
        "award": row.text("award") or said.award,
        "file": _file(row.text("file")),
    }
    place = Place(row.text("session") or None, row.text("board") or None)
    kept = {name: value for name, value in entry.items() if value not in (None, "", [])}
    decided(row, kept, found, place=place if place != Place() else None, must=False)


def _id(cell: str) -> str:
    """Return an OpenReview id, which may stand in an address."""
    return cell.rpartition("id=")[2].partition("&")[0] if "id=" in cell else cell


def _file(cell: str) -> str:
    return cell if cell.lower().endswith(".pdf") and "://" not in cell else ""
