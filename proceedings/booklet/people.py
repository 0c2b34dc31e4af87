"""People and sponsors with their pictures."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.render import pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.model import Finding, Person, Sponsor
    from proceedings.plan import Plan


@dataclass(frozen=True, slots=True)
class Portrayed:
    """A person with the address of a picture; empty where there is none to use."""

    person: Person
    picture: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sponsoring:
    """A sponsor with the address of its logo; empty where there is none to use."""

    sponsor: Sponsor
    picture: str


@dataclass(frozen=True, slots=True)
class Level:
    """The sponsors of one level."""

    name: str
    sponsors: tuple[Sponsoring, ...]


def portrayed(
    plan: Plan, people: Sequence[Person], findings: list[Finding]
) -> tuple[Portrayed, ...]:
    """Return people with their portraits; pictures that cannot be used are noted."""
    return tuple(
        Portrayed(
            person,
            _picture(plan, person.portrait, f"portrait of {person.name}", findings),
            tuple(part.strip() for part in person.abstract.split("\n\n") if part.strip()),
        )
        for person in people
    )


def levels(plan: Plan, findings: list[Finding]) -> tuple[Level, ...]:
    """Return the sponsors by level, levels in the order they first appear."""
    sponsors = plan.workshop.sponsors
    order = list(dict.fromkeys(sponsor.level for sponsor in sponsors))
    by_level = sorted(sponsors, key=lambda sponsor: order.index(sponsor.level))
    return tuple(
        Level(
            level,
            tuple(
                Sponsoring(one, _picture(plan, one.logo, f"logo of {one.name}", findings))
                for one in group
            ),
        )
        for level, group in groupby(by_level, key=lambda sponsor: sponsor.level)
    )


def _picture(plan: Plan, name: str, what: str, findings: list[Finding]) -> str:
    address, problems = pictures.picture(plan.workshop.folder, name, f"The {what}")
    findings += problems
    return address
