"""Many manuscripts: from the cache where nothing changed, else from limited workers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings.anatomy.reading import Unreadable, read_manuscript
from proceedings.cache import code_version
from proceedings.workers import Failure, FailureKind, map_limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from proceedings.anatomy.values import Manuscript
    from proceedings.cache import Cache
    from proceedings.workers import Limits


@dataclass(frozen=True, slots=True)
class ManuscriptFile:
    """A file with the facts about it, or the reason why there are none.

    Fields:
        sha256: of the bytes that were read; None where there is no file, or nobody asked.
    """

    path: Path
    sha256: str | None
    facts: Manuscript | Unreadable


def read_manuscripts(
    paths: Sequence[Path],
    *,
    jobs: int,
    cache: Cache,
    limits: Limits | None = None,
    hashed: bool = True,
    own_formats: Path | None = None,
) -> Iterator[tuple[int, ManuscriptFile]]:
    """Read manuscripts, several at a time.

    Arguments:
        hashed: find out the hashes also where no cache needs them.
        own_formats: folder of a workshop's own formats, recognised beside the shipped ones.

    Yields:
        The position of a path and what was read, as each is done.
    """
    hashes: dict[int, str] = {}
    if hashed or cache.remembers:
        hashes = {i: cache.file_hash(path) for i, path in enumerate(paths) if path.is_file()}
    version = _version(own_formats) if hashes else ""
    keys = {index: _key(digest, version) for index, digest in hashes.items()}
    todo: list[int] = []
    for index, path in enumerate(paths):
        known = cache.get(keys[index]) if index in keys else None
        if known is not None:
            yield index, ManuscriptFile(path, hashes[index], known)
        else:
            todo.append(index)
    items = [(paths[index], own_formats) for index in todo]
    for position, result in map_limited(_read, items, jobs=jobs, limits=limits):
        index = todo[position]
        facts = unreadable_for(result) if isinstance(result, Failure) else result
        if index in keys and not isinstance(result, Failure):
            cache.put(keys[index], facts)
        yield index, ManuscriptFile(paths[index], hashes.get(index), facts)


def _read(item: tuple[Path, Path | None]) -> Manuscript | Unreadable:
    return read_manuscript(*item)


def _key(digest: str, version: str) -> str:
    return hashlib.sha256(f"manuscript {digest} {version}".encode()).hexdigest()


def _version(own_formats: Path | None) -> str:
    """Return what else the facts depend on: our code, our formats and those of a workshop."""
    digest = hashlib.sha256()
    for path in sorted(own_formats.glob("*.yaml")) if own_formats else ():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{code_version()} {digest.hexdigest()}"


def unreadable_for(failure: Failure) -> Unreadable:
    """Return what a finding says of a file that cost its worker."""
    again = "Open it in a viewer: if it is slow there too, export its figures as pictures."
    match failure.kind:
        case FailureKind.TIME:
            return Unreadable("file-too-slow", "Reading the file took too long.", again)
        case FailureKind.MEMORY:
            return Unreadable("file-too-large", "Reading the file took too much memory.", again)
        case FailureKind.CRASH:
            return Unreadable(
                "file-crashes-reader",
                f"The reader broke on the file ({failure.detail}).",
                "Export the paper again, with another program if it happens twice.",
            )
        case FailureKind.BUG:
            last = failure.detail.strip().splitlines()[-1] if failure.detail else "no details"
            return Unreadable(
                "internal-error",
                f"This tool failed on the file: {last}",
                "This is a bug of the tool: please report it with the file.",
            )
