"""What is asked of manuscripts: by a workshop, by the file it hands to authors, by options."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.checks import all_rules, judging_rules
from proceedings.errors import ConfigurationError, UsageError
from proceedings.formats import load_formats
from proceedings.gathering import formats_of, read_inputs
from proceedings.model import Requirements, Stage
from proceedings.model.frozen import dataclass
from proceedings.resources import find_workshop_folder, own_formats
from proceedings.text.similarity import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.formats import Format
    from proceedings.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Ask:
    """What the command line asks of manuscripts, beside or instead of a workshop.

    Fields:
        requirements: the file that organizers hand to authors.
        posters: the files are posters.
    """

    format: str | None = None
    track: str | None = None
    limit: int | None = None
    stage: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    requirements: Path | None = None
    posters: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether it says enough to need no workshop."""
        return self.format is not None or self.limit is not None


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the answer comes from, options included.

    Fields:
        inputs: the workshop, with the requirements that hold; None outside of any.
        requirements: what is asked; options win over the workshop, and over the file.
        formats: every known format by id.
        own_formats: folder of the workshop's own formats; None outside of any.
    """

    inputs: Inputs | None = None
    requirements: Requirements = field(default_factory=Requirements)
    formats: Mapping[str, Format] = field(default_factory=load_formats)
    own_formats: Path | None = None


def sources_of(ask: Ask, directory: Path | None, *, files: bool) -> Sources:
    """Find and read what asks something of manuscripts.

    Arguments:
        directory: the workshop folder, if one was named.
        files: manuscripts were named; without any, those of the workshop are meant.

    Raises:
        UsageError: options contradict each other, or name what does not exist.
        ConfigurationError: no workshop was found and one is needed, or a file has mistakes.
    """
    _refuse_contradictions(ask, directory, files=files)
    if ask.requirements is not None:
        found = _from_file(ask.requirements)
    elif files and directory is None and ask.stands_alone:
        found = Sources()
    else:
        found = _from_workshop(directory, needed=not files)
    _refuse_unknown_names(ask, found)
    return _overruled(found, ask)


def read_workshop(directory: Path | None) -> Inputs:
    """Read the workshop that was named, or the nearest one upward."""
    return read_inputs(find_workshop_folder(Path()) if directory is None else directory)


def _from_workshop(directory: Path | None, *, needed: bool) -> Sources:
    """Return what the named or the nearest workshop asks; nothing if there and needed is none."""
    if directory is None:
        try:
            directory = find_workshop_folder(Path())
        except ConfigurationError:
            if needed:
                raise
            return Sources()
    inputs = read_inputs(directory)
    own = own_formats(directory)
    return Sources(inputs, inputs.workshop.requirements, formats_of(directory), own)


def _from_file(path: Path) -> Sources:
    from proceedings.inputs import read_requirements

    formats = formats_of(path.parent)
    asked = read_requirements(path, formats, judging_rules())
    return Sources(None, asked, formats, own_formats(path.parent))


def _overruled(found: Sources, ask: Ask) -> Sources:
    """Let what the command line says win."""
    asked = found.requirements
    if ask.format:
        asked = replace(asked, formats=(ask.format,))
    if ask.stage:
        asked = replace(asked, stage=Stage(ask.stage))
    if ask.limit is not None:
        asked = replace(asked, limits={"": dict.fromkeys(Stage, ask.limit)})
    inputs = found.inputs
    if inputs is not None:
        inputs = replace(inputs, workshop=replace(inputs.workshop, requirements=asked))
        if ask.track is not None:
            papers = tuple(replace(paper, track=ask.track) for paper in inputs.papers)
            inputs = replace(inputs, papers=papers)
    return replace(found, inputs=inputs, requirements=asked)


def _refuse_contradictions(ask: Ask, directory: Path | None, *, files: bool) -> None:
    if ask.requirements is None:
        return
    if directory is not None:
        raise UsageError(
            "--requirements and -C both say what is asked.",
            "Give one of them: -C for a workshop's folder, --requirements for the file its "
            "organizers handed to you.",
        )
    if not files:
        raise UsageError(
            "--requirements says what is asked, and no manuscript is named.",
            f"Name one: proceedings check paper.pdf --requirements {ask.requirements}",
        )


def _refuse_unknown_names(ask: Ask, found: Sources) -> None:
    """Refuse a format, rule or track that does not exist, with the name that was meant."""
    if ask.format is not None and ask.format not in found.formats:
        meant = suggest(ask.format, found.formats)
        raise UsageError(
            f"--format {ask.format}: there is no such format.",
            f"Did you mean {meant}?" if meant else "`proceedings formats` lists all.",
        )
    rules = [rule.id for rule in all_rules()]
    for name in (*ask.select, *ask.ignore):
        if name not in rules:
            meant = suggest(name, rules)
            raise UsageError(
                f"{name}: there is no such rule.",
                f"Did you mean {meant}?" if meant else "`proceedings rules` lists all.",
            )
    limits = found.requirements.limits
    tracks = [track for track in limits if track]
    if ask.track is None or not tracks or "" in limits or ask.track in tracks:
        return
    meant = suggest(ask.track, tracks)
    where = ask.requirements or "the workshop"
    raise UsageError(
        f"--track {ask.track}: {where} has no such track.",
        f"Did you mean {meant}?" if meant else f"It has {', '.join(tracks)}.",
    )
