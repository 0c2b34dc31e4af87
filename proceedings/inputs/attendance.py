"""``attendance.csv``: who comes, when, and who presents, from a form. Named columns only.

Forms ask for addresses and more; nothing but the columns named here is looked at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.boards import poster_sessions
from proceedings.inputs.tables import paper_named, plain, read_table, session_named
from proceedings.model import Finding, Severity
from proceedings.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from proceedings.inputs.tables import Row
    from proceedings.model import Paper, Session, Workshop

ATTENDANCE = "attendance.csv"
_COLUMNS = {
    "number": ("Submission number", "Number", "Paper number"),
    "id": ("OpenReview id", "id", "forum"),
    "key": ("key",),
    "attends": ("Attends", "Will an author attend", "Attending", "Attendance"),
    "sessions": ("Sessions", "Which sessions can you present in"),
    "presenter": ("Presenter", "Presenting author", "Who"),
}
_NEEDED = (("number", "id", "key"), ("attends", "sessions", "presenter"))
_YES = frozenset({"yes", "y", "true", "1", "ja", "oui"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non"})
_ANY = frozenset({"any", "all", "both", "either"})
_BETWEEN = re.compile(r"[;,/|\n]| and ")
_SHOWN = 5


def apply_attendance(
    path: Path, workshop: Workshop, papers: Sequence[Paper]
) -> tuple[tuple[Paper, ...], tuple[Finding, ...]]:
    """Return the papers with what their authors said of coming, and one remark on who does not.

    A file that is not there says nothing. What ``decisions.yaml`` says comes after it.

    Raises:
        ConfigurationErrors: a row names an unknown paper or session, or a paper stands twice.
    """
    if not path.is_file():
        return tuple(papers), ()
    sessions = poster_sessions(workshop)
    said: dict[str, Paper] = {}
    lines: dict[str, int] = {}
    strangers: list[str] = []
    problems: list[ConfigurationError] = []
    for row in read_table(path, _COLUMNS, _NEEDED):
        paper = paper_named(row.cells, papers)
        where = f"{path.name}:{row.line}"
        if paper is None:
            name = next((row.cells[n] for n in ("number", "id", "key") if row.cells.get(n)), "")
            problems.append(
                ConfigurationError(
                    f"{where}: there is no paper {name or 'without a number'}",
                    "Correct the number, or delete the row.",
                )
            )
        elif paper.key in lines:
            problems.append(
                ConfigurationError(
                    f"{where}: paper {paper.key} stands in line {lines[paper.key]}, too",
                    "Keep the row that holds, usually the later one.",
                )
            )
        else:
            lines[paper.key] = row.line
            said[paper.key] = _said(row, where, paper, sessions, problems)
            if row.cells.get("presenter") and said[paper.key].presenter is None:
                strangers.append(paper.key)
    if problems:
        raise ConfigurationErrors(problems)
    absent = [key for key, paper in said.items() if paper.absent]
    remarks = (*_absent(absent, path.name), *_strangers(strangers, path.name))
    return tuple(said.get(paper.key, paper) for paper in papers), remarks


def _said(
    row: Row,
    where: str,
    paper: Paper,
    sessions: Sequence[Session],
    problems: list[ConfigurationError],
) -> Paper:
    cells: Mapping[str, str] = row.cells
    answer = plain(cells.get("attends", ""))
    if answer and answer not in _YES | _NO:
        problems.append(
            ConfigurationError(
                f"{where}: expected yes or no as the answer whether an author attends,"
                f" found “{cells['attends']}”",
                "Write yes, no, or nothing.",
            )
        )
    return replace(
        paper,
        absent=answer in _NO,
        stated=_stated(cells.get("sessions", ""), where, sessions, problems),
        presenter=_presenter(cells.get("presenter", ""), paper),
    )


def _stated(
    words: str, where: str, sessions: Sequence[Session], problems: list[ConfigurationError]
) -> tuple[str, ...]:
    stated = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(words))):
        if plain(part) in _ANY:
            return ()
        session = session_named(part, sessions)
        if session is None:
            known = ", ".join(one.id for one in sessions)
            problems.append(
                ConfigurationError(
                    f"{where}: there is no poster session “{part}”",
                    f"Poster sessions are {known}; numbers count them in the order of time.",
                )
            )
        else:
            stated.append(session.id)
    return tuple(dict.fromkeys(stated))


def _presenter(name: str, paper: Paper) -> str | None:
    """Return the author a form names; of anybody else the programme knows nothing."""
    if not name:
        return None
    return next((a.name for a in paper.authors if fold(a.name) == fold(name)), None)


def _absent(keys: Sequence[str], name: str) -> tuple[Finding, ...]:
    if not keys:
        return ()
    return (
        Finding(
            "nobody-attends",
            Severity.INFO,
            f"By {name} nobody comes to present {_counted(keys)}; no board is kept for them.",
            "Correct the answer there if somebody comes after all.",
        ),
    )


def _strangers(keys: Sequence[str], name: str) -> tuple[Finding, ...]:
    """Say which papers are presented by somebody else; who it is stays in the form."""
    if not keys:
        return ()
    return (
        Finding(
            "presenter-unknown",
            Severity.WARNING,
            f"By {name} somebody who is not among the authors presents {_counted(keys)};"
            " the first author is taken.",
            "Write the presenter's name there as papers.yaml has it, or ask who comes.",
        ),
    )


def _counted(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    papers = "1 paper" if len(keys) == 1 else f"{len(keys)} papers"
    return f"{papers}: {', '.join(keys[:_SHOWN])}{more}"
