"""List and print are compared as well on real papers as they have been."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def figures(measured):
    return measured("reconciliation", 1)


def test_seeded_disagreements_are_found(figures):
    assert figures["recall"] >= 99.5, figures["missed"]


def test_what_is_reported_is_there(figures):
    assert figures["precision"] >= 97.0, (figures["besides"], figures["natural"]["others"])


def test_nothing_is_corrected_in_silence(figures):
    assert figures["silent"] == 0
