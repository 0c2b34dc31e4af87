"""Single files for a human: what authors are handed, and a format to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.reading import Unreadable
from proceedings.errors import MissingInputError, OutputError
from proceedings.outputs import writing

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.anatomy.measuring import Measured
    from proceedings.model import Workshop


def write_requirements(workshop: Workshop, target: Path | None) -> str:
    """Write the file that authors are handed; return its text.

    Arguments:
        target: the file; None writes none.

    Raises:
        OutputError: the file cannot be written, or is another one.
    """
    from proceedings.inputs import REQUIREMENTS, is_requirements_text, requirements_text

    name = target.name if target else REQUIREMENTS
    text = requirements_text(workshop.requirements, workshop.event.name, name)
    if target is not None:
        with writing(target):
            if target.exists() and not is_requirements_text(target.read_text("utf-8", "replace")):
                raise OutputError(
                    f"{target}: is there already, and is no file of requirements.",
                    "Name another file; nothing was written.",
                )
            target.write_text(text, encoding="utf-8", newline="\n")
    return text


def write_format(
    example: Path, target: Path | None, name: str, year: int | None, family: str
) -> str:
    """Start a format file by measuring an example; return its text.

    Arguments:
        target: a new file; None writes none.
        name, year, family: where they are not those that were recognised.

    Raises:
        MissingInputError: the example is not there.
        OutputError: the example cannot be measured, or the file not be written.
    """
    from proceedings.exports.format_draft import format_draft

    if not example.exists():
        raise MissingInputError(f"{example}: there is no such file.", "Correct the name.")
    if target is not None and target.exists():
        raise OutputError(f"{target}: is there already.", "Name a new file; nothing was written.")
    text = format_draft(_measured(example), example.name, name, year, family)
    if target is not None:
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    return text


def _measured(example: Path) -> Measured:
    """Measure an example of a format, in a limited worker."""
    from proceedings.anatomy.many import unreadable_for
    from proceedings.anatomy.measuring import measure_file
    from proceedings.workers import Failure, map_limited

    ((_, result),) = map_limited(measure_file, [example], jobs=1)
    found = unreadable_for(result) if isinstance(result, Failure) else result
    if isinstance(found, Unreadable):
        raise OutputError(f"{example}: {found.message}", found.fix)
    return found
