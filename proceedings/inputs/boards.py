"""``boards.csv``: where the venue has put the posters, in its own columns, as often as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.tables import paper_named, read_table, session_named
from proceedings.model import SessionKind
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.inputs.tables import Row
    from proceedings.model import Paper, Session, Workshop

BOARDS = "boards.csv"
_COLUMNS = {
    "session": ("Poster session", "Session"),
    "board": ("Poster board", "Board", "Poster board number", "Board number"),
    "number": ("Paper number", "Number", "Submission number", "Paper ID"),
    "id": ("OpenReview id", "id", "forum"),
    "key": ("key",),
    "title": ("Title", "Paper title"),
}
_NEEDED = (("board",), ("number", "id", "key"))


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A row of the venue's table.

    Fields:
        line: in the file, from 1.
        named: what the row calls the paper.
        paper: the paper's key; None where the list has none that is called so.
        session: id of the poster session; None where the row names none we know.
        session_named: what the row calls it.
        board: as the venue names it; empty where it has none yet.
        title: as the venue has it; empty where it does not say.
    """

    line: int
    named: str
    paper: str | None
    session: str | None
    session_named: str
    board: str
    title: str = ""


def read_boards(path: Path, workshop: Workshop, papers: Sequence[Paper]) -> tuple[VenueRow, ...]:
    """Read the venue's table; papers are found by number or id, never by title.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationErrors: it lacks a column, or names one paper in two rows.
    """
    sessions = poster_sessions(workshop)
    rows = [_row(row, sessions, papers) for row in read_table(path, _COLUMNS, _NEEDED)]
    first: dict[str, VenueRow] = {}
    problems = []
    for row in rows:
        before = first.setdefault(row.paper or row.named, row)
        if before is not row:
            problems.append(
                ConfigurationError(
                    f"{path.name}:{row.line}: paper {row.named} stands in line {before.line},"
                    " too, and can hang on one board only",
                    "Ask the venue which row holds, and delete the other one.",
                )
            )
    if problems:
        raise ConfigurationErrors(problems)
    return tuple(rows)


def poster_sessions(workshop: Workshop) -> tuple[Session, ...]:
    """Return the poster sessions in the order of time."""
    posters = [s for s in workshop.sessions if s.kind is SessionKind.POSTERS]
    return tuple(sorted(posters, key=lambda session: session.start))


def _row(row: Row, sessions: Sequence[Session], papers: Sequence[Paper]) -> VenueRow:
    cells = row.cells
    words = cells.get("session", "")
    session = session_named(words, sessions) if words else None
    if not words and len(sessions) == 1:
        session = sessions[0]
    paper = paper_named(cells, papers)
    named = next((cells[n] for n in ("number", "id", "key") if cells.get(n)), "without a number")
    board = cells["board"]
    return VenueRow(
        row.line,
        named,
        paper.key if paper else None,
        session.id if session else None,
        words,
        # Spreadsheets write the board 7 as 7.0.
        board.removesuffix(".0") if board.removesuffix(".0").isdecimal() else board,
        cells.get("title", ""),
    )
