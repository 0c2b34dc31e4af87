"""Choices between list and print in ``decisions.yaml``."""

from __future__ import annotations

import pytest

from proceedings.errors import ConfigurationError
from proceedings.inputs import append_decisions

OPEN = """\
- date: 2026-07-02
  title: "1"
  as_listed: One
  as_printed: One Again
"""


def test_both_lines_change_nothing_and_are_open(folder):
    inputs = folder.write(decisions=OPEN).read()
    assert inputs.papers[0].title == "One"
    (one,) = inputs.choices.open
    assert (one.subject, one.what, one.line) == ("1", "title", 1)
    (finding,) = inputs.choices.findings
    assert finding.rule == "decision-open"
    assert "decisions.yaml:1" in finding.message


@pytest.mark.parametrize(("deleted", "title"), [("as_listed", "One Again"), ("as_printed", "One")])
def test_one_deleted_line_settles_it(folder, deleted, title):
    kept = "".join(line for line in OPEN.splitlines(keepends=True) if deleted not in line)
    inputs = folder.write(decisions=kept).read()
    assert inputs.papers[0].title == title
    assert inputs.record[0].title == "One"
    assert not inputs.choices.open
    assert [finding.rule for finding in inputs.choices.findings] == ["settled"]


def test_without_either_line_the_entry_is_refused_with_a_sentence(folder):
    folder.write(decisions='- {date: 2026-07-02, title: "1"}\n')
    assert "as_listed or as_printed with title, authors, abstract or file" in folder.problem()


def test_the_lines_belong_to_choices_alone(folder):
    folder.write(decisions='- {date: 2026-07-02, absent: "1", as_listed: One}\n')
    assert "and with nothing else" in folder.problem()


def test_who_won_and_why_is_said(folder):
    entry = (
        '- {date: 2026-07-02, title: "1", as_printed: Uno, by: Ada Lovelace, reason: They asked.}'
    )
    (finding,) = folder.write(decisions=entry).read().choices.findings
    assert finding.message == (
        "The PDF decides the title, as settled on 2026-07-02 by Ada Lovelace: They asked."
    )
    assert finding.actual == "Uno"


def test_of_two_choices_the_later_counts(folder):
    entries = """\
    - {date: 2026-07-05, title: "1", as_printed: Later}
    - {date: 2026-07-02, title: "1", as_printed: Earlier}
    """
    assert folder.write(decisions=entries).read().papers[0].title == "Later"


def test_an_author_taken_from_print_keeps_what_the_list_knows(folder):
    folder.write(
        papers="""\
        papers:
          - number: 1
            title: One
            authors:
              - {name: Ada Lovelace, id: ~Ada_Lovelace1, family: Lovelace, affiliations: [London]}
              - Charles Babbage
        """,
        decisions='- {date: 2026-07-02, authors: "1", as_printed: [A. Lovelace, Grace Hopper]}\n',
    )
    (paper,) = folder.read().papers
    assert [author.name for author in paper.authors] == ["A. Lovelace", "Grace Hopper"]
    assert paper.authors[0].id == "~Ada_Lovelace1"
    assert paper.authors[0].affiliations == ("London",)
    assert paper.authors[0].family is None
    assert paper.authors[1].id is None
    assert paper.printed == ("authors",)


def test_who_presents_is_called_as_the_print_has_it(folder):
    (folder.path / "attendance.csv").write_text("number,presenter\n1,Ada Lovelace\n2,Nobody\n")
    folder.write(
        papers="papers:\n  - {number: 1, title: One, authors: [Hypatia, Ada Lovelace]}\n"
        "  - {number: 2, title: Two, authors: [Hypatia]}\n",
        decisions='- {date: 2026-07-02, authors: "1", as_printed: [A. Lovelace, Hypatia]}\n'
        '- {date: 2026-07-02, authors: "2", as_printed: [Hypatia of Alexandria]}\n',
    )
    assert [paper.presenter for paper in folder.read().papers] == ["A. Lovelace", None]


def test_a_file_belongs_where_a_decision_says(folder):
    entries = """\
    - {date: 2026-07-02, file: 1.pdf, as_printed: "2"}
    - {date: 2026-07-02, file: papers/old.pdf, as_listed: none}
    - {date: 2026-07-02, file: 3.pdf, as_listed: "3", as_printed: none}
    """
    choices = folder.write(decisions=entries).read().choices
    assert dict(choices.owners) == {"1.pdf": "2", "old.pdf": ""}
    assert [one.subject for one in choices.open] == ["3.pdf"]


@pytest.mark.parametrize(
    "entry",
    ['title: "9", as_printed: X', 'file: a.pdf, as_printed: "9"', 'authors: "9", as_listed: A'],
)
def test_a_choice_about_an_unknown_paper_is_left_out_with_its_line(folder, entry):
    inputs = folder.write(decisions=f"- {{date: 2026-07-02, {entry}}}\n").read()
    assert not inputs.choices.settled
    (finding,) = inputs.findings
    assert finding.rule == "unknown-paper"
    assert finding.message.startswith("decisions.yaml:1: there is no paper 9")


def test_two_names_can_be_one_person(folder):
    entry = "- {date: 2026-07-02, person: Ada Lovelace, also: [Ada Byron, A. A. Byron]}\n"
    inputs = folder.write(
        papers="papers:\n  - {number: 1, title: One, authors: [ada byron, Grace Hopper]}\n",
        decisions=entry,
    ).read()
    byron, hopper = inputs.papers[0].authors
    assert (byron.name, byron.person) == ("ada byron", "Ada Lovelace")
    assert hopper.person is None


@pytest.mark.parametrize("entry", ["person: Ada Lovelace", "also: [Ada]", "person: A, title: '1'"])
def test_a_person_needs_other_names(folder, entry):
    folder.write(decisions=f"- {{date: 2026-07-02, {entry}}}\n")
    assert "decisions.yaml:1" in folder.problem()


ENTRY = '- date: 2026-07-03\n  title: "2"\n  as_listed: Two\n  as_printed: Two Again\n'


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "# What was settled\n",
        "[]\n",
        "# Notes\n[]\n",
        OPEN,
        '# first\n- {date: 2026-07-01, absent: "1"}  # no visa',
        '  - {date: 2026-07-01, absent: "1"}\n',
        OPEN.replace("\n", "\r\n"),
    ],
)
def test_entries_are_added_behind_what_is_there(folder, before):
    path = folder.path / "decisions.yaml"
    if before is not None:
        folder.write(decisions=before.encode())
    append_decisions(folder.path, ENTRY, 1)
    text = path.read_text()
    assert text.replace("\r\n", "\n").startswith(
        (before or "").replace("\r\n", "\n").replace("[]", "").rstrip()
    )
    assert ("2", "title") in [(one.subject, one.what) for one in folder.read().choices.open]


@pytest.mark.parametrize("before", ['[{date: 2026-07-01, absent: "1"}]\n', "- {date: never}\n"])
def test_a_file_that_cannot_grow_stays_as_it_is(folder, before):
    folder.write(decisions=before)
    with pytest.raises(ConfigurationError, match=r"decisions\.yaml:1"):
        append_decisions(folder.path, ENTRY, 1)
    assert (folder.path / "decisions.yaml").read_text() == before
