"""The prose: each verb of the command line is one short function here."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from proceedings.anatomy.reading import Unreadable
from proceedings.asking import read_workshop, sources_of
from proceedings.errors import (
    ConfigurationError,
    ExitCode,
    MissingInputError,
    OutputError,
    UsageError,
    gravest,
)
from proceedings.formats import load_formats
from proceedings.gathering import (
    Terms,
    formats_of,
    gather,
    judge_all,
    judge_file,
    read_all,
    read_inputs,
    read_paths,
)
from proceedings.model import has_errors
from proceedings.outputs import BuildRecord, make_folder, read_record, write_record
from proceedings.resources import find_workshop_folder, own_formats

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.anatomy import Manuscript
    from proceedings.annotation import Annotated
    from proceedings.asking import Ask
    from proceedings.building import Made
    from proceedings.checks import Checked
    from proceedings.formats import Format
    from proceedings.gathering import Gathered, Options
    from proceedings.inputs import Inputs
    from proceedings.model import Requirements


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What a check came to.

    Fields:
        papers: one judgement a file.
        paths: where each of them is, in the same order.
        missing: the files that are not there.
    """

    papers: tuple[Checked, ...]
    paths: tuple[Path, ...]
    missing: tuple[Path, ...] = ()


def check(
    files: Sequence[Path], directory: Path | None, ask: Ask, options: Options
) -> CheckedFiles:
    """Check files, or every paper of a workshop."""
    sources = sources_of(ask, directory, files=bool(files))
    inputs = sources.inputs
    if not files:
        assert inputs is not None
        manuscripts, absent, _ = read_all(inputs, options)
        checked = judge_all(inputs, manuscripts, absent, select=ask.select, ignore=ask.ignore)
        folder = inputs.workshop.folder
        return CheckedFiles(checked, tuple(folder / paper.name for paper in checked))
    paths = _expanded(files, inputs)
    owners = _owners(inputs)
    waivers = inputs.waivers if inputs else ()
    terms = Terms(sources.requirements, sources.formats, ask.select, ask.ignore, waivers)
    read = read_paths(paths, options, hashed=False, own_formats=sources.own_formats)
    judged = []
    for path, file in zip(paths, read, strict=True):
        key, track = owners.get(path.resolve(), (None, None))
        judged.append(judge_file(str(path), key, file, terms, ask.track or track))
    missing = tuple(path for path in paths if not path.exists())
    return CheckedFiles(tuple(judged), tuple(paths), missing)


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

    Raises:
        OutputError: the file cannot be written, or is another one.
    """
    from proceedings.inputs import REQUIREMENTS, is_requirements_text, requirements_text

    workshop = read_workshop(directory).workshop
    name = target.name if target else REQUIREMENTS
    text = requirements_text(workshop.requirements, workshop.event.name, name)
    own = {path.stem for path in own_formats(workshop.folder).glob("*.yaml")}
    asked = tuple(name for name in workshop.requirements.formats if name in own)
    if target is None:
        return text, asked
    try:
        if target.exists() and not is_requirements_text(target.read_text("utf-8", "replace")):
            raise OutputError(
                f"{target}: is there already, and is no file of requirements.",
                "Name another file; nothing was written.",
            )
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror}).", "Name another file."
        ) from error
    return text, asked


def known_formats(directory: Path | None) -> Mapping[str, Format]:
    """Return every format by id: the shipped ones, and those of the named or nearest workshop."""
    if directory is None:
        from pathlib import Path

        try:
            directory = find_workshop_folder(Path())
        except ConfigurationError:
            return load_formats()
    return formats_of(directory)


def new_format(example: Path, target: Path | None, name: str, year: int | None, family: str) -> str:
    """Start a format file by measuring an example; return its text.

    Arguments:
        target: a file to write; None writes none.

    Raises:
        MissingInputError: the example is not there.
        OutputError: the example cannot be measured, or the file not be written.
    """
    from proceedings.anatomy.many import unreadable_for
    from proceedings.anatomy.measuring import measure_file
    from proceedings.exports.format_draft import format_draft
    from proceedings.workers import Failure, map_limited

    if not example.exists():
        raise MissingInputError(f"{example}: there is no such file.", "Correct the name.")
    if target is not None and target.exists():
        raise OutputError(f"{target}: is there already.", "Name a new file; nothing was written.")
    ((_, result),) = map_limited(measure_file, [example], jobs=1)
    measured = unreadable_for(result) if isinstance(result, Failure) else result
    if isinstance(measured, Unreadable):
        raise OutputError(f"{example}: {measured.message}", measured.fix)
    text = format_draft(measured, example.name, name, year, family)
    if target is not None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(
                f"{target}: cannot be written ({error.strerror}).", "Name another file."
            ) from error
    return text


def extract(
    files: Sequence[Path], directory: Path | None, options: Options
) -> tuple[list[tuple[str, str | None, Manuscript | Unreadable]], list[Path]]:
    """Read what manuscripts say of themselves, of files or of every paper of a workshop."""
    if files:
        paths = _expanded(files, None)
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


def _owners(inputs: Inputs | None) -> dict[Path, tuple[str | None, str | None]]:
    """Return key and track of each manuscript of a workshop by its path."""
    if inputs is None:
        return {}
    from proceedings.reconcile import match_manuscripts

    matches = match_manuscripts(inputs.papers, inputs.workshop.folder / "papers")
    tracks = {paper.key: paper.track for paper in inputs.papers}
    return {path.resolve(): (key, tracks[key]) for key, path in matches.files.items()}


def _expanded(files: Sequence[Path], inputs: Inputs | None) -> list[Path]:
    """Return files as they are and folders as the PDFs in them, without copies we marked.

    A name that is not there is looked for in the workshop folder, too.

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
            if p.suffix.lower() == ".pdf" and not p.name.endswith(".annotated.pdf")
        )
        if not found:
            raise MissingInputError(f"{path}: there is no PDF in this folder.", "Name another one.")
        paths += found
    return paths


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Fields:
        folder: the output folder.
        made: what was done; None where nothing had changed.
        gathered: what is known of the workshop; None where nothing had changed.
        record: what was written down.
    """

    folder: Path
    made: Made | None
    gathered: Gathered | None
    record: BuildRecord

    @property
    def exit_code(self) -> ExitCode:
        """How the build ends, also one that found nothing to do."""
        return ExitCode(self.record.exit_code)


def build(
    directory: Path | None,
    output: Path | None,
    kinds: Collection[str],
    options: Options,
) -> Built:
    """Build outputs of a workshop; only what changed is made again."""
    from pathlib import Path

    from proceedings import building
    from proceedings.inputs import find_workshop_folder

    workshop = find_workshop_folder(directory or Path())
    folder = output or default_output(workshop)
    _refuse_inside(folder, workshop)
    record = read_record(folder)
    inputs = building.input_hashes(workshop, options.cache)
    if building.is_current(record, folder, inputs, kinds, options.cache):
        options.cache.save()
        return Built(folder, None, None, record)
    gathered = gather(workshop, options)
    make_folder(folder)
    earlier = "booklet" in record.fingerprints
    builder = building.Builder(folder, record, options, building.own_files(inputs))
    plan, pages = building.paginated(builder, gathered.plan, kinds, earlier=earlier)
    planned = plan
    if pages is not None and "booklet" in kinds:
        plan = building.write_booklet(builder, planned, pages)
    front = building.front_pages(builder, planned)
    if "posters" in kinds:
        building.write_posters(builder, plan)
    if "website" in kinds:
        building.write_website(builder, plan, front)
    building.write_data(builder, plan, front)
    building.write_report(builder, plan, gathered)
    findings = (*gathered.findings, *builder.made.findings)
    failed = any(paper.fails() for paper in gathered.checked) or has_errors(findings)
    code = ExitCode.FINDINGS if failed else ExitCode.CLEAN
    verdicts = Counter(paper.judgement.verdict.value for paper in gathered.checked)
    builder.made.facts["verdicts"] = dict(verdicts)
    record = BuildRecord(
        inputs=inputs,
        fingerprints=builder.fingerprints,
        outputs=builder.outputs,
        versions=building.versions(),
        exit_code=gravest([code, ExitCode.OUTPUT] if builder.made.failed else [code]),
        facts=builder.made.facts,
    )
    write_record(folder, record)
    options.cache.save()
    return Built(folder, builder.made, gathered, record)


def _refuse_inside(folder: Path, workshop: Path) -> None:
    """Refuse to write where inputs are: into the workshop folder itself or one of its own."""
    from proceedings.building import INPUT_FOLDERS

    folder, workshop = folder.resolve(), workshop.resolve()
    inputs = [workshop / name for name in INPUT_FOLDERS]
    if workshop.is_relative_to(folder) or any(folder.is_relative_to(one) for one in inputs):
        raise UsageError(
            f"-o {folder}: outputs would be mixed with the workshop's own files.",
            "Name a folder of their own, such as output/ beside workshop.yaml.",
        )


def default_output(workshop: Path) -> Path:
    """Return where outputs go: beside workshop.yaml, or ``<checkout>/output/<name>``.

    The second holds for a workshop under a checkout's ``input/``.
    """
    if workshop.parent.name == "input":
        return workshop.parent.parent / "output" / workshop.name
    return workshop / "output"


def init(folder: Path) -> tuple[Path, ...]:
    """Make a workshop folder that builds as it is; return what was written."""
    from proceedings.inputs import create_workshop_folder

    return create_workshop_folder(folder)


def import_pdfs(
    files: Sequence[Path], directory: Path | None, options: Options
) -> tuple[tuple[str, ...], list[tuple[Path, str]]]:
    """Add PDFs to the list of a workshop, titles and authors read from them.

    Returns:
        The keys of the papers that were added, and the files that were not, each with a reason.
    """
    from pathlib import Path

    from proceedings.inputs import append_papers, find_workshop_folder
    from proceedings.reconcile import match_manuscripts

    workshop = find_workshop_folder(directory or Path())
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
