"""Values by key on disk: what was computed from the same bytes by the same code comes back.

The cache belongs to its user and holds pickles that this program wrote; a value that cannot be
read, for whatever reason, is computed again.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

_ROOMS_OF_ANALYSIS = ("pdf", "anatomy", "text", "formats", "model")


def cache_folder() -> Path:
    """Return where this user's cache lies: PROCEEDINGS_CACHE, else the system's usual place."""
    if chosen := os.environ.get("PROCEEDINGS_CACHE"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "proceedings"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "proceedings" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "proceedings"


@cache
def code_version(rooms: tuple[str, ...] = _ROOMS_OF_ANALYSIS) -> str:
    """Return a hash of the code and data in some rooms of the package, and of the formats."""
    import hashlib

    from proceedings.resources import templates

    package = Path(__file__).parent
    digest = hashlib.sha256()
    files = [path for room in rooms for path in sorted((package / room).rglob("*.py"))]
    files += sorted((templates() / "formats").glob("*.yaml"))
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def file_stamp(path: Path) -> tuple[int, int, int] | None:
    """Return size, time and place on the disk of a file, which change with it; None for no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


class Cache:
    """Values by key in a folder; every method works without one, and then remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._hashes = _read_json(folder / "files.json") if folder else {}
        self._hashes_changed = False

    @property
    def remembers(self) -> bool:
        """Whether what is put here comes back."""
        return self._folder is not None

    def get(self, key: str) -> Any | None:
        """Return the value kept under a key, or None."""
        if self._folder is None:
            return None
        try:
            return pickle.loads(self._path(key).read_bytes())  # noqa: S301 - this user's own files
        except Exception:  # noqa: BLE001 - a stale or cut pickle can raise anything; compute anew
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value under a key; a folder that cannot be written keeps nothing."""
        if self._folder is None:
            return
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, pickle.dumps(value, protocol=5))
        except OSError:
            self._folder = None

    def file_hash(self, path: Path) -> str:
        """Return the SHA-256 of a file, read only if size or time changed since the last time."""
        import hashlib

        status = path.stat()
        name = str(path.resolve())
        known = self._hashes.get(name)
        if known and known[:2] == [status.st_size, status.st_mtime_ns]:
            return str(known[2])
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self._hashes[name] = [status.st_size, status.st_mtime_ns, digest]
        self._hashes_changed = True
        return digest

    def save(self) -> None:
        """Write down the hashes that were found out."""
        if self._folder is None or not self._hashes_changed:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self._folder / "files.json", json.dumps(self._hashes).encode())
        except OSError:
            return

    def _path(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / key[:2] / f"{key}.pickle"


def _read_json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _write_whole(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
