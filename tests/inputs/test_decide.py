"""Writing decisions and taking them back keeps every other byte of the file."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.errors import ConfigurationError, ConfigurationErrors, UsageError
from proceedings.inputs import decide, take_back

DAY = dt.date(2026, 7, 18)
PIN = {"pin": "7", "session": "posters-2", "board": "9"}
TEXTS = [
    "",
    "# Nothing yet\n",
    "[]\n",
    '- {date: 2026-07-17, absent: "15", reason: no visa}\n',
    '# Head\n- date: 2026-07-17\n  absent: "15"\n\n# Tail\n',
    '  - {date: 2026-07-17, absent: "15"} # late',
]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "decisions.yaml"


@pytest.mark.parametrize("text", TEXTS)
def test_a_decision_is_appended_and_taken_back(file, text):
    file.write_text(text)
    decide(file.parent, DAY, [PIN])
    assert '{date: 2026-07-18, pin: "7", session: posters-2, board: "9"}' in file.read_text()
    assert take_back(file.parent) == ({"date": "2026-07-18", **PIN},)
    assert file.read_text().rstrip("\n") == text.replace("[]\n", "").rstrip("\n")


def test_the_first_decision_makes_the_file(file):
    decide(file.parent, DAY, [{"absent": "15"}])
    assert file.read_text() == '- {date: 2026-07-18, absent: "15"}\n'


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1))
def test_any_words_survive(file, words):
    file.unlink(missing_ok=True)
    if not words.strip():
        return
    decide(file.parent, DAY, [{"award": "7", "prize": words}])
    assert take_back(file.parent)[0]["prize"] == words


def test_a_swap_is_taken_back_as_a_whole(file):
    decide(file.parent, DAY, [{"absent": "1"}])
    decide(
        file.parent,
        DAY,
        [{"pin": "7", "board": "1", "swapped": "8"}, {"pin": "8", "board": "2", "swapped": "7"}],
    )
    assert [entry["pin"] for entry in take_back(file.parent)] == ["7", "8"]
    assert file.read_text() == '- {date: 2026-07-18, absent: "1"}\n'


def test_only_decisions_about_the_programme_are_taken_back(file):
    waiver = "- {date: 2026-07-17, waive: '1', rule: page-limit, by: Ada, reason: So}\n"
    file.write_text(waiver)
    with pytest.raises(UsageError, match="no decision about the programme"):
        take_back(file.parent)
    decide(file.parent, DAY, [{"withdraw": "2"}])
    take_back(file.parent)
    assert file.read_text() == waiver


def test_a_decision_is_never_older_than_those_before_it(file):
    file.write_text('- {date: 2027-01-01, pin: "7", board: "1"}\n')
    decide(file.parent, DAY, [PIN])
    assert file.read_text().splitlines()[1].startswith("- {date: 2027-01-01, pin")


@pytest.mark.parametrize("text", ['[{date: 2026-07-17, absent: "1"}]\n', "- {absent: 1}\n"])
def test_a_file_that_cannot_be_used_is_left_alone(file, text):
    file.write_text(text)
    with pytest.raises((ConfigurationError, ConfigurationErrors)):
        decide(file.parent, DAY, [PIN])
    assert file.read_text() == text


def test_a_decision_that_says_nothing_is_refused(file):
    with pytest.raises(ConfigurationErrors):
        decide(file.parent, DAY, [{"pin": "7"}])
    assert not file.exists()
