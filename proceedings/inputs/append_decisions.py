"""Add entries to ``decisions.yaml`` as text, so that everything in it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from proceedings.errors import ConfigurationError, ConfigurationErrors, OutputError
from proceedings.inputs.decisions import DecisionsFile
from proceedings.inputs.folder import DECISIONS
from proceedings.inputs.problems import validate
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def append_decisions(folder: Path, entries: str, number: int) -> Path:
    """Append entries to ``decisions.yaml``, each behind a blank line; return its path.

    Arguments:
        entries: as YAML, a list in block style.
        number: how many they are.

    Raises:
        ConfigurationErrors: the file has mistakes already.
        ConfigurationError: it is a list in brackets, which cannot grow by blocks.
        OutputError: it cannot be written.
    """
    file = read_decisions(folder)
    text = grown(file, entries, gap="\n")
    again = _checked(text)
    assert len(again.data) == number + len(file.data)
    return write_decisions(folder, text)


def read_decisions(folder: Path) -> YamlFile:
    """Return ``decisions.yaml``; one that is missing or holds comments alone has an empty list.

    Raises:
        ConfigurationErrors: it cannot be used.
    """
    try:
        file = read_yaml(folder / DECISIONS, DECISIONS)
    except FileNotFoundError:
        file = YamlFile(DECISIONS)
    return _valid(file)


def grown(file: YamlFile, entries: str, *, gap: str = "") -> str:
    """Return the text of ``decisions.yaml`` with entries at its end.

    Arguments:
        entries: as YAML, a list in block style.
        gap: what stands between them and what is there, such as a line end.

    Raises:
        ConfigurationError: the file is a list in brackets, which cannot grow by blocks.
    """
    text, indent = file.text, ""
    if isinstance(file.node, yaml.SequenceNode):
        if not file.node.flow_style:
            indent = " " * file.node.start_mark.column
        elif file.node.value:
            raise ConfigurationError(
                f"{file.name}:{file.node.start_mark.line + 1}: the decisions stand in brackets, and"
                " none can be added to such a list",
                "Write each on a line of its own that begins with “- ”.",
            )
        else:
            text = text[: file.node.start_mark.index] + text[file.node.end_mark.index :]
    block = "".join(f"{indent}{line}\n" if line else "\n" for line in entries.splitlines())
    if not text.strip():
        return block
    if gap:
        return f"{text.rstrip()}\n{gap}{block}"
    return text + ("" if text.endswith("\n") else "\n") + block


def write_decisions(folder: Path, text: str) -> Path:
    """Write ``decisions.yaml`` after its text was read again: it is never left unreadable.

    Raises:
        ConfigurationErrors: the text cannot be used; nothing is written.
        OutputError: it cannot be written.
    """
    _checked(text)
    path = folder / DECISIONS
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}).", "Let it be written; it is as it was."
        ) from error
    return path


def _checked(text: str) -> YamlFile:
    file = YamlFile(DECISIONS)
    parse_yaml(text, file)
    return _valid(file)


def _valid(file: YamlFile) -> YamlFile:
    if file.data is None and not file.problems:
        file.data = []
    validate(DecisionsFile, file)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    return file
