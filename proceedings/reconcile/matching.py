"""Match PDFs to papers by the name the list gives, then by key, number and id in the file name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING, TypeVar

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import count, join_words
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from proceedings.model import Paper

H = TypeVar("H", bound="Hashable")

_MOST_NAMED = 10
_LIKE, _APART = 0.8, 0.05  # a title changed in a word or two, and no second one as near
_NUMBER = re.compile(r"(?:^|[_\-\s])(?:paper[_\-\s]*)?0*(\d+)(?:[_\-\s].*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matches:
    """Which file is whose.

    Fields:
        files: the PDF of each paper that has one, by key.
        findings: papers without a file, files without a paper, files that two papers claim.
        orphans: the files without a paper of which nobody decided anything.
    """

    files: Mapping[str, Path]
    findings: tuple[Finding, ...]
    orphans: tuple[Path, ...] = ()


def match_manuscripts(
    papers: Sequence[Paper], folder: Path, owners: Mapping[str, str] | None = None
) -> Matches:
    """Match the PDFs of a folder to papers.

    A title never matches a file by itself; only what a decision or the list says, or the file's
    name does.

    Arguments:
        owners: the key of the paper that a file belongs to by decision, by its name below the
            folder; empty for no paper.
    """
    available = _pdfs(folder)
    by_name = {path.relative_to(folder).as_posix(): path for path in available}
    decided = {key: by_name[name] for name, key in (owners or {}).items() if name in by_name}
    spoken_for = {by_name[name] for name in owners or {} if name in by_name}
    by_name = {name: path for name, path in by_name.items() if path not in spoken_for}
    stems = by_stem(list(by_name.values()))
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    for paper in papers:
        path = decided.get(paper.key)
        path = path or (_named(paper, by_name) if paper.file else found_by_name(paper, stems))
        if path is None:
            findings += [] if paper.withdrawn else [_missing(paper, folder)]
        else:
            files[paper.key] = path
    findings += _claimed_twice(files)
    taken = {*files.values(), *spoken_for}
    orphans = tuple(path for path in available if path not in taken)
    findings += _strays([path.name for path in orphans])
    return Matches(files, tuple(findings), orphans)


def _pdfs(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())


def by_stem(available: Sequence[Path]) -> dict[str, Path]:
    """Return files by the stems of their names, and in lower case where that tells them apart.

    Two ids can differ in capitals alone, and then so do the names of their files.
    """
    lower = Counter(path.stem.lower() for path in available)
    alike = {path.stem.lower(): path for path in available if lower[path.stem.lower()] == 1}
    return alike | {path.stem: path for path in available}


def _named(paper: Paper, by_name: Mapping[str, Path]) -> Path | None:
    name = (paper.file or "").removeprefix("papers/")
    return by_name.get(name)


def found_by_name(paper: Paper, stems: Mapping[str, Path]) -> Path | None:
    """Return the file whose name is the key, the number or the id, or begins with the number."""
    names = [paper.key, *([str(paper.number)] if paper.number is not None else [])]
    names += [paper.id] if paper.id else []
    for name in (*names, *(name.lower() for name in names)):
        if name in stems:
            return stems[name]
    if paper.number is None:
        return None
    numbered = {
        path
        for stem, path in stems.items()
        if (found := _NUMBER.search(stem)) and int(found[1]) == paper.number
    }
    return numbered.pop() if len(numbered) == 1 else None


def paper_named(papers: Sequence[Paper], path: Path) -> Paper | None:
    """Return the paper that a file's name says by key, id or number, or None.

    The name may go on after a number, as ``12_final.pdf`` does.
    """
    stem = path.stem
    for paper in papers:
        if paper.id == stem or paper.file in {path.name, f"papers/{path.name}"}:
            return paper
    alike = [p for p in papers if stem.lower() in {p.key.lower(), (p.id or "").lower()}]
    number = _NUMBER.search(stem)
    numbered = [p for p in papers if number and p.number == int(number[1])]
    found = alike or numbered
    return found[0] if len(found) == 1 else None


def paper_titled(papers: Sequence[Paper], title: str) -> Paper | None:
    """Return the one paper whose title is nearly the one that is printed; it is a guess.

    Arguments:
        papers: those that may be meant; their titles may hold LaTeX.
    """
    from proceedings.text.latex import convert

    rated = sorted(
        (
            (similarity(convert(paper.title).text, title), paper.key)
            for paper in papers
            if paper.title
        ),
        reverse=True,
    )
    if not title or not rated or rated[0][0] < _LIKE:
        return None
    if len(rated) > 1 and rated[0][0] - rated[1][0] < _APART:
        return None
    return next(paper for paper in papers if paper.key == rated[0][1])


def _missing(paper: Paper, folder: Path) -> Finding:
    if paper.file:
        message = f"{folder.name}/{paper.file} is not there."
        fix = "Put it there, or correct its name in papers.yaml (file: ...)."
    else:
        tried = [f"{name}.pdf" for name in (paper.key, paper.id) if name]
        message = f"There is no PDF of this paper in {folder.name}/."
        fix = f"Put it there as {join_words(tried, 'or')}, or name it in papers.yaml (file: ...)."
    return Finding("file-missing", Severity.ERROR, message, fix, subject=paper.key)


def shared(values: Mapping[str, H | None]) -> Iterator[tuple[H, list[str]]]:
    """Yield what several papers have, and their keys."""
    owners: dict[H, list[str]] = {}
    for key, value in values.items():
        if value is not None:
            owners.setdefault(value, []).append(key)
    yield from ((value, keys) for value, keys in owners.items() if len(keys) > 1)


def _claimed_twice(files: Mapping[str, Path]) -> Iterable[Finding]:
    for path, keys in shared(files):
        yield Finding(
            "file-shared",
            Severity.ERROR,
            f"{path.name} is taken for the papers {join_words(keys)}.",
            "Name each paper's own file in papers.yaml (file: ...).",
            subject=path.name,
        )


def same_contents(
    files: Mapping[str, Path], hashes: Mapping[str, str | None]
) -> tuple[Finding, ...]:
    """Return a finding for each PDF that is there twice under two names, for two papers.

    Arguments:
        files, hashes: of the manuscripts, by the key of the paper.
    """
    return tuple(
        Finding(
            "file-shared",
            Severity.ERROR,
            f"The files of the papers {join_words(keys)} are one and the same PDF.",
            "Put each paper's own file in its place.",
            subject=files[keys[0]].name,
        )
        for _, keys in shared(hashes)
        if len({files[key] for key in keys}) > 1
    )


def _strays(orphans: Sequence[str]) -> Iterable[Finding]:
    if orphans:
        shown = orphans[:_MOST_NAMED]
        them = "it" if len(orphans) == 1 else "them"
        rest = f" and {len(orphans) - len(shown)} more" if len(orphans) > len(shown) else ""
        yield Finding(
            "file-without-paper",
            Severity.WARNING,
            f"{count(len(orphans), 'PDF')} in papers/ "
            f"{'belongs' if len(orphans) == 1 else 'belong'} to no paper of the list: "
            f"{', '.join(shown)}{rest}.",
            f"Add {them} to papers.yaml, name {them} by key, number or id, or take {them} away.",
        )
