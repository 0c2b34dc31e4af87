"""How good assignments of posters are, and how long they take.

Editions of other sizes are made up from the NeurIPS 2025 edition: as many authors a paper, and as
many papers an author, in another order. A tenth of the papers can be in half of the sessions only.
"""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import moves
from table import Row

from proceedings.gathering import placed, read_inputs
from proceedings.programme import find_clashes
from proceedings.programme.assignment import (
    LEVELS,
    Hall,
    Known,
    Poster,
    Problem,
    Solution,
    cost,
    has_solver,
    pose,
    solve,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papers import Papers

EDITION = Path(__file__).parent.parent / "input" / "neurips2025"
SECONDS = 45.0  # for sessions, so that with the boards all stays below a minute
INSTANCES = 50

# Name, papers, sessions, places in each, seconds it may take.
SIZES = (
    ("165 in person of 350, 2 sessions, 43 boards of two", 165, 2, 86, 2.0),
    ("350 in person, 2 sessions, 90 boards of two", 350, 2, 180, 5.0),
    ("2,000 papers, 6 sessions of 340", 2000, 6, 340, 60.0),
)


def measure(_: Papers) -> dict[str, Any]:
    """Return what assignments cost and come to."""
    inputs = read_inputs(EDITION)
    problem = pose(Known(inputs.workshop, inputs.papers))
    figures: dict[str, Any] = {"solver": has_solver(), "edition": _edition(inputs, problem)}
    figures["sizes"] = {
        name: _timed(made_up(problem, count, sessions, places, 1))
        for name, count, sessions, places, _ in SIZES
    }
    figures["instances"] = _instances(problem)
    figures["moves"] = moves.measure()
    return figures


def made_up(edition: Problem, count: int, sessions: int, places: int, seed: int) -> Problem:
    """Return a problem of another size with the authors' habits of an edition."""
    chance = random.Random(seed)
    papers_of = list(Counter(p for one in edition.posters for p in one.authors).values())
    sizes = [len(one.authors) for one in edition.posters]
    topics = [one.topics for one in edition.posters]
    wanted = [chance.choice(sizes) for _ in range(count)]
    seats: list[str] = []
    while len(seats) < sum(wanted):
        seats += [f"p{len(seats)}"] * chance.choice(papers_of)
    chance.shuffle(seats)
    posters = []
    for number, size in enumerate(wanted):
        authors = tuple(dict.fromkeys(seats.pop() for _ in range(size)))
        half = tuple(sorted(chance.sample(range(sessions), sessions // 2)))
        halls = half if chance.random() < 0.1 else tuple(range(sessions))
        spotlight = chance.random() < 0.2
        posters.append(
            Poster(
                str(number),
                halls,
                next(iter(authors), ""),
                authors,
                chance.choice(topics),
                spotlight,
            )
        )
    boards = tuple(str(place // 2 + 1) for place in range(places))
    return Problem(tuple(Hall(f"s{n}", boards) for n in range(sessions)), tuple(posters))


def _edition(inputs: Any, problem: Problem) -> dict[str, Any]:
    placements, _ = placed(inputs)
    ids = [hall.session for hall in problem.halls]
    real = tuple(ids.index(placements[poster.key].session or "") for poster in problem.posters)
    clashes = find_clashes(inputs.papers, placements)
    return {
        **_timed(problem),
        "papers": len(problem.posters),
        "real": list(cost(problem, real)),
        "real_people": len(clashes),
        "real_presenters": sum(bool(clash.presented) for clash in clashes),
    }


def _timed(problem: Problem) -> dict[str, Any]:
    wall, cpu = time.monotonic(), _cpu()
    solution = solve(problem, SECONDS)
    wall, cpu = time.monotonic() - wall, _cpu() - cpu
    assert isinstance(solution, Solution)
    return {
        "wall_s": wall,
        "cpu_s": cpu,
        "cost": list(solution.cost),
        "bounds": list(solution.bounds),
        "proven": solution.proven,
    }


def _cpu() -> float:
    """Return the seconds of this process and of the solver's that have ended."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def _instances(edition: Problem) -> dict[str, Any]:
    """Hold the built-in search against the optimum on random instances."""
    worst, infeasible, proven, equal = 0.0, 0, 0, 0
    for seed in range(INSTANCES):
        chance = random.Random(seed)
        sessions = chance.choice((2, 3))
        count = chance.randint(30, 60)
        places = -(-count // sessions) + chance.randint(0, 3)
        problem = made_up(edition, count, sessions, places + places % 2, seed)
        best, alone = solve(problem, SECONDS), solve(problem, SECONDS, solver=False)
        if not isinstance(best, Solution):
            continue
        if not isinstance(alone, Solution):
            infeasible += 1
            continue
        proven += best.proven
        equal += alone.cost == best.cost
        worst = max(worst, _over(alone.cost, best.cost))
    return {"worst": worst, "infeasible": infeasible, "proven": proven, "equal": equal}


def _over(reached: Sequence[int], best: Sequence[int]) -> float:
    """Return by how much the first level that is not the optimum's is over it."""
    for mine, theirs in zip(reached, best, strict=True):
        if mine != theirs:
            return (mine - theirs) / max(theirs, 1)
    return 0.0


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the figures beside their targets."""
    edition = figures["edition"]
    found = [
        _time_row(f"NeurIPS 2025 edition, {edition['papers']} papers", edition, 2.0),
        *(_row(f"NeurIPS 2025, {LEVELS[level]}: real, ours", edition, level) for level in range(2)),
        Row("NeurIPS 2025, optimum proven", float(edition["proven"]), "", 1, at_least=True),
    ]
    for name, _, _, _, limit in SIZES:
        found.append(_time_row(name, figures["sizes"][name], limit))
    found += moves.rows(figures["moves"])
    instances = figures["instances"]
    found += [
        Row(
            f"built-in search over the optimum, worst of {INSTANCES} random instances",
            100 * instances["worst"],
            "%",
            10,
            note=f"{instances['equal']} equal, optimum proven in {instances['proven']}",
        ),
        Row(
            "built-in search: infeasible where a feasible one exists",
            instances["infeasible"],
            "",
            0,
        ),
    ]
    return found


def _row(name: str, edition: dict[str, Any], level: int) -> Row:
    return Row(name, edition["cost"][level], "", edition["real"][level])


def _time_row(name: str, taken: dict[str, Any], limit: float) -> Row:
    state = "proven" if taken["proven"] else f"at least {tuple(taken['bounds'])}"
    note = f"{taken['cpu_s']:.2f} s CPU, {tuple(taken['cost'])}, {state}"
    return Row(name, taken["wall_s"], "s", limit, note=note)


def details(figures: dict[str, Any]) -> list[str]:
    """Return what the numbers in brackets count, and how the real edition was split."""
    edition = figures["edition"]
    lines = [f"costs count, in this order: {'; '.join(LEVELS)}"]
    lines.append(
        f"real split: {edition['real_people']} authors with several posters in a session,"
        f" {edition['real_presenters']} of them present one; {tuple(edition['real'])}"
    )
    if not figures["solver"]:
        lines.append("without the extra schedule: nothing is proven but what meets its bounds")
    return lines


if __name__ == "__main__":
    printed: Callable[[str], None] = print
    taken = measure(None)  # type: ignore[arg-type]
    for row in rows(taken):
        printed(row.line())
    for line in details(taken):
        printed(f"  {line}")
