"""Who is behind a paper: its authors as persons, and the one who presents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.text.names import person_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.model import Paper


def people_of(paper: Paper) -> Mapping[str, str]:
    """Return name by person of all authors of a paper, in order."""
    people: dict[str, str] = {}
    for author in paper.authors:
        people.setdefault(person_id(author.name, author.id), author.name)
    return people


def presenter_of(paper: Paper) -> str:
    """Return who presents a paper: whom its authors named, else the first of them; or nothing."""
    for author in paper.authors:
        if author.name == paper.presenter:
            return person_id(author.name, author.id)
    return next(iter(people_of(paper)), "")
