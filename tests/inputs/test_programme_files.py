"""Boards, clocks, the lock that is written, and what was published."""

from __future__ import annotations

import datetime as dt

import pytest

from proceedings.errors import ConfigurationError
from proceedings.inputs import Published, Round, read_published, write_lock
from proceedings.model import Placement


def test_ranges_of_boards_open_up(folder):
    folder.add("boards: [{names: [1-3, A09-A10, Foyer], posters: 2}, {names: 7-7, start: '13:00'}]")
    boards = folder.read().workshop.boards
    assert [(board.name, board.posters) for board in boards] == [
        *((name, 2) for name in ("1", "2", "3", "A09", "A10", "Foyer")),
        ("7", 1),
    ]
    assert boards[-1].start.hour == 13


def test_a_range_that_goes_down_is_an_error(folder):
    folder.add("boards: [{names: 43-1}]")
    assert "a range of boards that goes up" in folder.problem()


def test_a_window_that_runs_backwards_is_an_error(folder):
    folder.add("boards: [{names: 1-3, start: '13:00', end: '11:00'}]")
    assert "boards[#1].end: expected a time after its start 13:00" in folder.problem()


CLOCK = """\
event: {{name: X, date: 2026-03-29, time_zone: Europe/Vienna}}
sessions: [{{id: x, title: X, kind: social, start: "{time}"}}]
"""


def test_an_hour_that_clocks_leave_out_is_an_error(folder):
    folder.write(workshop=CLOCK.format(time="02:30"))
    assert folder.problem() == (
        "workshop.yaml:2: sessions[x].start: there is no 02:30 on 2026-03-29 in Europe/Vienna:"
        " clocks go forward"
    )
    for time in ("03:00", "01:59"):
        folder.write(workshop=CLOCK.format(time=time))
        assert folder.read().workshop.sessions[0].start.hour == int(time[:2])


def test_a_lock_is_written_as_it_is_read(tmp_path):
    (tmp_path / "programme.lock.yaml").write_text("# Ours.\n\nplacements: {}\n# gone\n")
    write_lock(
        tmp_path,
        [
            Placement("1", "orals", 2, "posters-1", "007"),
            Placement("x", session="12", board='A "big" one'),
        ],
    )
    assert (tmp_path / "programme.lock.yaml").read_text() == (
        "# Ours.\n\nplacements:\n"
        '  "1": {talk: orals, order: 2, session: posters-1, board: "007"}\n'
        '  "x": {session: "12", board: "A \\"big\\" one"}\n'
    )


def test_what_was_published_is_read_as_written(tmp_path):
    day = dt.date(2026, 7, 18)
    published = Published(
        day, {"1": {"title": "T", "board": "7"}}, {"data/papers.json": "ab"}, (Round(day, ("N.",)),)
    )
    (tmp_path / "published.json").write_text(published.text(), "utf-8")
    assert read_published(tmp_path) == published


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": "proceedings/published/9"}'])
def test_a_spoilt_record_says_what_to_do(tmp_path, text):
    assert read_published(tmp_path) is None
    (tmp_path / "published.json").write_text(text)
    with pytest.raises(ConfigurationError, match=r"published\.json: is not as"):
        read_published(tmp_path)
