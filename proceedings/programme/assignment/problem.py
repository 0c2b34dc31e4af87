"""The assignment of posters to sessions as frozen values: what may be chosen, and what may not."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Hall:
    """A poster session with its wall.

    Fields:
        session: its id.
        places: a board name for each poster that fits, in the order of the wall, so that a board
            for two stands twice; None where nobody has said which boards there are.
    """

    session: str
    places: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster that needs a place.

    Fields:
        presenter: the person who stands beside it; empty where unknown.
        authors: all persons, the presenter among them, each once.
        halls: positions of the sessions it may be in; from the authors' word and what is settled.
        early: those of them that begin before its talk has ended.
        board: settled by people; it has one hall then, unless that is open too.
        published: hall and board it was last published with; None where it was not.
    """

    key: str
    halls: tuple[int, ...]
    presenter: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    spotlight: bool = False
    early: tuple[int, ...] = ()
    board: str | None = None
    published: tuple[int, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Posters that are to be spread: no session takes more than its share of them."""

    name: str
    members: tuple[int, ...]
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """Posters and the sessions they are to be spread over."""

    halls: tuple[Hall, ...]
    posters: tuple[Poster, ...]

    @cached_property
    def capacities(self) -> tuple[int, ...]:
        """How many posters each session takes; without known boards, any number."""
        everything = len(self.posters)
        return tuple(everything if hall.places is None else len(hall.places) for hall in self.halls)

    @cached_property
    def people(self) -> Mapping[str, tuple[int, ...]]:
        """The posters of each person who has several, by position."""
        posters: dict[str, list[int]] = defaultdict(list)
        for index, poster in enumerate(self.posters):
            for person in poster.authors:
                posters[person].append(index)
        return {person: tuple(own) for person, own in posters.items() if len(own) > 1}

    @cached_property
    def spotlights(self) -> Group:
        """The spotlights, to be spread."""
        return self._group("", [i for i, p in enumerate(self.posters) if p.spotlight])

    @cached_property
    def topics(self) -> tuple[Group, ...]:
        """The posters of each topic, and all posters together, to be spread."""
        members: dict[str, list[int]] = defaultdict(list)
        for index, poster in enumerate(self.posters):
            for topic in dict.fromkeys(poster.topics):
                members[topic].append(index)
        groups = [self._group(topic, own) for topic, own in members.items()]
        return (*groups, self._group("", range(len(self.posters))))

    def _group(self, name: str, members: list[int] | range) -> Group:
        whole = sum(self.capacities)
        shares = tuple(-(-len(members) * own // whole) if whole else 0 for own in self.capacities)
        return Group(name, tuple(members), shares)
