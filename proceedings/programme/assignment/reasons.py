"""Why a poster is where it is, in sentences that can be sent to its authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.programme.assignment.objective import (
    AUTHOR,
    CHANGE,
    EARLY,
    PRESENTER,
    SPOTLIGHT,
    TOPIC,
    cost,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from proceedings.programme.assignment.problem import Problem

# Each ends a sentence that begins "In Poster session 2". An author of the poster is meant first,
# else those of the posters that would have to give way.
_WORDS = {
    PRESENTER: "the presenter of a poster would have to be at another one at the same time",
    AUTHOR: "one of its authors would have to be at two posters at the same time",
    EARLY: "it would be shown before its talk",
    SPOTLIGHT: "there would be more spotlights than in the other sessions",
    TOPIC: "there would be too many posters, all together or of its topic",
    CHANGE: "it would not be where it was announced",
}
_GIVES_WAY = "another poster would have to give way, and one of its authors could not be at both"
_EQUAL = "it would be as well placed; one of the two had to be chosen"
_FULL = "every place is taken by a poster that can be nowhere else"


def reasons(
    problem: Problem, halls: Sequence[int], index: int, title: Callable[[int], str]
) -> tuple[str, ...]:
    """Return a sentence for every other session a poster could be in; none where it has no choice.

    In each it is tried, with whom it would change places there at best; the first level that
    becomes worse is the reason.

    Arguments:
        halls: the position of the session of each poster.
        title: says a session in words, by its position.
    """
    others = [hall for hall in problem.posters[index].halls if hall != halls[index]]
    return tuple(f"In {title(hall)}, {_reason(problem, halls, index, hall)}." for hall in others)


def _reason(problem: Problem, halls: Sequence[int], index: int, target: int) -> str:
    tried = _tried(problem, halls, index, target)
    if not tried:
        return _FULL
    now = cost(problem, halls)
    best = min(tried, key=lambda one: cost(problem, one))
    reached = cost(problem, best)
    level = next((level for level in _WORDS if reached[level] != now[level]), None)
    if level is None or reached[level] < now[level]:
        return _EQUAL
    if level in {PRESENTER, AUTHOR} and not _meets(problem, best, index):
        return _GIVES_WAY
    return _WORDS[level]


def _meets(problem: Problem, halls: Sequence[int], index: int) -> bool:
    """Tell whether an author of a poster has another one in its session."""
    return any(
        halls[other] == halls[index]
        for person in problem.posters[index].authors
        for other in problem.people.get(person, ())
        if other != index
    )


def _tried(
    problem: Problem, halls: Sequence[int], index: int, target: int
) -> list[tuple[int, ...]]:
    """Return the assignments in which a poster is in another session, by a move or an exchange."""
    here = halls[index]
    moved = list(halls)
    moved[index] = target
    if halls.count(target) < problem.capacities[target]:
        return [tuple(moved)]
    tried = []
    for other, hall in enumerate(halls):
        if hall == target and here in problem.posters[other].halls:
            exchanged = list(moved)
            exchanged[other] = here
            tried.append(tuple(exchanged))
    return tried
