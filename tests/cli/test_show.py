"""What the check prints for few and for many papers."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import replace

import pytest

from proceedings.checks import Checked, Judgement
from proceedings.checks.asked import Asked
from proceedings.cli.show import show_checked, show_findings
from proceedings.model import Finding, Severity, Verdict
from proceedings.pdf.pages import UnreadableError


def paper(name, *findings, key=None, verdict=Verdict.PASS):
    facts = UnreadableError("file-damaged", "", "")
    return Checked(name, key, facts, Judgement(verdict, findings))


ERROR = Finding("page-size", Severity.ERROR, "The pages are A4.", "Use Letter.")
WARNING = Finding("format-year", Severity.WARNING, "The year is 2024.", "Take 2026.", page=1)


@pytest.fixture
def shown(capsys):
    def show(papers, *, quiet=False, verbose=False, strict=False):
        show_checked(papers, quiet=quiet, verbose=verbose, strict=strict)
        return capsys.readouterr().out

    return show


@pytest.fixture
def many():
    return [
        paper("p/1.pdf"),
        paper("p/2.pdf", WARNING, ERROR, verdict=Verdict.FAIL),
        paper("p/3.pdf", WARNING),
        *(paper(f"p/{number}.pdf") for number in range(4, 8)),
    ]


def test_five_papers_are_told_in_full_and_six_in_a_table(shown, many):
    assert "verdict" not in shown(many[:5])
    assert shown(many[:6]).startswith("verdict  paper")


def test_rows_keep_the_order_and_stand_in_columns(shown, many):
    head, *rows = shown(many).splitlines()[:8]
    assert [row.split()[2] for row in rows] == [f"{number}.pdf" for number in range(1, 8)]
    assert {len(row[: row.index(".pdf")]) for row in rows} == {head.index("paper") + 1}
    assert rows[1].endswith("1e 1w  page-size, format-year")


def test_below_the_table_stand_the_papers_that_fail_and_the_summary_is_last(shown, many):
    out = shown(many)
    assert "▲ fail  p/2.pdf" in out
    assert "p/3.pdf" not in out
    assert "7 papers: 1 fail, 6 pass" in out.splitlines()[-1]


def test_with_strict_a_warning_is_told_too_and_with_verbose_everything(shown, many):
    assert "● pass  p/3.pdf" in shown(many, strict=True)
    assert "● pass  p/1.pdf" in shown(many, verbose=True)


@pytest.mark.parametrize("conferences", [1, 3])
def test_limits_of_many_conferences_are_told_in_one_sentence(shown, many, conferences):
    papers = []
    for index, one in enumerate(many):
        venue = f"the ICML {2024 + index % conferences} main conference"
        asked = Asked(
            (), None, 9, (), assumed=f"The 9 pages of {venue} are assumed.", limit_of=venue
        )
        papers.append(replace(one, judgement=replace(one.judgement, asked=asked)))
    lines = [line for line in shown(papers).splitlines() if "assumed" in line]
    assert len(lines) == 1
    assert ("of each paper's own main conference" in lines[0]) is (conferences > 1)
    assert "(7 papers)" in shown(papers)


def test_quiet_leaves_out_papers_without_a_fault(shown, many):
    out = shown(many, quiet=True)
    assert "2.pdf" in out
    assert "3.pdf" in out
    assert "1.pdf" not in out


def test_papers_of_a_list_are_named_by_their_keys(shown):
    papers = [paper(f"papers/file{n}.pdf", ERROR, key=f"k{n}") for n in range(6)]
    out = shown(papers)
    assert re.search(r"^● pass +k3 ", out, re.MULTILINE)
    assert "● pass  k3  papers/file3.pdf" in out


def test_files_of_several_folders_keep_their_folders(shown):
    out = shown([paper(f"{folder}/p.pdf") for folder in "abcdef"])
    assert "● pass   c/p.pdf" in out


def test_wide_letters_count_twice(shown):
    papers = [paper(f"{name}.pdf") for name in ("论文", "b", "c", "d", "e", "f")]
    first, second = shown(papers).splitlines()[1:3]
    assert first.index("  -") + 2 == second.index("  -")


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_on_a_terminal_no_row_is_wider_than_it(shown, many, monkeypatch, columns):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    size = os.terminal_size((columns, 24))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: size)
    long = paper(f"p/{'long' * 20}.pdf", ERROR, WARNING, verdict=Verdict.FAIL)
    out = re.sub(r"\x1b\[[0-9;]*m", "", shown([*many, long]))
    rows = out.splitlines()[:9]
    assert max(len(row) for row in rows) <= columns
    assert "…" in rows[-1]


def test_a_pipe_gets_whole_names_whatever_the_terminal(shown, many, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    long = paper(f"p/{'long' * 20}.pdf", ERROR, WARNING, verdict=Verdict.FAIL)
    out = shown([*many, long])
    assert "long" * 20 in out.splitlines()[8]
    assert "…" not in out


def test_errors_are_told_before_warnings(shown):
    out = shown([paper("p.pdf", WARNING, ERROR, verdict=Verdict.FAIL)])
    assert out.index("error page-size") < out.index("warning format-year")


def told(capsys, **values):
    finding = Finding("notice-wording", Severity.WARNING, "The notice names 2024.", **values)
    show_findings([finding])
    return capsys.readouterr().out


def test_what_was_expected_and_found_is_told_where_the_sentences_do_not_say_it(capsys):
    out = told(capsys, fix="Set the notice to: Workshop 2026.", expected="Workshop 2026.")
    assert "expected" not in out
    out = told(capsys, fix="Change it.", expected="Workshop 2026.", actual="Workshop of 2024.")
    assert "  expected: Workshop 2026.\n    found: Workshop of 2024.\n" not in out
    assert out.splitlines()[1:3] == ["  expected: Workshop 2026.", "  found: Workshop of 2024."]


def test_a_finding_is_followed_by_how_to_mend_it(capsys):
    assert told(capsys, fix="Take 2026.", page=1).splitlines() == [
        "warning notice-wording, page 1: The notice names 2024.",
        "  → Take 2026.",
    ]
