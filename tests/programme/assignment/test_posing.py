from __future__ import annotations

import datetime as dt

import pytest

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.model import Board, Paper, Placement, Presentation
from proceedings.programme.assignment import Known, pose, reasons, with_talks

BOARDS = (Board("1", 2), Board("2"))


@pytest.fixture
def posed(workshop, papers):
    def make(*keys, boards=BOARDS, **known):
        return pose(Known(workshop(boards=boards), papers(*keys), **known))

    return make


def test_boards_for_two_stand_twice_and_windows_count(workshop, papers):
    session = workshop().session("posters-1")
    late = Board("3", start=session.start + dt.timedelta(minutes=30))
    problem = pose(Known(workshop(boards=(*BOARDS, late)), papers("a")))
    assert [hall.places for hall in problem.halls] == [("1", "1", "2"), ("1", "1", "2", "3")]


def test_who_has_no_poster_needs_no_place(workshop):
    papers = (
        Paper("a", "A"),
        Paper("b", "B", absent=True),
        Paper("c", "C", withdrawn=True),
        Paper("d", "D", presentation=Presentation.VIRTUAL),
    )
    assert [poster.key for poster in pose(Known(workshop(), papers)).posters] == ["a"]


def test_authors_state_sessions_and_pins_count_for_more(workshop):
    papers = (Paper("a", "A", stated=("posters-2",)), Paper("b", "B", stated=("posters-2",)))
    pins = [Placement("b", session="posters-1", source="decisions.yaml:1")]
    problem = pose(Known(workshop(), papers, pins=pins))
    assert [poster.halls for poster in problem.posters] == [(1,), (0,)]


def test_a_poster_is_early_before_its_settled_talk(workshop):
    papers = (
        Paper("a", "A", presentation=Presentation.ORAL),
        Paper("b", "B", presentation=Presentation.SPOTLIGHT),
    )
    sessions = workshop().sessions
    late = sessions[0].start.replace(hour=13)
    moved = tuple(
        type(s)(s.id, s.title, s.kind, late, late.replace(hour=14)) if s.id == "orals" else s
        for s in sessions
    )
    problem = pose(Known(workshop(sessions=moved), papers))
    assert [poster.early for poster in problem.posters] == [(0,), ()]


@pytest.mark.parametrize(
    ("pins", "message"),
    [
        (
            [("a", "posters-1", "2"), ("b", "posters-1", "2")],
            "decisions.yaml:2: Board 2 in posters",
        ),
        ([("a", "posters-1", "7")], "decisions.yaml:1: a has board 7, which is not there"),
        ([("a", "panel", None)], "decisions.yaml:1: The poster of a is in panel"),
        ([("a", None, "1")], "decisions.yaml:1: a has board 1 but no poster session"),
    ],
)
def test_contradictory_pins_are_an_error_that_names_the_line(posed, pins, message):
    placements = [
        Placement(key, session=session, board=board, source=f"decisions.yaml:{line}")
        for line, (key, session, board) in enumerate(pins, 1)
    ]
    with pytest.raises(ConfigurationErrors) as caught:
        posed("a", "b", pins=placements)
    assert caught.value.problems[0].message.startswith(message)
    assert caught.value.problems[0].fix


def test_without_a_poster_session_nothing_can_be_assigned(workshop, papers):
    with pytest.raises(ConfigurationError, match="none is of kind posters"):
        pose(Known(workshop("panel"), papers("a")))


def test_talks_follow_where_the_posters_went(workshop):
    papers = (
        Paper("a", "A", presentation=Presentation.SPOTLIGHT),
        Paper("b", "B", presentation=Presentation.SPOTLIGHT),
        Paper("c", "C", presentation=Presentation.ORAL),
    )
    placements = {key: Placement(key, session="posters-1") for key in "abc"}
    placements["b"] = Placement("b", "spotlights", 4, "posters-1")
    placed = with_talks(workshop(), papers, placements, {})
    assert (placed["b"].talk, placed["b"].order) == ("spotlights", 4)
    assert (placed["a"].talk, placed["a"].order) == ("spotlights", 5)
    assert (placed["c"].talk, placed["c"].order) == ("orals", 1)


def test_a_reason_is_the_first_level_that_would_be_worse(workshop):
    from proceedings.model import Author

    ada, bob = (Author("Ada Lovelace"),), (Author("Bob"),)
    papers = (
        Paper("a", "A", authors=ada),
        Paper("b", "B", authors=ada),
        Paper("c", "C", authors=bob),
    )
    problem = pose(Known(workshop(boards=BOARDS), papers))
    halls = (0, 1, 0)
    said = reasons(problem, halls, 0, lambda hall: f"session {hall + 1}")
    assert said == (
        "In session 2, the presenter of a poster would have to be at another one at the same time.",
    )
    assert (
        reasons(problem, halls, 2, str)
        == ("In 1, it would be as well placed; one of the two had to be chosen.",)
        or "too many" in reasons(problem, halls, 2, str)[0]
    )
