"""The author index: names under guide letters, with the pages or boards of their papers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_link
from proceedings.model.frozen import dataclass
from proceedings.plan.making import session_numbers
from proceedings.render import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.plan import NameEntry, PageSpan, Plan


@dataclass(frozen=True, slots=True)
class Letter:
    """The names of the index that stand under one guide letter."""

    letter: str
    names: tuple[tuple[NameEntry, tuple[tuple[str, str], ...]], ...]


def letters(plan: Plan) -> tuple[Letter, ...]:
    """Return the index; each name with text and address of each place of its papers."""
    links = {paper.key: paper_link(paper) for paper in plan.papers}
    return tuple(
        Letter(letter, tuple((name, _locators(name, links)) for name in names))
        for letter, names in groupby(plan.names, key=lambda name: name.letter)
    )


def legend(plan: Plan) -> tuple[str, ...]:
    """Return what the numbers mean, where they are not pages of the one volume there is."""
    spans = [paper.span for paper in plan.papers if paper.span]
    if spans:
        return _volumes(spans)
    sessions = {session.id: session for session in plan.workshop.sessions}
    numbers = session_numbers(plan.workshop)
    boards = ("Numbers are boards.",) if any(paper.board for paper in plan.papers) else ()
    if len(numbers) < 2:
        return boards
    return boards + tuple(
        f"({number}) {sessions[key].title}, {words.times(sessions[key].start, sessions[key].end)}"
        for key, number in numbers.items()
    )


def _volumes(spans: Sequence[PageSpan]) -> tuple[str, ...]:
    """Return which pages each volume has, where there are several."""
    numbers = sorted({span.volume for span in spans})
    if len(numbers) < 2:
        return ()
    ranges = {
        number: (
            min(span.first for span in spans if span.volume == number),
            max(span.last for span in spans if span.volume == number),
        )
        for number in numbers
    }
    return tuple(f"Volume {n}: pages {first}–{last}" for n, (first, last) in ranges.items())


def _locators(name: NameEntry, links: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return text and address of each place; one that several papers share is said once."""
    found: dict[str, str] = {}
    for locator in name.papers:
        found.setdefault(locator.text, links[locator.paper])
    return tuple(found.items())
