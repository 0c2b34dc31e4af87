from __future__ import annotations

import datetime as dt

import pytest

from proceedings.errors import ConfigurationErrors
from proceedings.inputs import RULES
from proceedings.model import Placement, Waiver


def test_a_lock_places_papers_by_key_id_or_number(folder):
    folder.write(
        papers="papers:\n  - {key: one, number: 1, id: aBc}\n  - {key: two, number: 2}\n",
        lock="placements:\n  aBc: {talk: orals, order: 1, session: posters-1, board: 007}\n  2:\n",
    )
    inputs = folder.read()
    assert inputs.placements == (
        Placement("one", "orals", 1, "posters-1", "007", "programme.lock.yaml"),
    )
    assert inputs.findings == ()


def test_a_key_is_looked_up_before_a_number(folder):
    folder.write(
        papers="papers:\n  - {key: x, number: 1}\n  - {key: '1', number: 2}\n",
        lock="placements: {1: {board: A}}\n",
    )
    assert folder.read().placements[0].paper == "1"


def test_an_unknown_paper_or_session_is_a_finding_and_the_rest_goes_on(folder):
    folder.write(
        lock="""\
        placements:
          "1": {session: posters-1, board: 4}
          "11": {session: posters-1, board: 5}
          "2": {talk: orlas, order: 2, session: posters-3, board: 6}
        """,
        decisions='- {date: 2026-07-01, absent: "77"}\n- {date: 2026-07-01, absent: "3"}\n',
    )
    inputs = folder.read()
    assert [(f.rule, f.severity, f.subject) for f in inputs.findings] == [
        ("unknown-paper", "error", "77"),
        ("unknown-paper", "error", "11"),
        ("unknown-session", "error", "orlas"),
        ("unknown-session", "error", "posters-3"),
    ]
    messages = [f.message for f in inputs.findings]
    assert messages[0] == "decisions.yaml:1: there is no paper 77; the entry is ignored."
    assert messages[1].startswith("programme.lock.yaml:3: ")
    assert inputs.findings[2].fix == "Did you mean orals?"
    assert inputs.placements == (
        Placement("1", session="posters-1", board="4", source="programme.lock.yaml"),
        Placement("2", source="programme.lock.yaml"),
    )
    assert [p.absent for p in inputs.papers] == [False, False, True]
    assert {f.rule for f in inputs.findings} <= set(RULES)


def test_decisions_mark_papers_and_pin_places_in_the_order_of_their_days(folder):
    folder.write(
        decisions="""\
        - {date: 2026-07-05, pin: "1", session: posters-2, board: 9, reason: Ladder}
        - {date: 2026-07-02, pin: "1", board: 4}
        - {date: 2026-07-01, withdraw: "2", reason: A wish}
        - date: 2026-07-03
          absent: aBcD_ef-3
        """
    )
    inputs = folder.read()
    assert [(p.absent, p.withdrawn) for p in inputs.papers] == [
        (False, False), (False, True), (True, False)
    ]  # fmt: skip
    assert [(pin.session, pin.board, pin.source) for pin in inputs.pins] == [
        (None, "4", "decisions.yaml:2"),
        ("posters-2", "9", "decisions.yaml:1"),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "{date: 2026-07-01}",
        "{date: 2026-07-01, absent: '1', withdraw: '1'}",
        "{date: 2026-07-01, pin: '1'}",
        "{date: 2026-07-01, absent: '1', board: 3}",
        "{absent: '1'}",
        "{date: soon, absent: '1'}",
        "{date: 2026-07-01, abset: '1'}",
    ],
)
def test_a_decision_that_decides_nothing_is_refused(folder, entry):
    folder.write(decisions=f"- {{date: 2026-07-01, absent: '2'}}\n- {entry}\n")
    assert all(problem.startswith("decisions.yaml:2: ") for problem in folder.problems())


def test_decisions_are_a_list(folder):
    folder.write(decisions="absent: 3\n")
    assert folder.problem() == (
        "decisions.yaml:1: expected a list (- on each line, or [ ]), found keys (absent)"
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_empty_decisions_and_lock_decide_nothing(folder, text):
    inputs = folder.write(decisions=text, lock=text).read()
    assert (inputs.pins, inputs.placements, inputs.findings) == ((), (), ())


def test_a_waiver_names_paper_rule_reason_and_person(folder):
    folder.write(
        decisions="- {date: 2026-07-01, waive: aBcD_ef-2, rule: page-limit, reason: r, by: Ada}\n"
    )
    inputs = folder.read()
    assert inputs.waivers == (Waiver("2", "page-limit", "r", "Ada", dt.date(2026, 7, 1)),)
    assert inputs.findings == ()
    assert inputs.pins == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("waive: '2', rule: page-limt, reason: long, by: Ada", "did you mean page-limit?"),
        ("waive: '22', rule: page-limit, reason: long, by: Ada", "there is no paper 22; did you"),
        ("waive: '2', rule: page-limit, by: Ada", "expected reason and by with waive"),
        ("waive: '2', rule: page-limit, reason: long", "expected reason and by with waive"),
        ("waive: '2', reason: long, by: Ada", "expected rule with waive"),
        ("absent: '2', rule: page-limit", "expected rule with waive, and with nothing else"),
    ],
)
def test_a_waiver_that_cannot_be_used_is_an_error_with_its_line(folder, entry, said):
    folder.write(decisions=f"\n- {{date: 2026-07-01, {entry}}}\n")
    problem = folder.problem()
    assert problem.startswith("decisions.yaml:2: ")
    assert said in problem


def test_a_waiver_has_a_day(folder):
    folder.write(decisions="- {waive: '2', rule: page-limit, reason: long, by: Ada}\n")
    assert folder.problem() == "decisions.yaml:1: [#1].date: missing"


def test_a_decision_settles_a_family_name_on_every_paper(folder):
    folder.write(
        papers="papers:\n"
        "  - {key: a, title: A, authors: [Gabriel García Márquez, {name: G. M., id: ~G1}]}\n"
        "  - {key: b, title: B, authors: [Gabriel García Márquez, Ada Lovelace]}\n",
        decisions="- {date: 2026-07-01, name: Gabriel García Márquez, family: García Márquez}\n"
        "- {date: 2026-07-01, name: ~G1, family: M.}\n"
        "- {date: 2026-07-01, name: Ada Lovelaze, family: Lovelaze}\n",
    )
    inputs = folder.read()
    families = [[author.family for author in paper.authors] for paper in inputs.papers]
    assert families == [["García Márquez", "M."], ["García Márquez", None]]
    assert [(f.rule, f.fix) for f in inputs.findings] == [
        ("unknown-name", "Did you mean Ada Lovelace?")
    ]


@pytest.mark.parametrize(
    "entry", ["{date: 2026-07-01, name: A B}", '{date: 2026-07-01, absent: "1", family: B}']
)
def test_a_name_and_a_family_name_go_together(folder, entry):
    folder.write(decisions=f"- {entry}\n")
    with pytest.raises(ConfigurationErrors, match="family with name"):
        folder.read()


def test_a_paper_that_is_placed_under_two_names_keeps_the_first(folder):
    folder.write(
        lock="""\
        placements:
          "1": {session: posters-1, board: 4}
          aBcD_ef-1: {session: posters-2, board: 9}
        """
    )
    inputs = folder.read()
    assert [(p.paper, p.board) for p in inputs.placements] == [("1", "4")]
    (finding,) = inputs.findings
    assert finding.rule == "placed-twice"
    assert finding.message.startswith("programme.lock.yaml:3: aBcD_ef-1 is paper 1")
