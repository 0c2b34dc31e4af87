"""Match poster files to papers by key, number and id in the file name, as PDFs of papers are."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING

from proceedings.model import Finding, Presentation, Severity
from proceedings.model.frozen import dataclass
from proceedings.reconcile.matching import by_stem, found_by_name, shared
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from proceedings.model import Paper

_MOST_NAMED = 10
_MOST_MISSED = 30
# Of several files of a paper, the one that prints best.
_KINDS = ((".pdf",), (".png",), (".jpg", ".jpeg"))


@dataclass(frozen=True, slots=True)
class PosterMatches:
    """Which poster file is whose.

    Fields:
        files: the file of each paper that has one, by key; of withdrawn papers, too.
        missing: keys of the papers that hang and have none, in the order of the list.
        findings: files without a paper, and files of which it is not clear what is meant.
    """

    files: Mapping[str, Path]
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def hangs(paper: Paper) -> bool:
    """Tell whether the poster of a paper is printed and hung, so that somebody waits for it."""
    return not (paper.withdrawn or paper.absent or paper.presentation is Presentation.VIRTUAL)


def match_posters(papers: Sequence[Paper], folder: Path) -> PosterMatches:
    """Match the files of a folder to papers; of several files of a paper a PDF comes first."""
    available = _posters(folder)
    kinds = [by_stem([p for p in available if p.suffix.lower() in kind]) for kind in _KINDS]
    found = {
        paper.key: [path for kind in kinds if (path := found_by_name(paper, kind)) is not None]
        for paper in papers
    }
    exact = {path for p in papers for path in found[p.key] if _is_named(p, path)}
    for paper in papers:
        # Two ids can differ in capitals alone: a file of just that name is nobody else's.
        found[paper.key] = [
            path for path in found[paper.key] if path not in exact or _is_named(paper, path)
        ]
    files = {key: paths[0] for key, paths in found.items() if paths}
    taken = {path for paths in found.values() for path in paths}
    orphans = [path.name for path in available if path not in taken]
    missing = tuple(p.key for p in papers if hangs(p) and p.key not in files)
    findings = (*_several(found), *_claimed_twice(files), *_strays(orphans))
    return PosterMatches(files, missing, findings)


def _posters(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    suffixes = {suffix for kind in _KINDS for suffix in kind}
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in suffixes and p.is_file())


def _is_named(paper: Paper, path: Path) -> bool:
    return path.stem in {paper.key, paper.id, str(paper.number)}


def _several(found: Mapping[str, Sequence[Path]]) -> Iterator[Finding]:
    for key, paths in found.items():
        if len(paths) > 1:
            names = join_words([path.name for path in paths])
            yield Finding(
                "poster-twice",
                Severity.WARNING,
                f"There are {len(paths)} poster files of this paper, {names}; {paths[0].name} is "
                "taken.",
                "Keep the one that is meant.",
                subject=key,
            )


def _claimed_twice(files: Mapping[str, Path]) -> Iterator[Finding]:
    for path, keys in shared(files):
        yield Finding(
            "poster-twice",
            Severity.WARNING,
            f"posters/{path.name} is taken for the papers {join_words(keys)}.",
            "Name it by the key of its paper.",
            subject=path.name,
        )


def same_posters(
    files: Mapping[str, Path], hashes: Mapping[str, str | None]
) -> tuple[Finding, ...]:
    """Return a finding for each poster that is there twice under two names, for two papers.

    Arguments:
        files, hashes: of the posters, by the key of the paper.
    """
    return tuple(
        Finding(
            "poster-twice",
            Severity.WARNING,
            f"The poster files of the papers {join_words(keys)} are one and the same.",
            "Put each paper's own file in its place.",
            subject=files[keys[0]].name,
        )
        for _, keys in shared(hashes)
        if len({files[key] for key in keys}) > 1
    )


def _strays(orphans: Sequence[str]) -> Iterable[Finding]:
    if orphans:
        more = len(orphans) - _MOST_NAMED
        shown = ", ".join(orphans[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        one = len(orphans) == 1
        yield Finding(
            "poster-without-paper",
            Severity.WARNING,
            f"{count(len(orphans), 'file')} in posters/ {'belongs' if one else 'belong'} to no "
            f"paper of the list: {shown}.",
            f"Name {'it' if one else 'them'} by key, number or id, or take "
            f"{'it' if one else 'them'} away.",
        )


def missing_posters(matches: PosterMatches, *, asked: bool) -> tuple[Finding, ...]:
    """Return the finding that says which papers have no poster file; none where nobody waits.

    Arguments:
        asked: the workshop asks for posters; else one file that is there says that it collects
            them.
    """
    keys = matches.missing
    if not keys or not (asked or matches.files):
        return ()
    whose = f"paper {keys[0]} has" if len(keys) == 1 else f"{len(keys)} papers have"
    more = len(keys) - _MOST_MISSED
    rest = f" and {more} more, which the report names" if more > 0 else ""
    listed = "" if len(keys) == 1 else f": {', '.join(keys[:_MOST_MISSED])}{rest}"
    return (
        Finding(
            "poster-missing",
            Severity.WARNING if asked else Severity.INFO,
            f"{whose[0].upper()}{whose[1:]} no poster file yet{listed}.",
            "Ask their authors; put each into posters/ under the paper's key, number or id.",
        ),
    )
