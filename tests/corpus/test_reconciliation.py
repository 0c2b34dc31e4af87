"""List and print are compared as well on real papers as they have been."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.corpus

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def figures(corpus):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROCEEDINGS_CORPUS", str(corpus))
        patch.syspath_prepend(str(BENCHMARKS))
        from papers import find_papers
        from reconciliation import measure

        return measure(find_papers(), 1)


def test_seeded_disagreements_are_found(figures):
    assert figures["recall"] >= 99.5, figures["missed"]


def test_what_is_reported_is_there(figures):
    assert figures["precision"] >= 97.0, (figures["besides"], figures["natural"]["others"])


def test_nothing_is_corrected_in_silence(figures):
    assert figures["silent"] == 0
