"""The one small file that organizers hand to authors: what is asked of a manuscript, as YAML.

It is written and read here, so that what authors check is what organizers asked for.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from pydantic import Field

from proceedings.errors import ConfigurationError, ConfigurationErrors, MissingInputError
from proceedings.inputs.convert import requirements_value
from proceedings.inputs.crosschecks import check_requirements
from proceedings.inputs.entries import RequirementsEntry, WorkshopFile
from proceedings.inputs.posters import poster_lines
from proceedings.inputs.problems import validate
from proceedings.inputs.values import Text  # noqa: TC001 - pydantic resolves the field's type
from proceedings.inputs.yaml_file import read_yaml
from proceedings.model import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.inputs.yaml_file import YamlFile
    from proceedings.model import Requirements

REQUIREMENTS = "requirements.yaml"
SCHEMA = "proceedings/requirements/1"

_ASK = "Ask the organizers for the file that `proceedings requirements --export` writes."
# What YAML reads as it stands, and nobody takes for something else.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ ._/-][A-Za-z0-9]+)*")
_HEAD = """\
# {event}: what is asked of a manuscript.
# Check yours before you submit it:
#
#   proceedings check paper.pdf --requirements {name}{track}
#
# schema: {schema}
"""


class RequirementsFile(RequirementsEntry):
    """`requirements.yaml`: what a workshop asks of a manuscript, for its authors."""

    event: Text | None = Field(default=None, description="Name of the workshop.")


def read_requirements(
    path: Path, known_formats: Collection[str], known_rules: Collection[str]
) -> Requirements:
    """Read the file that organizers hand to authors; a ``workshop.yaml`` serves as well.

    Arguments:
        known_formats: ids of the paper formats there are.
        known_rules: ids of the rules whose severity can be set.

    Raises:
        ConfigurationErrors: everything in the file we cannot use, at once.
        MissingInputError: there is no such file.
    """
    _refuse_other_kinds(path)
    file = read_yaml(path, str(path))
    if file.data is None and not file.problems:
        file.complain(1, "the file is empty", _ASK)
    whole = isinstance(file.data, dict) and (
        "requirements" in file.data or isinstance(file.data.get("event"), dict)
    )
    entry = _of_workshop(file) if whole else validate(RequirementsFile, file)
    above = ("requirements",) if whole else ()
    check_requirements(file, known_formats, known_rules, above)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    assert entry is not None  # no problems: it was read
    return requirements_value(entry)


def _refuse_other_kinds(path: Path) -> None:
    """Refuse what is no text file, each kind with the way out."""
    if path.is_dir():
        raise ConfigurationError(
            f"{path}: is a folder, not a file of requirements",
            f"Name the file, such as {path / REQUIREMENTS}; for a workshop's folder use -C.",
        )
    try:
        with path.open("rb") as file:
            head = file.read(5)
    except FileNotFoundError as error:
        raise MissingInputError(f"{path}: there is no such file.", "Correct the name.") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})", _ASK) from error
    if head == b"%PDF-":
        raise ConfigurationError(
            f"{path}: is a PDF, not a file of requirements",
            f"Put the PDF first: proceedings check {path.name} --requirements {REQUIREMENTS}",
        )


def _of_workshop(file: YamlFile) -> RequirementsEntry | None:
    workshop = validate(WorkshopFile, file)
    return workshop.requirements if workshop else None


def requirements_text(requirements: Requirements, event: str, name: str = REQUIREMENTS) -> str:
    """Return the file that organizers hand to authors; :func:`read_requirements` reads it.

    Arguments:
        event: name of the workshop.
        name: of the file, for the command in its first comment.
    """
    tracks = [track for track in requirements.limits if track]
    lines = [f"event: {_scalar(event)}"]
    if requirements.formats:
        lines += ["", "# Paper formats that are taken; `proceedings formats` lists them."]
        lines += [f"format: {_list(requirements.formats)}"]
    if requirements.stage:
        lines += ["", f"stage: {requirements.stage.value}"]
    if requirements.limits:
        lines += ["", "# Pages of body.", *_limits(requirements.limits)]
    if requirements.excluded is not None:
        lines += [
            "",
            "# Parts the limit does not count.",
            f"exclude: {_list(requirements.excluded)}",
        ]
    if requirements.notice:
        lines += ["", "# The sentence at the foot of page 1."]
        lines += [f"notice: {_scalar(requirements.notice)}"]
    if requirements.file_size is not None:
        lines += ["", "# Size of the file in MB at most.", f"file_size: {requirements.file_size}"]
    if requirements.parts:
        lines += ["", "# Parts a manuscript must have.", f"parts: {_list(requirements.parts)}"]
    lines += poster_lines(requirements.posters)
    if requirements.severities:
        lines += ["", "# How grave a finding is; `proceedings explain RULE` tells of a rule."]
        lines += ["severities:"]
        lines += [
            f"  {_scalar(rule)}: {severity.value if severity else 'off'}"
            for rule, severity in requirements.severities.items()
        ]
    if requirements.due:
        lines += ["", "# Last day to hand in a mended PDF, anywhere on Earth."]
        lines += [f"due: {requirements.due.isoformat()}"]
    head = _HEAD.format(
        event=_spoken(event),
        name=_spoken(shlex.quote(name)),
        track=f" --track {_spoken(shlex.quote(tracks[0]))}" if tracks else "",
        schema=SCHEMA,
    )
    return head + "\n".join(lines) + "\n"


def is_requirements_text(text: str) -> bool:
    """Tell whether a text is a file that :func:`requirements_text` wrote."""
    return any(line.startswith(f"# schema: {SCHEMA}") for line in text.splitlines()[:10])


def _limits(limits: Mapping[str, Mapping[Stage, int]]) -> list[str]:
    if set(limits) == {""}:
        return [f"limits: {_pages(limits[''])}"]
    return ["limits:", *(f"  {_scalar(track)}: {_pages(table)}" for track, table in limits.items())]


def _pages(table: Mapping[Stage, int]) -> str:
    if set(table) == set(Stage) and len(set(table.values())) == 1:
        return str(next(iter(table.values())))
    return "{" + ", ".join(f"{stage.value}: {pages}" for stage, pages in table.items()) + "}"


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_scalar(word) for word in words)}]"


def _scalar(text: str) -> str:
    """Return a text as YAML that our reader gives back letter by letter.

    It takes a backslash that LaTeX and YAML both know for a mistake, so what cannot be printed is
    written by its number.
    """
    if _PLAIN.fullmatch(text) and text.lower() != "null":
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\U{number:08x}"


def _spoken(text: str) -> str:
    """Return a text as a comment can hold it: on one line, of what can be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
