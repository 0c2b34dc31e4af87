"""Decisions and placements name papers and sessions: find them, and say which are not there.

What names nothing we know is left out with a finding; the rest goes on.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from proceedings.inputs.problems import closest
from proceedings.model import Finding, Paper, Placement, Severity, Waiver
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.inputs.decisions import DecisionEntry
    from proceedings.inputs.entries import LockFile, PlacementEntry
    from proceedings.inputs.yaml_file import YamlFile
    from proceedings.model import Workshop


@dataclass(slots=True)
class References:
    """Papers and sessions by the names the files use, and what was not found.

    A paper is named by its key, else by its OpenReview id, else by its number.
    """

    workshop: Workshop
    papers: Sequence[Paper]
    findings: list[Finding] = field(default_factory=list)
    _papers: dict[str, Paper] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for names in (
            {str(paper.number): paper for paper in self.papers if paper.number is not None},
            {paper.id: paper for paper in self.papers if paper.id},
            {paper.key: paper for paper in self.papers},
        ):
            self._papers.update(names)

    def paper(self, name: str, file: YamlFile, path: Sequence[str | int]) -> Paper | None:
        """Return the paper a file names, or None with a finding."""
        paper = self._papers.get(name)
        if paper is None:
            self._miss("unknown-paper", "paper", name, [p.key for p in self.papers], file, path)
        return paper

    def waived(self, entry: DecisionEntry, position: int, file: YamlFile) -> Waiver | None:
        """Return a waiver; one of an unknown paper is noted in ``file`` as an error."""
        name = entry.waive or ""
        paper = self._papers.get(name)
        if paper is None:
            near = closest(name, [p.key for p in self.papers])
            file.complain_of(
                (position, "waive"),
                f"there is no paper {name}" + (f"; did you mean {near}?" if near else ""),
                "Write the key of a paper of the list, or delete the entry.",
            )
            return None
        return Waiver(paper.key, entry.rule or "", entry.reason or "", entry.by or "", entry.date)

    def session(self, name: str | None, file: YamlFile, path: Sequence[str | int]) -> str | None:
        """Return the id of a session a file names, or None (with a finding where it named one)."""
        known = [session.id for session in self.workshop.sessions]
        if name is None or name in known:
            return name
        self._miss("unknown-session", "session", name, known, file, path)
        return None

    def author(self, name: str, file: YamlFile, path: Sequence[str | int]) -> None:
        """Note where no author of any paper has a name or an id."""
        authors = [author for paper in self.papers for author in paper.authors]
        if not any(name in {author.name, author.id} for author in authors):
            known = [author.name for author in authors]
            self._miss("unknown-name", "author", name, known, file, path)

    def _miss(
        self,
        rule: str,
        kind: str,
        name: str,
        known: Sequence[str],
        file: YamlFile,
        path: Sequence[str | int],
    ) -> None:
        near = closest(name, known)
        hint = f"Did you mean {near}?" if near else f"Correct the {kind}, or delete the entry."
        self.findings.append(
            Finding(
                rule,
                Severity.ERROR,
                f"{file.name}:{file.line(path)}: there is no {kind} {name}; the entry is ignored.",
                hint,
                actual=name,
                subject=name,
            )
        )


def lock_placements(
    lock: LockFile, file: YamlFile, references: References
) -> tuple[Placement, ...]:
    """Return what ``programme.lock.yaml`` places."""
    placements: dict[str, Placement] = {}
    for name, entry in lock.placements.items():
        path = ("placements", name)
        paper = references.paper(name, file, path)
        if paper is None or entry is None:
            continue
        if paper.key in placements:
            references.findings.append(_placed_twice(paper, name, file, path))
        else:
            placements[paper.key] = _placement(paper, entry, file, path, references)
    return tuple(placements.values())


def _placed_twice(paper: Paper, name: str, file: YamlFile, path: Sequence[str | int]) -> Finding:
    return Finding(
        "placed-twice",
        Severity.ERROR,
        f"{file.name}:{file.line(path)}: {name} is paper {paper.key}, which is placed already; the"
        " entry is ignored.",
        "Keep one of the two entries.",
        actual=name,
        subject=paper.key,
    )


_OF_A_PAPER = frozenset({"absent", "withdraw", "award", "pin", "accept"})


@dataclass(frozen=True, slots=True)
class Decided:
    """What ``decisions.yaml`` settles.

    Fields:
        papers: with absent and withdrawn ones marked, and prizes.
        pins: places that were settled, the earliest first.
        accepted: places that were taken over from the venue, the earliest first.
    """

    papers: tuple[Paper, ...]
    pins: tuple[Placement, ...]
    accepted: tuple[Placement, ...]


def apply_decisions(
    decisions: Sequence[DecisionEntry], file: YamlFile, references: References
) -> Decided:
    """Return what was decided.

    Decisions count in the order of their days; of one day, in the order of the file.
    """
    papers = {paper.key: paper for paper in references.papers}
    places: dict[str, list[Placement]] = {"pin": [], "accept": []}
    for position, entry in sorted(enumerate(decisions), key=lambda item: item[1].date):
        verb = entry.subject
        if entry.name and entry.family:
            references.author(entry.name, file, (position, "name"))
            papers = {key: _named(paper, entry) for key, paper in papers.items()}
        if verb not in _OF_A_PAPER:
            continue
        paper = references.paper(getattr(entry, verb), file, (position, verb))
        if paper is None:
            continue
        current = papers[paper.key]
        if verb == "absent":
            papers[paper.key] = replace(current, absent=True)
        elif verb == "withdraw":
            papers[paper.key] = replace(current, withdrawn=True)
        elif verb == "award":
            papers[paper.key] = replace(current, award=entry.prize)
        else:
            places[verb].append(_placement(paper, entry, file, (position,), references))
    return Decided(tuple(papers.values()), tuple(places["pin"]), tuple(places["accept"]))


def _named(paper: Paper, entry: DecisionEntry) -> Paper:
    """Return a paper with the family name settled of the author a decision means."""
    authors = tuple(
        replace(author, family=entry.family, given=None)
        if entry.name in {author.name, author.id}
        else author
        for author in paper.authors
    )
    return replace(paper, authors=authors)


def waivers_of(
    decisions: Sequence[DecisionEntry], file: YamlFile, references: References
) -> tuple[Waiver, ...]:
    """Return what may pass, and who said so; unknown papers are noted in ``file`` as errors."""
    waivers = [
        references.waived(entry, position, file)
        for position, entry in enumerate(decisions)
        if entry.waive
    ]
    return tuple(waiver for waiver in waivers if waiver is not None)


def _placement(
    paper: Paper,
    entry: PlacementEntry | DecisionEntry,
    file: YamlFile,
    path: tuple[str | int, ...],
    references: References,
) -> Placement:
    talk = references.session(entry.talk, file, (*path, "talk"))
    session = references.session(entry.session, file, (*path, "session"))
    lost = entry.session is not None and session is None
    return Placement(
        paper=paper.key,
        talk=talk,
        order=entry.order if talk or entry.talk is None else None,
        session=session,
        board=None if lost else entry.board,
        # Finding a line takes long in a mapping of thousands; there the key says enough.
        source=f"{file.name}:{file.line(path)}" if isinstance(path[0], int) else file.name,
    )
