"""Who is who: the names on the papers as persons, by id, then by name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from proceedings.text.folding import fold
from proceedings.text.names import person_id
from proceedings.text.unicode import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.model import Author

Identity = tuple[str, str]


class Persons:
    """The persons behind all authors of a workshop.

    An author with an OpenReview id or an ORCID is who the id says. One without is whoever has the
    same name, whatever its case, accents and hyphens: the one person with an id who is called so,
    else all those without an id who are. Where two ids share the name, those without one are a
    person of their own, since nothing tells which of the two they are. A decision that somebody is
    printed under several names gives them one (``Author.person``).
    """

    def __init__(self, authors: Iterable[tuple[Author, str]]) -> None:
        """Take all authors, each with the name in plain text."""
        everybody = list(authors)
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for author, name in everybody:
            if identifier := _identifier(author):
                self._ids[_folded(author.person or name)].add(identifier)
        bases: dict[Identity, str] = {}
        for author, name in sorted(everybody, key=lambda pair: pair[1]):
            kind, known = identity = self._identity(author, name)
            called = author.person or name
            bases.setdefault(identity, person_id(called, known if kind == "id" else None))
        self._addresses: dict[Identity, str] = {}
        taken: set[str] = set()
        # By identity, so that an address does not depend on the order of the papers.
        for identity in sorted(bases):
            address, number = bases[identity], 1
            while address in taken:
                number += 1
                address = f"{bases[identity]}-{number}"
            taken.add(address)
            self._addresses[identity] = address

    def person(self, author: Author, name: str) -> str:
        """Return the address-safe id of the person an author is."""
        return self._addresses[self._identity(author, name)]

    def _identity(self, author: Author, name: str) -> Identity:
        if identifier := _identifier(author):
            return "id", identifier
        called = _folded(author.person or name)
        ids = self._ids.get(called, set())
        return ("id", next(iter(ids))) if len(ids) == 1 else ("name", called)


def _identifier(author: Author) -> str:
    """Return an id in its one form: an ORCID has no address before it."""
    given = (author.id or "").strip()
    return given.rpartition("/")[2].upper() if "orcid.org/" in given.lower() else given


def _folded(name: str) -> str:
    return fold(name) or clean(name)
