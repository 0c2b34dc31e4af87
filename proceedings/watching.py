"""Files that a program writes again and again, looked at a few times a second."""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from proceedings.cache import file_stamp
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.preflight import preflight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

# A mended fault is to be gone within two seconds: two looks at most, and the reading, take one.
_EVERY_SECONDS = 0.3
# LaTeX takes the old file away when it begins, and the new one grows while it works. After this
# it is worth a word, but only one a run, that nothing has come of it yet.
_PATIENCE_SECONDS = 5.0
# What a file lacks that is still written.
_UNFINISHED = {"file-empty", "file-truncated"}


class Seen(Enum):
    """What a look at a file came to."""

    NOTHING_NEW = auto()
    WHOLE = auto()  # written anew, and complete
    GONE = auto()  # for long now
    UNFINISHED = auto()  # it has not grown for long, and has no end


def looks(paths: Sequence[Path]) -> Iterator[Mapping[Path, Seen]]:
    """Look at files for ever; yield what is new of which, whenever something is."""
    files = {path: Watched(path, time.monotonic()) for path in paths}
    while True:
        now = time.monotonic()
        seen = {path: file.look(now) for path, file in files.items()}
        news = {path: one for path, one in seen.items() if one is not Seen.NOTHING_NEW}
        if news:
            yield news
        time.sleep(_EVERY_SECONDS)


class Watched:
    """A file, and what was last seen of it.

    A file is new if it is no longer the one that was told, has not changed since the last look and
    has its end: LaTeX writes in pieces.
    """

    def __init__(self, path: Path, now: float) -> None:
        self._path = path
        self._stamp = file_stamp(path)
        self._since = now
        self._told: tuple[int, int, int] | None = None
        self._warned = False

    def look(self, now: float) -> Seen:
        """Look at the file.

        Arguments:
            now: seconds of a clock that never goes back.
        """
        stamp = file_stamp(self._path)
        if stamp != self._stamp:
            self._stamp, self._since = stamp, now
            return Seen.NOTHING_NEW
        if stamp is None:
            self._told = None
        elif stamp == self._told:
            return Seen.NOTHING_NEW
        elif self._has_end():
            self._told, self._warned = stamp, False
            return Seen.WHOLE
        if self._warned or now - self._since < _PATIENCE_SECONDS:
            return Seen.NOTHING_NEW
        self._warned = True
        return Seen.GONE if stamp is None else Seen.UNFINISHED

    def _has_end(self) -> bool:
        """Tell whether the file ends as a PDF does, or never will, being something else."""
        try:
            preflight(self._path)
        except UnreadableError as error:
            return error.rule not in _UNFINISHED | {"file-missing"}
        except OSError:
            return False
        return True
