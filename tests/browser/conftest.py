"""A browser for tests: Debian's or any other Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing(reason):
    """Skip for a reason; where tests must be whole, fail instead."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{reason}, and CI must run every test")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed")
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        missing(f"none of {', '.join(NAMES)} is installed")
    # Chromium refuses its sandbox to the superuser, as whom containers run.
    root = sys.platform == "linux" and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if root else []
        )
        yield running
        running.close()
