"""Find a workshop folder and read it."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors, MissingInputError
from proceedings.inputs.attendance import ATTENDANCE, apply_attendance
from proceedings.inputs.boards import BOARDS, VenueRow, read_boards
from proceedings.inputs.booklet import PagesLockFile, frozen_pages
from proceedings.inputs.choices import Choices, apply_choices
from proceedings.inputs.convert import paper_values, workshop_value
from proceedings.inputs.crosschecks import check_decisions, check_papers, check_workshop
from proceedings.inputs.decisions import DecisionsFile
from proceedings.inputs.entries import LockFile, PapersFile, WorkshopFile
from proceedings.inputs.floor import FLOOR, read_floor
from proceedings.inputs.lookups import list_findings
from proceedings.inputs.pages import read_pages
from proceedings.inputs.problems import validate
from proceedings.inputs.published import Published, read_published
from proceedings.inputs.references import (
    References,
    apply_decisions,
    lock_placements,
    waivers_of,
)
from proceedings.inputs.yaml_file import YamlFile, read_yaml
from proceedings.model.frozen import dataclass
from proceedings.resources import PAGES_LOCK, WORKSHOP

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.model import Finding, FrozenPages, Paper, Placement, Waiver, Workshop

PAPERS = "papers.yaml"
DECISIONS = "decisions.yaml"
LOCK = "programme.lock.yaml"
FILES = (WORKSHOP, PAPERS, DECISIONS, LOCK, PAGES_LOCK)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a workshop folder says.

    Fields:
        papers: in the order of the list, absent and withdrawn ones marked.
        placements: what ``programme.lock.yaml`` holds.
        pins: what ``decisions.yaml`` settled about places, the earliest decision first.
        findings: what was left out, and why.
        frozen: page numbers that stay, by key, from ``pages.lock.yaml``.
        waivers: rules that single papers may break, from ``decisions.yaml``.
        record: the papers as ``papers.yaml`` has them, before choices between list and print.
        choices: what was settled between list and print, or waits for it.
        accepted: rows of the venue's table that were taken over, the earliest decision first.
        venue: what ``boards.csv`` says; empty where there is none.
        published: what was last published; None where nothing was.
    """

    workshop: Workshop
    papers: tuple[Paper, ...]
    placements: tuple[Placement, ...]
    pins: tuple[Placement, ...]
    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...] = ()
    record: tuple[Paper, ...] = ()
    choices: Choices = field(default_factory=Choices)
    frozen: Mapping[str, FrozenPages] = field(default_factory=dict)
    accepted: tuple[Placement, ...] = ()
    venue: tuple[VenueRow, ...] = ()
    published: Published | None = None


def read_workshop_folder(
    folder: Path, known_formats: Collection[str], known_rules: Collection[str] = ()
) -> Inputs:
    """Read the files of a workshop folder.

    Arguments:
        folder: where ``workshop.yaml`` lies.
        known_formats: ids of the paper formats there are.
        known_rules: ids of the rules whose severity a workshop may set.

    Raises:
        ConfigurationErrors: everything in the files we cannot use, at once.
        MissingInputError: the folder or ``papers.yaml`` is not there.
    """
    if not folder.is_dir():
        raise MissingInputError(
            f"{folder}: there is no such folder", "Correct the name, or make it with `init`."
        )
    if not (folder / WORKSHOP).is_file():
        raise ConfigurationError(
            f"{folder}: holds no {WORKSHOP}", f"Run `proceedings init {folder}` to make one."
        )
    files = {name: _read(folder, name) for name in FILES}
    workshop = validate(WorkshopFile, files[WORKSHOP])
    check_workshop(files[WORKSHOP], known_formats, known_rules)
    papers = validate(PapersFile, files[PAPERS])
    check_papers(files[PAPERS])
    decisions = validate(DecisionsFile, files[DECISIONS])
    check_decisions(files[DECISIONS], known_rules)
    lock = validate(LockFile, files[LOCK])
    numbers = validate(PagesLockFile, files[PAGES_LOCK])
    frozen = frozen_pages(numbers, files[PAGES_LOCK]) if numbers else {}
    pages, page_files = read_pages(folder)
    problems = [problem for file in (*files.values(), *page_files) for problem in file.problems]
    if problems:
        raise ConfigurationErrors(problems)
    if not (folder / PAPERS).is_file():
        raise MissingInputError(
            f"{PAPERS}: is not in {folder}",
            "Run `proceedings import`, or write `papers:` into an empty file of that name.",
        )
    assert workshop and papers and decisions and lock  # noqa: PT018 - no problems: all were read
    value = workshop_value(folder, workshop, pages)
    value = replace(value, floor=read_floor(folder / FLOOR, {one.name for one in value.boards}))
    references = References(value, paper_values(papers.papers))
    waivers = waivers_of(decisions.root, files[DECISIONS], references)
    if files[DECISIONS].problems:
        raise ConfigurationErrors(files[DECISIONS].problems)
    listed, attendance = apply_attendance(folder / ATTENDANCE, value, references.papers)
    decided = apply_decisions(decisions.root, files[DECISIONS], replace(references, papers=listed))
    placements = lock_placements(lock, files[LOCK], references)
    shown, choices = apply_choices(decided.papers, decisions.root, files[DECISIONS], references)
    return Inputs(
        value,
        shown,
        placements,
        decided.pins,
        (*list_findings(value, shown), *attendance, *references.findings),
        waivers,
        decided.papers,
        choices,
        frozen,
        decided.accepted,
        _venue(folder / BOARDS, value, decided.papers),
        read_published(folder),
    )


def _venue(path: Path, workshop: Workshop, papers: Sequence[Paper]) -> tuple[VenueRow, ...]:
    return read_boards(path, workshop, papers) if path.is_file() else ()


def _read(folder: Path, name: str) -> YamlFile:
    """Read a file; one that may be absent and is stands for an empty one."""
    empty: object = [] if name == DECISIONS else {}
    try:
        file = read_yaml(folder / name, name)
    except FileNotFoundError:
        return YamlFile(name, data=empty)
    if file.data is None and not file.problems:
        if name == PAPERS and not file.text.strip():
            file.complain(
                1, "the file is empty", "Write `papers:` and an entry for each, or `papers:` alone."
            )
        file.data = empty
    return file
