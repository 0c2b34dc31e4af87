from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.model import (
    Floor,
    FloorBoard,
    Paper,
    Placement,
    Presentation,
    Session,
    SessionKind,
)
from proceedings.programme import RULES, check_programme


def check(workshop, papers, placements=()):
    findings = check_programme(workshop, papers, {p.paper: p for p in placements})
    assert {finding.rule for finding in findings} <= set(RULES)
    return findings


@pytest.mark.parametrize(
    ("announced", "message"),
    [
        ({"papers": 4}, "4 papers were announced, the list holds 3."),
        ({"papers": 1}, "1 paper was announced, the list holds 3."),
        ({"orals": 0}, "0 orals were announced, the list holds 1."),
        ({"spotlights": 2}, "2 spotlights were announced, the list holds 1."),
        ({"posters": 2}, "2 posters were announced, the list holds 1."),
    ],
)
def test_announced_counts_are_compared_with_the_list(workshop, announced, message):
    papers = (
        Paper("a", "A", presentation=Presentation.ORAL),
        Paper("b", "B", presentation=Presentation.SPOTLIGHT, absent=True),
        Paper("c", "C"),
        Paper("d", "D", withdrawn=True),
    )
    (finding,) = check(workshop("posters-1", announced=announced), papers)
    assert (finding.rule, finding.severity, finding.message) == (
        "announced-count", "warning", message
    )  # fmt: skip
    right = {"papers": 3, "orals": 1, "spotlights": 1, "posters": 1}
    assert check(workshop("posters-1", announced=right), papers) == ()


def test_an_oral_without_a_talk_is_a_line_each_and_spotlights_one_for_all(workshop):
    papers = (
        Paper("a", "A", presentation=Presentation.ORAL),
        Paper("b", "B", presentation=Presentation.ORAL),
        Paper("c", "C", presentation=Presentation.ORAL, absent=True),
        Paper("d", "D", presentation=Presentation.ORAL),
        Paper("e", "E", presentation=Presentation.SPOTLIGHT),
        Paper("f", "F", presentation=Presentation.SPOTLIGHT),
    )
    placements = [Placement("b", session="posters-1"), Placement("d", "orals", 1)]
    assert [finding.message for finding in check(workshop(), papers, placements)] == [
        "a is an oral without a talk.",
        "b is an oral without a talk.",
        "2 spotlights without a talk: e, f.",
    ]
    assert check(workshop("posters-1"), papers, placements) == ()


def test_one_position_given_twice_is_a_line(workshop, papers):
    placements = [
        Placement("a", "orals", 1),
        Placement("b", "orals", 1),
        Placement("c", "spotlights", 1),
    ]
    (finding,) = check(workshop(), papers(*"abc"), placements)
    assert finding.rule == "order-taken"
    assert "a, b" in finding.message
    assert check(workshop(), papers(*"ab"), [replace(p, order=None) for p in placements[:2]]) == ()


def overlapping(base, **fields):
    return replace(base, id="extra", **fields)


def test_two_sessions_in_one_room_at_once_are_a_line(workshop):
    sessions = workshop().sessions
    panel = sessions[-1]
    clash = overlapping(panel, start=sessions[3].start, room="hall")
    (finding,) = check(workshop(sessions=(*sessions[:4], clash)), ())
    assert finding.rule == "session-overlap"
    assert "posters-2" in finding.message + finding.subject
    assert "extra" in finding.message


@pytest.mark.parametrize(
    "fields", [{"room": "Hall B"}, {"kind": SessionKind.BREAK}, {"kind": SessionKind.SOCIAL}]
)
def test_other_rooms_breaks_and_socials_do_not_clash(workshop, fields):
    sessions = workshop().sessions
    other = overlapping(sessions[-1], start=sessions[3].start, **fields)
    assert check(workshop(sessions=(*sessions[:4], other)), ()) == ()


def test_sessions_that_touch_or_stay_open_do_not_clash(workshop):
    sessions = workshop().sessions
    assert check(workshop(), ()) == ()
    open_end = Session("open", "Open", SessionKind.TALKS, sessions[0].start, None)
    assert check(workshop(sessions=(open_end, *sessions[1:])), ()) == ()


def test_boards_that_the_plan_of_the_hall_lacks_are_one_line(workshop):
    floor = Floor(9, 9, metres=False, rows=((FloorBoard("1", 1, 1, 1, 1),),))
    placements = [
        Placement("a", session="posters-1", board="1"),
        Placement("b", session="posters-1", board="10"),
        Placement("c", session="posters-1", board="9"),
    ]
    (finding,) = check(workshop("posters-1", floor=floor), (), placements)
    assert finding.rule == "board-not-on-plan"
    assert finding.message.endswith(
        "2 boards with a poster and not on the plan of the hall: 9, 10."
    )
    assert check(workshop("posters-1"), (), placements) == ()
