"""Many manuscripts: from the cache where nothing changed, else from limited workers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from proceedings.anatomy.reading import Unreadable, read_manuscript
from proceedings.cache import code_version, file_stamp
from proceedings.model.frozen import dataclass
from proceedings.workers import Failure, FailureKind, map_limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from proceedings.anatomy.values import Manuscript
    from proceedings.cache import Cache
    from proceedings.workers import Limits

# LaTeX replaces a file once in a run: what changes under the second reading, too, is still written.
_TRIES = 2
_CHANGED = Unreadable(
    "file-changed",
    "The file changed while it was read, twice.",
    "Wait until the program that writes it is done, and check again.",
)


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
    version = _version(own_formats) if hashed or cache.remembers else None
    source = _Source(jobs, cache, limits, own_formats, version)
    left = dict(enumerate(paths))
    for _ in range(_TRIES):
        for index, file in source.unchanged(dict(left)):
            del left[index]
            yield index, file
        if not left:
            return
    for index, path in left.items():
        yield index, ManuscriptFile(path, None, _CHANGED)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where facts come from: the cache, else workers.

    Fields:
        version: what the facts depend on beside the file; None where nobody asks for hashes.
    """

    jobs: int
    cache: Cache
    limits: Limits | None
    own_formats: Path | None
    version: str | None

    def unchanged(self, paths: dict[int, Path]) -> Iterator[tuple[int, ManuscriptFile]]:
        """Yield files with the facts about them, but for those that changed meanwhile.

        Of a file that changes, the facts can be half of the one and half of the other, and the
        hash that they would be kept under can be that of a third.
        """
        stamps = {index: file_stamp(path) for index, path in paths.items()}
        hashes = self._hashes(paths)
        todo = []
        for index, path in paths.items():
            known = self.cache.get(self._key(hashes[index])) if index in hashes else None
            if known is None:
                todo.append(index)
            else:
                yield index, ManuscriptFile(path, hashes[index], known)
        items = [(paths[index], self.own_formats) for index in todo]
        for position, result in map_limited(_read, items, jobs=self.jobs, limits=self.limits):
            index = todo[position]
            if file_stamp(paths[index]) != stamps[index]:
                continue
            facts = unreadable_for(result) if isinstance(result, Failure) else result
            if index in hashes and not isinstance(result, Failure):
                self.cache.put(self._key(hashes[index]), facts)
            yield index, ManuscriptFile(paths[index], hashes.get(index), facts)

    def _hashes(self, paths: dict[int, Path]) -> dict[int, str]:
        hashes: dict[int, str] = {}
        for index, path in paths.items() if self.version else ():
            # One that goes away under our hands is missing, and said to be so by its reader.
            with suppress(FileNotFoundError):
                if path.is_file():
                    hashes[index] = self.cache.file_hash(path)
        return hashes

    def _key(self, digest: str) -> str:
        import hashlib

        return hashlib.sha256(f"manuscript {digest} {self.version}".encode()).hexdigest()


def _read(item: tuple[Path, Path | None]) -> Manuscript | Unreadable:
    return read_manuscript(*item)


def _version(own_formats: Path | None) -> str:
    """Return what else the facts depend on: our code, our formats and those of a workshop."""
    import hashlib

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
