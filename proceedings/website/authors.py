"""The authors' index, and a page for each person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.website import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.plan import NameEntry, Plan, PlannedPaper
    from proceedings.website.papers import Entry


@dataclass(frozen=True, slots=True)
class Name:
    """A person with the pages of their papers; ``page`` is the person's own."""

    entry: NameEntry
    anchor: str
    page: str
    papers: tuple[tuple[PlannedPaper, str], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The names under one guide letter."""

    letter: str
    anchor: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What a person's page says.

    Fields:
        affiliations: of all papers, in their order.
        coauthors: names and their pages, in the order of the papers.
    """

    entry: NameEntry
    affiliations: tuple[str, ...]
    papers: tuple[Entry, ...]
    coauthors: tuple[tuple[str, str], ...]


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


def person_pages(plan: Plan, entries: Mapping[str, Entry]) -> tuple[PersonPage, ...]:
    """Return the page of each person of the index.

    Arguments:
        entries: of the papers, by key.
    """
    known = {name.person for name in plan.names}
    return tuple(_person_page(name, entries, known) for name in plan.names)


def _person_page(name: NameEntry, entries: Mapping[str, Entry], known: set[str]) -> PersonPage:
    keys = dict.fromkeys(locator.paper for locator in name.papers)
    papers = tuple(entries[key] for key in keys)
    authors = [author for entry in papers for author in entry.paper.authors]
    affiliations = (
        one for author in authors if author.person == name.person for one in author.affiliations
    )
    others = {
        author.person: author.name
        for author in reversed(authors)
        if author.person != name.person and author.person in known
    }
    return PersonPage(
        entry=name,
        affiliations=tuple(dict.fromkeys(affiliations)),
        papers=papers,
        coauthors=tuple(
            (other, addresses.author_page(person)) for person, other in reversed(others.items())
        ),
    )


def description(page: PersonPage) -> str:
    """Return a person's page in a sentence, for search engines."""
    titles = "; ".join(entry.paper.title for entry in page.papers)
    return f"{page.entry.name}: {titles}"


def _name(entry: NameEntry, papers: dict[str, PlannedPaper]) -> Name:
    keys = dict.fromkeys(locator.paper for locator in entry.papers)
    return Name(
        entry=entry,
        anchor=addresses.author_anchor(entry.person),
        page=addresses.author_page(entry.person),
        papers=tuple((papers[key], addresses.paper_page(key)) for key in keys),
    )
