"""What all tests share: paths of the papers made for tests, a cache of their own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# On a busy machine an example can take long without anything being wrong with it.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def papers() -> Path:
    """The folder of our own papers: sound, faulty and hostile ones."""
    return ROOT / "tests" / "papers"


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample workshop."""
    return ROOT / "input" / "sample"


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["PROCEEDINGS_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("SOURCE_DATE_EPOCH", None)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real papers; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("PROCEEDINGS_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not (folder / "manifest.jsonl").is_file():
        pytest.skip(f"no corpus of real papers at {folder} (set PROCEEDINGS_CORPUS)")
    return folder


@pytest.fixture(scope="session")
def qpdf() -> str:
    """The program qpdf, a third reader of what we write."""
    found = shutil.which("qpdf")
    if found is None:
        pytest.skip("qpdf is not installed (make test-setup brings it)")
    return found
