"""The built-in search: better and better assignments by single moves and exchanges.

It needs no library and looks at the same levels as the solver. It begins with an assignment that
is feasible and never leaves those. What it chooses among equals comes from a fixed seed, and it
stops after a number of steps, not after a time: the same workshop gets the same programme.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from proceedings.programme.assignment.objective import (
    AUTHOR,
    CHANGE,
    EARLY,
    LEVELS,
    PRESENTER,
    SPOTLIGHT,
    TOPIC,
    bound,
    cost,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.programme.assignment.problem import Problem

# More than any level can reach, so that one step of a level outweighs all that follow it.
_WEIGHT = [1 << 24 * (len(LEVELS) - 1 - level) for level in range(len(LEVELS))]
_EVALUATIONS = 4_000_000  # moves looked at; about 10 s of work
_STALE = 300  # shakes in a row without gain
_LONGEST = 12  # posters that give way to each other in one shake


def improve(
    problem: Problem, halls: Sequence[int], evaluations: int = _EVALUATIONS
) -> tuple[int, ...]:
    """Return the best assignment found from a feasible one; feasible, and never worse.

    Arguments:
        halls: the position of the session of each poster.
        evaluations: how many moves are looked at, at most.
    """
    state = _State(problem, halls, evaluations)
    state.descend()
    best, least = tuple(state.halls), state.total
    goal = sum(w * level for w, level in zip(_WEIGHT, bound(problem), strict=True))
    stale = 0
    while least > goal and stale < _STALE and state.evaluations > 0:
        if stale % 3:
            state.give_way()
        else:
            state.shake(3 + stale % 5)
        state.descend()
        stale += 1
        if state.total < least:
            best, least, stale = tuple(state.halls), state.total, 0
        elif state.total > least:
            state.reset(best)
    return best


class _State:
    """An assignment with the counts that tell at once what a move would change."""

    def __init__(self, problem: Problem, halls: Sequence[int], evaluations: int) -> None:
        self._problem = problem
        self._random = random.Random(0)  # noqa: S311 - no secret
        self.evaluations = evaluations
        several = problem.people
        self._authors = [tuple(a for a in p.authors if a in several) for p in problem.posters]
        self._groups: list[list[tuple[int, int]]] = [[] for _ in problem.posters]
        groups = [(SPOTLIGHT, problem.spotlights), *((TOPIC, group) for group in problem.topics)]
        self._shares = [group.shares for _, group in groups]
        for number, (level, group) in enumerate(groups):
            for index in group.members:
                self._groups[index].append((number, _WEIGHT[level]))
        self.reset(halls)

    def reset(self, halls: Sequence[int]) -> None:
        problem, count = self._problem, len(self._problem.halls)
        self.halls = list(halls)
        self._held: list[list[int]] = [[] for _ in range(count)]
        self._all = {person: [0] * count for person in problem.people}
        self._own = {person: [0] * count for person in problem.people}
        self._grouped = [[0] * count for _ in self._shares]
        for index, hall in enumerate(self.halls):
            self._held[hall].append(index)
            self._count(index, hall, 1)
        self.total = sum(w * level for w, level in zip(_WEIGHT, cost(problem, halls), strict=True))

    def _count(self, index: int, hall: int, by: int) -> None:
        presenter = self._problem.posters[index].presenter
        for person in self._authors[index]:
            self._all[person][hall] += by
            if person == presenter:
                self._own[person][hall] += by
        for group, _ in self._groups[index]:
            self._grouped[group][hall] += by

    def gain(self, index: int, target: int) -> int:
        """Return by how much the whole becomes dearer (below 0: better) if a poster moves."""
        self.evaluations -= 1
        source, poster = self.halls[index], self._problem.posters[index]
        change = 0
        for person in self._authors[index]:
            everywhere, own = self._all[person], self._own[person]
            here, there = everywhere[source], everywhere[target]
            change += _WEIGHT[AUTHOR] * ((there >= 1) - (here >= 2))
            presents = person == poster.presenter
            before = (own[source] if here >= 2 else 0) + (own[target] if there >= 2 else 0)
            after = (own[source] - presents if here >= 3 else 0) + (
                own[target] + presents if there >= 1 else 0
            )
            change += _WEIGHT[PRESENTER] * (after - before)
        for group, weight in self._groups[index]:
            held, shares = self._grouped[group], self._shares[group]
            change += weight * ((held[target] >= shares[target]) - (held[source] > shares[source]))
        change += _WEIGHT[EARLY] * ((target in poster.early) - (source in poster.early))
        if poster.published is not None:
            home = poster.published[0]
            change += _WEIGHT[CHANGE] * ((target != home) - (source != home))
        return change

    def move(self, index: int, target: int, change: int) -> None:
        source = self.halls[index]
        self._held[source].remove(index)
        self._count(index, source, -1)
        self.halls[index] = target
        self._held[target].append(index)
        self._count(index, target, 1)
        self.total += change

    def descend(self) -> None:
        """Move and exchange while anything becomes better by it."""
        going = True
        while going and self.evaluations > 0:
            going = False
            for index in self._troubled():
                going |= self._bettered(index)

    def _troubled(self) -> list[int]:
        """Return the posters that add something to the costs."""
        found = [i for i in range(len(self.halls)) if self._has_trouble(i)]
        self._random.shuffle(found)
        return found

    def _has_trouble(self, index: int) -> bool:
        hall, poster = self.halls[index], self._problem.posters[index]
        if len(poster.halls) < 2:
            return False
        return (
            any(self._all[person][hall] > 1 for person in self._authors[index])
            or hall in poster.early
            or (poster.published is not None and poster.published[0] != hall)
            or any(self._grouped[g][hall] > self._shares[g][hall] for g, _ in self._groups[index])
        )

    def _bettered(self, index: int) -> bool:
        """Take the best move or exchange of a poster, if one is better than none."""
        best = 0
        chosen: tuple[int, int | None] | None = None
        source = self.halls[index]
        for target in self._problem.posters[index].halls:
            if target == source:
                continue
            change = self.gain(index, target)
            if len(self._held[target]) < self._problem.capacities[target] and change < best:
                best, chosen = change, (target, None)
            for other, whole in self._exchanges(index, target, change):
                if whole < best:
                    best, chosen = whole, (target, other)
            if self.evaluations <= 0:
                break
        if chosen is None:
            return False
        target, partner = chosen
        self.move(index, target, self.gain(index, target))
        if partner is not None:
            self.move(partner, source, self.gain(partner, source))
        return True

    def _exchanges(self, index: int, target: int, change: int) -> Iterator[tuple[int, int]]:
        """Yield who could come back in exchange, and what the whole exchange would change."""
        source = self.halls[index]
        others = [o for o in self._held[target] if source in self._problem.posters[o].halls]
        if not others:
            return
        self.move(index, target, change)
        found = [(other, change + self.gain(other, source)) for other in others]
        self.move(index, source, -change)
        yield from found

    def give_way(self) -> None:
        """Move a poster, then those of its authors where it came to, then those of theirs.

        Such a chain undoes a meeting where single moves would make others first (the chains of
        Kempe, known from colouring graphs). Every other time only presenters count.
        """
        index = self._random.choice(self._troubled() or range(len(self.halls)))
        source = self.halls[index]
        targets = [hall for hall in self._problem.posters[index].halls if hall != source]
        if not targets:
            return
        target = self._random.choice(targets)
        posters, presenting = self._problem.posters, self._random.random() < 0.5
        waiting, moved = [index], {index}
        for one in waiting:
            here = self.halls[one]
            there = target if here == source else source
            self.move(one, there, self.gain(one, there))
            kin = [
                other
                for person in self._authors[one]
                for other in self._problem.people[person]
                if not presenting or person in {posters[one].presenter, posters[other].presenter}
            ]
            self._random.shuffle(kin)
            for other in kin:
                fits = here in posters[other].halls
                if self.halls[other] == there and other not in moved and fits:
                    if len(moved) >= _LONGEST:
                        break
                    moved.add(other)
                    waiting.append(other)
        self._even_out(source, target, moved)

    def _even_out(self, source: int, target: int, kept: set[int]) -> None:
        """Take posters out of a session that is over its capacity into the other one."""
        for full, other in ((target, source), (source, target)):
            while len(self._held[full]) > self._problem.capacities[full]:
                free = [
                    one
                    for one in self._held[full]
                    if one not in kept and other in self._problem.posters[one].halls
                ]
                if not free:
                    # Only those that were moved can go back, and one of them can.
                    free = [o for o in self._held[full] if other in self._problem.posters[o].halls]
                best = min(free, key=lambda one: self.gain(one, other))
                self.move(best, other, self.gain(best, other))

    def shake(self, strength: int) -> None:
        """Move or exchange a few posters at random, troubled ones first."""
        troubled = self._troubled()
        for number in range(strength):
            pool = troubled if troubled and number % 2 == 0 else range(len(self.halls))
            index = self._random.choice(pool)
            source = self.halls[index]
            targets = [hall for hall in self._problem.posters[index].halls if hall != source]
            if not targets:
                continue
            target = self._random.choice(targets)
            others = [o for o in self._held[target] if source in self._problem.posters[o].halls]
            if len(self._held[target]) < self._problem.capacities[target]:
                self.move(index, target, self.gain(index, target))
            elif others:
                self.move(index, target, self.gain(index, target))
                other = self._random.choice(others)
                self.move(other, source, self.gain(other, source))
