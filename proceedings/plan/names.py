"""The author index: one entry a person, collated, pointing to that person's papers."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.plan.values import Locator, NameEntry
from proceedings.text.collation import collation_key, guide_letter
from proceedings.text.names import index_name
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings.model import Author
    from proceedings.plan.values import PlannedPaper


@dataclass(slots=True)
class _Person:
    name: str
    family: str | None
    given: str | None
    spellings: set[str] = field(default_factory=set)
    papers: list[PlannedPaper] = field(default_factory=list)


def index_names(
    papers: Sequence[PlannedPaper],
    authors: Mapping[str, Sequence[Author]],
    locator: Mapping[str, str],
) -> tuple[tuple[NameEntry, ...], tuple[Finding, ...]]:
    """Return the author index and what should be looked at in it.

    Arguments:
        authors: of each paper by key, as the list has them, in the order of the planned ones.
        locator: the words that point to each paper: a page, or a board and session.
    """
    people = _people(papers, authors)
    entries: list[tuple[object, NameEntry]] = []
    doubtful: list[str] = []
    for identifier, person in people.items():
        indexed = index_name(person.name, person.family, person.given)
        if indexed.doubtful:
            doubtful.append(f"{person.name} as “{indexed.entry}”")
        entry = NameEntry(
            identifier,
            person.name,
            indexed.entry,
            guide_letter(indexed.sort),
            tuple(Locator(p.key, locator[p.key]) for p in person.papers),
        )
        entries.append(((collation_key(indexed.sort), identifier), entry))
    entries.sort(key=lambda pair: pair[0])  # type: ignore[arg-type,return-value]
    findings = [*_doubtful(doubtful), *_spelled_twice(people.values())]
    return tuple(entry for _, entry in entries), tuple(findings)


def _people(
    papers: Sequence[PlannedPaper], authors: Mapping[str, Sequence[Author]]
) -> dict[str, _Person]:
    people: dict[str, _Person] = {}
    for paper in papers:
        for planned, author in zip(paper.authors, authors[paper.key], strict=True):
            person = people.setdefault(
                planned.person, _Person(planned.name, author.family, author.given)
            )
            person.spellings.add(planned.name)
            if paper not in person.papers:
                person.papers.append(paper)
    return people


def _doubtful(names: Sequence[str]) -> Iterable[Finding]:
    if names:
        yield Finding(
            "name-split-by-rule",
            Severity.INFO,
            f"{count(len(names), 'name')} were sorted by a rule, not by what the list says: "
            f"{', '.join(names)}.",
            "Where one is wrong, write family: and given: for its author in papers.yaml.",
        )


def _spelled_twice(people: Iterable[_Person]) -> Iterable[Finding]:
    for person in people:
        if len(person.spellings) > 1:
            yield Finding(
                "name-spelled-twice",
                Severity.WARNING,
                f"One person is printed as {join_words(sorted(person.spellings))}; the index "
                f"has “{person.name}”.",
                "Write the name the same way on all papers in papers.yaml.",
            )
