"""Writing generated files into a site that somebody else looks after.

A record in the site names what we wrote by hash. Whatever is not as we left it is somebody's work,
and is never written over.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from proceedings.errors import OutputError
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEMA = "proceedings/site/1"
_FEW = 5


@dataclass(frozen=True, slots=True)
class Written:
    """What was done to a site, by paths in it.

    Fields:
        kept: files that are no longer made, and stay because somebody changed them.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    kept: tuple[str, ...]


def record_name(kind: str) -> str:
    """Return the name of the file that says what we wrote."""
    return f".proceedings-{kind}.json"


def write_site(kind: str, files: Mapping[str, str], target: Path) -> Written:
    """Write the files of a site, and remove those of the last time that are no longer made.

    Arguments:
        files: texts by path.
        target: the folder of the site; it is made where it is missing.

    Raises:
        OutputError: a file of the same name is somebody else's or was changed, and then nothing
            was written; or the disk refuses.
    """
    record = target / record_name(kind)
    try:
        known = _read(record)
        texts = {path: text.encode("utf-8") for path, text in files.items()}
        foreign = [path for path, text in texts.items() if _is_foreign(target, path, known, text)]
        if foreign:
            more = f" and {len(foreign) - _FEW} more" if len(foreign) > _FEW else ""
            raise OutputError(
                f"{target}: {', '.join(foreign[:_FEW])}{more} was not written by us, or was changed"
                " since.",
                "Move it away or delete it; nothing was written.",
            )
        written = [path for path, text in texts.items() if _hash(target / path) != _sha(text)]
        for path in written:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(texts[path])
        gone = [path for path in known if path not in texts and (target / path).is_file()]
        removed = [path for path in gone if _hash(target / path) == known[path]]
        for path in removed:
            _remove(target, path)
        _note(record, {path: _sha(text) for path, text in texts.items()})
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror or error}).",
            "Let it be written, or name another folder with -o.",
        ) from error
    kept = tuple(path for path in gone if path not in removed)
    return Written(tuple(written), tuple(removed), len(texts) - len(written), kept)


def _is_foreign(target: Path, path: str, known: Mapping[str, str], text: bytes) -> bool:
    there = _hash(target / path)
    return there is not None and there not in {known.get(path), _sha(text)}


def _read(record: Path) -> dict[str, str]:
    if not record.is_file():
        return {}
    try:
        value = json.loads(record.read_text(encoding="utf-8"))
        {SCHEMA: None}[value["schema"]]
        files = {str(path): str(digest) for path, digest in value["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise OutputError(
            f"{record}: is not as it was written.",
            "Take back what was changed in it, or delete it and the files it names.",
        ) from error
    root = record.parent.resolve()
    # A path out of the site is none of ours, whoever wrote it there.
    return {
        path: one for path, one in files.items() if (root / path).resolve().is_relative_to(root)
    }


def _note(record: Path, files: Mapping[str, str]) -> None:
    value = {"schema": SCHEMA, "files": dict(sorted(files.items()))}
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _remove(target: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    (target / path).unlink()
    for folder in (target / path).parents:
        if folder == target or any(folder.iterdir()):
            break
        folder.rmdir()


def _hash(path: Path) -> str | None:
    return _sha(path.read_bytes()) if path.is_file() else None


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
