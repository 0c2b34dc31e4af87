"""Making the outputs: what each depends on, and the one call that writes it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from proceedings.cache import code_version
from proceedings.errors import OutputError
from proceedings.model import Finding, Requirements, Severity
from proceedings.outputs import hashes_below, is_intact, swapped
from proceedings.plan.making import paginate
from proceedings.resources import INPUT_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from proceedings.booklet.making import Booklet, PaperPages
    from proceedings.booklet.parts import Clearance
    from proceedings.cache import Cache
    from proceedings.gathering import Gathered, Options
    from proceedings.outputs import BuildRecord
    from proceedings.plan import Plan
    from proceedings.report import Round

OUTPUTS = ("booklet", "posters", "website", "data")
ALWAYS = ("data", "report")

_ROOMS = (
    *("model", "text", "formats", "inputs", "pdf", "anatomy", "checks", "reconcile"),
    *("programme", "plan", "render", "exports", "booklet", "posters", "website", "report"),
)
_LIBRARIES = (
    *("weasyprint", "pikepdf", "pypdfium2", "jinja2", "pillow", "pyuca", "segno"),
    *("markdown-it-py", "nh3"),
)
CONTACTS = "contacts.csv"
_BOOKLET = "booklet/booklet.pdf"
_POSTERS = "posters/index.pdf"
_OWN_FOLDERS = ("pages/", "images/", "templates/")
_INPUT_FILES = ("*.yaml", "*.csv")


@dataclass(slots=True)
class Made:
    """What a build did, gathered while it goes.

    Fields:
        built, unchanged: names of outputs.
        failed: why an output could not be made, by its name; the last good one stays.
        kept: files of others in our folders.
        facts: numbers later builds need.
    """

    built: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, OutputError] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


def input_hashes(folder: Path, cache: Cache) -> dict[str, str]:
    """Return the hash of every file of a workshop folder that an output can depend on."""
    files = [path for pattern in _INPUT_FILES for path in folder.glob(pattern)]
    files += [p for name in INPUT_FOLDERS for p in (folder / name).rglob("*")]
    # Addresses are for letters alone: no build so much as opens them.
    files = [path for path in files if path != folder / CONTACTS]
    return {
        path.relative_to(folder).as_posix(): cache.file_hash(path)
        for path in sorted(files)
        if path.is_file()
    }


def own_files(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the hashes of the workshop's own pages, pictures and templates."""
    return {path: digest for path, digest in inputs.items() if path.startswith(_OWN_FOLDERS)}


@cache
def versions() -> dict[str, str]:
    """Return what else decides the bytes of outputs: code, libraries, Python, a given date."""
    return {
        "code": _code(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "date": os.environ.get("SOURCE_DATE_EPOCH", ""),
        **{name: version(name) for name in _LIBRARIES},
    }


def _code() -> str:
    from proceedings.resources import templates

    digest = hashlib.sha256(code_version(_ROOMS).encode())
    for path in sorted(templates().rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def fingerprint(*parts: object) -> str:
    """Return a hash of values that print the same whenever they are the same."""
    digest = hashlib.sha256(repr(versions()).encode())
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()


class Builder:
    """Writes outputs into one folder, each only if what it depends on changed.

    Arguments:
        folder: the output folder.
        record: of the last build there.
        own_files: hashes of the workshop's own templates, pages and pictures: any output may use
            them.
        options: workers at once, the cache that knows the hashes of files, who listens.
    """

    def __init__(
        self, folder: Path, record: BuildRecord, options: Options, own_files: Mapping[str, str]
    ) -> None:
        self.folder = folder
        self.record = record
        self.cache = options.cache
        self.jobs = options.jobs
        self.announce = options.announce
        self.own_files = own_files
        self.made = Made(facts=dict(record.facts))
        self.fingerprints = dict(record.fingerprints)
        self.outputs = dict(record.outputs)

    def write(self, name: str, depends_on: object, make: Callable[[Path], None]) -> None:
        """Write one output unless it is there already, made from the same.

        Arguments:
            depends_on: prints the same whenever the output would be the same.
            make: writes the output into the folder it is given.
        """
        wanted = fingerprint(name, self.own_files, depends_on)
        same = self.fingerprints.get(name) == wanted
        if same and is_intact(self.folder, self.outputs, name, self.cache):
            self.made.unchanged.append(name)
            return
        self.announce(name)
        try:
            with swapped(self.folder, name, self.outputs, self.made.kept) as target:
                make(target)
                ours = {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}
        except OutputError as error:
            self.made.failed[name] = error
            return
        hashes = hashes_below(self.folder, name, self.cache)
        prefix = f"{name}/"
        self.outputs = {k: v for k, v in self.outputs.items() if not k.startswith(prefix)}
        self.outputs |= {k: v for k, v in hashes.items() if k.removeprefix(prefix) in ours}
        self.fingerprints[name] = wanted
        self.made.built.append(name)


def portable(plan: Plan) -> Plan:
    """Return the plan as outputs see it: without paths of this machine and what checks ask for."""
    from pathlib import Path

    workshop = replace(plan.workshop, folder=Path(), requirements=Requirements())
    papers = tuple(replace(paper, manuscript=None) for paper in plan.papers)
    return replace(plan, workshop=workshop, papers=papers)


def paginated(
    builder: Builder, plan: Plan, kinds: Collection[str], *, earlier: bool
) -> tuple[Plan, PaperPages | None]:
    """Return the plan with page numbers where there is a booklet, and the pages themselves.

    Arguments:
        earlier: a booklet was built before, so that the other outputs may point into it.
    """
    if "booklet" not in kinds and not earlier:
        return plan, None
    try:
        return _repaginated(plan)
    except OutputError as error:
        builder.made.failed["booklet"] = error
        return plan, None


def write_booklet(builder: Builder, plan: Plan, pages: PaperPages) -> Plan:
    """Write ``booklet/``.

    Returns:
        The plan as it was printed: a manuscript that cannot be copied gave way to a page that
        says so, and the papers after it moved.
    """
    printed = plan

    def make(target: Path) -> None:
        nonlocal printed
        from proceedings.booklet.clearances import find_clearances
        from proceedings.booklet.verification import verify

        clearances = find_clearances(plan, jobs=builder.jobs, cache=builder.cache)
        path = target / "booklet.pdf"
        booklet, printed, refused = _assembled(plan, pages, path, clearances)
        builder.made.findings += booklet.findings
        builder.made.findings += [_unverified(fault) for fault in verify(path, booklet.report)]
        builder.made.facts["front_pages"] = booklet.report.front_pages
        builder.made.facts["booklet_pages"] = booklet.report.pages
        builder.made.facts["booklet_notes"] = list(booklet.report.notes)
        builder.made.facts["not_copied"] = refused

    builder.write("booklet", portable(plan), make)
    refused = builder.made.facts.get("not_copied", {})
    for key, message in refused.items():
        builder.made.findings.append(_not_copied(key, message))
    if refused and printed is plan:
        printed = _repaginated(_without_manuscripts(plan, refused))[0]
    return printed


def _assembled(
    plan: Plan,
    pages: PaperPages,
    target: Path,
    clearances: Mapping[str, tuple[Clearance, ...]],
) -> tuple[Booklet, Plan, dict[str, str]]:
    """Put the booklet together, leaving out what cannot be copied, until it stands."""
    from proceedings.booklet.assembly import UnreadablePartError
    from proceedings.booklet.making import make_booklet

    refused: dict[str, str] = {}
    while True:
        try:
            return make_booklet(plan, pages, target, clearances), plan, refused
        except UnreadablePartError as error:
            if not error.part.key or error.part.own:
                raise
            refused[error.part.key] = error.message
            plan, pages = _repaginated(_without_manuscripts(plan, refused))


def _repaginated(plan: Plan) -> tuple[Plan, PaperPages]:
    from proceedings.booklet.making import paper_pages

    pages = paper_pages(plan)
    return paginate(plan, pages.spans), pages


def _without_manuscripts(plan: Plan, keys: Collection[str]) -> Plan:
    reason = "Its PDF cannot be copied."
    papers = tuple(
        replace(paper, manuscript=None, pages=0, reason=reason) if paper.key in keys else paper
        for paper in plan.papers
    )
    return replace(plan, papers=papers)


def _unverified(fault: str) -> Finding:
    return Finding(
        "booklet-unverified",
        Severity.ERROR,
        f"A second reader disagrees with what was written: {fault}",
        "This is a bug of the tool: please report it with the paper.",
    )


def _not_copied(key: str, message: str) -> Finding:
    return Finding(
        "file-not-copied",
        Severity.ERROR,
        message,
        "Ask its authors to export it again; a page in its place says that it is missing.",
        subject=key,
    )


def front_pages(builder: Builder, plan: Plan) -> int | None:
    """Return the pages before the first paper, if the booklet that lies there is of this plan.

    Arguments:
        plan: as it was handed to :func:`write_booklet`, or would be.
    """
    wanted = fingerprint("booklet", builder.own_files, portable(plan))
    if builder.fingerprints.get("booklet") != wanted:
        return None
    return builder.made.facts.get("front_pages")


def write_posters(builder: Builder, plan: Plan) -> None:
    """Write ``posters/``."""
    from proceedings.posters import poster_index

    def make(target: Path) -> None:
        rendered = poster_index(plan)
        (target / "index.pdf").write_bytes(rendered.pdf)
        builder.made.findings += rendered.findings

    shown = tuple(replace(p, manuscript_sha256=None, file=None) for p in portable(plan).papers)
    builder.write("posters", replace(portable(plan), papers=shown), make)


def write_website(builder: Builder, plan: Plan, front_pages: int | None) -> None:
    """Write ``website/``."""
    from proceedings.website import DATA, Booklet, Materials, build, take_thumbnails

    printed = None if front_pages is None else builder.outputs.get(_BOOKLET)
    booklet = Booklet(_BOOKLET, front_pages) if printed else None
    data = [name for name in DATA if f"data/{name}" in builder.outputs]
    linked = [name for name in (_BOOKLET, _POSTERS) if name in builder.outputs]
    linked = [name for name in linked if name != _BOOKLET or booklet]

    def make(target: Path) -> None:
        for name in linked:
            _linked(builder.folder / name, target / name)
        materials = Materials(
            booklet=booklet,
            thumbnails=take_thumbnails(plan, jobs=builder.jobs, cache=builder.cache),
            data={name: builder.folder / "data" / name for name in data},
            downloads=tuple(name for name in linked if name != _BOOKLET),
            cache=builder.cache,
        )
        builder.made.findings += build(plan, target, materials).findings

    hashes = [builder.outputs[name] for name in linked]
    hashes += [builder.outputs[f"data/{name}"] for name in data]
    builder.write("website", (portable(plan), front_pages, printed, hashes), make)


def _linked(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the disk has no second names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def write_data(builder: Builder, plan: Plan, front_pages: int | None) -> None:
    """Write ``data/``."""
    from proceedings.exports import bibtex, papers_json

    def make(target: Path) -> None:
        (target / "papers.json").write_text(papers_json(plan, front_pages), encoding="utf-8")
        (target / "papers.bib").write_text(bibtex(plan), encoding="utf-8")

    builder.write("data", (portable(plan), front_pages), make)


def previous_round(workshop: Path, since: Path | None) -> Round | None:
    """Return the round to compare with: the file that was named, else the workshop's latest.

    Raises:
        MissingInputError: the file is not there.
        ConfigurationError: it is no report.
    """
    from proceedings.report import latest_round, read_round

    path = since or latest_round(workshop)
    return read_round(path) if path else None


def write_report(
    builder: Builder, plan: Plan, gathered: Gathered, previous: Round | None = None
) -> None:
    """Write ``report/``, for chairs only.

    Arguments:
        previous: the round to compare with.
    """
    from proceedings.report.making import make_report, report_of
    from proceedings.report.pictures import take_pictures

    files = gathered.manuscripts
    hashes = {key: file.sha256 for key, file in files.items()}
    findings = (*plan.findings, *builder.made.findings)
    notes = tuple(builder.made.facts.get("booklet_notes", ()))

    def make(target: Path) -> None:
        report = report_of(plan, gathered.checked, findings, notes, hashes, previous)
        pictures = take_pictures(report.papers, files, jobs=builder.jobs, cache=builder.cache)
        make_report(report, pictures, target)

    seen = [(c.name, c.key, c.judgement) for c in gathered.checked]
    asked = plan.workshop.requirements
    depends_on = (portable(plan), asked, seen, findings, notes, hashes, previous)
    builder.write("report", depends_on, make)


def is_current(
    record: BuildRecord,
    folder: Path,
    inputs: Mapping[str, str],
    kinds: Collection[str],
    cache: Cache,
) -> bool:
    """Tell whether a build would do no work: same inputs, same code, outputs as written."""
    wanted = {*kinds, *ALWAYS}
    return (
        dict(record.inputs) == inputs
        and dict(record.versions) == versions()
        and wanted <= set(record.fingerprints)
        and all(is_intact(folder, record.outputs, name, cache) for name in wanted)
    )
