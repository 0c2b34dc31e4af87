"""The optimum by integer programming: PuLP with HiGHS, one level after the other.

A level that the built-in search has brought to its bound needs no solver. Every other one is
minimized together with those before it, which weigh more than all it can gain: the incumbent says
how much that is, so the weights stay small and the order of levels is kept exactly. Between two
levels the built-in search tidies up what the solver did not look at.
"""

from __future__ import annotations

import os
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from proceedings.model.frozen import dataclass
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
from proceedings.programme.assignment.search import improve
from proceedings.workers import Failure, Limits, map_limited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.programme.assignment.problem import Group, Problem

_LEAST_SECONDS = 0.5  # the solver does nothing of use in less
_POLISHING = 50_000  # moves looked at between two levels
_WHOLE = 0.99  # all costs are whole numbers: a gap below 1 is none
_ROUNDING = 1e-4
_NO_BOUND = 1e20
_MEMORY = 4_000_000_000  # address space; 2,000 papers and 6 sessions need less than half
_FOUND = (1, 2)  # pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible


@dataclass(frozen=True, slots=True)
class Optimum:
    """An assignment, and how good any can be.

    Fields:
        halls: the position of the session of each poster.
        bounds: what no assignment can be better than, level by level, where those before stay.
        proven: no assignment is better.
    """

    halls: tuple[int, ...]
    bounds: tuple[int, ...]
    proven: bool


def has_solver() -> bool:
    """Tell whether PuLP and HiGHS are installed (the extra ``schedule``)."""
    return find_spec("pulp") is not None and find_spec("highspy") is not None


def optimize(problem: Problem, halls: Sequence[int], seconds: float) -> Optimum:
    """Return the best assignment, or the best that was found in time with its bounds.

    Arguments:
        halls: a feasible assignment to begin with.
        seconds: time for all levels together.
    """
    best = tuple(halls)
    bounds = list(bound(problem))
    deadline = time.monotonic() + seconds
    model: _Model | None = None
    weights: list[int] = []
    for level in range(len(LEVELS)):
        reached = cost(problem, best)
        gain = reached[level] - bounds[level]
        weights = [*(weight * (gain + 1) for weight in weights), 1]
        if not gain:
            continue
        left = deadline - time.monotonic()
        if left < _LEAST_SECONDS:
            return Optimum(best, tuple(bounds), proven=False)
        model = model or _Model(problem)
        found, least = model.minimize(weights, left)
        bounds[level] = max(
            bounds[level], least - sum(w * c for w, c in zip(weights[:-1], reached, strict=False))
        )
        if found is not None:
            better = (best, found, improve(problem, found, _POLISHING))
            best = min(better, key=lambda halls: cost(problem, halls))
        if cost(problem, best)[level] > bounds[level]:
            return Optimum(best, tuple(bounds), proven=False)
    return Optimum(best, tuple(bounds), proven=True)


class _Model:
    """The assignment as a mixed integer program."""

    def __init__(self, problem: Problem) -> None:
        import pulp

        self._pulp: Any = pulp
        self._problem = problem
        self._program: Any = pulp.LpProblem("posters", pulp.LpMinimize)
        self._chosen = {
            (index, hall): self._program.add_variable(f"x_{index}_{hall}", cat="Binary")
            for index, poster in enumerate(problem.posters)
            for hall in poster.halls
        }
        self._levels: list[list[Any]] = [[] for _ in LEVELS]
        self._place()
        self._meet()
        self._spread(SPOTLIGHT, problem.spotlights)
        for group in problem.topics:
            self._spread(TOPIC, group)
        self._keep()

    def _slack(self, level: int, name: str) -> Any:
        """Return a variable that a level counts: what is beyond a wish."""
        variable = self._program.add_variable(f"{name}_{len(self._levels[level])}", 0)
        self._levels[level].append(variable)
        return variable

    def _sum(self, terms: Sequence[Any]) -> Any:
        return self._pulp.lpSum(terms)

    def _place(self) -> None:
        for index, poster in enumerate(self._problem.posters):
            self._program += self._sum([self._chosen[index, h] for h in poster.halls]) == 1
        for hall, capacity in enumerate(self._problem.capacities):
            held = [x for (_, where), x in self._chosen.items() if where == hall]
            if len(held) > capacity:
                self._program += self._sum(held) <= capacity

    def _meet(self) -> None:
        """Count who would have to be at several posters at once."""
        for person, own in self._problem.people.items():
            presented = [i for i in own if self._problem.posters[i].presenter == person]
            slacks = {index: self._slack(PRESENTER, "p") for index in presented}
            for hall in range(len(self._problem.halls)):
                here = [i for i in own if (i, hall) in self._chosen]
                if len(here) < 2:
                    continue
                together = self._sum([self._chosen[i, hall] for i in here])
                self._program += together - 1 <= self._slack(AUTHOR, "a")
                for index in presented:
                    for other in here:
                        if index != other and index in here:
                            both = self._chosen[index, hall] + self._chosen[other, hall]
                            self._program += both - 1 <= slacks[index]

    def _spread(self, level: int, group: Group) -> None:
        for hall, share in enumerate(group.shares):
            held = [self._chosen[i, hall] for i in group.members if (i, hall) in self._chosen]
            if len(held) > share:
                self._program += self._sum(held) - share <= self._slack(level, f"s{level}")

    def _keep(self) -> None:
        for (index, hall), chosen in self._chosen.items():
            poster = self._problem.posters[index]
            if hall in poster.early:
                self._levels[EARLY].append(chosen)
            if poster.published is not None and hall != poster.published[0]:
                self._levels[CHANGE].append(chosen)

    def minimize(
        self, weights: Sequence[int], seconds: float
    ) -> tuple[tuple[int, ...] | None, int]:
        """Return the best assignment found for the first levels as weighted, and the bound."""
        program = self._program
        program.setObjective(
            self._sum(
                [
                    weight * term
                    for weight, terms in zip(weights, self._levels, strict=False)
                    for term in terms
                ]
            )
        )
        # One thread, so that each run is the same.
        program.solve(
            self._pulp.HiGHS(msg=False, timeLimit=seconds, threads=1, gapRel=0, gapAbs=_WHOLE)
        )
        least = program.solverModel.getInfo().mip_dual_bound
        bound_of = -int(-(least - _ROUNDING) // 1) if abs(least) < _NO_BOUND else 0
        return (self._halls() if program.sol_status in _FOUND else None), bound_of

    def _halls(self) -> tuple[int, ...]:
        halls = [0] * len(self._problem.posters)
        for (index, hall), chosen in self._chosen.items():
            if chosen.value() is not None and chosen.value() > 0.5:
                halls[index] = hall
        return tuple(halls)


def optimize_apart(problem: Problem, halls: Sequence[int], seconds: float) -> Optimum | None:
    """Do what :func:`optimize` does in a process of its own, which an interrupt ends at once.

    HiGHS also greets on the standard output of its process, which is ours to keep clean.

    Returns:
        None where the solver broke down; what the built-in search found still holds.
    """
    limits = Limits(_MEMORY, cpu_seconds=int(seconds) + 60, wall_seconds=seconds + 60)
    tasks = [(problem, tuple(halls), seconds)]
    (answer,) = [answer for _, answer in map_limited(_apart, tasks, jobs=1, limits=limits)]
    return None if isinstance(answer, Failure) else answer


def _apart(task: tuple[Problem, tuple[int, ...], float]) -> Optimum:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return optimize(*task)
