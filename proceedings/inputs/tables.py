"""Tables that come from venues and forms: CSV with commas, semicolons or tabs, with or without BOM.

Only columns that are asked for by name are looked at; what else a table holds stays in it.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, MissingInputError
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from proceedings.model import Paper, Session

_NOT_PLAIN = re.compile(r"[\W_]+")
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its line in the file, and the cells of the columns that were asked for."""

    line: int
    cells: Mapping[str, str]


def read_table(
    path: Path, columns: Mapping[str, Sequence[str]], needed: Sequence[Sequence[str]]
) -> tuple[Row, ...]:
    """Read the named columns of a table; rows that are empty in all of them are left out.

    Arguments:
        columns: what a column may be called, by the name it has here.
        needed: of each of these groups one column has to be there.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it is no table in UTF-8, or lacks a column.
    """
    rows = table_rows(path)
    line, head = rows[0] if rows else (1, [])
    titles = [plain(title) for title in head]
    places = {
        name: titles.index(word)
        for name, words in columns.items()
        for word in map(plain, words)
        if word in titles
    }
    for group in needed:
        if not any(name in places for name in group):
            shown = ", ".join(title.strip() for title in head if title.strip()) or "none"
            wanted = " or ".join(columns[name][0] for name in group)
            raise ConfigurationError(
                f"{path}:{line}: the first row names no column {wanted}; it names: {shown}",
                f"Call the column {columns[group[0]][0]}.",
            )
    found = []
    for number, row in rows[1:]:
        padded = [cell.strip() for cell in row] + [""] * (len(head) - len(row))
        cells = {name: padded[place] for name, place in places.items()}
        if any(cells.values()):
            found.append(Row(number, cells))
    return tuple(found)


def plain(title: str) -> str:
    """Return a title of a column as it is compared: letters and digits alone."""
    return _NOT_PLAIN.sub("", title.casefold())


def paper_named(cells: Mapping[str, str], papers: Sequence[Paper]) -> Paper | None:
    """Return the paper of a row, by its columns ``number``, ``id`` or ``key``.

    Tables take zeros away from numbers and add them; ids differ by capitals and nothing else does.
    """
    number, identifier, key = (cells.get(name, "") for name in ("number", "id", "key"))
    for paper in papers:
        by_number = number.isascii() and number.isdecimal() and paper.number == int(number)
        if by_number or (identifier and paper.id == identifier):
            return paper
        if key and (paper.key.casefold() == key.casefold()):
            return paper
    return next((paper for paper in papers if number and paper.key == number), None)


def session_named(words: str, sessions: Sequence[Session]) -> Session | None:
    """Return the session that some words mean: its id, its title, or its number in time.

    Arguments:
        sessions: those that can be meant, in the order of time.
    """
    wanted = plain(words)
    for session in sessions:
        if wanted in {plain(session.id), plain(session.title)}:
            return session
    number = _LAST_NUMBER.search(words)
    place = int(number[1]) if number else 0
    return sessions[place - 1] if 0 < place <= len(sessions) else None


def table_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return line and cells of each row that is not empty; comma, semicolon or tab part cells.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it is no table in UTF-8.
    """
    text = _text(path)
    head = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise ConfigurationError(
            f"{path}:{reader.line_num}: is not a row of a table ({error})",
            "Save the table as CSV again; a quotation mark in a cell is written twice.",
        ) from error
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInputError(f"{path}: there is no such file.", "Correct the name.") from error
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot be read ({error.strerror})", "Name a table as CSV."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{path}: is not a text in UTF-8", "Save the table as CSV in UTF-8."
        ) from error
