"""A site belongs to whoever looks after it: we touch what we wrote, and nothing else."""

from __future__ import annotations

import json

import pytest

from proceedings.errors import OutputError
from proceedings.sites import write_site
from proceedings.sites.writing import record_name


def test_writes_what_changed_and_removes_what_is_gone(tmp_path):
    (tmp_path / "config.toml").write_text("theirs")
    first = write_site("hugo", {"a/b.html": "1", "a/c.html": "2", "d": "3"}, tmp_path)
    assert first.written == ("a/b.html", "a/c.html", "d")
    second = write_site("hugo", {"d": "4", "e": "5"}, tmp_path)
    assert (second.written, second.removed) == (("d", "e"), ("a/b.html", "a/c.html"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *(record_name("hugo"), "config.toml", "d", "e"),
    ]
    third = write_site("hugo", {"d": "4", "e": "5"}, tmp_path)
    assert (third.written, third.unchanged) == ((), 2)


@pytest.mark.parametrize("ours", [True, False])
def test_never_writes_over_what_somebody_wrote(tmp_path, ours):
    if ours:
        write_site("hugo", {"a": "1", "b": "1"}, tmp_path)
    (tmp_path / "b").write_text("by hand")
    with pytest.raises(OutputError, match=r"b was not written by us, or was changed"):
        write_site("hugo", {"a": "2", "b": "2"}, tmp_path)
    assert (tmp_path / "b").read_text() == "by hand"
    assert not ours or (tmp_path / "a").read_text() == "1"


def test_a_file_that_is_the_same_anyway_is_taken_over(tmp_path):
    (tmp_path / "a").write_text("1")
    assert write_site("hugo", {"a": "1"}, tmp_path).unchanged == 1


def test_keeps_what_is_no_longer_made_but_was_changed(tmp_path):
    write_site("hugo", {"a": "1"}, tmp_path)
    (tmp_path / "a").write_text("by hand")
    assert write_site("hugo", {}, tmp_path).kept == ("a",)
    assert (tmp_path / "a").read_text() == "by hand"


def test_a_record_that_names_a_file_outside_removes_nothing(tmp_path):
    (tmp_path / "site").mkdir()
    outside = tmp_path / "outside"
    outside.write_text("1")
    write_site("hugo", {"a": "1"}, tmp_path / "site")
    record = tmp_path / "site" / record_name("hugo")
    value = json.loads(record.read_text())
    value["files"] = {"../outside": value["files"]["a"]}
    record.write_text(json.dumps(value))
    write_site("hugo", {"a": "1"}, tmp_path / "site")
    assert outside.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "other"}'])
def test_a_record_that_cannot_be_understood_stops(tmp_path, text):
    (tmp_path / record_name("jekyll")).write_text(text)
    with pytest.raises(OutputError, match="is not as it was written"):
        write_site("jekyll", {"a": "1"}, tmp_path)
