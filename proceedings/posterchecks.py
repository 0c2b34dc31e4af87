"""Checking poster files: all of a workshop, or those that are named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.posters import SUFFIXES
from proceedings.gathering import Texts, judge_posters
from proceedings.manuscripts import manuscript_paths
from proceedings.posterfiles import FOLDER, Posters, PosterTerms, judge_file, owners, read_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.asking import Ask, Sources
    from proceedings.gathering import Options
    from proceedings.inputs import Inputs


def parted(
    files: Sequence[Path], inputs: Inputs | None, *, everything: bool
) -> tuple[list[Path], list[Path]]:
    """Part files and folders into manuscripts, as they were named, and the poster files meant.

    Arguments:
        everything: all are posters; else those that lie in the workshop's ``posters/``.

    Raises:
        MissingInputError: a folder holds no poster.
    """
    folder = (inputs.workshop.folder / FOLDER).resolve() if inputs else None

    def is_poster(file: Path) -> bool:
        if everything:
            return True
        if folder is None or inputs is None:
            return False
        path = file if file.exists() else inputs.workshop.folder / file
        return path.resolve().is_relative_to(folder)

    posters = [file for file in files if is_poster(file)]
    others = [file for file in files if not is_poster(file)]
    return others, manuscript_paths(posters, inputs, SUFFIXES)


def check_folder(inputs: Inputs, ask: Ask, options: Options) -> Posters:
    """Check every poster file of a workshop."""
    texts = Texts(options.cache)
    posters = judge_posters(inputs, options, texts, select=ask.select, ignore=ask.ignore)
    texts.save()
    return posters


def check_files(paths: Sequence[Path], sources: Sources, ask: Ask, options: Options) -> Posters:
    """Check poster files, each against its paper where the workshop's folder says whose it is."""
    if not paths:
        return Posters()
    texts = Texts(options.cache)

    def plain(source: str) -> str:
        return texts.convert(source).text

    terms = PosterTerms(sources.requirements, sources.inputs, plain, ask.select, ask.ignore)
    whose = owners(sources.inputs)
    read = read_all(paths, options.jobs, options.cache, options.progress)
    checked = tuple(
        judge_file(str(path), whose.get(path.resolve()), file, terms)
        for path, file in zip(paths, read, strict=True)
    )
    texts.save()
    return Posters(checked=checked)
