"""Whether all posters have a place at all, by augmenting paths; if not, what is in the way.

A poster goes into a session it may be in; where that is full, another one gives way to a session
that it may be in as well, and so on. If no such chain ends at a free place, the sessions that were
reached hold only posters that may be nowhere else (the theorem of Hall and Kőnig), and these are
what is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.programme.assignment.problem import Problem


@dataclass(frozen=True, slots=True)
class Shortage:
    """Posters that cannot all have a place.

    Fields:
        missing: how many places are missing.
        halls: positions of the sessions that are full.
        posters: positions of the posters that can be in these sessions only.
        elsewhere: places that stay free in other sessions.
    """

    missing: int
    halls: tuple[int, ...]
    posters: tuple[int, ...]
    elsewhere: int


def fill(
    problem: Problem, wished: Sequence[int | None] = ()
) -> tuple[tuple[int, ...], Shortage | None]:
    """Give every poster a session it may be in, as many as there are places.

    Arguments:
        wished: a session to begin with for each poster, where one is known.

    Returns:
        a session for each poster, and None; or nothing, and what is in the way.
    """
    table = _Table(problem)
    for index, hall in enumerate(wished):
        if hall in problem.posters[index].halls and hall is not None and table.room(hall):
            table.put(index, hall)
    left = [index for index in range(len(problem.posters)) if table.halls[index] is None]
    left.sort(key=lambda index: len(problem.posters[index].halls))
    lost = [index for index in left if not table.place(index)]
    if not lost:
        return tuple(hall for hall in table.halls if hall is not None), None
    return (), table.shortage(lost)


class _Table:
    """Sessions and who is in them, while they are filled."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.halls: list[int | None] = [None] * len(problem.posters)
        self._held: list[set[int]] = [set() for _ in problem.halls]

    def room(self, hall: int) -> bool:
        return len(self._held[hall]) < self._problem.capacities[hall]

    def put(self, index: int, hall: int) -> None:
        before = self.halls[index]
        if before is not None:
            self._held[before].discard(index)
        self.halls[index] = hall
        self._held[hall].add(index)

    def place(self, index: int) -> bool:
        """Give a poster a session, moving others if that is needed; tell whether it worked."""
        came = self._reached(index)
        free = next((hall for hall in self._by_room(came) if self.room(hall)), None)
        if free is None:
            return False
        hall = free
        while True:
            mover = came[hall]
            source = self.halls[mover]
            self.put(mover, hall)
            if source is None:
                return True
            hall = source

    def shortage(self, lost: Sequence[int]) -> Shortage:
        full = sorted({hall for index in lost for hall in self._reached(index)})
        posters = tuple(
            index
            for index, poster in enumerate(self._problem.posters)
            if set(poster.halls) <= set(full)
        )
        elsewhere = sum(
            self._problem.capacities[hall] - len(held)
            for hall, held in enumerate(self._held)
            if hall not in full
        )
        return Shortage(len(lost), tuple(full), posters, elsewhere)

    def _by_room(self, halls: dict[int, int]) -> list[int]:
        """Return sessions, the one with most free places first, so that all fill evenly."""
        return sorted(
            halls, key=lambda hall: len(self._held[hall]) - self._problem.capacities[hall]
        )

    def _reached(self, index: int) -> dict[int, int]:
        """Return the sessions a poster can make its way into, each with who would move there."""
        came = dict.fromkeys(self._problem.posters[index].halls, index)
        waiting = list(came)
        for hall in waiting:
            if self.room(hall):
                continue
            for other in sorted(self._held[hall]):
                for further in self._problem.posters[other].halls:
                    if further not in came:
                        came[further] = other
                        waiting.append(further)
        return came
