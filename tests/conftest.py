"""What holds for all tests.

Where ``CI=true`` is set, a test that is skipped for want of a tool fails: ``make test-setup`` ran
before it, so the tool ought to be there. Only the corpus may be missing, which no setup brings.
"""

from __future__ import annotations

import os

import pytest


def _no_skip_in_ci(report):
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nUnder CI=true a skip is a failure; see docs/how-to/install.md"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    return report if item.get_closest_marker("corpus") else _no_skip_in_ci(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _no_skip_in_ci((yield))
