"""A pytest plugin: where ``CI=true`` is set, a test that is skipped for want of a tool fails.

``make test-setup`` ran before it, so the tool ought to be there. Only the corpus of real papers may
be missing, which no setup brings. Loaded by ``scripts/test``.
"""

# ruff: noqa: INP001  (a plugin that is found by its path)
from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nUnder CI=true a skip is a failure: make test-setup brings it."


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a test, unless it is one of those that read the corpus."""
    report = yield
    if not (item.get_closest_marker("corpus") or "corpus" in getattr(item, "fixturenames", ())):
        _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge a module that skips all of itself."""
    report = yield
    _fail_if_skipped(report)
    return report
