"""Making the outputs: what each depends on, and the one call that writes it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from dataclasses import field, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from proceedings.cache import code_version
from proceedings.errors import ExitCode, OutputError
from proceedings.model import Finding, Requirements
from proceedings.model.frozen import dataclass
from proceedings.outputs import BUILD_FILE, hashes_below, is_intact, swapped
from proceedings.render.earlier import EarlierPages
from proceedings.resources import INPUT_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from proceedings.cache import Cache
    from proceedings.gathering import Gathered, Options
    from proceedings.inputs import Published
    from proceedings.outputs import BuildRecord
    from proceedings.plan import Plan
    from proceedings.report import Round
    from proceedings.website import ShownPoster

OUTPUTS = ("booklet", "posters", "website", "data")
ALWAYS = ("data", "report")
DESK = "desk"
"""What is printed for chairs, beside ``posters/``; no output that may be published."""

_ROOMS = (
    *("model", "text", "formats", "inputs", "pdf", "anatomy", "checks", "reconcile"),
    *("programme", "plan", "render", "exports", "booklet", "posters", "website", "report"),
)
_LIBRARIES = (
    *("weasyprint", "pikepdf", "pypdfium2", "jinja2", "pillow", "pyuca", "segno"),
    *("icalendar", "tzdata", "markdown-it-py", "nh3"),
)
CONTACTS = "contacts.csv"
BOOKLET = "booklet"
_POSTERS = "posters/index.pdf"
_MADE_FROM = "made from"
_OWN_FOLDERS = ("pages/", "images/", "templates/")
_OTHERS = tuple(f"{name}/" for name in INPUT_FOLDERS)
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")
INPUT_FILES = ("*.yaml", "*.csv", "published.json")


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
    files = [path for pattern in INPUT_FILES for path in folder.glob(pattern)]
    files += [p for name in INPUT_FOLDERS for p in (folder / name).rglob("*")]
    files += _pictures(folder)
    # Addresses are for letters alone: no build so much as opens them.
    files = [path for path in files if path != folder / CONTACTS]
    return {
        path.relative_to(folder).as_posix(): cache.file_hash(path)
        for path in sorted(files)
        if path.is_file()
    }


def _pictures(folder: Path) -> list[Path]:
    """Return pictures beside ``workshop.yaml`` and in other folders: it may name any of them."""
    others = [
        path
        for path in folder.iterdir()
        if path.is_dir()
        and not path.name.startswith(".")
        and path.name not in INPUT_FOLDERS
        and not (path / BUILD_FILE).exists()
    ]
    inside = [path for other in others for path in other.rglob("*")]
    return [path for path in (*folder.iterdir(), *inside) if path.suffix.lower() in _PICTURES]


def own_files(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the hashes of the workshop's own pages, pictures and templates."""
    return {
        path: digest
        for path, digest in inputs.items()
        if path.startswith(_OWN_FOLDERS)
        or (path.lower().endswith(_PICTURES) and not path.startswith(_OTHERS))
    }


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
        self.pages = EarlierPages(self.cache, folder, fingerprint("pages", own_files))
        self.made = Made(facts=dict(record.facts))
        self.fingerprints = dict(record.fingerprints)
        self.outputs = dict(record.outputs)

    def intact(self, path: str) -> Path | None:
        """Return a file of the last build, if it is there as it was written."""
        file = self.folder / path
        known = self.outputs.get(path)
        same = known is not None and file.is_file() and self.cache.file_hash(file) == known
        return file if same else None

    def handed_round(self, name: str) -> list[str]:
        """Return the PDFs of an output that a reader opens on a screen."""
        return [
            path
            for path in sorted(self.outputs)
            if path.startswith(f"{name}/")
            and path.endswith(".pdf")
            and not path.startswith(f"{name}/print")
        ]

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
    """Return the plan as outputs see it.

    Without paths of this machine, what checks ask for, posters, which few outputs show, and news,
    which stand in the data alone.
    """
    from pathlib import Path

    workshop = replace(plan.workshop, folder=Path(), requirements=Requirements(), boards=())
    papers = tuple(
        replace(paper, manuscript=None, poster=None, poster_sha256=None) for paper in plan.papers
    )
    return replace(plan, workshop=workshop, papers=papers, news=())


def posters_of(plan: Plan) -> dict[str, str | None]:
    """Return the hashes of the poster files that may be handed round, by key of the paper."""
    return {paper.key: paper.poster_sha256 for paper in plan.papers if paper.poster}


def write_website(
    builder: Builder,
    plan: Plan,
    fronts: tuple[int, ...] | None,
    shown: Mapping[str, ShownPoster],
) -> None:
    """Write ``website/``.

    Arguments:
        shown: posters by key of the paper.
    """
    from proceedings.exports.archive import archive_name
    from proceedings.exports.calendar import FOLDER as CALENDARS
    from proceedings.website import DATA, Booklet, Materials, build, take_thumbnails

    printed = [] if fronts is None else builder.handed_round(BOOKLET)
    booklet = Booklet(f"{BOOKLET}/{BOOKLET}.pdf", fronts) if printed else None
    posters = [name for name in (_POSTERS,) if name in builder.outputs]
    data = [name for name in DATA if f"data/{name}" in builder.outputs]
    data += [
        name.removeprefix("data/")
        for name in sorted(builder.outputs)
        if name.startswith(f"data/{CALENDARS}/")
    ]

    def make(target: Path) -> None:
        for name in (*printed, *posters):
            linked(builder.folder / name, target / name)
        materials = Materials(
            booklet=booklet,
            thumbnails=take_thumbnails(plan, jobs=builder.jobs, cache=builder.cache),
            data={name: builder.folder / "data" / name for name in data},
            downloads=(*posters, archive_name(plan)),
            cache=builder.cache,
            posters=shown,
        )
        builder.made.findings += build(plan, target, materials).findings
        _close_website(plan, target)

    hashes = [builder.outputs[name] for name in (*printed, *posters)]
    hashes += [builder.outputs[f"data/{name}"] for name in data]
    builder.write("website", (portable(plan), posters_of(plan), fronts, hashes), make)


def _close_website(plan: Plan, target: Path) -> None:
    """Add what holds all of the site: the map, where its address is known, and one zip."""
    from proceedings.exports.archive import archive_name, zip_folder
    from proceedings.exports.sitemap import SITEMAP, sitemap

    if plan.workshop.site_url:
        pages = [path.relative_to(target).as_posix() for path in target.rglob("*.html")]
        text = sitemap(plan.workshop.site_url, pages)
        (target / SITEMAP).write_text(text, encoding="utf-8", newline="\n")
    zip_folder(target, target / archive_name(plan))


def linked(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the disk has no second names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def write_data(
    builder: Builder,
    plan: Plan,
    fronts: tuple[int, ...] | None,
    published: Published | None = None,
) -> None:
    """Write ``data/``; feed and calendars compare with what was last published."""
    from proceedings.exports.data import data_files

    def make(target: Path) -> None:
        for name, text in data_files(plan, fronts, published).items():
            path = target / name
            path.parent.mkdir(exist_ok=True)
            # As it is: calendars and tables have line ends of their own.
            path.write_text(text, encoding="utf-8", newline="")

    builder.write("data", (portable(plan), fronts, published), make)


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
    posters = gathered.posters
    findings = (*plan.findings, *builder.made.findings)
    notes = tuple(builder.made.facts.get("booklet_notes", ()))

    def make(target: Path) -> None:
        report = report_of(plan, gathered.checked, findings, notes, hashes, previous, posters)
        pictures = take_pictures(report.papers, files, jobs=builder.jobs, cache=builder.cache)
        make_report(report, pictures, target)

    seen = [(c.name, c.key, c.judgement) for c in (*gathered.checked, *posters.checked)]
    asked = plan.workshop.requirements
    depends_on = (portable(plan), asked, seen, posters.missing, findings, notes, hashes, previous)
    builder.write("report", depends_on, make)


def note_inputs(made: Made, kinds: Collection[str], inputs: Mapping[str, str]) -> None:
    """Note from which inputs outputs were made; the others stay as old as they are."""
    known = dict(made.facts.get(_MADE_FROM, {}))
    state = fingerprint(sorted(inputs.items()))
    made.facts[_MADE_FROM] = known | dict.fromkeys(sorted({*kinds, *ALWAYS}), state)


def made_from(record: BuildRecord, kind: str, inputs: Mapping[str, str]) -> bool:
    """Tell whether an output was made from these inputs, by this code."""
    known = record.facts.get(_MADE_FROM, {})
    return bool(known.get(kind) == fingerprint(sorted(inputs.items())))


def is_current(
    record: BuildRecord,
    folder: Path,
    inputs: Mapping[str, str],
    kinds: Collection[str],
    cache: Cache,
) -> bool:
    """Tell whether a build would do no work: same inputs, same code, outputs as written.

    One that could not make an output is tried again: the disk may have room now.
    """
    wanted = {*kinds, *ALWAYS}
    # Another output may have been built since: what was read then says nothing of these.
    if not all(made_from(record, kind, inputs) for kind in wanted):
        return False
    if "posters" in kinds and DESK in record.fingerprints:
        wanted.add(DESK)
    return (
        record.exit_code != ExitCode.OUTPUT
        and dict(record.inputs) == inputs
        and dict(record.versions) == versions()
        and wanted <= set(record.fingerprints)
        and all(is_intact(folder, record.outputs, name, cache) for name in wanted)
    )
