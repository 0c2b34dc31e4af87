"""From a problem to its solution: feasible first, then good, then as good as any."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.programme.assignment.exact import has_solver, optimize_apart
from proceedings.programme.assignment.feasibility import Shortage, fill
from proceedings.programme.assignment.objective import Cost, bound, cost
from proceedings.programme.assignment.search import improve
from proceedings.programme.assignment.walls import disorder, hang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.programme.assignment.problem import Problem

# Moves the built-in search looks at before a solver goes on, and where there is none.
_BEFORE_SOLVER = 50_000
_ALONE = 4_000_000


@dataclass(frozen=True, slots=True)
class Solution:
    """A place for every poster.

    Fields:
        halls: the position of the session of each poster.
        boards: the board of each poster, by position; empty where no boards are known.
        cost: of the sessions, level by level.
        bounds: what no assignment can be better than, where the levels before stay.
        proven: no assignment to sessions is better.
        solver: whether the solver took part.
        topic_changes, apart: along the walls, see :func:`walls.disorder`.
    """

    halls: tuple[int, ...]
    boards: Mapping[int, str]
    cost: Cost
    bounds: Cost
    proven: bool
    solver: bool
    topic_changes: int
    apart: int


def solve(problem: Problem, seconds: float, *, solver: bool | None = None) -> Solution | Shortage:
    """Return the best places for all posters that could be found, or what is in the way.

    Arguments:
        seconds: time for the sessions at most; boards take a few seconds more.
        solver: whether it is asked; None asks it where it is installed.
    """
    deadline = time.monotonic() + seconds
    wished = [p.published[0] if p.published is not None else None for p in problem.posters]
    halls, shortage = fill(problem, wished)
    if shortage is not None:
        return shortage
    asked = has_solver() if solver is None else solver
    halls = improve(problem, halls, _BEFORE_SOLVER if asked else _ALONE)
    reached, bounds = cost(problem, halls), bound(problem)
    proven = reached == bounds
    if asked and not proven:
        optimum = optimize_apart(problem, halls, max(deadline - time.monotonic(), 0))
        if optimum is not None:
            halls, bounds, proven = optimum.halls, optimum.bounds, optimum.proven
            reached = cost(problem, halls)
    boards = hang(problem, halls)
    changes, apart = disorder(problem, halls, boards)
    return Solution(halls, boards, reached, bounds, proven, asked, changes, apart)
