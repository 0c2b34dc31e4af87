"""Who would have to be at two posters at once, in whatever way the papers were placed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.programme.people import people_of, presenter_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.model import Paper, Placement


@dataclass(frozen=True, slots=True)
class Clash:
    """A person with several posters in one session.

    Fields:
        name: as on the first of the papers.
        session: its id.
        papers: keys, in the order of the list.
        presented: those of them that the person presents.
    """

    person: str
    name: str
    session: str
    papers: tuple[str, ...]
    presented: tuple[str, ...] = ()


def find_clashes(papers: Sequence[Paper], placements: Mapping[str, Placement]) -> tuple[Clash, ...]:
    """Return every clash, those of presenters first, then by session and person."""
    meetings: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    names: dict[str, str] = {}
    for paper in papers:
        placement = placements.get(paper.key)
        if placement is None or placement.session is None:
            continue
        for person, name in people_of(paper).items():
            names.setdefault(person, name)
            meetings[placement.session, person].append(paper)
    clashes = [
        Clash(
            person,
            names[person],
            session,
            tuple(paper.key for paper in own),
            tuple(paper.key for paper in own if presenter_of(paper) == person),
        )
        for (session, person), own in meetings.items()
        if len(own) > 1
    ]
    return tuple(sorted(clashes, key=lambda c: (not c.presented, c.session, c.person)))
