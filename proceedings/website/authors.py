"""The authors' index: letters, names, and each name's papers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.website import addresses

if TYPE_CHECKING:
    from proceedings.plan import NameEntry, Plan, PlannedPaper


@dataclass(frozen=True, slots=True)
class Name:
    """A person with the pages of their papers."""

    entry: NameEntry
    anchor: str
    papers: tuple[tuple[PlannedPaper, str], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The names under one guide letter."""

    letter: str
    anchor: str
    names: tuple[Name, ...]


def letters(plan: Plan) -> tuple[Letter, ...]:
    """Return the index as the plan has sorted it."""
    papers = {paper.key: paper for paper in plan.papers}
    return tuple(
        Letter(
            letter=letter,
            anchor=f"letter-{place}",
            names=tuple(_name(entry, papers) for entry in names),
        )
        for place, (letter, names) in enumerate(
            groupby(plan.names, key=lambda entry: entry.letter), start=1
        )
    )


def _name(entry: NameEntry, papers: dict[str, PlannedPaper]) -> Name:
    keys = dict.fromkeys(locator.paper for locator in entry.papers)
    return Name(
        entry=entry,
        anchor=addresses.author_anchor(entry.person),
        papers=tuple((papers[key], addresses.paper_page(key)) for key in keys),
    )
