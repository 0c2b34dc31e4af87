"""A folder as one zip, with the same bytes each time."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from proceedings.text.slug import slug

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.plan import Plan

# Compressed already: another pass costs seconds for a booklet and saves next to nothing.
_PACKED = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".zip"})
_TIME = (1980, 1, 1, 0, 0, 0)  # the first a zip can hold
_MODE = 0o644 << 16


def zip_folder(folder: Path, target: Path) -> None:
    """Write every file of a folder into a zip, below the zip's own name.

    Arguments:
        target: the zip; it may lie in the folder, and is not put into itself.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != target)
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            name = f"{target.stem}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = _MODE
            entry.create_system = 3  # Unix, whichever system writes it
            packed = path.suffix.lower() in _PACKED
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(entry, "w") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)


def archive_name(plan: Plan) -> str:
    """Return the name of the zip that holds the whole website."""
    return f"{slug(plan.workshop.event.short)}.zip"
