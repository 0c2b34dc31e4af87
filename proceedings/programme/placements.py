"""Decide where each paper is presented, from everything that has a say in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field, replace
from typing import TYPE_CHECKING

from proceedings.model import Finding, Placement, Presentation, SessionKind, Severity
from proceedings.model.frozen import dataclass
from proceedings.programme.boards import capacities
from proceedings.programme.rules import TALK_KINDS, counted, first_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings.model import Paper, Session, Workshop


def place(
    workshop: Workshop,
    papers: Sequence[Paper],
    placements: Iterable[Placement],
    pins: Iterable[Placement] = (),
    accepted: Iterable[Placement] = (),
) -> tuple[Mapping[str, Placement], tuple[Finding, ...]]:
    """Return the placement of each paper that has one, and what was left out.

    An absent or withdrawn paper has none. For the others what was accepted from the venue overrules
    ``placements`` field by field, and a pin overrules both. Where there is exactly one poster
    session, it takes every poster nobody placed. What contradicts something else is left out with
    a finding: nothing here stops a build.

    Arguments:
        papers: the whole list, absent and withdrawn ones marked; of two papers with one board, the
            first in it keeps the board.
        placements: from ``programme.lock.yaml``.
        pins: from ``decisions.yaml``, the earliest first.
        accepted: rows of the venue that were taken over, the earliest first.

    Returns:
        placements under the keys of their papers in the order of the list, and findings.
    """
    table = _Table(workshop, {paper.key: paper for paper in papers})
    for placement in placements:
        table.add(placement)
    taken = [placement for placement in accepted if table.add(placement)]
    pinned = [placement for placement in pins if table.add(placement)]
    table.drop_absent()
    table.drop_wrong_kinds()
    table.fill_only_session()
    table.drop_boards([{p.paper for p in some if p.board} for some in (pinned, taken)])
    table.report_gaps()
    ordered = {paper.key: table.placed[paper.key] for paper in papers if paper.key in table.placed}
    return ordered, tuple(table.findings)


def overruled(placement: Placement, by: Placement) -> Placement:
    """Return a placement with every field another one sets; a new session voids the old board."""
    moved = by.session is not None and by.session != placement.session
    moved_talk = by.talk is not None and by.talk != placement.talk
    return Placement(
        paper=placement.paper,
        talk=by.talk or placement.talk,
        order=by.order if by.order is not None or moved_talk else placement.order,
        session=by.session or placement.session,
        board=by.board if by.board is not None or moved else placement.board,
        source=by.source or placement.source,
    )


@dataclass(slots=True)
class _Table:
    """Placements while they are being decided."""

    workshop: Workshop
    papers: Mapping[str, Paper]
    placed: dict[str, Placement] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, placement: Placement) -> bool:
        """Take a placement in; return False where it names a paper we do not have."""
        if placement.paper not in self.papers:
            self._report(
                "unknown-paper",
                f"{placement.source or 'A placement'} places {placement.paper}, which is not in the"
                " list; the entry is ignored.",
                "Correct the key, or delete the entry.",
                placement.paper,
            )
            return False
        for session_id in (placement.talk, placement.session):
            if session_id is not None and self.workshop.session(session_id) is None:
                self._report(
                    "unknown-session",
                    f"{placement.source or 'A placement'} puts {placement.paper} into {session_id},"
                    " which is not in the programme; that part is ignored.",
                    "Correct the session, or add it to sessions in workshop.yaml.",
                    placement.paper,
                )
        placement = self._known_parts(placement)
        before = self.placed.get(placement.paper)
        self.placed[placement.paper] = overruled(before, placement) if before else placement
        return True

    def _known_parts(self, placement: Placement) -> Placement:
        if placement.session and self.workshop.session(placement.session) is None:
            placement = replace(placement, session=None, board=None)
        if placement.talk and self.workshop.session(placement.talk) is None:
            placement = replace(placement, talk=None, order=None)
        return placement

    def drop_absent(self) -> None:
        """Take absent and withdrawn papers out; each that had a board is worth a line."""
        for key in [k for k in self.placed if self.papers[k].absent or self.papers[k].withdrawn]:
            placement = self.placed.pop(key)
            if placement.board is None and placement.talk is None:
                continue
            what = "withdrawn" if self.papers[key].withdrawn else "not presented by anybody"
            held = f"board {placement.board}" if placement.board else f"a talk in {placement.talk}"
            self._report(
                "placement-of-absent",
                f"{key} has {held} but is {what}; the place is free.",
                f"Delete it from {placement.source or 'the placements'}, or give the place away.",
                key,
                Severity.WARNING,
            )

    def drop_wrong_kinds(self) -> None:
        """Take talks out of sessions without talks, and posters out of sessions without posters."""
        for key, placement in self.placed.items():
            talk, session = self._session(placement.talk), self._session(placement.session)
            kept = placement
            if talk and talk.kind not in TALK_KINDS:
                self._report_kind(key, "talk", talk, "talks, orals or spotlights")
                kept = replace(kept, talk=None, order=None)
            if session and session.kind is not SessionKind.POSTERS:
                self._report_kind(key, "poster", session, "posters")
                kept = replace(kept, session=None, board=None)
            self.placed[key] = kept

    def _report_kind(self, key: str, what: str, session: Session, kinds: str) -> None:
        self._report(
            "wrong-session-kind",
            f"The {what} of {key} is in {session.id}, a session of kind {session.kind};"
            " it is ignored.",
            f"Put it into a session of kind {kinds}.",
            key,
        )

    def fill_only_session(self) -> None:
        """Put what nobody placed into the poster session, if there is exactly one."""
        sessions = self._poster_sessions()
        if len(sessions) != 1:
            return
        for key in self._with_poster():
            placement = self.placed.get(key, Placement(key))
            if placement.session is None:
                self.placed[key] = replace(placement, session=sessions[0].id)

    def drop_boards(self, settled: Sequence[set[str]]) -> None:
        """Take boards away that cannot be: of virtual papers, without a session, not there, full.

        Arguments:
            settled: papers that keep their boards before others, the firmest first; among the
                rest the order of the list decides.
        """
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        room = {s.id: capacities(self.workshop, s) for s in self._poster_sessions()}
        order = sorted(self.papers, key=lambda key: [key not in some for some in settled])
        for key in order:
            placement = self.placed.get(key)
            if placement is None or placement.board is None:
                continue
            place = (placement.session or "", placement.board)
            known = room.get(place[0])
            fits = 1 if known is None else known.get(placement.board, 0)
            full = len(holders[place]) >= fits
            reason = self._board_problem(placement, holders[place] if full else None)
            if reason is None:
                holders[place].append(key)
                continue
            self.placed[key] = replace(placement, board=None)
            self.findings.append(reason)

    def _board_problem(self, placement: Placement, holders: Sequence[str] | None) -> Finding | None:
        """Say why a paper cannot have its board; ``holders`` have it where it is full or none."""
        key, board = placement.paper, placement.board
        if self.papers[key].presentation is Presentation.VIRTUAL:
            rule, words = (
                "board-of-virtual",
                f"{key} is presented from elsewhere but has board {board}",
            )
        elif placement.session is None:
            rule, words = "board-without-session", f"{key} has board {board} but no poster session"
        elif holders:
            rule = "board-taken"
            names = ", ".join(holders)
            words = f"Board {board} in {placement.session} is given to {names} and to {key}"
        elif holders is not None:
            rule = "board-unknown"
            words = f"{key} has board {board}, which is not there in {placement.session}"
        else:
            return None
        rest = f"; {key} has none now." if rule == "board-taken" else "; the board is ignored."
        fix = f"Give {key} another board, or delete it from {placement.source or 'the placements'}."
        if rule == "board-without-session":
            fix = f"Name the session of {key} too."
        elif rule == "board-unknown":
            fix += " The boards there are stand under boards in workshop.yaml."
        return Finding(rule, Severity.ERROR, words + rest, fix, actual=board, subject=key)

    def report_gaps(self) -> None:
        """Say once how many posters have no session, and for each session how many no board."""
        sessions = self._poster_sessions()
        unplaced = [
            k for k in self._with_poster() if k not in self.placed or not self.placed[k].session
        ]
        if sessions and unplaced:
            self._report(
                "unplaced",
                f"{counted(len(unplaced), 'paper')} with a poster in no poster session:"
                f" {first_keys(unplaced)}.",
                "Run `proceedings programme assign`, or write each into programme.lock.yaml.",
                severity=Severity.WARNING,
            )
        for session in sessions:
            here = [k for k in self._with_poster() if k in self.placed]
            here = [k for k in here if self.placed[k].session == session.id]
            bare = [k for k in here if self.placed[k].board is None]
            if bare and len(bare) < len(here):
                self._report(
                    "board-missing",
                    f"{counted(len(bare), 'paper')} of {len(here)} in {session.id} without a board:"
                    f" {first_keys(bare)}.",
                    "Give each a board, or mark it absent in decisions.yaml.",
                    severity=Severity.WARNING,
                )

    def _with_poster(self) -> list[str]:
        return [
            paper.key
            for paper in self.papers.values()
            if not (paper.absent or paper.withdrawn)
            and paper.presentation is not Presentation.VIRTUAL
        ]

    def _poster_sessions(self) -> list[Session]:
        return [s for s in self.workshop.sessions if s.kind is SessionKind.POSTERS]

    def _session(self, session_id: str | None) -> Session | None:
        return self.workshop.session(session_id) if session_id else None

    def _report(
        self,
        rule: str,
        message: str,
        fix: str,
        subject: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.append(Finding(rule, severity, message, fix, subject=subject))
