"""The author index: one entry a person, collated, pointing to that person's papers."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.plan.values import Locator, NameEntry
from proceedings.text.collation import collation_key, guide_letter
from proceedings.text.folding import fold
from proceedings.text.names import index_name
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings.model import Author
    from proceedings.plan.values import PlannedPaper
    from proceedings.text.names import Particles


@dataclass(slots=True)
class _Person:
    name: str
    family: str | None = None
    given: str | None = None
    id: str | None = None
    affiliation: str = ""
    has_bare: bool = False
    # Those that no decision gives to the person.
    spellings: set[str] = field(default_factory=set)
    papers: list[PlannedPaper] = field(default_factory=list)


def index_names(
    papers: Sequence[PlannedPaper],
    authors: Mapping[str, Sequence[Author]],
    locator: Mapping[str, str],
    particles: Particles = "with",
) -> tuple[tuple[NameEntry, ...], tuple[Finding, ...]]:
    """Return the author index and what should be looked at in it.

    Arguments:
        authors: of each paper by key, as the list has them, in the order of the planned ones.
        locator: the words that point to each paper: a page, or a board and session.
        particles: whether van Gogh is filed under V (``with``) or G (``after``).
    """
    people = _people(papers, authors)
    made = {
        identifier: index_name(person.name, person.family, person.given, particles=particles)
        for identifier, person in people.items()
    }
    apart = _apart(people, {identifier: fold(name.entry) for identifier, name in made.items()})
    entries: list[tuple[object, NameEntry]] = []
    doubtful: list[str] = []
    for identifier, person in people.items():
        indexed = made[identifier]
        if indexed.doubtful:
            doubtful.append(f"{person.name} as “{indexed.entry}”")
        entry = NameEntry(
            identifier,
            person.name,
            indexed.entry,
            guide_letter(indexed.sort),
            tuple(Locator(p.key, locator[p.key]) for p in person.papers),
            apart.get(identifier, ""),
        )
        entries.append(((collation_key(indexed.sort), identifier), entry))
    entries.sort(key=lambda pair: pair[0])  # type: ignore[arg-type,return-value]
    findings = [
        *_doubtful(doubtful),
        *_spelled_twice(people.values()),
        *_shared(people, apart),
        *_without_id(people.values()),
    ]
    return tuple(entry for _, entry in entries), tuple(findings)


def _people(
    papers: Sequence[PlannedPaper], authors: Mapping[str, Sequence[Author]]
) -> dict[str, _Person]:
    people: dict[str, _Person] = {}
    for paper in papers:
        for planned, author in zip(paper.authors, authors[paper.key], strict=True):
            person = people.setdefault(planned.person, _Person(planned.name))
            if author.person:
                person.name = author.person
            else:
                person.spellings.add(planned.name)
            # What one paper of a person says holds for the others.
            if not (person.family or person.given):
                person.family, person.given = author.family, author.given
            person.has_bare = person.has_bare or not author.id
            person.id = person.id or author.id
            person.affiliation = person.affiliation or next(iter(planned.affiliations), "")
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
                "Write the name the same way on all papers in papers.yaml, or say that it is one "
                "person in decisions.yaml: {date: YYYY-MM-DD, person: NAME, also: [OTHER NAME]}.",
            )


def _apart(people: Mapping[str, _Person], entries: Mapping[str, str]) -> dict[str, str]:
    """Return what tells persons of one entry apart: affiliation, else id, else a number."""
    alike = Counter(entries.values())
    apart: dict[str, str] = {}
    for entry, number in alike.items():
        if number < 2:
            continue
        same = [identifier for identifier in people if entries[identifier] == entry]
        for words in (
            [people[identifier].affiliation for identifier in same],
            [people[identifier].id or "" for identifier in same],
            [str(place) for place, _ in enumerate(same, 1)],
        ):
            if all(words) and len(set(words)) == len(words):
                apart.update(zip(same, words, strict=True))
                break
    return apart


def _shared(people: Mapping[str, _Person], apart: Mapping[str, str]) -> Iterable[Finding]:
    if apart:
        names = [f"{people[identifier].name} ({words})" for identifier, words in apart.items()]
        yield Finding(
            "name-shared",
            Severity.INFO,
            f"Several persons have one name, and the index tells them apart: {'; '.join(names)}.",
            "Where two are the same person, write the same id: for both in papers.yaml.",
        )


def _without_id(people: Iterable[_Person]) -> Iterable[Finding]:
    names = [person.name for person in people if person.id and person.has_bare]
    if names:
        yield Finding(
            "name-without-id",
            Severity.INFO,
            f"An id stands on some papers of {join_words(names)} and not on others; they are"
            " taken for the same person.",
            "Where somebody else is meant, write that person's id: in papers.yaml.",
        )
