"""Papers of which there is a PDF alone, on their way into the list of a workshop."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from proceedings.anatomy.reading import Unreadable
from proceedings.errors import MissingInputError
from proceedings.gathering import read_inputs, read_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.anatomy import Manuscript
    from proceedings.gathering import Options


def import_pdfs(
    files: Sequence[Path], workshop: Path, options: Options
) -> tuple[tuple[str, ...], list[tuple[Path, str]]]:
    """Add PDFs to the list of a workshop, titles and authors read from them.

    Arguments:
        workshop: the folder.

    Returns:
        The keys of the papers that were added, and the files that were not, each with a reason.
    """
    from proceedings.inputs import append_papers
    from proceedings.reconcile import match_manuscripts

    inputs = read_inputs(workshop)
    for path in files:
        if not path.is_file():
            raise MissingInputError(f"{path}: there is no such file.", "Correct the name.")
    matches = match_manuscripts(inputs.papers, workshop / "papers")
    known = {options.cache.file_hash(path) for path in matches.files.values()}
    entries, left = [], []
    for path, file in zip(files, read_paths(files, options), strict=True):
        if file.sha256 in known:
            left.append((path, "is in the list already"))
        elif isinstance(file.facts, Unreadable):
            left.append((path, file.facts.message))
        else:
            known.add(file.sha256 or "")
            entries.append(_entry(_copied_in(path, workshop / "papers"), file.facts))
    return append_papers(workshop, entries), left


def _entry(path: Path, facts: Manuscript) -> dict[str, Any]:
    """Return what ``papers.yaml`` says of a paper of which there is a PDF alone."""
    block = facts.title_block
    return {
        "number": int(path.stem) if path.stem.isdecimal() else None,
        "title": block.title or path.stem,
        "authors": [
            {"name": author.name, "affiliations": list(author.affiliations)}
            for author in block.authors
            if "anonymous" not in author.name.lower()
        ],
        "file": None if path.stem.isdecimal() else path.name,
    }


def _copied_in(path: Path, folder: Path) -> Path:
    """Copy a file into a folder under a name that is free there; return the copy."""
    if path.resolve().parent == folder.resolve():
        return path
    folder.mkdir(exist_ok=True)
    copy = folder / path.name
    number = 2
    while copy.exists():
        copy = folder / f"{path.stem}-{number}{path.suffix}"
        number += 1
    shutil.copyfile(path, copy)
    return copy
