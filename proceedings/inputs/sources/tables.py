"""Tables as rows of texts: CSV with any usual delimiter, and the sheets of a workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping  # noqa: TC003 - part of public signatures
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError
from proceedings.inputs.sources import fields
from proceedings.inputs.sources.json_file import read_text
from proceedings.inputs.sources.recognising import stranger
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from proceedings.inputs.sources.values import Gathering

_TITLE_ROWS = 20  # rows above the head of a table in which one is looked for
_UNPACKED = 200 * 2**20  # bytes; a list of 5,000 papers with abstracts has about 10 MB
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
# "=SUM(A1:A3)", "=B2", "=HYPERLINK(...)"; a title may begin with an equals sign and a blank.
_FORMULA = re.compile(r"=(?:[A-Z.]+\(|\$?[A-Z]{1,3}\$?\d|[-+@\d(]|'?[\w ]+'?!)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty.

    Fields:
        line: 1-based, as a spreadsheet or an editor counts.
        formulas: positions of the cells that hold a formula.
    """

    line: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a CSV file or a sheet, those above its head included.

    Fields:
        name: of the file, and of the sheet where there are several.
    """

    name: str
    rows: tuple[Row, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row below the head: cells by the field they hold.

    Fields:
        where: file and row, as messages name it.
    """

    where: str
    cells: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a cell as one line; empty where there is no value."""
        return fields.text(self.cells.get(name))


def plain(name: str) -> str:
    """Return the name of a column as it is compared: letters and digits in lower case, and #."""
    return re.sub(r"[^\w#]|_", "", fields.text(name).lower())


def read_table(path: Path, source: str) -> Table:
    """Read the rows of a CSV file, or of the first sheet of a workbook that has any.

    Arguments:
        source: what the file should be of, for the error where it is no table.

    Raises:
        ConfigurationError: it is no table.
        MissingInputError: there is no such file.
    """
    first, *others = read_sheets(path, source)
    if not others:
        return first
    names = ", ".join(other.name.removeprefix(f"{path}, ") for other in others)
    return Table(first.name, first.rows, f"only this sheet is read, not {names}")


def read_sheets(path: Path, source: str) -> tuple[Table, ...]:
    """Read a CSV file as one table, a workbook as one a sheet; empty sheets are left out.

    Raises:
        ConfigurationError: it is no table.
        MissingInputError: there is no such file.
    """
    start = _start(path)
    if start.startswith(_OLD_WORKBOOK):
        raise ConfigurationError(
            f"{path}: is an old workbook (.xls) or one with a password",
            "Save it as .xlsx without a password, or as CSV in UTF-8.",
        )
    if start.startswith(b"PK"):
        return _workbook(path)
    if start.startswith(b"%PDF"):
        raise stranger(path, source, "a table")
    return (Table(str(path), tuple(_csv_rows(path))),)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError:
        return read_text(path)[:4].encode()  # says what is wrong


def _csv_rows(path: Path) -> Iterator[Row]:
    text = read_text(path)
    head = [line for line in text.splitlines()[:_TITLE_ROWS] if line.strip()]
    delimiter = max(",;\t", key=lambda mark: max((line.count(mark) for line in head), default=0))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                formulas = frozenset(n for n, c in enumerate(cells) if _FORMULA.match(c.strip()))
                yield Row(line, tuple(cells), formulas)
    except csv.Error as error:
        line = before + 1
        if "field larger" in str(error):
            raise ConfigurationError(
                f"{path}:{line}: a cell holds more than {csv.field_size_limit():,} characters",
                "Put the right text in its place; a whole file may have been pasted there, or a "
                "quotation mark is not closed.",
            ) from error
        raise ConfigurationError(
            f"{path}:{line}: is not a row of a table ({error})",
            "Save the table as CSV again; a quotation mark in a cell is written twice.",
        ) from error


def _workbook(path: Path) -> tuple[Table, ...]:
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            _check_size(path)
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            sheets = [(sheet.title, tuple(_sheet_rows(sheet))) for sheet in book.worksheets]
            book.close()
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, SyntaxError) as error:
        raise ConfigurationError(
            f"{path}: is not a workbook that can be read ({error})",
            "Save it as .xlsx again, or as CSV in UTF-8.",
        ) from error
    filled = [(title, rows) for title, rows in sheets if rows]
    if len(filled) <= 1:
        return (Table(str(path), filled[0][1] if filled else ()),)
    return tuple(Table(f"{path}, sheet {title}", rows) for title, rows in filled)


def _check_size(path: Path) -> None:
    """Refuse a workbook that unpacks into far more than a list of papers can be."""
    with zipfile.ZipFile(path) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > _UNPACKED:
        raise ConfigurationError(
            f"{path}: unpacks into {size // 2**20:,} MB; at most {_UNPACKED // 2**20} are read",
            "Save the sheet of the papers alone, as .xlsx or as CSV.",
        )


def _sheet_rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a workbook states of its own size is often wrong
    for line, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple(_cell(cell.value) for cell in row)
        if any(cell.strip() for cell in cells):
            formulas = frozenset(n for n, cell in enumerate(row) if cell.data_type == "f")
            yield Row(line, cells, formulas)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def records(
    table: Table, columns: Callable[[tuple[str, ...]], Mapping[str, int] | None], found: Gathering
) -> list[Record] | None:
    """Return the rows below the head of a table, or None where no head is found.

    Titles and notes above the head are passed over. A formula in a column that is read is a
    problem: what it came to is not in the file, or may be out of date.

    Arguments:
        columns: from the cells of a row to the position of each field; None if it is no head.
    """
    for position, row in enumerate(table.rows[:_TITLE_ROWS]):
        placed = columns(row.cells)
        if placed is not None:
            if table.warning:
                found.warn(table.name, table.warning)
            return [_record(table.name, r, placed, row, found) for r in table.rows[position + 1 :]]
    return None


def _record(name: str, row: Row, placed: Mapping[str, int], head: Row, found: Gathering) -> Record:
    where = f"{name}:{row.line}"
    cells = {}
    for field, position in placed.items():
        cells[field] = row.cells[position] if position < len(row.cells) else ""
        if position in row.formulas:
            found.complain(
                where,
                f"the cell of “{fields.text(head.cells[position])}” holds a formula "
                f"({fields.text(cells[field])[:40]}), and formulas are not computed",
                "Put its value there (copy, then paste as values).",
            )
    return Record(where, cells)


def named_columns(
    cells: tuple[str, ...], names: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]
) -> Mapping[str, int] | None:
    """Return where the fields stand, by the names their columns may have; None without all needed.

    Arguments:
        names: for each field the plain names of its column, the preferred one first.
    """
    present: dict[str, int] = {}
    for position, cell in enumerate(cells):
        present.setdefault(plain(cell), position)
    placed = {
        name: present[next(o for o in own if o in present)]
        for name, own in names.items()
        if any(o in present for o in own)
    }
    return placed if all(name in placed for name in needed) else None
