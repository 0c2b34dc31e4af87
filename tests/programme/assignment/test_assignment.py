"""Feasibility, the built-in search and the solver, held against trying everything."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from problems import everything, is_feasible, least, made_up, problems

from proceedings.programme.assignment import (
    Hall,
    Poster,
    Problem,
    cost,
    fill,
    has_solver,
    solve,
)
from proceedings.programme.assignment.exact import optimize
from proceedings.programme.assignment.objective import CHANGE, LEVELS, PRESENTER, bound
from proceedings.programme.assignment.search import improve

FEW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
needs_solver = pytest.mark.skipif(not has_solver(), reason="the extra schedule is not installed")


@FEW
@given(problems())
def test_a_feasible_assignment_is_found_wherever_there_is_one(problem):
    halls, shortage = fill(problem)
    if everything(problem):
        assert shortage is None
        assert is_feasible(problem, halls)
    else:
        assert halls == ()
        assert shortage is not None


@FEW
@given(problems())
def test_a_shortage_names_sessions_and_posters_that_prove_it(problem):
    _, shortage = fill(problem)
    assume(shortage is not None)
    places = sum(problem.capacities[hall] for hall in shortage.halls)
    assert len(shortage.posters) - places == shortage.missing > 0
    for index in shortage.posters:
        assert set(problem.posters[index].halls) <= set(shortage.halls)


def test_posters_give_way_in_a_chain():
    """The last one finds a place only if two others move on."""
    halls = tuple(Hall(str(n), ("1",)) for n in range(3))
    posters = (Poster("a", (0, 1)), Poster("b", (1, 2)), Poster("c", (0,)))
    assert fill(Problem(halls, posters), [0, 1, None]) == ((1, 2, 0), None)


@FEW
@given(problems())
def test_the_search_stays_feasible_and_never_makes_it_worse(problem):
    start, shortage = fill(problem)
    assume(shortage is None)
    found = improve(problem, start, 2_000)
    assert is_feasible(problem, found)
    assert cost(problem, found) <= cost(problem, start)
    assert cost(problem, found) >= bound(problem)


@FEW
@given(problems(most=6))
def test_the_search_finds_the_optimum_of_small_problems(problem):
    start, shortage = fill(problem)
    assume(shortage is None)
    assert cost(problem, improve(problem, start, 5_000)) == least(problem)


@needs_solver
@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
@given(problems(most=6))
def test_the_solver_proves_the_optimum_from_the_worst_start(problem):
    possible = everything(problem)
    assume(possible)
    worst = max(possible, key=lambda halls: cost(problem, halls))
    optimum = optimize(problem, worst, 30)
    assert optimum.proven
    assert cost(problem, optimum.halls) == least(problem) == optimum.bounds


@needs_solver
@pytest.mark.parametrize("seed", range(2))
def test_the_search_is_within_a_tenth_of_the_optimum(seed):
    problem = made_up(40, 2, 22, seed)
    alone = solve(problem, 30, solver=False)
    best = solve(problem, 30, solver=True)
    assert best.proven
    assert best.cost <= alone.cost
    level = next((n for n in range(len(LEVELS)) if alone.cost[n] != best.cost[n]), None)
    assert level is None or alone.cost[level] <= 1.1 * best.cost[level]


@needs_solver
def test_the_same_problem_has_the_same_solution():
    problem = made_up(40, 3, 14, 7)
    for solver in (True, False):
        first, second = (solve(problem, 30, solver=solver) for _ in range(2))
        assert (first.halls, first.boards) == (second.halls, second.boards)


@needs_solver
def test_a_solver_that_has_no_time_states_bounds():
    problem = made_up(60, 2, 32, 1)
    start, _ = fill(problem)
    optimum = optimize(problem, start, 0)
    assert not optimum.proven
    assert optimum.halls == start
    assert optimum.bounds == bound(problem)
    assert optimum.bounds < cost(problem, start)


@needs_solver
def test_presenters_count_before_everything_else():
    """With two sessions of two, sparing the presenter costs a topic and a change."""
    halls = (Hall("a", ("1", "2")), Hall("b", ("1", "2")))
    posters = (
        Poster("1", (0, 1), "p", ("p",), ("x",), published=(0, None)),
        Poster("2", (0, 1), "p", ("p",), ("y",), published=(0, None)),
        Poster("3", (0, 1), "q", ("q",), ("x",), published=(1, None)),
        Poster("4", (0, 1), "r", ("r",), ("y",), published=(1, None)),
    )
    solution = solve(Problem(halls, posters), 10)
    assert solution.proven
    assert solution.halls[0] != solution.halls[1]
    assert solution.cost[PRESENTER] == 0


@needs_solver
def test_what_was_published_stays_where_nothing_is_gained():
    problem = made_up(40, 2, 24, 3)
    first = solve(problem, 30, solver=True)
    published = Problem(
        problem.halls,
        tuple(
            Poster(
                p.key, p.halls, p.presenter, p.authors, p.topics, p.spotlight,
                published=(hall, first.boards[index]),
            )
            for index, (p, hall) in enumerate(zip(problem.posters, first.halls, strict=True))
        )[:-1],
    )  # fmt: skip
    again = solve(published, 30, solver=True)
    assert again.cost[CHANGE] <= 1
    kept = sum(again.boards[index] == first.boards[index] for index in range(39))
    assert kept >= 38
