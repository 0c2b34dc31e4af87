"""What the venue's table says otherwise than we do, row by row."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.inputs import BOARDS
from proceedings.model import Finding, Presentation, Severity
from proceedings.model.frozen import dataclass
from proceedings.programme.boards import capacities
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.inputs import VenueRow
    from proceedings.model import Paper, Placement, Workshop

# Titles differ in case, LaTeX and a word or two; another paper's shares a third of its letters.
_SAME_TITLE = 0.6


class Kind(StrEnum):
    """How a row differs."""

    MOVED = "venue-differs"
    UNKNOWN = "venue-unknown"
    TITLE = "venue-title"
    ABSENT = "venue-not-present"
    SHARED = "venue-board-shared"


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a row is not as we have it.

    Fields:
        message: one sentence; fix: what to do.
        acceptable: `programme accept` can take the row over.
    """

    kind: Kind
    row: VenueRow
    message: str
    fix: str
    acceptable: bool = False


def differences(
    workshop: Workshop,
    papers: Sequence[Paper],
    placements: Mapping[str, Placement],
    rows: Sequence[VenueRow],
) -> tuple[Difference, ...]:
    """Return what a table of the venue says otherwise than the placements, in its order."""
    known = {paper.key: paper for paper in papers}
    found: list[Difference] = []
    for row in rows:
        paper = known.get(row.paper or "")
        found += _of_row(row, paper, placements.get(row.paper or ""))
    found += _shared(workshop, rows)
    return tuple(sorted(found, key=lambda one: one.row.line))


def venue_findings(found: Sequence[Difference]) -> tuple[Finding, ...]:
    """Return the differences as findings."""
    return tuple(
        Finding(one.kind.value, Severity.WARNING, one.message, one.fix, subject=one.row.named)
        for one in found
    )


def _of_row(
    row: VenueRow, paper: Paper | None, placement: Placement | None
) -> Iterator[Difference]:
    where = f"{BOARDS}:{row.line}"
    theirs = _place(row.session or row.session_named, row.board)
    if paper is None:
        title = f" (“{row.title}”)" if row.title else ""
        yield Difference(
            Kind.UNKNOWN,
            row,
            f"{where}: there is no paper {row.named}{title}, which has {theirs}.",
            "Ask the venue which paper is meant.",
        )
        return
    if row.title and paper.title and similarity(row.title, paper.title) < _SAME_TITLE:
        yield Difference(
            Kind.TITLE,
            row,
            f"{where}: {paper.key} is called “{row.title}” there, and “{paper.title}” in the list.",
            "Ask the venue whether the number or the title is wrong before you accept the row.",
        )
    if not row.board:
        return
    why = _not_present(paper)
    if why:
        yield Difference(
            Kind.ABSENT,
            row,
            f"{where}: {paper.key} has {theirs}, but {why}.",
            "Tell the venue that the board is free.",
        )
        return
    if row.session is None:
        yield Difference(
            Kind.UNKNOWN,
            row,
            f"{where}: there is no poster session “{row.session_named}”."
            if row.session_named
            else f"{where}: the row of {paper.key} names no poster session.",
            "Name it as in workshop.yaml, or by its number in the order of time.",
        )
        return
    ours = (placement.session, placement.board) if placement else (None, None)
    if ours != (row.session, row.board):
        had = _place(placement.session, placement.board or "") if placement else "no place"
        yield Difference(
            Kind.MOVED,
            row,
            f"{where}: {paper.key} has {theirs} there, and {had} here.",
            f"Take it over with `proceedings programme accept {paper.key}`, or tell the venue.",
            acceptable=True,
        )


def _not_present(paper: Paper) -> str:
    if paper.withdrawn:
        return "is withdrawn"
    if paper.absent:
        return "nobody comes to present it"
    return "is presented virtually" if paper.presentation is Presentation.VIRTUAL else ""


def _place(session: str | None, board: str) -> str:
    words = f"board {board}" if board else "no board"
    return f"{words} in {session}" if session else words


def _shared(workshop: Workshop, rows: Sequence[VenueRow]) -> Iterator[Difference]:
    held: dict[tuple[str, str], list[VenueRow]] = defaultdict(list)
    for row in rows:
        if row.session and row.board:
            held[row.session, row.board].append(row)
    for (session_id, board), sharing in held.items():
        session = workshop.session(session_id)
        known = capacities(workshop, session) if session else None
        fits = 1 if known is None else known.get(board, 1)
        if len(sharing) > fits:
            names = " and ".join(row.named for row in sharing)
            last = sharing[-1]
            yield Difference(
                Kind.SHARED,
                last,
                f"{BOARDS}:{last.line}: board {board} in {session_id} is given to {names},"
                f" and takes {fits}.",
                "Ask the venue for another board for one of them.",
            )
