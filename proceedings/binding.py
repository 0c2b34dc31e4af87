"""Making ``booklet/``: page numbers, the editions, a PDF for each paper."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.building import fingerprint, linked, portable
from proceedings.errors import OutputError, UsageError
from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.outputs import writing
from proceedings.plan.pages import freeze, paginate
from proceedings.plan.published import change_note, changes, spoken
from proceedings.resources import PAGES_LOCK
from proceedings.workers import Failure, Limits, alongside

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from proceedings.booklet.lettering import Lettering
    from proceedings.booklet.making import Booklet, PaperPages
    from proceedings.booklet.parts import AssemblyReport, Part
    from proceedings.building import Builder
    from proceedings.inputs import Published
    from proceedings.plan import Plan
    from proceedings.render.document import Typeset

NAME = "booklet"
CHANGES = "changes.md"
# Reading 12,000 links with pypdf takes 8 s; the booklet is our own and harmless.
_VERIFICATION = Limits(memory=8_000_000_000, cpu_seconds=1800, wall_seconds=3600.0)
_LOCK_HEAD = (
    "# Page numbers that stay, written by `proceedings build booklet --freeze`."
    " Delete the file to number anew."
)


@dataclass(frozen=True, slots=True)
class Bound:
    """The edition for screens as it was put together.

    Fields:
        reports: one a volume.
        lettering: what all editions are stamped in.
        refused: why a paper could not be copied, by key.
    """

    booklet: Booklet
    reports: tuple[AssemblyReport, ...]
    lettering: Lettering
    refused: Mapping[str, str]


def paginated(
    builder: Builder, plan: Plan, kinds: Collection[str], *, earlier: bool
) -> tuple[Plan, PaperPages | None]:
    """Return the plan with page numbers where there is a booklet, and the pages themselves.

    Arguments:
        earlier: a booklet was built before, so that the other outputs may point into it.
    """
    if NAME not in kinds and not earlier:
        return plan, None
    try:
        found = repaginated(plan, builder.pages.typeset)
    except OutputError as error:
        builder.made.failed[NAME] = error
        return plan, None
    if NAME not in kinds:
        builder.pages.keep(whole=False)
    return found


def freeze_pages(folder: Path, plan: Plan, pages: PaperPages) -> Plan:
    """Write ``pages.lock.yaml`` and return the plan with its numbers frozen.

    Arguments:
        folder: the workshop folder.

    Raises:
        UsageError: papers have no pages of their own, since only abstracts are printed.
        OutputError: the disk refuses.
    """
    if pages.abstracts is not None or not pages.spans:
        raise UsageError(
            "--freeze: papers have no pages of their own in this booklet.",
            "Numbers can be frozen where papers are printed in full.",
        )
    frozen = freeze(plan, pages.spans)
    lines = [_LOCK_HEAD, "papers:"]
    for key, numbers in sorted(frozen.frozen.items(), key=lambda item: item[1].first):
        lines.append(f'  "{key}": {{first: {numbers.first}, last: {numbers.last}}}')
    target = folder / PAGES_LOCK
    new = target.with_name(f".new-{PAGES_LOCK}")
    with writing(target):
        new.write_text("\n".join(lines) + "\n", encoding="utf-8")
        new.replace(target)
    return frozen


def write_booklet(
    builder: Builder, plan: Plan, pages: PaperPages, published: Published | None
) -> Plan:
    """Write ``booklet/``.

    Returns:
        The plan as it was printed: a manuscript that cannot be copied gave way to a page that
        says so, and the papers after it moved.
    """
    printed = plan

    def make(target: Path) -> None:
        nonlocal printed
        from proceedings.booklet.making import Edition, write_edition

        bound = bind_screen(builder, plan, pages, target)
        printed = bound.booklet.plan
        builder.made.findings += bound.booklet.findings
        with verification(builder, bound, target) as faults:
            for volume in bound.booklet.volumes:
                write_edition(printed, volume, target, Edition.PRINT, bound.lettering)
            _write_singles(builder, bound, target)
            builder.made.findings += [_unverified(fault) for fault in faults()]
        reports, facts = bound.reports, builder.made.facts
        facts["fronts"] = [report.front_pages for report in reports]
        facts["booklet_pages"] = sum(report.pages for report in reports)
        facts["booklet_notes"] = [note for report in reports for note in report.notes]
        facts["not_copied"] = bound.refused
        facts["changes"] = ""
        if published is not None and (found := changes(printed, published)):
            (target / CHANGES).write_text(change_note(found), encoding="utf-8")
            facts["changes"] = spoken(found)

    builder.write(NAME, (portable(plan), published), make)
    refused = builder.made.facts.get("not_copied", {})
    for key, message in refused.items():
        builder.made.findings.append(_not_copied(key, message))
    if refused and printed is plan:
        printed = repaginated(_without_manuscripts(plan, refused), builder.pages.typeset)[0]
    builder.pages.keep()
    return printed


def bind_screen(builder: Builder, plan: Plan, pages: PaperPages, target: Path) -> Bound:
    """Put the edition for screens together, leaving out what cannot be copied, until it stands.

    Arguments:
        target: the folder to write into.
    """
    from proceedings.booklet.assembly import UnreadablePartError
    from proceedings.booklet.clearances import find_clearances
    from proceedings.booklet.making import Edition, prepare, write_edition
    from proceedings.booklet.single import lettering_of, single_parts

    clearances = find_clearances(plan, jobs=builder.jobs, cache=builder.cache)
    typeset = builder.pages.typeset
    papers = {paper.key for paper in plan.papers}
    refused: dict[str, str] = {}
    while True:
        booklet = prepare(plan, pages, clearances, typeset)
        alone = single_parts(plan, booklet.papers).values()
        lettering = lettering_of([*booklet.parts, *alone])
        try:
            reports = tuple(
                write_edition(plan, volume, target, Edition.SCREEN, lettering)
                for volume in booklet.volumes
            )
        except UnreadablePartError as error:
            if error.part.key not in papers or error.part.own:
                raise
            refused[error.part.key] = error.message
            plan, pages = repaginated(_without_manuscripts(plan, refused), typeset)
        else:
            return Bound(booklet, reports, lettering, refused)


@contextmanager
def verification(builder: Builder, bound: Bound, target: Path) -> Iterator[Callable[[], list[str]]]:
    """Have the screen edition read again while something else is done.

    Yields:
        What waits for the faults. Where there are none, the papers that were read are written
        down: as long as a manuscript and our code stay the same, one reader is enough for it.
    """
    from proceedings.booklet.making import Edition, file_name
    from proceedings.booklet.verification import verify_all

    before, booklet = builder.made.facts.get("verified", {}), bound.booklet
    marks = {part.key: _source(booklet.plan, part) for part in booklet.papers if part.key}
    known = frozenset(key for key, mark in marks.items() if before.get(key) == mark)
    written = [
        (target / file_name(Edition.SCREEN, volume.name), report, known)
        for volume, report in zip(booklet.volumes, bound.reports, strict=True)
    ]

    def noted(faults: list[str]) -> list[str]:
        builder.made.facts["verified"] = {} if faults else marks
        return faults

    if builder.jobs < 2:
        yield lambda: noted(verify_all(written))
        return
    with alongside(verify_all, written, limits=_VERIFICATION) as answer:

        def faults() -> list[str]:
            found = answer()
            return noted(verify_all(written) if isinstance(found, Failure) else found)

        yield faults


def _source(plan: Plan, part: Part) -> str:
    """Return a hash of all that the links of a paper come from."""
    digest = plan.paper(part.key).manuscript_sha256
    source = hashlib.sha256(part.pdf).hexdigest() if isinstance(part.pdf, bytes) else digest
    return fingerprint(source, part.own, part.returns)


def _write_singles(builder: Builder, bound: Bound, target: Path) -> None:
    """Write a PDF for each paper; one that would be the same is taken from the last build."""
    from proceedings.booklet.single import FOLDER, single_parts, write_single

    plan, lettering = bound.booklet.plan, bound.lettering
    parts = single_parts(plan, bound.booklet.papers)
    if not parts:
        return
    (target / FOLDER).mkdir()
    before = builder.made.facts.get("singles", {})
    made = {}
    for key, part in parts.items():
        paper = plan.paper(key)
        bare = replace(paper, manuscript=None, poster=None, poster_sha256=None)
        stamped = (part.clearance, part.lettered, lettering.letters)
        made[key] = fingerprint("single", stamped, (bare, plan.workshop.event, plan.built))
        name = f"{FOLDER}/{key}.pdf"
        old = builder.intact(f"{NAME}/{name}") if before.get(key) == made[key] else None
        if old is not None:
            linked(old, target / name)
        else:
            write_single(plan, paper, part, target / name, lettering)
    builder.made.facts["singles"] = made


def repaginated(plan: Plan, typeset: Typeset) -> tuple[Plan, PaperPages]:
    """Return the plan with page numbers, and the pages that were made to know them."""
    from proceedings.booklet.making import paper_pages

    pages = paper_pages(plan, typeset)
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


def fronts(builder: Builder, plan: Plan, published: Published | None) -> tuple[int, ...] | None:
    """Return the pages before the first paper of each volume, if what lies there is of this plan.

    Arguments:
        plan: as it was handed to :func:`write_booklet`, or would be.
    """
    wanted = fingerprint(NAME, builder.own_files, (portable(plan), published))
    if builder.fingerprints.get(NAME) != wanted:
        return None
    return tuple(builder.made.facts.get("fronts", ()))
