"""The poster index as one value: its file as it is written, and where each part of it begins."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pikepdf

from proceedings.posters.index import index_parts
from proceedings.posters.making import put_together
from proceedings.posters.sheets import Stack


def poster_index(plan):
    """Write the index; anchors are pages from 1, by session and part."""
    with TemporaryDirectory() as folder:
        target, anchors, first = Path(folder), {}, 1
        parts = tuple(index_parts(plan))
        for part in parts:
            path = target / part.file
            path.parent.mkdir(exist_ok=True)
            rendered = part.composed.laid_out()
            path.write_bytes(rendered.pdf)
            name = {"authors": "by-author", "topics": "by-topic", "titles": "by-title"}.get(
                path.stem, f"wall-{path.stem}"
            )
            anchors[name], first = first, first + rendered.pages
        stack = Stack("index.pdf", "Posters", tuple((part.file, part.title) for part in parts))
        put_together(plan, target, stack)
        with pikepdf.open(target / "index.pdf") as whole:
            assert len(whole.pages) == first - 1
        return SimpleNamespace(pdf=(target / "index.pdf").read_bytes(), anchors=anchors)
