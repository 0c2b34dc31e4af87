"""From a workshop folder to its outputs: gathered, planned, each output written, all noted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path  # noqa: TC003 - a field's type, resolved at run time
from typing import TYPE_CHECKING

from proceedings import binding, building, printing
from proceedings.building import Builder, Made
from proceedings.errors import ExitCode, gravest
from proceedings.gathering import Gathered, gather
from proceedings.model import has_errors
from proceedings.model.frozen import dataclass
from proceedings.outputs import BuildRecord, make_folder, read_record, write_record
from proceedings.resources import PAGES_LOCK

if TYPE_CHECKING:
    from collections.abc import Collection

    from proceedings.gathering import Options
    from proceedings.report import Round


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


def produce(
    workshop: Path,
    folder: Path,
    kinds: Collection[str],
    options: Options,
    since: Path | None = None,
    *,
    freeze: bool = False,
) -> Built:
    """Write outputs of a workshop; only what changed is made again.

    Arguments:
        workshop, folder: the workshop folder and the output folder.
        since: the earlier report to compare with; by default the latest round of the workshop.
        freeze: write the page numbers down, so that they stay.
    """
    record = read_record(folder)
    inputs = building.input_hashes(workshop, options.cache)
    previous = building.previous_round(workshop, since)
    if since:
        inputs[f"--since {since.name}"] = options.cache.file_hash(since)
    if not freeze and building.is_current(record, folder, inputs, kinds, options.cache):
        options.cache.save()
        return Built(folder, None, None, record)
    gathered = gather(workshop, options)
    make_folder(folder)
    builder = Builder(folder, record, options, building.own_files(inputs))
    _write(builder, gathered, kinds, previous, freeze=freeze)
    if freeze and (workshop / PAGES_LOCK).is_file():
        inputs[PAGES_LOCK] = options.cache.file_hash(workshop / PAGES_LOCK)
    record = _recorded(builder, gathered, kinds, inputs)
    write_record(folder, record)
    options.cache.save()
    return Built(folder, builder.made, gathered, record)


def _write(
    builder: Builder,
    gathered: Gathered,
    kinds: Collection[str],
    previous: Round | None,
    *,
    freeze: bool,
) -> None:
    """Write every output that was asked for, those that point into others after them."""
    published = gathered.inputs.published
    earlier = binding.NAME in builder.fingerprints
    planned, pages = binding.paginated(builder, gathered.plan, kinds, earlier=earlier)
    if freeze and pages is not None:
        planned = binding.freeze_pages(gathered.inputs.workshop.folder, planned, pages)
    plan = planned
    if pages is not None and binding.NAME in kinds:
        plan = binding.write_booklet(builder, planned, pages, published)
    fronts = binding.fronts(builder, planned, published)
    if printing.NAME in kinds:
        printing.write_posters(builder, plan)
    plan, shown = printing.with_shown_posters(builder, plan, kinds)
    building.write_data(builder, plan, fronts, published)
    if "website" in kinds:
        building.write_website(builder, plan, fronts, shown)
    building.write_report(builder, plan, gathered, previous)


def _recorded(
    builder: Builder, gathered: Gathered, kinds: Collection[str], inputs: dict[str, str]
) -> BuildRecord:
    """Return what is written down of the build."""
    made = builder.made
    judged = (*gathered.checked, *gathered.posters.checked)
    failed = any(one.fails() for one in judged) or has_errors((*gathered.findings, *made.findings))
    code = ExitCode.FINDINGS if failed else ExitCode.CLEAN
    for fact, checked in (("verdicts", gathered.checked), ("posters", gathered.posters.checked)):
        made.facts[fact] = dict(Counter(one.judgement.verdict.value for one in checked))
    made.facts["posters_missing"] = len(gathered.posters.missing)
    building.note_inputs(made, kinds, inputs)
    return BuildRecord(
        inputs=inputs,
        fingerprints=builder.fingerprints,
        outputs=builder.outputs,
        versions=building.versions(),
        exit_code=gravest([code, ExitCode.OUTPUT] if made.failed else [code]),
        facts=made.facts,
    )
