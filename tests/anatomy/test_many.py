"""Files that change, vanish or come back while they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.anatomy import Manuscript, many
from proceedings.anatomy.reading import Unreadable
from proceedings.cache import Cache

PAPERS = Path(__file__).parent.parent / "papers"
SOUND = (PAPERS / "sound" / "references-mid-page.pdf").read_bytes()
LONG = (PAPERS / "faulty" / "page-limit.pdf").read_bytes()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(SOUND)
    return path


@pytest.fixture
def during(monkeypatch):
    """Let things happen between a reading and its answer, one a reading."""

    def happen(*events):
        waiting = list(events)
        real = many.map_limited

        def eventful(*arguments, **named):
            for answer in real(*arguments, **named):
                if waiting:
                    waiting.pop(0)()
                yield answer

        monkeypatch.setattr(many, "map_limited", eventful)

    return happen


def read(cache, *paths, hashed=True):
    files = dict(many.read_manuscripts(paths, jobs=1, cache=cache, hashed=hashed))
    return [files[index] for index in range(len(paths))]


@pytest.mark.parametrize("hashed", [True, False])
def test_a_file_that_is_replaced_while_it_is_read_is_read_again(paper, during, hashed):
    during(lambda: paper.write_bytes(LONG))
    (file,) = read(Cache(None), paper, hashed=hashed)
    assert isinstance(file.facts, Manuscript)
    assert file.facts.title_block.title == long_title(paper.with_name("other.pdf"))


def long_title(path):
    path.write_bytes(LONG)
    (file,) = read(Cache(None), path)
    return file.facts.title_block.title


def test_its_facts_are_kept_under_its_own_hash(paper, during, tmp_path):
    cache = Cache(tmp_path / "cache")
    during(lambda: paper.write_bytes(LONG))
    (replaced,) = read(cache, paper)
    paper.write_bytes(SOUND)
    (first,) = read(cache, paper)
    assert first.sha256 != replaced.sha256
    assert first.facts != replaced.facts


def test_a_file_that_changes_under_both_readings_is_said_to_change(paper, during, tmp_path):
    cache = Cache(tmp_path / "cache")
    during(lambda: paper.write_bytes(LONG), lambda: paper.write_bytes(SOUND))
    (file,) = read(cache, paper)
    assert isinstance(file.facts, Unreadable)
    assert file.facts.rule == "file-changed"
    assert file.sha256 is None
    assert isinstance(read(cache, paper)[0].facts, Manuscript)


def test_a_file_that_goes_away_is_missing(paper, during):
    during(paper.unlink)
    (file,) = read(Cache(None), paper)
    assert file.facts.rule == "file-missing"


def test_the_others_are_read_once(paper, during, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(LONG)
    told = []
    during(lambda: paper.write_bytes(LONG), lambda: told.append("second"))
    files = read(Cache(None), paper, other)
    assert [type(file.facts) for file in files] == [Manuscript, Manuscript]
    assert [file.path for file in files] == [paper, other]
