"""``proceedings extract`` as a person and as a program read it."""

from __future__ import annotations

import json
from pathlib import Path

TITLES = Path(__file__).parent.parent / "papers" / "titles"
PAPER = TITLES / "columns-equal.pdf"


def test_for_a_program_the_output_is_json(run):
    code, out, _ = run("extract", PAPER)
    assert code == 0
    assert json.loads(out) == json.loads(run("extract", PAPER, "--json")[1])


def test_for_a_person_it_is_text(run):
    code, out, _ = run("extract", PAPER, "--as", "text")
    assert code == 0
    lines = out.splitlines()
    assert "A Plain Title for a Plain Paper" in lines[1]
    assert "Ada Lovelace (equal contribution), Analytical Society, Cambridge" in out
    assert "Correspondence  Ada Lovelace" in out
    assert "1 Introduction (page 1)" in out
    assert "@" not in out
    assert max(map(len, lines)) <= 100


def test_text_says_what_is_not_there_and_why_it_is_unsure(run, papers):
    _, out, _ = run("extract", papers / "faulty" / "abstract-missing.pdf", "--as", "text")
    assert "none was found" in out
    assert "unsure: No heading says where the abstract begins." in out


def test_addresses_are_printed_when_asked(run):
    assert "ada@example.org" in run("extract", PAPER, "--as", "text", "--emails")[1]


def test_several_papers_stand_apart_and_an_unreadable_one_among_them(run, papers):
    broken = papers / "hostile" / "not-a-pdf.pdf"
    code, out, _ = run("extract", PAPER, broken, "--as", "text")
    assert code == 1
    assert str(broken) in out
    assert "\n\n" in out


def test_a_missing_file_is_told_by_the_exit_code(run, tmp_path):
    assert run("extract", tmp_path / "none.pdf")[0] == 4
