"""Noting what goes out, and saying what is new: the prose of ``publish`` and ``programme news``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from proceedings import building
from proceedings.errors import OutputError
from proceedings.exports.calendar import calendar_notes
from proceedings.gathering import gather
from proceedings.inputs import PUBLISHED, Published, Round
from proceedings.model.frozen import dataclass
from proceedings.outputs import output_folder, read_record
from proceedings.plan import said_of
from proceedings.plan.published import published_pages
from proceedings.resources import find_workshop_folder
from proceedings.scheduling import today

if TYPE_CHECKING:
    from proceedings.gathering import Options
    from proceedings.plan import News, Plan


@dataclass(frozen=True, slots=True)
class Noted:
    """What a publication came to: what was noted, and what is new in it."""

    published: Published
    news: tuple[News, ...]


def whats_new(
    directory: Path | None, options: Options
) -> tuple[Published | None, tuple[News, ...]]:
    """Return what was last published, and what changed since."""
    gathered = gather(find_workshop_folder(directory or Path()), options)
    return gathered.inputs.published, gathered.plan.news


def publish(directory: Path | None, output: Path | None, options: Options) -> Noted:
    """Write ``published.json`` of what was built.

    Raises:
        OutputError: nothing was built yet, or the folder has changed since.
    """
    workshop = find_workshop_folder(directory or Path())
    folder = output_folder(output, workshop)
    record = read_record(folder)
    kinds = [kind for kind in building.OUTPUTS if kind in record.fingerprints]
    inputs = building.input_hashes(workshop, options.cache)
    stale = [kind for kind in kinds if not building.made_from(record, kind, inputs)]
    if not kinds or stale:
        state = "nothing was built" if not kinds else "the workshop has changed since the build"
        raise OutputError(f"{folder}: {state}", "Run `proceedings build` first.")
    gathered = gather(workshop, options)
    plan = _paginated(gathered.plan, kinds)
    before = gathered.inputs.published
    rounds = before.rounds if before else ()
    told = tuple(one.sentence for one in plan.news)
    day = max([today(), *([before.date] if before else [])])
    published = Published(
        day,
        {paper.key: said_of(paper) | published_pages(paper) for paper in plan.papers},
        {
            name: digest
            for name, digest in sorted(record.outputs.items())
            if not name.startswith(("report/", f"{building.DESK}/"))
        },
        (*rounds, Round(day, told)),
        calendar_notes(plan, before),
    )
    path = workshop / PUBLISHED
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(published.text(), encoding="utf-8", newline="\n")
    beside.replace(path)
    return Noted(published, plan.news)


def _paginated(plan: Plan, kinds: list[str]) -> Plan:
    if "booklet" not in kinds:
        return plan
    from proceedings.binding import repaginated
    from proceedings.render.document import Composed

    return repaginated(plan, Composed.laid_out)[0]
