"""Boards within a session: a topic hangs together, and one author's posters side by side.

What people settled stays, and so does what was published: a wall that is printed is not hung anew
so that a topic closes up. Only posters without a board take part in the arranging.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.programme.assignment.problem import Poster, Problem

Blocks = list[list[int]]


def hang(problem: Problem, halls: Sequence[int]) -> dict[int, str]:
    """Return the board of each poster, by its position; empty where no boards are known.

    Arguments:
        halls: the position of the session of each poster; no session is over its capacity.
    """
    boards: dict[int, str] = {}
    for number, hall in enumerate(problem.halls):
        if hall.places is not None:
            here = [index for index, where in enumerate(halls) if where == number]
            boards |= _hung(problem, number, hall.places, here)
    return boards


def disorder(problem: Problem, halls: Sequence[int], boards: Mapping[int, str]) -> tuple[int, int]:
    """Return how often the topic changes along the walls, and how many posters stand apart.

    The second counts, for every author with several posters in a session, those that are beside
    none of the others.
    """
    changes = apart = 0
    for number, hall in enumerate(problem.halls):
        order = {name: place for place, name in enumerate(hall.places or ())}
        here = [index for index in boards if halls[index] == number]
        row = sorted(here, key=lambda index: (order.get(boards[index], -1), index))
        posters = [problem.posters[index] for index in row]
        changes += sum(_topic(one) != _topic(other) for one, other in pairwise(posters))
        apart += _apart(problem, row)
    return changes, apart


def _topic(poster: Poster) -> str:
    return poster.topics[0] if poster.topics else ""


def _apart(problem: Problem, row: Sequence[int]) -> int:
    held: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for index in row:
        held.update(problem.posters[index].authors)
    for one, other in pairwise(row):
        beside.update({*problem.posters[one].authors} & {*problem.posters[other].authors})
    return sum(count - 1 for count in held.values()) - beside.total()


def _hung(
    problem: Problem, number: int, places: Sequence[str], here: Sequence[int]
) -> dict[int, str]:
    wall: list[int | None] = [None] * len(places)
    free: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(places):
        free[name].append(place)
    left = []
    published = False
    for index in sorted(here, key=lambda index: problem.posters[index].board is None):
        poster = problem.posters[index]
        board = poster.board
        if board is None and poster.published is not None and poster.published[0] == number:
            board = poster.published[1]
            published = published or board is not None
        if board is not None and free[board]:
            wall[free[board].pop(0)] = index
        else:
            left.append(index)
    left.sort()
    if published:
        _squeeze_in(problem, wall, left)
    else:
        _fill(problem, wall, left)
    return {index: places[place] for place, index in enumerate(wall) if index is not None}


def _fill(problem: Problem, wall: list[int | None], left: Sequence[int]) -> None:
    """Hang an arranged row into the free places, one after the other."""
    row = iter([index for block in _arranged(problem, left) for index in block])
    for place, held in enumerate(wall):
        if held is None:
            wall[place] = next(row, None)


def _squeeze_in(problem: Problem, wall: list[int | None], left: Sequence[int]) -> None:
    """Hang each poster where its neighbours are of its topic, then of its authors."""
    for index in left:
        places = [place for place, held in enumerate(wall) if held is None]
        best = min(places, key=lambda place: (*_strangeness(problem, wall, place, index), place))
        wall[best] = index


def _strangeness(
    problem: Problem, wall: Sequence[int | None], place: int, index: int
) -> tuple[int, int]:
    poster = problem.posters[index]
    beside = [
        problem.posters[held]
        for near in (place - 1, place + 1)
        if 0 <= near < len(wall) and (held := wall[near]) is not None
    ]
    kin = sum(_topic(one) == _topic(poster) for one in beside)
    shared = sum(len({*one.authors} & {*poster.authors}) for one in beside)
    return -kin, -shared


def _arranged(problem: Problem, posters: Sequence[int]) -> Blocks:
    """Return posters by topic, so ordered that as few as possible of an author stand apart."""
    topics: dict[str, list[int]] = defaultdict(list)
    for index in posters:
        topics[_topic(problem.posters[index])].append(index)
    blocks = list(topics.values())
    owners: dict[str, list[int]] = defaultdict(list)
    for index in posters:
        for person in problem.posters[index].authors:
            owners[person].append(index)
    pairs = [pair for own in owners.values() for pair in combinations(own, 2)]
    least = _apart(problem, _row(blocks))
    going = True
    while going and least:
        going = False
        for one, other in pairs:
            for changed in (*_together(blocks, one, other), *_together(blocks, other, one)):
                apart = _apart(problem, _row(changed))
                if apart < least:
                    blocks, least, going = changed, apart, True
    return blocks


def _row(blocks: Blocks) -> list[int]:
    return [index for block in blocks for index in block]


def _together(blocks: Blocks, one: int, other: int) -> Iterator[Blocks]:
    """Yield arrangements in which a poster comes right before another one, topics kept whole."""
    first = next(number for number, block in enumerate(blocks) if one in block)
    second = next(number for number, block in enumerate(blocks) if other in block)
    if first == second:
        rest = [index for index in blocks[first] if index != one]
        place = rest.index(other)
        for at in (place, place + 1):
            yield [*blocks[:first], [*rest[:at], one, *rest[at:]], *blocks[first + 1 :]]
        return
    ending = [*(index for index in blocks[first] if index != one), one]
    beginning = [other, *(index for index in blocks[second] if index != other)]
    for kept in (first, second):
        order = [number for number in range(len(blocks)) if number not in {first, second}]
        at = sum(number < kept for number in order)
        arranged = [blocks[number] for number in order]
        yield [*arranged[:at], ending, beginning, *arranged[at:]]
