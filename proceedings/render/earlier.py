"""Pages of the last build: what would be laid out from the same is taken from there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.cache import Cache
    from proceedings.render.document import Composed
    from proceedings.render.pdf import Rendered


class EarlierPages:
    """Typesets documents; one that the last build set from the same comes back as it was.

    Arguments:
        folder: the output folder; each has pages of its own, and those of one build.
        base: prints the same while styles, pictures, fonts and code are the same.
    """

    def __init__(self, cache: Cache, folder: Path, base: str) -> None:
        self._cache = cache
        self._slot = hashlib.sha256(f"pages {folder.resolve()}".encode()).hexdigest()
        self._base = base
        self._now: dict[str, Rendered] = {}
        self._before: dict[str, Rendered] | None = None

    def typeset(self, composed: Composed) -> Rendered:
        """Return the pages of a document.

        Raises:
            OutputError: see :func:`proceedings.render.pdf.render`.
        """
        if self._before is None:
            self._before = self._cache.get(self._slot) or {}
        mark = hashlib.sha256(f"{self._base}\0{composed!r}".encode()).hexdigest()
        rendered = self._now.get(mark) or self._before.get(mark) or composed.laid_out()
        # What could not be set may be set next time: a font was installed, a picture mended.
        if not rendered.findings:
            self._now[mark] = rendered
        return rendered

    def keep(self, *, whole: bool = True) -> None:
        """Remember the pages of this build.

        Arguments:
            whole: it set all there are, so that those before are forgotten.
        """
        before = self._before or {}
        kept = self._now if whole else {**before, **self._now}
        if self._now and kept.keys() != before.keys():
            self._cache.put(self._slot, kept)
