"""Marked copies of many manuscripts, each made in a limited worker, and their files."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from proceedings.anatomy.reading import Unreadable
from proceedings.annotation.drawing import Drawn, Job, draw
from proceedings.annotation.marks import Kind, marks_of
from proceedings.errors import OutputError
from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.pictures import Clip
from proceedings.workers import Failure, FailureKind, map_limited

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from proceedings.annotation.marks import Mark
    from proceedings.checks import Checked
    from proceedings.pdf.pages import UnreadableError

SUFFIX = ".annotated.pdf"
# Pixels a point, of a piece of a page and of a page as a whole.
_PIECE_SCALE, _PAGE_SCALE = 2.0, 1.25
# Points shown above and below what is marked: about six lines.
_AROUND = 72.0
_WIDEST = 14_400.0
# What earlier runs wrote: a picture of a fault that was mended is taken away.
_OURS = re.compile(r"page-\d+-[a-z-]+(-\d+)?\.png")
_REASONS = {
    FailureKind.TIME: "it took too long",
    FailureKind.MEMORY: "it took too much memory",
    FailureKind.CRASH: "the program that draws broke on it",
    FailureKind.BUG: "this tool failed on it, which is a bug of the tool",
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of one manuscript.

    Fields:
        name: of the file as it was given.
        copy: the marked copy; None where there is none.
        pictures: one a finding, and one of the end of the body.
        problem: why there is no copy, as a sentence without its full stop.
        failed: it could have been copied, and was not.
    """

    name: str
    copy: Path | None = None
    pictures: tuple[Path, ...] = ()
    problem: str = ""
    failed: bool = False


def write_annotated(
    papers: Sequence[tuple[Checked, Path]],
    folder: Path,
    *,
    jobs: int,
    progress: Callable[[int, int], None],
) -> tuple[Annotated, ...]:
    """Write a marked copy of every manuscript that was read, and pictures of its marks.

    Arguments:
        papers: each with its file.
        folder: receives ``NAME.annotated.pdf`` and ``NAME/page-3-page-limit.png``.
        jobs: workers at once.
        progress: told how many of how many are done.

    Raises:
        OutputError: the disk refuses.
    """
    results: dict[int, Annotated] = {}
    todo: list[tuple[int, Job, tuple[Mark, ...]]] = []
    for index, (paper, path) in enumerate(papers):
        if isinstance(paper.facts, Unreadable):
            results[index] = Annotated(paper.name, problem="it could not be read")
        else:
            marks = marks_of(paper)
            shown = _pictured(marks)
            todo.append((index, Job(path, marks, tuple(map(_clip, shown))), shown))
    names = file_names([job.path for _, job, _ in todo], folder)
    drawing = map_limited(draw, [job for _, job, _ in todo], jobs=jobs)
    for done, (position, result) in enumerate(drawing, 1):
        index, _, shown = todo[position]
        name = papers[index][0].name
        if isinstance(result, Drawn):
            copy, pictures = _write(result, shown, folder, names[position])
            results[index] = Annotated(name, copy, pictures)
        else:
            results[index] = Annotated(name, problem=_reason(result), failed=True)
        progress(done, len(todo))
    return tuple(results[index] for index in range(len(papers)))


def file_names(paths: Sequence[Path], folder: Path) -> list[str]:
    """Return a name for each copy: the file's own, with its folder's where two are the same.

    Case does not tell names apart, for it does not on every disk. No copy takes the place of a
    file that is copied.
    """
    stems = Counter(path.stem.casefold() for path in paths)
    taken: set[str] = set()
    originals = {path.resolve() for path in paths}
    names = []
    for path in paths:
        parent = path.resolve().parent.name
        name = f"{parent}-{path.stem}" if stems[path.stem.casefold()] > 1 and parent else path.stem
        numbered, number = name, 1
        while (
            numbered.casefold() in taken or (folder / f"{numbered}{SUFFIX}").resolve() in originals
        ):
            number += 1
            numbered = f"{name}-{number}"
        taken.add(numbered.casefold())
        names.append(numbered)
    return names


def _pictured(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that get a picture: findings, and the end of the body if none shows it."""
    findings = [mark for mark in marks if mark.kind not in {Kind.BODY_END, Kind.LIMIT}]
    ends = [mark for mark in marks if mark.kind is Kind.BODY_END]
    return (*findings, *(end for end in ends if not any(_shows(f, end) for f in findings)))


def _shows(finding: Mark, end: Mark) -> bool:
    if finding.page != end.page or finding.box is None or end.box is None:
        return False
    return abs(finding.box.y1 - end.box.y1) < _AROUND / 2


def _clip(mark: Mark) -> Clip:
    """Return the strip of a page around a mark, margins included, or the whole page."""
    if mark.box is None:
        return Clip(mark.page, scale=_PAGE_SCALE)
    strip = Box(0.0, mark.box.y0 - _AROUND, _WIDEST, mark.box.y1 + _AROUND)
    return Clip(mark.page, strip, _PIECE_SCALE)


def _write(
    drawn: Drawn, shown: Sequence[Mark], folder: Path, name: str
) -> tuple[Path, tuple[Path, ...]]:
    copy, gallery = folder / f"{name}{SUFFIX}", folder / name
    pictures = dict(zip(_picture_names(shown), drawn.pictures, strict=True))
    try:
        gallery.mkdir(parents=True, exist_ok=True)
        for old in gallery.iterdir():
            if _OURS.fullmatch(old.name) and old.name not in pictures:
                old.unlink()
        for file, content in pictures.items():
            _replace(gallery / file, content)
        _replace(copy, drawn.pdf)
        if not any(gallery.iterdir()):
            gallery.rmdir()
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}).",
            "Name another folder with --annotate.",
        ) from error
    return copy, tuple(gallery / file for file in pictures)


def _picture_names(marks: Sequence[Mark]) -> list[str]:
    names: list[str] = []
    seen = Counter[str]()
    for mark in marks:
        name = f"page-{mark.page}-{mark.name}"
        seen[name] += 1
        names.append(f"{name}-{seen[name]}.png" if seen[name] > 1 else f"{name}.png")
    return names


def _replace(path: Path, content: bytes) -> None:
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _reason(result: Failure | UnreadableError) -> str:
    return _REASONS[result.kind] if isinstance(result, Failure) else result.message.rstrip(".")
