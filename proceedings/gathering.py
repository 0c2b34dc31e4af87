"""All that is known of a workshop before anything is written: papers, verdicts, plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.many import ManuscriptFile, read_manuscripts
from proceedings.anatomy.reading import Unreadable
from proceedings.cache import code_version
from proceedings.checks import (
    Checked,
    judge,
    judging_rules,
    poster_rules,
    resolve,
    unreadable,
)
from proceedings.checks.judging import about
from proceedings.errors import ConfigurationError
from proceedings.formats import load_formats
from proceedings.model.frozen import dataclass
from proceedings.posterfiles import Posters, PosterTerms, gather_posters
from proceedings.resources import own_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.cache import Cache
    from proceedings.formats import Format
    from proceedings.inputs import Inputs
    from proceedings.model import Finding, Placement, Requirements, Waiver
    from proceedings.plan import Plan
    from proceedings.text.latex import Converted


def _unheard(*_: object) -> None:
    """Take what nobody listens to."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to work, the same for every verb.

    Fields:
        jobs: workers at once.
        progress: told how many of how many papers are done.
        announce: told the name of each output before it is written.
    """

    jobs: int
    cache: Cache
    progress: Callable[[int, int], None] = _unheard
    announce: Callable[[str], None] = _unheard


@dataclass(frozen=True, slots=True)
class Terms:
    """What files are judged by, the same for all of them.

    Fields:
        requirements: of the workshop; None where there is none.
        formats: every known format by id.
        select: ids of the only rules that may report; empty takes all.
        ignore: ids of rules that may not.
        waivers: of every paper.
    """

    requirements: Requirements | None
    formats: Mapping[str, Format]
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """A workshop as it stands.

    Fields:
        checked: one of every paper that has a manuscript or should have one, in list order.
        findings: of the workshop as a whole.
        posters: the files in ``posters/``.
    """

    inputs: Inputs
    manuscripts: Mapping[str, ManuscriptFile]
    checked: tuple[Checked, ...]
    plan: Plan
    findings: tuple[Finding, ...]
    posters: Posters


def gather(folder: Path, options: Options) -> Gathered:
    """Read a workshop folder, check its manuscripts and plan its outputs."""
    # Not at the top: a check of one file needs none of these, and pydantic alone takes 0.1 s.
    from proceedings.plan.making import Material, make_plan

    inputs = read_inputs(folder.resolve())
    manuscripts, missing, findings = read_all(inputs, options)
    checked = judge_all(inputs, manuscripts, missing)
    placements, programme = placed(inputs)
    texts = Texts(options.cache)
    posters = judge_posters(inputs, options, texts)
    plan = make_plan(
        Material(
            inputs.workshop,
            inputs.papers,
            placements,
            manuscripts,
            texts.convert,
            texts.convert_block,
            inputs.frozen,
            inputs.published,
            posters.usable,
        )
    )
    texts.save()
    options.cache.save()
    chosen = inputs.choices.findings
    folders = (*findings, *posters.findings)
    everything = (*inputs.findings, *chosen, *programme, *folders, *plan.findings)
    plan = replace(plan, findings=everything)
    return Gathered(inputs, manuscripts, checked, plan, everything, posters)


def judge_posters(
    inputs: Inputs,
    options: Options,
    texts: Texts,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Posters:
    """Read and judge the poster files of a workshop."""

    def plain(source: str) -> str:
        return texts.convert(source).text

    terms = PosterTerms(inputs.workshop.requirements, inputs, plain, select, ignore)
    return gather_posters(terms, jobs=options.jobs, cache=options.cache, progress=options.progress)


def placed(inputs: Inputs) -> tuple[Mapping[str, Placement], tuple[Finding, ...]]:
    """Return where papers are presented, and what does not work out about it."""
    from proceedings.programme import check_programme, differences, place, venue_findings

    workshop, papers = inputs.workshop, inputs.papers
    placements, findings = place(workshop, papers, inputs.placements, inputs.pins, inputs.accepted)
    venue = differences(workshop, papers, placements, inputs.venue)
    checked = check_programme(workshop, papers, placements)
    return placements, (*findings, *checked, *venue_findings(venue))


def read_inputs(folder: Path) -> Inputs:
    """Read a workshop folder, which may name the formats and the rules there are."""
    from proceedings.inputs import read_workshop_folder

    return read_workshop_folder(folder, formats_of(folder), judging_rules())


def formats_of(folder: Path) -> Mapping[str, Format]:
    """Return the shipped formats by id, and those of a workshop folder's ``templates/formats``.

    Raises:
        ConfigurationError: a file there is not a format, or names a rule that does not exist.
    """
    own = own_formats(folder)
    formats = load_formats(own)
    for form in formats.values():
        for name in form.severities:
            if name not in judging_rules():
                raise ConfigurationError(
                    f"{own / form.id}.yaml: severities: no rule that judges manuscripts is "
                    f"called {name}",
                    f"Those are {', '.join(judging_rules())}.",
                )
    return formats


def read_all(
    inputs: Inputs, options: Options
) -> tuple[dict[str, ManuscriptFile], dict[str, Finding], tuple[Finding, ...]]:
    """Read the manuscript of every paper.

    Returns:
        The files by key, what is missing by key, and findings of the folder as a whole.
    """
    from proceedings.reconcile import match_manuscripts, same_contents

    if not inputs.workshop.manuscripts:
        return {}, {}, ()
    folder = inputs.workshop.folder / "papers"
    matches = match_manuscripts(inputs.papers, folder, inputs.choices.owners)
    withdrawn = {paper.key for paper in inputs.papers if paper.withdrawn}
    missing = {f.subject: f for f in matches.findings if f.rule == "file-missing"}
    others = tuple(f for f in matches.findings if f.rule != "file-missing")
    keys = [key for key in matches.files if key not in withdrawn]
    own = own_formats(inputs.workshop.folder)
    files = read_paths([matches.files[key] for key in keys], options, own_formats=own)
    hashes = {key: file.sha256 for key, file in zip(keys, files, strict=True)}
    others += same_contents(matches.files, hashes)
    return dict(zip(keys, files, strict=True)), missing, others


def read_paths(
    paths: Sequence[Path],
    options: Options,
    *,
    hashed: bool = True,
    own_formats: Path | None = None,
) -> list[ManuscriptFile]:
    """Read files in order, telling the progress.

    Arguments:
        hashed: their hashes are asked for.
        own_formats: folder of a workshop's own formats.
    """
    results: dict[int, ManuscriptFile] = {}
    reading = read_manuscripts(
        paths, jobs=options.jobs, cache=options.cache, hashed=hashed, own_formats=own_formats
    )
    for index, file in reading:
        results[index] = file
        options.progress(len(results), len(paths))
    return [results[index] for index in range(len(paths))]


def judge_all(
    inputs: Inputs,
    manuscripts: Mapping[str, ManuscriptFile],
    missing: Mapping[str, Finding],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Checked, ...]:
    """Judge every paper of the list that has a manuscript or should have one."""
    checked: list[Checked] = []
    formats = formats_of(inputs.workshop.folder)
    terms = Terms(inputs.workshop.requirements, formats, select, ignore, inputs.waivers)
    for paper in inputs.papers:
        if paper.key in manuscripts:
            file = manuscripts[paper.key]
            name = file.path.relative_to(inputs.workshop.folder).as_posix()
            checked.append(judge_file(name, paper.key, file, terms, paper.track))
        elif paper.key in missing:
            finding = missing[paper.key]
            facts = Unreadable(finding.rule, finding.message, finding.fix)
            name = f"papers/{paper.file or f'{paper.key}.pdf'}"
            checked.append(Checked(name, paper.key, facts, unreadable(facts)))
    return tuple(checked)


def judge_file(
    name: str,
    key: str | None,
    file: ManuscriptFile,
    terms: Terms,
    track: str | None,
) -> Checked:
    """Judge one file against the requirements of a workshop, or against its own format.

    Arguments:
        key: of the paper it belongs to; None outside a workshop.
    """
    if isinstance(file.facts, Unreadable):
        judgement = unreadable(file.facts)
    else:
        asked = resolve(terms.requirements, terms.formats, file.facts.format, track)
        judgement = judge(
            file.facts,
            asked,
            select=terms.select,
            ignore=terms.ignore,
            waivers=[
                waiver
                for waiver in terms.waivers
                if waiver.paper == key and waiver.rule not in poster_rules()
            ],
        )
    if key is not None:
        judgement = replace(judgement, findings=about(key, judgement.findings))
    return Checked(name, key, file.facts, judgement)


class Texts:
    """Conversions of LaTeX and Markdown, remembered from one run to the next.

    A math-heavy abstract takes 31 ms (measured), and a list of 171 papers has as many of them.
    """

    def __init__(self, cache: Cache) -> None:
        import hashlib

        self._cache = cache
        version = code_version(("text",))
        self._key = hashlib.sha256(f"texts {version}".encode()).hexdigest()
        self._known: dict[tuple[str, str], Converted] = cache.get(self._key) or {}
        self._used: dict[tuple[str, str], Converted] = {}

    def convert(self, source: str) -> Converted:
        """Convert a text of one line."""
        from proceedings.text.latex import convert

        return self._remembered("line", source, convert)

    def convert_block(self, source: str) -> Converted:
        """Convert a text of paragraphs."""
        from proceedings.text.latex import convert_block

        return self._remembered("block", source, convert_block)

    def save(self) -> None:
        """Keep what was converted for the next run."""
        if self._used.keys() - self._known.keys():
            self._cache.put(self._key, {**self._known, **self._used})

    def _remembered(
        self, kind: str, source: str, function: Callable[[str], Converted]
    ) -> Converted:
        key = (kind, source)
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else function(source)
        return self._used[key]
