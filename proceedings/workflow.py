"""The prose: each verb of the command line is one short function here."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings import posterchecks
from proceedings.anatomy.reading import Unreadable
from proceedings.asking import read_workshop, sources_of
from proceedings.errors import ConfigurationError
from proceedings.formats import load_formats
from proceedings.gathering import (
    Terms,
    formats_of,
    gather,
    judge_all,
    judge_file,
    read_all,
    read_paths,
)
from proceedings.manuscripts import manuscript_paths, owners, watched_paths
from proceedings.model.frozen import dataclass
from proceedings.outputs import (
    output_folder,
)
from proceedings.posterfiles import Posters
from proceedings.resources import find_workshop_folder, own_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from proceedings.anatomy import Manuscript
    from proceedings.annotation import Annotated
    from proceedings.asking import Ask
    from proceedings.checks import Checked
    from proceedings.formats import Format
    from proceedings.gathering import Options
    from proceedings.importing import Change, PdfChange
    from proceedings.inputs import Accept, Reading
    from proceedings.model import Requirements
    from proceedings.production import Built
    from proceedings.reconciling import Reconciled
    from proceedings.sites import Written
    from proceedings.watching import Seen


# What a look a moment later answers.
_MOVING = {"file-changed", "file-missing"}


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What a check came to.

    Fields:
        papers: one judgement a file.
        paths: where each of them is, in the same order.
        missing: the files that are not there.
        posters: one judgement a poster file, and what is wrong with their folder.
    """

    papers: tuple[Checked, ...]
    paths: tuple[Path, ...]
    missing: tuple[Path, ...] = ()
    posters: Posters = field(default_factory=Posters)

    def settled(self) -> CheckedFiles:
        """Return what is known of files that did not change or go away while they were read."""
        kept = [
            (paper, path)
            for paper, path in zip(self.papers, self.paths, strict=True)
            if not (isinstance(paper.facts, Unreadable) and paper.facts.rule in _MOVING)
        ]
        return CheckedFiles(tuple(paper for paper, _ in kept), tuple(path for _, path in kept))


def check(
    files: Sequence[Path], directory: Path | None, ask: Ask, options: Options
) -> CheckedFiles:
    """Check files, or every paper and every poster of a workshop.

    What lies in the workshop's ``posters/`` is a poster, and with ``ask.posters`` every file is.
    """
    sources = sources_of(ask, directory, files=bool(files))
    inputs = sources.inputs
    if not files:
        assert inputs is not None
        checked: tuple[Checked, ...] = ()
        if not ask.posters:
            manuscripts, absent, _ = read_all(inputs, options)
            checked = judge_all(inputs, manuscripts, absent, select=ask.select, ignore=ask.ignore)
        found = posterchecks.check_folder(inputs, ask, options)
        folder = inputs.workshop.folder
        return CheckedFiles(checked, tuple(folder / one.name for one in checked), (), found)
    files, posters = posterchecks.parted(files, inputs, everything=ask.posters)
    found = posterchecks.check_files(posters, sources, ask, options)
    paths = manuscript_paths(files, inputs)
    whose = owners(inputs)
    waivers = inputs.waivers if inputs else ()
    terms = Terms(sources.requirements, sources.formats, ask.select, ask.ignore, waivers)
    read = read_paths(paths, options, hashed=False, own_formats=sources.own_formats)
    judged = []
    for path, file in zip(paths, read, strict=True):
        key, track = whose.get(path.resolve(), (None, None))
        judged.append(judge_file(str(path), key, file, terms, ask.track or track))
    missing = tuple(path for path in (*paths, *posters) if not path.exists())
    return CheckedFiles(tuple(judged), tuple(paths), missing, found)


def watch(
    files: Sequence[Path], directory: Path | None, ask: Ask, options: Options
) -> Iterator[tuple[CheckedFiles, Mapping[Path, Seen]]]:
    """Check files, and each of them again whenever it was written anew; never ends by itself.

    Yields:
        The files that were checked now, and what else is new of which.

    Raises:
        UsageError: no file is named, or a folder is.
        MissingInputError: a file is not there, and so there is nothing to begin with.
    """
    from proceedings.watching import Seen, looks

    inputs = sources_of(ask, directory, files=True).inputs
    for news in looks(watched_paths(files, inputs)):
        whole = [path for path, seen in news.items() if seen is Seen.WHOLE]
        checked = check(whole, directory, ask, options) if whole else CheckedFiles((), ())
        yield checked.settled(), {p: seen for p, seen in news.items() if seen is not Seen.WHOLE}


def annotate(checked: CheckedFiles, folder: Path, options: Options) -> tuple[Annotated, ...]:
    """Write marked copies of manuscripts that were checked, and pictures of the marks."""
    from proceedings.annotation import write_annotated

    options.announce("annotated copies")
    return write_annotated(
        list(zip(checked.papers, checked.paths, strict=True)),
        folder,
        jobs=options.jobs,
        progress=options.progress,
    )


def requirements(directory: Path | None) -> tuple[str, Requirements, Mapping[str, Format]]:
    """Return name of the workshop, what it asks of manuscripts, and every known format by id."""
    workshop = read_workshop(directory).workshop
    return workshop.event.name, workshop.requirements, formats_of(workshop.folder)


def export_requirements(directory: Path | None, target: Path | None) -> tuple[str, tuple[str, ...]]:
    """Write what a workshop asks of manuscripts as the file that authors are handed.

    Arguments:
        target: the file; None writes none.

    Returns:
        The text, and the ids of formats that are the workshop's own.
    """
    from proceedings import drafting

    workshop = read_workshop(directory).workshop
    own = {path.stem for path in own_formats(workshop.folder).glob("*.yaml")}
    asked = tuple(name for name in workshop.requirements.formats if name in own)
    return drafting.write_requirements(workshop, target), asked


def known_formats(directory: Path | None) -> Mapping[str, Format]:
    """Return every format by id: the shipped ones, and those of the named or nearest workshop."""
    if directory is None:
        try:
            directory = find_workshop_folder(Path())
        except ConfigurationError:
            return load_formats()
    return formats_of(directory)


def new_format(example: Path, target: Path | None, name: str, year: int | None, family: str) -> str:
    """Start a format file by measuring an example; return its text.

    Arguments:
        target: a file to write; None writes none.
    """
    from proceedings import drafting

    return drafting.write_format(example, target, name, year, family)


def extract(
    files: Sequence[Path], directory: Path | None, options: Options
) -> tuple[list[tuple[str, str | None, Manuscript | Unreadable]], list[Path]]:
    """Read what manuscripts say of themselves, of files or of every paper of a workshop."""
    if files:
        paths = manuscript_paths(files, None)
        read = read_paths(paths, options, hashed=False)
        values = [(str(path), None, file.facts) for path, file in zip(paths, read, strict=True)]
        return list(values), [path for path in paths if not path.exists()]
    inputs = read_workshop(directory)
    manuscripts, _, _ = read_all(inputs, options)
    folder = inputs.workshop.folder
    return [
        (file.path.relative_to(folder).as_posix(), key, file.facts)
        for key, file in manuscripts.items()
    ], []


def reconcile(
    directory: Path | None, options: Options, *, propose: bool, page: bool
) -> tuple[Reconciled, Path | None, Path | None]:
    """Compare the list of a workshop with its PDFs, its programme and the venue's tables.

    Arguments:
        propose: append the choices that people have to make to ``decisions.yaml``.
        page: write list beside print as one HTML file.

    Returns:
        What was found, ``decisions.yaml`` if it grew, and the HTML file.
    """
    from proceedings import reconciling

    folder = find_workshop_folder(directory or Path())
    found = reconciling.reconciled(folder, options)
    written = reconciling.write_page(folder, found, options) if page else None
    grown = reconciling.propose(folder, found) if propose else None
    return found, grown, written


def build(
    directory: Path | None,
    output: Path | None,
    kinds: Collection[str],
    options: Options,
    since: Path | None = None,
    *,
    final: bool = False,
    freeze: bool = False,
) -> Built:
    """Build outputs of a workshop; only what changed is made again.

    Arguments:
        since: the earlier report to compare with; by default the latest round of the workshop.
        final: refuse if a choice between list and print waits for somebody.
        freeze: write the page numbers down, so that they stay.

    Raises:
        OpenDecisionsError: a choice is open, and the build was to be final; nothing was built.
    """
    from proceedings.production import produce

    workshop = find_workshop_folder(directory or Path())
    if final:
        from proceedings.reconciling import require_decided

        require_decided(workshop, options)
    folder = output_folder(output, workshop)
    return produce(workshop, folder, kinds, options, since, freeze=freeze)


def export(kind: str, directory: Path | None, target: Path, options: Options) -> Written:
    """Write the papers of a workshop as files for a site that is built by something else.

    Arguments:
        kind: of site, such as ``hugo``.
        target: the folder of the site.
    """
    from proceedings.sites import site_files, write_site

    gathered = gather(find_workshop_folder(directory or Path()), options)
    options.announce(kind)
    return write_site(kind, site_files(kind, gathered.plan), target)


def init(folder: Path) -> tuple[Path, ...]:
    """Make a workshop folder that builds as it is; return what was written."""
    from proceedings.inputs import create_workshop_folder

    return create_workshop_folder(folder)


def import_source(
    source: str,
    files: Sequence[Path],
    columns: Mapping[str, str],
    directory: Path | None,
    accept: Accept,
    confirm: Callable[[Reading], None] = lambda _: None,
) -> tuple[Path, Change]:
    """Work out what the files of a source change in the list of a workshop; write nothing.

    Arguments:
        columns: for a table, the names of columns set by hand, by field.
        accept: decides on papers that only a title connects with one of the list.
        confirm: told what was read before anything is made of it; may end the run.

    Returns:
        The workshop folder, and what :func:`importing.write` would change there.
    """
    from proceedings import importing
    from proceedings.inputs import read_source

    workshop = find_workshop_folder(directory or Path())
    reading = read_source(source, files, columns)
    confirm(reading)
    return workshop, importing.prepare(source, reading, workshop, accept)


def import_live(
    venue: str, directory: Path | None, accept: Accept
) -> tuple[Path, Change, Callable[[], Iterator[tuple[str, str]]]]:
    """Ask OpenReview for the papers of a venue; work out what they change, and write nothing.

    Returns:
        The workshop folder, the change, and what fetches the PDFs that are missing once the list
        is written: it yields the key of each paper, and why there is no PDF, if there is none.
    """
    from proceedings import importing
    from proceedings.inputs.sources.live import Live

    workshop = find_workshop_folder(directory or Path())
    live = Live(venue)
    change = importing.prepare("openreview", live.reading(), workshop, accept)
    return workshop, change, lambda: importing.fetch_pdfs(live, workshop)


def import_pdfs(
    files: Sequence[Path], directory: Path | None, options: Options, accept: Accept
) -> tuple[Path, PdfChange]:
    """Work out whose PDFs are, and which are papers of their own; write nothing.

    Returns:
        The workshop folder, and what :func:`importing.write_pdfs` would change there.
    """
    from proceedings import importing

    workshop = find_workshop_folder(directory or Path())
    return workshop, importing.prepare_pdfs(files, workshop, options, accept)
