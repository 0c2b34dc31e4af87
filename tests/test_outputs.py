from __future__ import annotations

import json

import pytest

from proceedings.cache import Cache
from proceedings.errors import OutputError
from proceedings.outputs import (
    BuildRecord,
    hashes_below,
    is_intact,
    read_record,
    swapped,
    write_record,
)


def write(folder, name, text, written=None, kept=None):
    with swapped(folder, name, written or {}, kept if kept is not None else []) as target:
        (target / "file.txt").write_text(text)


def test_an_output_is_swapped_in_whole(tmp_path):
    write(tmp_path, "website", "one")
    write(tmp_path, "website", "two", {"website/file.txt": "x"})
    assert (tmp_path / "website" / "file.txt").read_text() == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["website"]


def test_what_is_no_longer_made_is_gone_and_what_is_not_ours_is_kept(tmp_path):
    write(tmp_path, "website", "one")
    (tmp_path / "website" / "CNAME").write_text("example.org")
    (tmp_path / "website" / "old.html").write_text("made last time")
    kept: list[str] = []
    written = {"website/file.txt": "x", "website/old.html": "y"}
    write(tmp_path, "website", "two", written, kept)
    assert {p.name for p in (tmp_path / "website").iterdir()} == {"file.txt", "CNAME"}
    assert kept == ["website/CNAME"]


def test_a_failure_leaves_the_last_good_output(tmp_path):
    write(tmp_path, "booklet", "good")

    def fail():
        with swapped(tmp_path, "booklet", {}, []) as target:
            (target / "file.txt").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (tmp_path / "booklet" / "file.txt").read_text() == "good"
    assert [p.name for p in tmp_path.iterdir()] == ["booklet"]


def test_a_build_killed_between_the_two_renames_is_mended(tmp_path):
    write(tmp_path, "booklet", "good")
    (tmp_path / "booklet").rename(tmp_path / ".old-booklet")
    with pytest.raises(RuntimeError), swapped(tmp_path, "booklet", {}, []):
        raise RuntimeError
    assert (tmp_path / "booklet" / "file.txt").read_text() == "good"


def test_a_folder_that_cannot_be_written_is_an_output_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError), swapped(tmp_path / "file", "data", {}, []):
        pass


def test_a_record_comes_back_and_says_nothing_twice(tmp_path):
    record = BuildRecord(
        inputs={"papers.yaml": "a"}, outputs={"data/papers.json": "b"}, exit_code=1
    )
    write_record(tmp_path, record)
    assert read_record(tmp_path) == record
    before = (tmp_path / "build.json").stat().st_mtime_ns
    write_record(tmp_path, record)
    assert (tmp_path / "build.json").stat().st_mtime_ns == before
    assert json.loads((tmp_path / "build.json").read_text())["schema"] == "proceedings/build/1"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": "other"}'])
def test_a_record_that_cannot_be_read_is_an_empty_one(tmp_path, text):
    (tmp_path / "build.json").write_text(text)
    assert read_record(tmp_path) == BuildRecord()


def test_a_changed_output_is_not_intact(tmp_path):
    write(tmp_path, "data", "one")
    cache = Cache(None)
    outputs = hashes_below(tmp_path, "data", cache)
    assert is_intact(tmp_path, outputs, "data", cache)
    (tmp_path / "data" / "file.txt").write_text("someone else")
    assert not is_intact(tmp_path, outputs, "data", cache)
    (tmp_path / "data" / "file.txt").unlink()
    assert not is_intact(tmp_path, outputs, "data", cache)
    assert not is_intact(tmp_path, outputs, "website", cache)
