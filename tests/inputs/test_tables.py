"""Tables of venues and forms: their separators, their columns, and what must not be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.attendance import apply_attendance
from proceedings.inputs.boards import read_boards
from proceedings.model import Author, Event, Paper, Session, SessionKind, Workshop

DAY = dt.date(2026, 7, 18)
ZONE = ZoneInfo("Asia/Seoul")
AUTHORS = (Author("Ada Lovelace"), Author("Marie Skłodowska Curie"))
PAPERS = (
    Paper("1", "On Boards", number=1, authors=AUTHORS),
    Paper("2", "On Walls", number=2, id="aB_c"),
    Paper("x-y", "On Signs"),
)


def session(identifier, title, hour):
    start = dt.datetime.combine(DAY, dt.time(hour), ZONE)
    return Session(identifier, title, SessionKind.POSTERS, start)


WORKSHOP = Workshop(
    Path(),
    Event("X", "X", DAY, DAY, "Asia/Seoul", "Notice."),
    sessions=(session("late", "Posters at Noon", 12), session("early", "Posters (session 1)", 9)),
)
HEAD = "Poster session,Poster board,Paper number,Presentation type,Primary topic,Title"


@pytest.fixture
def boards(tmp_path):
    def read(text, encoding="utf-8"):
        (tmp_path / "boards.csv").write_text(text, encoding)
        return read_boards(tmp_path / "boards.csv", WORKSHOP, PAPERS)

    return read


@pytest.fixture
def attendance(tmp_path):
    def read(text):
        (tmp_path / "attendance.csv").write_text(text, "utf-8")
        return apply_attendance(tmp_path / "attendance.csv", WORKSHOP, PAPERS)

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_the_venue_is_read_in_its_own_columns(boards, separator, encoding):
    text = f'{HEAD}\n1,7,0002,poster,Walls,"On Walls"\n2,8.0,1,oral,Boards,On Boards\n'
    rows = boards(text.replace(",", separator), encoding)
    assert [(r.line, r.paper, r.session, r.board) for r in rows] == [
        (2, "2", "early", "7"),
        (3, "1", "late", "8"),
    ]


@pytest.mark.parametrize("words", ["1", "Poster Session 1", "early", "posters (SESSION 1)"])
def test_a_session_goes_by_id_title_or_number_in_time(boards, words):
    (row,) = boards(f"Session,Board,Number\n{words},7,1\n")
    assert row.session == "early"


def test_a_paper_is_never_found_by_its_title(boards):
    (row,) = boards(f"{HEAD}\n1,7,44,poster,,On Walls\n")
    assert (row.paper, row.named, row.title) == (None, "44", "On Walls")


def test_two_rows_for_one_paper_are_an_error_with_both_lines(boards):
    with pytest.raises(ConfigurationErrors) as caught:
        boards(f"{HEAD}\n1,7,1,,,\n2,8,2,,,\n2,9,01,,,\n")
    (problem,) = caught.value.problems
    assert problem.message.startswith("boards.csv:4: paper 01 stands in line 2, too")
    assert problem.fix


def test_a_table_without_boards_says_which_column_is_missing(boards):
    with pytest.raises(ConfigurationError, match=r"names no column Poster board; it names: Pap"):
        boards("Paper number,Title\n1,On Boards\n")


def test_a_form_says_who_comes_when_and_who_presents(attendance):
    papers, findings = attendance(
        "Submission number;Will an author attend?;Sessions;Presenting author;E-mail\n"
        "1;Yes;2;Marie Sklodowska Curie;ada@example.org\n"
        "2;no;;;bob@example.org\n"
    )
    assert [(p.absent, p.stated, p.presenter) for p in papers] == [
        (False, ("late",), "Marie Skłodowska Curie"),
        (True, (), None),
        (False, (), None),
    ]
    assert [finding.rule for finding in findings] == ["nobody-attends"]
    assert "example.org" not in repr((papers, findings))


def test_a_presenter_who_is_no_author_is_said_and_not_named(attendance):
    papers, (finding,) = attendance("number,presenter\n1,Isaac Newton\n2,Bob Boole\n")
    assert finding.rule == "presenter-unknown"
    assert "presents 2 papers: 1, 2; the first author is taken" in finding.message
    assert "Newton" not in repr((papers, finding))


@pytest.mark.parametrize("words", ["both", "Any", "1 and 2", "1; late"])
def test_who_can_come_at_any_time_is_bound_to_none_or_all(attendance, words):
    papers, _ = attendance(f'number,sessions\n1,"{words}"\n')
    assert set(papers[0].stated) in ({"early", "late"}, set())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("44,yes,", "attendance.csv:2: there is no paper 44"),
        ("1,perhaps,", "attendance.csv:2: expected yes or no"),
        ("1,yes,lunch", "attendance.csv:2: there is no poster session “lunch”"),
        ("1,yes,\n1,no,", "attendance.csv:3: paper 1 stands in line 2, too"),
    ],
)
def test_what_a_form_cannot_mean_is_an_error_with_its_row(attendance, row, words):
    with pytest.raises(ConfigurationErrors) as caught:
        attendance(f"number,attends,sessions\n{row}\n")
    (problem,) = caught.value.problems
    assert problem.message.startswith(words)
    assert problem.fix
