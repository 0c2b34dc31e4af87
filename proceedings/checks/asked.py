"""What is asked of one manuscript: the workshop's requirements, or what its format implies."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.formats import family_name
from proceedings.model import Requirements, Stage
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.anatomy.values import FormatEvidence
    from proceedings.formats import Format
    from proceedings.model import Severity


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
        severities: of rules, where they are not the rules' own; None switches a rule off.
        notes: what the workshop counts otherwise than the format does, as sentences.
        file_size: of a file in MB (1,048,576 bytes) at most; None where there is no limit.
        limit_of: whose limit of pages is assumed, such as "the ICML 2026 main conference"; empty
            where somebody sets one, or there is none.
        file_size_of: whose limit that is, if not the workshop's, such as "the ICML 2026 main
            conference"; may be empty.
        parts: what the workshop says a manuscript has to have.
        conference_parts: what the conference asks of its own papers; empty where somebody says
            what is asked.
    """

    formats: tuple[Format, ...]
    stage: Stage | None
    limit: int | None
    excluded: tuple[str, ...]
    notice: str = ""
    assumed: str = ""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    file_size: int | None = None
    file_size_of: str = ""
    parts: tuple[str, ...] = ()
    conference_parts: tuple[str, ...] = ()
    limit_of: str = ""


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
    venue = own.name if named or found.id == own.id else family_name(own.family)
    limit, assumed = _limit(requirements, own, venue, track, stage)
    return Asked(
        named,
        requirements.stage,
        limit,
        own.excluded if requirements.excluded is None else requirements.excluded,
        requirements.notice,
        assumed,
        {**own.severities, **requirements.severities},
        exclusion_notes(requirements.excluded, own),
        *_file_size(requirements, own, venue, stage),
        requirements.parts or (),
        _of_conference(requirements, own, found),
        f"the {venue} main conference" if limit is not None and not requirements.limits else "",
    )


def _of_conference(
    requirements: Requirements, own: Format, found: FormatEvidence
) -> tuple[str, ...]:
    """Return the parts that the conference asks for, where nobody says what is asked."""
    return own.required if requirements == Requirements() and own.id == found.id else ()


def exclusion_notes(excluded: tuple[str, ...] | None, form: Format) -> tuple[str, ...]:
    """Return where the exclusions of a workshop differ from those of a format, as sentences.

    Arguments:
        excluded: parts the workshop's limit does not count; None leaves it to the format.
    """
    if excluded is None:
        return ()
    counted = [part for part in PART_NAMES if part in form.excluded and part not in excluded]
    left_out = [part for part in PART_NAMES if part in excluded and part not in form.excluded]
    notes = []
    if counted:
        notes.append(f"The workshop counts {_parts(counted)}, which {form.name} does not.")
    if left_out:
        notes.append(f"The workshop does not count {_parts(left_out)}, which {form.name} does.")
    return tuple(notes)


def _parts(parts: list[str]) -> str:
    return join_words([f"the {PART_NAMES[part]}" for part in parts])


def _limit(
    requirements: Requirements, own: Format, venue: str, track: str | None, stage: Stage
) -> tuple[int | None, str]:
    """Return the limit in pages, and what was assumed for want of a plain one."""
    limits = requirements.limits
    if not limits:
        return _limit_of_format(own, venue, track, stage)
    table = limits.get(track or "") or limits.get("")
    if table is not None:
        return table.get(stage), "" if stage in table else _no_limit(track, stage)
    if track is not None:
        return None, f"The track “{track}” has no limit: none was checked."
    name, limit = _longest(requirements, stage)
    if limit is None:
        return None, _no_limit(None, stage)
    return limit, (
        f"No track is known: the {count(limit, 'page')} of the track “{name}” are assumed. "
        "Name the track with --track, or in the workshop's list of papers."
    )


def _limit_of_format(
    own: Format, venue: str, track: str | None, stage: Stage
) -> tuple[int | None, str]:
    """Return the limit of a conference under the name of its format, or family if no year is known.

    What was assumed for want of a year must not be told as that of a year.
    """
    limit = own.limits.get(stage)
    lacking = f"No limit is known for the track “{track}”" if track else "No limit was given"
    if limit is None:
        kind = stage.value.replace("-", " ")
        return None, (
            f"{lacking}, and {venue} has none for a {kind}: the length was not judged. "
            "Set one with --limit."
        )
    return limit, (
        f"{lacking}: the {count(limit, 'page')} of the {venue} main conference are assumed. "
        "Set another with --limit."
    )


def _file_size(
    requirements: Requirements, own: Format, venue: str, stage: Stage
) -> tuple[int | None, str]:
    """Return the size a file may have in MB, and whose limit that is, if not the workshop's."""
    if requirements.file_size is not None:
        return requirements.file_size, ""
    return own.file_sizes.get(stage), f"the {venue} main conference"


def _no_limit(track: str | None, stage: Stage) -> str:
    where = f" in the track “{track}”" if track else ""
    return (
        f"The workshop sets no limit for the stage {stage.value}{where}: none was checked. "
        "Set one with --limit."
    )


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
