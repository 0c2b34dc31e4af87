from __future__ import annotations

import hashlib
import os

from proceedings.cache import Cache, code_version


def test_a_value_comes_back(tmp_path):
    Cache(tmp_path).put("ab12", {"pages": 8})
    assert Cache(tmp_path).get("ab12") == {"pages": 8}


def test_an_unknown_key_gives_nothing(tmp_path):
    assert Cache(tmp_path).get("ffff") is None


def test_a_broken_value_is_forgotten(tmp_path):
    cache = Cache(tmp_path)
    cache.put("ab12", 1)
    (stored,) = tmp_path.rglob("*.pickle")
    stored.write_bytes(b"\x80\x05not a pickle")
    assert cache.get("ab12") is None


def test_without_a_folder_nothing_is_remembered():
    cache = Cache(None)
    cache.put("ab12", 1)
    assert cache.get("ab12") is None


def test_a_folder_that_cannot_be_made_remembers_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "below")
    cache.put("ab12", 1)
    assert cache.get("ab12") is None
    cache.save()


def test_hashes_are_of_the_content_and_follow_it(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    cache = Cache(tmp_path / "cache")
    assert cache.file_hash(path) == hashlib.sha256(b"one").hexdigest()
    path.write_bytes(b"three")
    assert cache.file_hash(path) == hashlib.sha256(b"three").hexdigest()


def test_an_unchanged_file_is_not_read_again(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    cache = Cache(tmp_path / "cache")
    cache.file_hash(path)
    cache.save()
    status = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert Cache(tmp_path / "cache").file_hash(path) == hashlib.sha256(b"one").hexdigest()


def test_the_code_version_is_stable_within_a_run():
    assert code_version() == code_version()
    assert code_version(("text",)) != code_version(("pdf",))
