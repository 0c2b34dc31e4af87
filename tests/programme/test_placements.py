from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.model import Board, Paper, Placement, Presentation
from proceedings.programme import RULES, place


def rules(findings):
    assert {finding.rule for finding in findings} <= set(RULES) | {
        "unknown-paper",
        "unknown-session",
    }
    return [finding.rule for finding in findings]


def test_a_lock_places_in_the_order_of_the_list(workshop, papers):
    lock = [Placement("b", session="posters-2", board="1"), Placement("a", session="posters-1")]
    placed, findings = place(workshop(), papers("a", "b"), lock)
    assert list(placed) == ["a", "b"]
    assert placed["b"] == lock[0]
    assert findings == ()


def test_a_pin_overrules_field_by_field(workshop, papers):
    lock = [Placement("a", "orals", 2, "posters-1", "4", "lock")]
    pin = Placement("a", board="9", source="decisions")
    placed, _ = place(workshop(), papers("a"), lock, [pin])
    assert placed["a"] == Placement("a", "orals", 2, "posters-1", "9", "decisions")


def test_a_pin_to_another_session_voids_the_old_board(workshop, papers):
    lock = [Placement("a", "orals", 2, "posters-1", "4")]
    placed, _ = place(workshop(), papers("a"), lock, [Placement("a", session="posters-2")])
    assert placed["a"] == Placement("a", "orals", 2, "posters-2")
    placed, _ = place(workshop(), papers("a"), lock, [Placement("a", talk="spotlights")])
    assert placed["a"] == Placement("a", "spotlights", None, "posters-1", "4")


def test_the_last_pin_counts(workshop, papers):
    pins = [Placement("a", session="posters-1", board="1"), Placement("a", board="2")]
    placed, _ = place(workshop(), papers("a"), [], pins)
    assert (placed["a"].session, placed["a"].board) == ("posters-1", "2")


def test_an_absent_or_withdrawn_paper_has_no_place_and_frees_its_board(workshop):
    papers = (
        Paper("a", "A", absent=True),
        Paper("b", "B", withdrawn=True),
        Paper("c", "C"),
        Paper("d", "D", absent=True),
    )
    lock = [Placement(k, session="posters-1", board="1") for k in "abc"]
    placed, findings = place(workshop(), papers, [*lock, Placement("d", session="posters-1")])
    assert list(placed) == ["c"]
    assert placed["c"].board == "1"
    assert rules(findings) == ["placement-of-absent"] * 2
    assert {finding.severity for finding in findings} == {"warning"}


def test_the_only_poster_session_takes_everybody_left(workshop):
    papers = (
        Paper("a", "A"),
        Paper("b", "B", presentation=Presentation.ORAL),
        Paper("c", "C", presentation=Presentation.VIRTUAL),
        Paper("d", "D", absent=True),
    )
    placed, findings = place(workshop("orals", "posters-1"), papers, [Placement("b", "orals", 1)])
    assert placed == {
        "a": Placement("a", session="posters-1"),
        "b": Placement("b", "orals", 1, "posters-1"),
    }
    assert findings == ()


def test_with_two_poster_sessions_the_unplaced_are_one_line(workshop, papers):
    placed, (finding,) = place(
        workshop(), papers(*"abcdefgh"), [Placement("a", session="posters-1")]
    )
    assert list(placed) == ["a"]
    assert finding.rule == "unplaced"
    assert finding.severity == "warning"
    assert (
        finding.message == "7 papers with a poster in no poster session: b, c, d, e, f and 2 more."
    )


def test_without_any_session_nothing_is_said(workshop, papers):
    assert place(workshop("none"), papers("a"), []) == ({}, ())


def test_of_two_papers_on_one_board_the_first_keeps_it(workshop, papers):
    lock = [Placement(k, session="posters-1", board="7", source="lock") for k in "ba"]
    placed, findings = place(workshop(), papers("a", "b"), lock)
    assert (placed["a"].board, placed["b"].board) == ("7", None)
    assert placed["b"].session == "posters-1"
    assert rules(findings) == ["board-taken", "board-missing"]
    assert findings[0].message == "Board 7 in posters-1 is given to a and to b; b has none now."


def test_a_pinned_paper_keeps_its_board_before_the_list(workshop, papers):
    lock = [
        Placement(k, session="posters-1", board=board) for k, board in zip("ab", "78", strict=True)
    ]
    placed, findings = place(
        workshop(), papers("a", "b"), lock, [Placement("b", board="7", source="decisions.yaml")]
    )
    assert (placed["a"].board, placed["b"].board) == (None, "7")
    assert rules(findings) == ["board-taken", "board-missing"]


def test_one_board_in_two_sessions_is_two_places(workshop, papers):
    lock = [
        Placement("a", session="posters-1", board="7"),
        Placement("b", session="posters-2", board="7"),
    ]
    placed, findings = place(workshop(), papers("a", "b"), lock)
    assert [placement.board for placement in placed.values()] == ["7", "7"]
    assert findings == ()


def test_a_virtual_paper_gets_no_board(workshop, papers):
    lock = [Placement("a", session="posters-1", board="7")]
    placed, findings = place(workshop(), papers("a", presentation=Presentation.VIRTUAL), lock)
    assert placed["a"] == Placement("a", session="posters-1")
    assert rules(findings) == ["board-of-virtual"]


def test_a_board_without_a_session_is_no_place(workshop, papers):
    placed, findings = place(workshop(), papers("a"), [Placement("a", board="7")])
    assert placed["a"].board is None
    assert rules(findings) == ["board-without-session", "unplaced"]


@pytest.mark.parametrize(
    ("placement", "left"),
    [
        (
            Placement("a", "panel", 1, "posters-1", "1"),
            Placement("a", None, None, "posters-1", "1"),
        ),
        (Placement("a", "posters-1", 1, "posters-1"), Placement("a", session="posters-1")),
        (Placement("a", "orals", 1, "orals", "1"), Placement("a", "orals", 1)),
    ],
)
def test_a_session_of_the_wrong_kind_is_ignored(workshop, papers, placement, left):
    placed, findings = place(workshop(), papers("a"), [placement])
    assert placed["a"] == left
    assert rules(findings)[0] == "wrong-session-kind"


def test_unknown_names_are_findings_and_the_rest_goes_on(workshop, papers):
    lock = [
        Placement("z", session="posters-1", source="boards.csv"),
        Placement("a", "nowhere", 1, "posters-1", "4"),
        Placement("b", session="nowhere", board="4"),
    ]
    placed, findings = place(workshop(), papers("a", "b"), lock)
    assert placed["a"] == Placement("a", session="posters-1", board="4")
    assert placed["b"] == Placement("b")
    assert rules(findings) == ["unknown-paper", "unknown-session", "unknown-session", "unplaced"]
    assert "boards.csv" in findings[0].message


def test_papers_left_without_a_board_where_others_have_one_are_one_line(workshop, papers):
    lock = [Placement(k, session="posters-1") for k in "abc"]
    lock[0] = replace(lock[0], board="1")
    _, (finding,) = place(workshop(), papers(*"abc"), lock)
    assert finding.message == "2 papers of 3 in posters-1 without a board: b, c."
    assert (
        place(workshop(), papers(*"abc"), [*lock[1:], Placement("a", session="posters-1")])[1] == ()
    )


keys = st.sampled_from("abcdz")
anywhere = st.none() | st.sampled_from(["orals", "posters-1", "posters-2", "panel", "nowhere"])
made = st.builds(
    Placement,
    keys,
    anywhere,
    st.none() | st.integers(1, 3),
    anywhere,
    st.none() | st.sampled_from("12"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    listed=st.lists(
        st.tuples(
            st.sampled_from("abcd"), st.sampled_from(Presentation), st.booleans(), st.booleans()
        ),
        unique_by=lambda made: made[0],
    ),
    lock=st.lists(made, max_size=6),
    pins=st.lists(made, max_size=3),
)
def test_whatever_is_written_the_result_is_sound(workshop, listed, lock, pins):
    papers = [
        Paper(key, key, presentation=kind, absent=absent, withdrawn=withdrawn)
        for key, kind, absent, withdrawn in listed
    ]
    placed, findings = place(workshop(), papers, lock, pins)
    rules(findings)
    by_key = {paper.key: paper for paper in papers}
    boards = [(p.session, p.board) for p in placed.values() if p.board]
    assert len(boards) == len(set(boards))
    for key, placement in placed.items():
        assert placement.paper == key
        assert not by_key[key].absent
        assert not by_key[key].withdrawn
        assert placement.talk in {None, "orals"}
        assert placement.session in {None, "posters-1", "posters-2"}
        assert placement.board is None or placement.session is not None
    assert place(workshop(), papers, placed.values())[0] == placed


def test_the_venue_counts_more_than_the_lock_and_less_than_a_pin(workshop, papers):
    lock = [Placement(key, session="posters-1", board="1") for key in "a"]
    lock += [Placement("b", session="posters-1", board="2", source="lock")]
    accepted = [Placement(key, session="posters-2", board=key, source="venue") for key in "ab"]
    pins = [Placement("b", session="posters-1", board="9", source="pin")]
    placed, findings = place(workshop(), papers("a", "b"), lock, pins, accepted)
    assert (placed["a"].session, placed["a"].board) == ("posters-2", "a")
    assert (placed["b"].session, placed["b"].board) == ("posters-1", "9")
    assert findings == ()


def test_a_board_for_two_takes_two(workshop, papers):
    boards = (Board("1", 2), Board("2"))
    lock = [Placement(key, session="posters-1", board="1") for key in "abc"]
    placed, findings = place(workshop(boards=boards), papers("a", "b", "c"), lock)
    assert [placed[key].board for key in "abc"] == ["1", "1", None]
    assert rules(findings) == ["board-taken", "board-missing"]
    assert findings[0].message == (
        "Board 1 in posters-1 is given to a, b and to c; c has none now."
    )


def test_a_board_that_is_not_there_is_no_board(workshop, papers):
    lock = [Placement("a", session="posters-1", board="44")]
    placed, findings = place(workshop(boards=(Board("1"),)), papers("a"), lock)
    assert placed["a"].board is None
    assert rules(findings) == ["board-unknown"]
