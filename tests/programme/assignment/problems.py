"""Problems to assign, made up: small ones that can be tried in full, and larger ones."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import strategies as st

from proceedings.programme.assignment import Hall, Poster, Problem, cost


@st.composite
def problems(draw, most=7):
    """Draw a problem of a few posters and two or three sessions."""
    count = draw(st.integers(2, 3))
    halls = tuple(
        Hall(f"s{n}", tuple(map(str, range(draw(st.integers(1, 4)))))) for n in range(count)
    )
    people = st.sampled_from("abcd")
    posters = []
    for number in range(draw(st.integers(1, most))):
        authors = tuple(draw(st.lists(people, max_size=3, unique=True)))
        allowed = draw(st.sets(st.integers(0, count - 1), min_size=1))
        posters.append(
            Poster(
                str(number),
                tuple(sorted(allowed)),
                authors[0] if authors else "",
                authors,
                tuple(draw(st.lists(st.sampled_from("xyz"), max_size=2, unique=True))),
                draw(st.booleans()),
                tuple(draw(st.sets(st.integers(0, count - 1), max_size=1))),
                published=draw(st.none() | st.tuples(st.integers(0, count - 1), st.none())),
            )
        )
    return Problem(halls, tuple(posters))


def everything(problem):
    """Return every feasible assignment of a small problem."""
    return [
        halls
        for halls in product(*(poster.halls for poster in problem.posters))
        if is_feasible(problem, halls)
    ]


def is_feasible(problem, halls):
    allowed = all(hall in p.halls for hall, p in zip(halls, problem.posters, strict=True))
    return allowed and all(
        halls.count(hall) <= capacity for hall, capacity in enumerate(problem.capacities)
    )


def least(problem):
    """Return the cost of the best assignment of a small problem, found by trying all."""
    return min(cost(problem, halls) for halls in everything(problem))


def made_up(count, sessions, places, seed):
    """Return a problem in which a seventh of the authors has several papers, as in an edition."""
    chance = random.Random(seed)
    stubs = [f"p{n}" for n in range(count * 4) for _ in range(chance.choice([1] * 6 + [2, 3]))]
    chance.shuffle(stubs)
    posters = []
    for number in range(count):
        authors = tuple(dict.fromkeys(stubs.pop() for _ in range(chance.randint(2, 5))))
        limited = tuple(sorted(chance.sample(range(sessions), max(1, sessions // 2))))
        posters.append(
            Poster(
                str(number),
                limited if chance.random() < 0.1 else tuple(range(sessions)),
                authors[0],
                authors,
                (f"t{int(chance.random() ** 2 * 8)}",),
                chance.random() < 0.2,
            )
        )
    halls = tuple(Hall(f"s{n}", tuple(map(str, range(places)))) for n in range(sessions))
    return Problem(halls, tuple(posters))
