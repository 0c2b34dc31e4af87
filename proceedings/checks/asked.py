"""What is asked of one manuscript: the workshop's requirements, or what its format implies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings.model import Requirements, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.anatomy.values import FormatEvidence
    from proceedings.formats import Format


PART_NAMES = {
    "acknowledgements": "acknowledgements",
    "impact-statement": "impact statement",
    "software-and-data": "software and data",
    "references": "references",
    "checklist": "checklist",
    "appendix": "appendix",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one manuscript is held against.

    Fields:
        formats: formats that are taken, the preferred one first; empty takes any known one.
        stage: the stage asked for; None accepts each.
        limit: pages of body; None where there is no limit.
        excluded: parts the limit does not count.
        notice: the workshop's own sentence; empty leaves the notice unchecked.
        assumed: what was assumed for want of requirements, as a sentence; may be empty.
    """

    formats: tuple[Format, ...]
    stage: Stage | None
    limit: int | None
    excluded: tuple[str, ...]
    notice: str = ""
    assumed: str = ""


def resolve(
    requirements: Requirements | None,
    formats: Mapping[str, Format],
    found: FormatEvidence,
    track: str | None = None,
) -> Asked | None:
    """Resolve what is asked of a manuscript.

    Arguments:
        requirements: the workshop's; None where the check runs without a workshop.
        formats: every known format by id.
        found: what was recognised in the manuscript.
        track: such as ``short``; None where it is not known.

    Returns:
        None where nothing is asked and the format was not recognised: nobody can judge then.
    """
    requirements = requirements or Requirements()
    named = tuple(formats[name] for name in requirements.formats)
    own = _own_format(found, named, formats)
    if own is None:
        return None
    stage = requirements.stage or found.stage or Stage.CAMERA_READY
    limit = requirements.limit(track, stage)
    assumed = ""
    if limit is None and requirements.limits:
        name, limit = _longest(requirements, stage)
        assumed = f"No track was named: the limit of the track “{name}” is assumed."
    if limit is None and not requirements.limits:
        limit = own.limits.get(stage, own.limits.get(Stage.CAMERA_READY))
        assumed = (
            f"No limit was given: the {limit} pages of the {own.name} main conference are assumed."
        )
    excluded = own.excluded if requirements.excluded is None else requirements.excluded
    return Asked(named, requirements.stage, limit, excluded, requirements.notice, assumed)


def _longest(requirements: Requirements, stage: Stage) -> tuple[str, int | None]:
    """Return the track with the longest limit at a stage, and that limit."""
    limits = {name: table[stage] for name, table in requirements.limits.items() if stage in table}
    name = max(limits, key=lambda track: limits[track], default="")
    return name, limits.get(name)


def _own_format(
    found: FormatEvidence, named: tuple[Format, ...], formats: Mapping[str, Format]
) -> Format | None:
    """Return the format whose limits and exclusions hold: as found, if asked for; else as asked."""
    if named:
        same_family = [form for form in named if form.family == found.family]
        return (same_family or list(named))[0]
    if found.family is None:
        return None
    if found.id is not None and found.id in formats:
        return formats[found.id]
    return [form for form in formats.values() if form.family == found.family][-1]
