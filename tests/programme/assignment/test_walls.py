from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

from hypothesis import HealthCheck, assume, given, settings
from problems import made_up, problems

from proceedings.programme.assignment import Hall, Poster, Problem, fill
from proceedings.programme.assignment.walls import disorder, hang


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(problems())
def test_every_poster_hangs_and_no_board_takes_more_than_it_can(problem):
    halls, shortage = fill(problem)
    assume(shortage is None)
    boards = hang(problem, halls)
    assert sorted(boards) == list(range(len(problem.posters)))
    for number, hall in enumerate(problem.halls):
        held = Counter(board for index, board in boards.items() if halls[index] == number)
        assert held <= Counter(hall.places)


def test_a_topic_hangs_together():
    problem = made_up(50, 1, 50, 1)
    boards = hang(problem, (0,) * 50)
    row = sorted(boards, key=lambda index: int(boards[index]))
    topics = [problem.posters[index].topics for index in row]
    runs = [topic for topic, _ in groupby(topics)]
    assert len(runs) == len(set(topics))
    assert disorder(problem, (0,) * 50, boards)[0] == len(set(topics)) - 1


def test_posters_of_an_author_hang_side_by_side_though_their_topics_differ():
    posters = (
        Poster("1", (0,), "a", ("a", "s"), ("x",)),
        Poster("2", (0,), "b", ("b",), ("x",)),
        Poster("3", (0,), "c", ("c",), ("y",)),
        Poster("4", (0,), "d", ("d", "s"), ("y",)),
    )
    problem = Problem((Hall("h", tuple("1234")),), posters)
    boards = hang(problem, (0, 0, 0, 0))
    assert abs(int(boards[0]) - int(boards[3])) == 1
    assert disorder(problem, (0, 0, 0, 0), boards) == (1, 0)


def test_settled_boards_stay_and_a_board_for_two_takes_two():
    posters = tuple(Poster(str(n), (0,), board="2" if n > 1 else None) for n in range(4))
    problem = Problem((Hall("h", ("1", "1", "2", "2")),), posters)
    assert hang(problem, (0,) * 4) == {0: "1", 1: "1", 2: "2", 3: "2"}


def test_published_boards_stay_and_a_new_poster_hangs_beside_its_topic():
    posters = [
        Poster(str(n), (0,), topics=("x" if n < 3 else "y",), published=(0, str(2 * n)))
        for n in range(6)
    ]
    posters.append(Poster("new", (0,), topics=("y",)))
    problem = Problem((Hall("h", tuple(map(str, range(12)))),), tuple(posters))
    boards = hang(problem, (0,) * 7)
    assert [boards[n] for n in range(6)] == ["0", "2", "4", "6", "8", "10"]
    assert boards[6] in {"7", "9"}


def test_without_boards_nothing_hangs():
    problem = made_up(5, 2, 3, 1)
    bare = replace(problem, halls=tuple(replace(hall, places=None) for hall in problem.halls))
    assert hang(bare, (0, 0, 0, 1, 1)) == {}
    assert bare.capacities == (5, 5)
