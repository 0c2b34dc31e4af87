"""Figures of the benchmarks, taken on the corpus once a module."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def measured(corpus):
    """Take the figures of a benchmark by the name of its module."""

    def take(name, *arguments):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PROCEEDINGS_CORPUS", str(corpus))
            patch.syspath_prepend(str(BENCHMARKS))
            papers = import_module("papers").find_papers()
            return import_module(name).measure(papers, *arguments)

    return take
