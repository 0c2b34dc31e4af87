"""``contacts.csv``: who is written to about which paper. Only letters read it."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.tables import table_rows
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.model import Paper

CONTACTS = "contacts.csv"

_MAIL_COLUMN = re.compile(r"e?mails?\d*")
_NOT_PLAIN = re.compile(r"[\W_]+")
# An address begins with a letter or digit here, so that no table takes it for a formula.
_ADDRESS = re.compile(r"[^\W_][^\s@,;<>\"]*@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_NAMED = re.compile(r"(?:\"[^\"]*\"\s*|[^<>,;\"]*)<([^<>]*)>")
_BETWEEN = re.compile(r"[\s,;]+")
_WANTED = (
    "Name one of the columns key, number or id, which says the paper, and one of them email, "
    "which says where to write to; several addresses stand in one cell or in several rows."
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom to write to.

    Fields:
        addresses: of each paper that has any, by its key, in the order of the file.
        strangers: what the file names that is no paper of the list, in the order of the file.
    """

    addresses: Mapping[str, tuple[str, ...]]
    strangers: tuple[str, ...] = ()


def read_contacts(path: Path, papers: Sequence[Paper]) -> Contacts:
    """Read a table of contacts: comma, semicolon or tab between its columns.

    Arguments:
        papers: of the list; withdrawn ones are known, too.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it is no such table, or a cell is no address.
    """
    rows = iter(table_rows(path))
    line, head = next(rows, (1, []))
    columns = [_NOT_PLAIN.sub("", name.lower()) for name in head]
    known = _known(papers)
    named = [(columns.index(name), known[name]) for name in known if name in columns]
    mails = [place for place, name in enumerate(columns) if _MAIL_COLUMN.fullmatch(name)]
    if not named or not mails:
        shown = ", ".join(name.strip() for name in head if name.strip()) or "none"
        lacking = " and ".join(
            [*(["key, number or id"] if not named else []), *(["email"] if not mails else [])]
        )
        raise ConfigurationError(
            f"{path}:{line}: the first row names no column {lacking}; it names: {shown}", _WANTED
        )
    addresses: dict[str, dict[str, str]] = {}
    strangers: dict[str, None] = {}
    problems: list[ConfigurationError] = []
    for number, row in rows:
        cells = [cell.strip() for cell in row] + [""] * (len(head) - len(row))
        name, keys = next(((cells[p], keys) for p, keys in named if cells[p]), ("", {}))
        found, wrong = _addresses([cells[place] for place in mails])
        problems += [_no_address(path, number, cell) for cell in wrong]
        key = keys.get(name) or keys.get(_folded(name))
        if key is not None:
            for address in found:
                addresses.setdefault(key, {}).setdefault(address.casefold(), address)
        elif name or found:
            strangers[name or f"line {number} names no paper"] = None
    if problems:
        raise ConfigurationErrors(problems)
    return Contacts({key: tuple(own.values()) for key, own in addresses.items()}, tuple(strangers))


def _known(papers: Sequence[Paper]) -> dict[str, dict[str, str]]:
    """Return, for each column that can name a paper, the keys of papers by what may stand there.

    Ids of OpenReview differ by capitals, and nothing else does.
    """
    return {
        "key": {_folded(paper.key): paper.key for paper in papers},
        "number": {str(p.number): p.key for p in papers if p.number is not None},
        "id": {paper.id: paper.key for paper in papers if paper.id},
    }


def _folded(name: str) -> str:
    """Return a key or number as it is compared: tables take zeros away and add them."""
    return str(int(name)) if name.isascii() and name.isdecimal() else name.casefold()


def _addresses(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the addresses in some cells, and what stands there and is none."""
    text = ",".join(_NAMED.sub(r" \1 ", cell) for cell in cells)
    parts = [part for part in _BETWEEN.split(text) if part]
    found = [part for part in parts if _ADDRESS.fullmatch(part)]
    return found, [part for part in parts if part not in found]


def _no_address(path: Path, line: int, part: str) -> ConfigurationError:
    return ConfigurationError(
        f"{path}:{line}: “{part}” is no e-mail address",
        "Correct it, or empty the cell; several addresses are parted by a comma or semicolon.",
    )
