"""Writing what is printed: a sheet that says what it said before is not laid out again."""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import TYPE_CHECKING

import pikepdf

from proceedings.model.frozen import dataclass
from proceedings.pdf.writing import DocumentMetadata, save, write_metadata
from proceedings.workers import Failure, Limits, map_limited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from proceedings.model import Finding
    from proceedings.plan import Plan
    from proceedings.posters.sheets import PrintedMatter, Sheet, Stack
    from proceedings.render.document import Composed
    from proceedings.render.pdf import Rendered

_FEW = 8  # sheets; to start a worker and load the layout library there takes as long as these
# A sheet with a list of 2,000 papers; those of a wall take a hundredth.
_LIMITS = Limits(memory=4_000_000_000, cpu_seconds=300, wall_seconds=900.0, result=200_000_000)


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written.

    Fields:
        marks: what each file was made from, as a hash, by its path.
        made: the files that were laid out or put together anew.
    """

    marks: Mapping[str, str]
    made: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Ahead:
    """Sheets that are laid out beside those of another folder, so that no worker waits.

    Fields:
        sheets: that wait.
        ready: what was laid out, by the hash of what it was made from.
    """

    sheets: tuple[Sheet, ...] = ()
    ready: dict[str, Rendered] = field(default_factory=dict)


def write_printed(
    plan: Plan,
    matter: PrintedMatter,
    target: Path,
    *,
    jobs: int,
    marks: Mapping[str, str],
    base: str,
    keep: Callable[[str], bool],
    ahead: Ahead | None = None,
) -> Printed:
    """Write every sheet into a folder.

    Arguments:
        matter: the sheets, of :func:`printed_matter` or :func:`desk_matter`.
        jobs: workers at once.
        marks: what the files of the last build were made from.
        base: prints the same while styles, pictures, fonts and code are the same.
        keep: puts a file of the last build at its place in the folder; False if it is not there.
        ahead: sheets of another folder to lay out in the same go, and what was laid out.

    Raises:
        OutputError: a sheet cannot be laid out.
    """
    ahead = ahead or Ahead()
    ready = ahead.ready
    new = {sheet.file: _sheet_mark(base, sheet) for sheet in matter.sheets}
    todo = [s for s in matter.sheets if new[s.file] != marks.get(s.file) or not keep(s.file)]
    waiting = [*(sheet for sheet in todo if new[sheet.file] not in ready), *ahead.sheets]
    ready |= {_sheet_mark(base, sheet): made for sheet, made in _laid_out(waiting, jobs)}
    findings: list[Finding] = []
    for sheet in todo:
        rendered = ready[new[sheet.file]]
        path = target / sheet.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered.pdf)
        findings += rendered.findings
        if rendered.findings:
            del new[sheet.file]  # what is wrong with it is to be said by the next build, too
    made = [sheet.file for sheet in todo]
    for stack in matter.stacks:
        new[stack.file] = _mark(base, *(new.get(part, "") for part, _ in stack.parts))
        if new[stack.file] != marks.get(stack.file) or not keep(stack.file):
            put_together(plan, target, stack)
            made.append(stack.file)
    return Printed(new, tuple(made), tuple(findings))


def changed(matter: PrintedMatter, marks: Mapping[str, str], base: str) -> tuple[Sheet, ...]:
    """Return the sheets that say something new; arguments as of :func:`write_printed`."""
    return tuple(s for s in matter.sheets if _sheet_mark(base, s) != marks.get(s.file))


def lay_out(composed: Composed) -> Rendered:
    """Lay a sheet out; workers find it by its name."""
    return composed.laid_out()


def _laid_out(sheets: Sequence[Sheet], jobs: int) -> Iterator[tuple[Sheet, Rendered]]:
    if jobs < 2 or len(sheets) < _FEW:
        yield from ((sheet, lay_out(sheet.composed)) for sheet in sheets)
        return
    # The longest first: one that comes last keeps a single worker busy while the others wait.
    sheets = sorted(sheets, key=lambda sheet: len(sheet.composed.html), reverse=True)
    composed = [sheet.composed for sheet in sheets]
    for index, result in map_limited(lay_out, composed, jobs=jobs, limits=_LIMITS):
        # What failed there fails here with a reason that says how to mend it, or does not fail.
        rendered = lay_out(composed[index]) if isinstance(result, Failure) else result
        yield sheets[index], rendered


def put_together(plan: Plan, target: Path, stack: Stack) -> None:
    """Write a stack from its parts, which lie in the folder already."""
    with pikepdf.new() as whole:
        firsts = []
        for part, title in stack.parts:
            firsts.append((title, len(whole.pages)))
            with pikepdf.open(target / part) as sheet:
                whole.pages.extend(sheet.pages)
        with whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in firsts)
        metadata = DocumentMetadata(stack.title, plan.built, author=plan.workshop.event.name)
        write_metadata(whole, metadata)
        save(whole, target / stack.file)


def _sheet_mark(base: str, sheet: Sheet) -> str:
    return _mark(base, repr(sheet.composed))


def _mark(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()
