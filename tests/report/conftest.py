"""The report on one paper of every kind, and its pages."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from proceedings.report import index, letter, report_of
from proceedings.report.setting import style

REPORTS = runpy.run_path(str(Path(__file__).parent / "reports.py"))


@pytest.fixture(scope="session")
def reports():
    return REPORTS


@pytest.fixture(scope="session")
def check():
    return runpy.run_path(str(Path(__file__).parents[1] / "website" / "checking.py"))["check"]


@pytest.fixture
def report(tmp_path):
    plan, checked, findings = (REPORTS[name] for name in ("plan", "checked", "findings"))
    return report_of(plan(tmp_path), checked(), findings(), ("A link was left out.",))


@pytest.fixture
def html(report):
    return index(report)


@pytest.fixture
def letter_of(report):
    """Return the letter about a paper, by default as the report has it."""

    def make(paper, pictures=None):
        if isinstance(paper, int):
            paper = report.papers[paper]
        return letter(report, paper, pictures or {}, style(report, "report/letter.css"))

    return make
