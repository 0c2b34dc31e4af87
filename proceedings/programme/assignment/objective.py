"""What makes one assignment better than another: levels, each before all that follow it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.programme.assignment.problem import Group, Problem

# The gravest first; the words follow a number. Change comes before the levels that spread: a paper
# less would else make others move so that topics are even again (docs/decisions/assignment.md).
LEVELS = (
    "posters whose presenter is wanted at another one at the same time",
    "posters that an author of them misses, for another one at the same time",
    "posters shown before their talk",
    "papers in another session than was published",
    "spotlights beyond a session's share",
    "posters beyond a session's share of their topic or of all",
)
PRESENTER, AUTHOR, EARLY, CHANGE, SPOTLIGHT, TOPIC = range(len(LEVELS))

Cost = tuple[int, ...]


def cost(problem: Problem, halls: Sequence[int]) -> Cost:
    """Return how far an assignment is from what is wished, a number a level; 0 is perfect.

    Arguments:
        halls: the position of the session of each poster.
    """
    levels = [0] * len(LEVELS)
    for person, own in problem.people.items():
        meetings: dict[int, list[int]] = defaultdict(list)
        for index in own:
            meetings[halls[index]].append(index)
        for together in meetings.values():
            if len(together) > 1:
                levels[PRESENTER] += sum(problem.posters[i].presenter == person for i in together)
                levels[AUTHOR] += len(together) - 1
    for index, poster in enumerate(problem.posters):
        levels[EARLY] += halls[index] in poster.early
        if poster.published is not None:
            levels[CHANGE] += halls[index] != poster.published[0]
    levels[SPOTLIGHT] = _excess(problem.spotlights, halls)
    levels[TOPIC] = sum(_excess(group, halls) for group in problem.topics)
    return tuple(levels)


def _excess(group: Group, halls: Sequence[int]) -> int:
    held = Counter(halls[index] for index in group.members)
    return sum(max(0, count - group.shares[hall]) for hall, count in held.items())


def bound(problem: Problem) -> Cost:
    """Return what no assignment can be better than, level by level."""
    halls = len(problem.halls)
    least = [0] * len(LEVELS)
    for person, papers in problem.people.items():
        least[AUTHOR] += max(0, len(papers) - halls)
        if len(papers) > halls:
            # At best all but one session hold one poster he presents, and the last one the rest.
            presented = sum(problem.posters[i].presenter == person for i in papers)
            least[PRESENTER] += max(0, presented - (halls - 1))
    return tuple(least)
