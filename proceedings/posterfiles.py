"""The poster files of a workshop: whose each is, what was read of it, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field, replace
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING

from proceedings.anatomy.posters import PosterFile, read_posters
from proceedings.anatomy.reading import Unreadable
from proceedings.checks import Checked, PosterAsked, judge_poster, poster_rules, unreadable
from proceedings.checks.judging import about
from proceedings.model import Finding, PosterRequirements
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from proceedings.cache import Cache
    from proceedings.inputs import Inputs
    from proceedings.model import Paper, Requirements, Waiver

FOLDER = "posters"
_OTHER = "poster-other-paper"


@dataclass(frozen=True, slots=True)
class PosterTerms:
    """What poster files are judged by, the same for all of them.

    Fields:
        requirements: of the workshop, or of the file it hands to authors; None outside of any.
        inputs: the workshop; None outside of any.
        convert: a title or a name of the list into plain text.
        select: ids of the only rules that may report; empty takes all.
        ignore: ids of rules that may not.
    """

    requirements: Requirements | None
    inputs: Inputs | None
    convert: Callable[[str], str]
    select: Collection[str] = ()
    ignore: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Posters:
    """The poster files of a workshop.

    Fields:
        files: of the papers that are not withdrawn, by key.
        checked: the judgement of each, in list order.
        missing: keys of the papers that hang and have none; empty where nobody waits for any.
        findings: of the folder as a whole.
    """

    files: Mapping[str, PosterFile] = field(default_factory=dict)
    checked: tuple[Checked, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def usable(self) -> dict[str, PosterFile]:
        """The files that can be shown: they can be read, and are not another paper's."""
        fit = {
            one.key
            for one in self.checked
            if not isinstance(one.facts, Unreadable)
            and not any(finding.rule == _OTHER for finding in one.judgement.open)
        }
        return {key: file for key, file in self.files.items() if key in fit}


def gather_posters(
    terms: PosterTerms,
    *,
    jobs: int,
    cache: Cache,
    progress: Callable[[int, int], None],
) -> Posters:
    """Read and judge the files in ``posters/`` of a workshop, those of withdrawn papers left out.

    Arguments:
        terms: with the workshop's inputs.
        progress: told how many of how many are read.
    """
    from proceedings.reconcile import match_posters, missing_posters, same_posters

    inputs = terms.inputs
    assert inputs is not None
    folder = inputs.workshop.folder
    matches = match_posters(inputs.papers, folder / FOLDER)
    asked = inputs.workshop.requirements.posters is not None
    missing = missing_posters(matches, asked=asked)
    keys = [p.key for p in inputs.papers if p.key in matches.files and not p.withdrawn]
    read = read_all([matches.files[key] for key in keys], jobs, cache, progress)
    files = dict(zip(keys, read, strict=True))
    checked = tuple(
        judge_file(file.path.relative_to(folder).as_posix(), key, file, terms)
        for key, file in files.items()
    )
    hashes = {key: file.sha256 for key, file in files.items()}
    found = (*matches.findings, *same_posters(matches.files, hashes), *missing)
    return Posters(files, checked, matches.missing if missing else (), found)


def read_all(
    paths: Sequence[Path], jobs: int, cache: Cache, progress: Callable[[int, int], None]
) -> list[PosterFile]:
    """Read poster files in order, telling the progress."""
    results: dict[int, PosterFile] = {}
    for index, file in read_posters(paths, jobs=jobs, cache=cache):
        results[index] = file
        progress(len(results), len(paths))
    return [results[index] for index in range(len(paths))]


def owners(inputs: Inputs | None) -> dict[Path, str | None]:
    """Return the key of the paper of each file in ``posters/`` by its path; None without one."""
    from proceedings.anatomy.posters import SUFFIXES
    from proceedings.reconcile import match_posters

    if inputs is None:
        return {}
    folder = inputs.workshop.folder / FOLDER
    matches = match_posters(inputs.papers, folder)
    keys = {path.resolve(): key for key, path in matches.files.items()}
    files = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {
        path.resolve(): keys.get(path.resolve())
        for path in files
        if path.suffix.lower() in SUFFIXES
    }


def judge_file(name: str, key: str | None, file: PosterFile, terms: PosterTerms) -> Checked:
    """Judge one poster file against what is asked, and against its paper where that is known.

    Arguments:
        key: of the paper it belongs to; None where it is not known.
    """
    if isinstance(file.facts, Unreadable):
        judgement = unreadable(file.facts)
    else:
        judgement = judge_poster(
            file.facts,
            _asked(key, terms),
            select=terms.select,
            ignore=terms.ignore,
            waivers=_waivers(key, terms),
        )
    if key is not None:
        judgement = replace(judgement, findings=about(key, judgement.findings))
    return Checked(name, key, file.facts, judgement)


def _waivers(key: str | None, terms: PosterTerms) -> list[Waiver]:
    rules = poster_rules()
    waivers = terms.inputs.waivers if terms.inputs else ()
    return [one for one in waivers if one.paper == key and one.rule in rules]


def _asked(key: str | None, terms: PosterTerms) -> PosterAsked:
    from proceedings.reconcile import hangs

    requirements, inputs = terms.requirements, terms.inputs
    wanted = (requirements.posters if requirements else None) or PosterRequirements()
    severities = requirements.severities if requirements else {}
    papers = [paper for paper in inputs.papers if not paper.withdrawn] if inputs else []
    paper = next((paper for paper in papers if paper.key == key), None)
    if paper is None:
        return PosterAsked(wanted, severities=severities)
    return PosterAsked(
        wanted,
        hangs(paper),
        _plain(paper, paper.title, "title", terms),
        tuple(_plain(paper, author.name, "authors", terms) for author in paper.authors),
        {
            _plain(paper, author.name, "authors", terms): terms.convert(author.family)
            for author in paper.authors
            if author.family
        },
        {one.key: _plain(one, one.title, "title", terms) for one in papers if one is not paper},
        severities,
    )


def _plain(paper: Paper, text: str, part: str, terms: PosterTerms) -> str:
    """Return a text of the list without LaTeX; what was taken from print has none."""
    return text if part in paper.printed else terms.convert(text)
