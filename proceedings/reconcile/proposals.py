"""Choices for people to make, as entries of ``decisions.yaml``: both lines, one to be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from proceedings.model.frozen import dataclass
from proceedings.reconcile.judging import needs_choice
from proceedings.reconcile.words import LABELS
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from proceedings.reconcile.values import Compared, ComparedPaper, Reconciliation

_NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A choice that nobody has made.

    Fields:
        what: ``title``, ``authors``, ``abstract`` or ``file``.
        subject: key of the paper; of a file its name.
        listed, printed: what each says; for a file the key of a paper, or "none".
        about: how the two differ, in words.
    """

    what: str
    subject: str
    listed: tuple[str, ...]
    printed: tuple[str, ...]
    about: str


def proposals(found: Reconciliation) -> tuple[Proposal, ...]:
    """Return every choice that people have to make and that stands in no decision yet.

    What a file is of comes first: until that is settled, nothing of its contents is asked.
    """
    return (*_files(found), *(one for paper in found.papers for one in _fields(paper)))


def undecided(found: Reconciliation) -> tuple[Proposal, ...]:
    """Return the choices that nobody has made, those that wait in ``decisions.yaml`` included."""
    return (
        *_files(found, waiting=True),
        *(one for paper in found.papers for one in _fields(paper, waiting=True)),
    )


def proposals_text(asked: Sequence[Proposal], day: dt.date) -> str:
    """Return choices as YAML, an entry each; two lines of each are for one to be deleted."""
    return "\n".join(_entry(one, day) for one in asked)


def _files(found: Reconciliation, *, waiting: bool = False) -> Iterator[Proposal]:
    for paper in found.papers:
        settled = paper.owner_settled
        if paper.is_foreign and (settled is None or (waiting and settled.is_open)):
            owner = paper.owner or _NOBODY
            yield Proposal("file", paper.file, (paper.key,), (owner,), "another paper's file")
    for name, key in found.proposed.items():
        yield Proposal("file", name, (_NOBODY,), (key,), "in the list no paper has this file")


def _fields(paper: ComparedPaper, *, waiting: bool = False) -> Iterator[Proposal]:
    if paper.is_foreign or paper.withdrawn:
        return
    for one in paper.fields:
        entered = one.settled is not None and not (waiting and one.settled.is_open)
        if needs_choice(one) and not entered:
            yield Proposal(one.what, paper.key, one.listed, one.printed, _about(one))


def _about(one: Compared) -> str:
    if one.what != "authors":
        return LABELS[one.rung]
    rungs = {pair.rung for pair in one.pairs if pair.rung.height > 0}
    words = [LABELS[rung] for rung in sorted(rungs, key=lambda rung: -rung.height)]
    return join_words([*words, *(["order"] if any(pair.moved for pair in one.pairs) else [])])


def _entry(one: Proposal, day: dt.date) -> str:
    subject = f"{one.what} of {one.subject}" if one.what != "file" else f"papers/{one.subject}"
    return "\n".join(
        [
            f"# {subject}: {one.about}. Delete as_listed or as_printed.",
            f"- date: {day.isoformat()}",
            f"  {one.what}: {_line(one.subject)}",
            f"  as_listed: {_line(_value(one, one.listed))}",
            f"  as_printed: {_line(_value(one, one.printed))}",
            "",
        ]
    )


def _value(one: Proposal, said: tuple[str, ...]) -> Any:
    if one.what == "authors":
        return list(said)
    if one.what == "abstract":
        parts = [" ".join(part.split()) for part in "\n\n".join(said).split("\n\n")]
        return parts[0] if len(parts) == 1 else parts
    return "".join(said)


def _line(value: Any) -> str:
    """Return a value as YAML on one line, whatever stands in it."""
    text = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=float("inf")
    ).rstrip("\n")
    return text.removesuffix("\n...")
