"""Placing papers and changing places: the prose of ``programme``."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationErrors, UsageError
from proceedings.gathering import placed, read_inputs
from proceedings.model import Placement, Severity
from proceedings.model.frozen import dataclass
from proceedings.resources import find_workshop_folder
from proceedings.text.similarity import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.inputs import Inputs
    from proceedings.model import Finding, Paper
    from proceedings.programme import Clash, Difference
    from proceedings.programme.assignment import Known, Problem, Shortage, Solution


@dataclass(frozen=True, slots=True)
class Standing:
    """A programme as it stands.

    Fields:
        findings: what does not work out, the folder's own findings first.
    """

    folder: Path
    inputs: Inputs
    placements: Mapping[str, Placement]
    findings: tuple[Finding, ...]

    def paper(self, name: str) -> Paper:
        """Return the paper of a key, number or id.

        Raises:
            UsageError: there is none.
        """
        papers = self.inputs.papers
        for paper in papers:
            if name in {paper.key, paper.id, str(paper.number)}:
                return paper
        meant = suggest(name, [paper.key for paper in papers])
        raise UsageError(
            f"{name}: there is no such paper in the list.",
            f"Did you mean {meant}?" if meant else "Name it by its key or number.",
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A paper whose place is another one now; None where it has none."""

    paper: str
    title: str
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an assignment came to.

    Fields:
        changes: papers whose place is not what it was, in the order of the list.
        seconds: the time that was given.
    """

    problem: Problem
    solution: Solution
    changes: tuple[Change, ...]
    seconds: float


def standing(directory: Path | None) -> Standing:
    """Read a workshop and place its papers; no manuscript is opened."""
    folder = find_workshop_folder(directory or Path())
    inputs = read_inputs(folder)
    placements, findings = placed(inputs)
    return Standing(folder, inputs, placements, (*inputs.findings, *findings))


def today() -> dt.date:
    """Return the day of a decision: that of SOURCE_DATE_EPOCH where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def assign(directory: Path | None, seconds: float) -> Assigned | Shortage:
    """Give every poster a session and a board, and write them into ``programme.lock.yaml``.

    Arguments:
        seconds: time for the sessions at most.

    Returns:
        what was assigned; or, with nothing written, what is in the way.

    Raises:
        ConfigurationErrors: what is settled contradicts itself, or names what is not there.
    """
    from proceedings.inputs import write_lock
    from proceedings.programme.assignment import Solution, pose, solve

    before = standing(directory)
    _refuse_unknown(before)
    problem = pose(_known(before.inputs))
    solution = solve(problem, seconds)
    if not isinstance(solution, Solution):
        return solution
    write_lock(before.folder, _locked(before, problem, solution).values())
    after = standing(before.folder)
    return Assigned(problem, solution, _changes(before, after), seconds)


def posed(directory: Path | None) -> tuple[Standing, Problem]:
    """Return a programme as it stands, and the problem its assignment solves."""
    from proceedings.programme.assignment import pose

    now = standing(directory)
    return now, pose(_known(now.inputs))


def clashes(directory: Path | None, table: Path | None) -> tuple[Standing, tuple[Clash, ...]]:
    """Return who would have to be at two posters at once.

    Arguments:
        table: a table of the venue to look at in place of our own programme.
    """
    from proceedings.inputs import read_boards
    from proceedings.programme import find_clashes

    now = standing(directory)
    placements = now.placements
    if table is not None:
        rows = read_boards(table, now.inputs.workshop, now.inputs.papers)
        placements = {
            row.paper: Placement(row.paper, session=row.session, board=row.board or None)
            for row in rows
            if row.paper and row.session
        }
    return now, find_clashes(now.inputs.papers, placements)


def venue(directory: Path | None) -> tuple[Standing, tuple[Difference, ...]]:
    """Return what ``boards.csv`` says otherwise than we do."""
    from proceedings.programme import differences

    now = standing(directory)
    inputs = now.inputs
    return now, differences(inputs.workshop, inputs.papers, now.placements, inputs.venue)


def accept(directory: Path | None, names: Sequence[str], *, everything: bool) -> tuple[Change, ...]:
    """Take rows of ``boards.csv`` over.

    Arguments:
        names: papers whose rows are taken.
        everything: all rows that can be, in place of ``names``.

    Raises:
        UsageError: a paper has no row that could be taken, or what came of it would not work out.
    """
    now, found = venue(directory)
    rows = {one.row.paper: one.row for one in found if one.acceptable}
    wanted = list(rows) if everything else [now.paper(name).key for name in names]
    for key in wanted:
        if key not in rows:
            raise UsageError(
                f"{key}: boards.csv has nothing about it that could be taken over.",
                "`proceedings programme accept` without a paper lists what differs.",
            )
    entries = [
        {"accept": key, "session": row.session or "", "board": row.board}
        for key, row in rows.items()
        if key in wanted and key is not None
    ]
    return _decide(now, entries) if entries else ()


def move(
    directory: Path | None, name: str, session: str | None, board: str | None
) -> Sequence[Change]:
    """Settle where a paper is presented."""
    now = standing(directory)
    paper = now.paper(name)
    entry = {"pin": paper.key, "session": session, "board": board}
    return _decide(now, [{key: word for key, word in entry.items() if word is not None}])


def swap(directory: Path | None, one: str, other: str) -> Sequence[Change]:
    """Let two papers change their places."""
    now = standing(directory)
    keys = (now.paper(one).key, now.paper(other).key)
    entries = []
    for key, partner in (keys, keys[::-1]):
        theirs = now.placements.get(partner)
        if theirs is None or theirs.session is None:
            raise UsageError(f"{partner} has no place to change.", "Use `programme move`.")
        entry = {"pin": key, "session": theirs.session, "board": theirs.board, "swapped": partner}
        entries.append({name: word for name, word in entry.items() if word is not None})
    return _decide(now, entries)


def take_out(
    directory: Path | None, verb: str, names: Sequence[str], reason: str | None
) -> Sequence[Change]:
    """Note that papers are absent or withdrawn.

    Arguments:
        verb: absent or withdraw.
    """
    now = standing(directory)
    entries = []
    for name in names:
        paper = now.paper(name)
        if paper.withdrawn or (paper.absent and verb == "absent"):
            state = "withdrawn" if paper.withdrawn else "absent"
            raise UsageError(f"{paper.key} is {state} already.", "Nothing was written.")
        entries.append({verb: paper.key} | ({"reason": reason} if reason else {}))
    return _decide(now, entries)


def award(directory: Path | None, name: str, prize: str) -> Paper:
    """Give a paper a prize, which then stands wherever the paper does."""
    now = standing(directory)
    paper = now.paper(name)
    if paper.withdrawn:
        raise UsageError(f"{paper.key} is withdrawn.", "Nothing was written.")
    _decide(now, [{"award": paper.key, "prize": prize}])
    return paper


def undo(directory: Path | None) -> tuple[tuple[Mapping[str, str], ...], tuple[Change, ...]]:
    """Take the last decision about the programme back; return its entries and what changed."""
    from proceedings.inputs import take_back

    before = standing(directory)
    entries = take_back(before.folder)
    return entries, _changes(before, standing(before.folder))


def _decide(before: Standing, entries: Sequence[Mapping[str, str]]) -> tuple[Change, ...]:
    """Write decisions, unless something would not work out that did before.

    Raises:
        UsageError: it would not; nothing is written then.
    """
    from proceedings.inputs import DECISIONS, decide

    path = before.folder / DECISIONS
    text = path.read_bytes() if path.is_file() else None
    decide(before.folder, today(), entries)
    try:
        after = standing(before.folder)
        _refuse_worse(before, after, entries)
    except BaseException:
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text)
        raise
    return _changes(before, after)


def _refuse_worse(before: Standing, after: Standing, entries: Sequence[Mapping[str, str]]) -> None:
    known = {finding.message for finding in before.findings}
    for finding in after.findings:
        if finding.severity is Severity.ERROR and finding.message not in known:
            raise UsageError(
                f"{finding.message} Nothing was written.", _way_out(finding, before, entries)
            )
    for entry in entries:
        key = entry.get("accept")
        placement = after.placements.get(key) if key else None
        if key and (placement is None or placement.board != entry["board"]):
            source = placement.source if placement else "decisions.yaml"
            raise UsageError(
                f"{key} is settled by {source}, which counts for more. Nothing was written.",
                f"Use `proceedings programme move {key}`.",
            )


def _way_out(finding: Finding, before: Standing, entries: Sequence[Mapping[str, str]]) -> str:
    """Return what else could be done: where a board is taken, to change places."""
    entry = next((one for one in entries if one.get("pin")), None)
    if finding.rule != "board-taken" or entry is None or len(entries) > 1:
        return finding.fix
    session = entry.get("session") or getattr(before.placements.get(entry["pin"]), "session", None)
    holder = next(
        (
            key
            for key, placement in before.placements.items()
            if (placement.session, placement.board) == (session, entry.get("board"))
        ),
        None,
    )
    return (
        f"`proceedings programme swap {entry['pin']} {holder}` lets them change places."
        if holder
        else finding.fix
    )


def _refuse_unknown(now: Standing) -> None:
    from proceedings.errors import ConfigurationError

    wrong = [f for f in now.inputs.findings if f.rule in {"unknown-paper", "unknown-session"}]
    if wrong:
        raise ConfigurationErrors(ConfigurationError(f.message, f.fix) for f in wrong)


def _known(inputs: Inputs) -> Known:
    from proceedings.programme.assignment import Known

    published = inputs.published.papers if inputs.published else {}
    return Known(
        inputs.workshop,
        inputs.papers,
        inputs.placements,
        inputs.pins,
        inputs.accepted,
        {
            key: Placement(
                key, said.get("talk"), said.get("order"), said.get("session"), said.get("board")
            )
            for key, said in published.items()
        },
    )


def _locked(now: Standing, problem: Problem, solution: Solution) -> Mapping[str, Placement]:
    """Return every placement to write: those assigned, and talks of papers without a poster.

    Where nobody has said which boards there are, a paper that stays in its session keeps its own.
    """
    from proceedings.programme.assignment import firm_talks, with_talks

    assigned = {
        poster.key: (problem.halls[hall].session, solution.boards.get(index))
        for index, (poster, hall) in enumerate(zip(problem.posters, solution.halls, strict=True))
    }
    placements = {}
    for paper in now.inputs.papers:
        held = now.placements.get(paper.key)
        if paper.key in assigned:
            session, board = assigned[paper.key]
            held = held or Placement(paper.key)
            if not now.inputs.workshop.boards and held.session == session:
                board = held.board
            held = replace(held, session=session, board=board)
        if held is not None:
            placements[paper.key] = held
    firm = firm_talks(_known(now.inputs))
    return with_talks(now.inputs.workshop, now.inputs.papers, placements, firm)


def _changes(before: Standing, after: Standing) -> tuple[Change, ...]:
    found = []
    for paper in after.inputs.papers:
        old, new = before.placements.get(paper.key), after.placements.get(paper.key)
        if _where(old) != _where(new):
            found.append(Change(paper.key, paper.title, old, new))
    return tuple(found)


def _where(placement: Placement | None) -> tuple[object, ...]:
    if placement is None:
        return ()
    return placement.session, placement.board, placement.talk, placement.order
