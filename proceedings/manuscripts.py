"""Which manuscripts are meant: files and folders as they were named, and whose each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.errors import MissingInputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from proceedings.inputs import Inputs


def owners(inputs: Inputs | None) -> dict[Path, tuple[str | None, str | None]]:
    """Return key and track of each manuscript of a workshop by its path."""
    if inputs is None:
        return {}
    from proceedings.reconcile import match_manuscripts

    folder = inputs.workshop.folder / "papers"
    matches = match_manuscripts(inputs.papers, folder, inputs.choices.owners)
    tracks = {paper.key: paper.track for paper in inputs.papers}
    return {path.resolve(): (key, tracks[key]) for key, path in matches.files.items()}


def manuscript_paths(
    files: Sequence[Path], inputs: Inputs | None, suffixes: Collection[str] = (".pdf",)
) -> list[Path]:
    """Return files as they are and folders as the PDFs in them, without copies we marked.

    A name that is not there is looked for in the workshop folder, too.

    Arguments:
        suffixes: in small letters, of the files in folders.

    Raises:
        MissingInputError: a folder holds no PDF.
    """
    paths: list[Path] = []
    for file in files:
        inside = inputs.workshop.folder / file if inputs else file
        path = inside if not file.exists() and inside.exists() else file
        if not path.is_dir():
            paths.append(path)
            continue
        found = sorted(
            p
            for p in path.iterdir()
            if p.suffix.lower() in suffixes and not p.name.endswith(".annotated.pdf")
        )
        if not found:
            kinds = " or ".join(kind.removeprefix(".").upper() for kind in suffixes)
            raise MissingInputError(
                f"{path}: there is no {kinds} in this folder.", "Name another one."
            )
        paths += found
    return paths


def watched_paths(files: Sequence[Path], inputs: Inputs | None) -> list[Path]:
    """Return the files to watch, each once.

    Raises:
        UsageError: no file is named, or a folder is.
        MissingInputError: a file is not there, and so there is nothing to begin with.
    """
    example = "Name the PDFs that LaTeX writes, such as: proceedings check paper.pdf --watch"
    if not files:
        raise UsageError("--watch: no manuscript is named.", example)
    for file in files:
        if file.is_dir():
            raise UsageError(f"--watch: {file} is a folder.", example)
    paths = list(dict.fromkeys(manuscript_paths(files, inputs)))
    for path in paths:
        if not path.is_file():
            raise MissingInputError(
                f"{path}: there is no such file.", "Correct the name, or run LaTeX once."
            )
    return paths
