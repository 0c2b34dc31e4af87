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
    """Append entries to ``decisions.yaml``; return its path.

    Arguments:
        entries: as YAML, a list in block style.
        number: how many they are.

    Raises:
        ConfigurationErrors: the file has mistakes already.
        ConfigurationError: it is a list in brackets, which cannot grow by blocks.
        OutputError: it cannot be written.
    """
    path = folder / DECISIONS
    try:
        file = read_yaml(path, DECISIONS)
    except FileNotFoundError:
        file = YamlFile(DECISIONS)
    held = validate(DecisionsFile, file)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    text = _joined(file, entries)
    again = YamlFile(DECISIONS)
    parse_yaml(text, again)
    read = validate(DecisionsFile, again)
    if again.problems:
        raise ConfigurationErrors(again.problems)
    assert read is not None
    assert len(read.root) == number + (len(held.root) if held else 0)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}).", "Let it be written; it is as it was."
        ) from error
    return path


def _joined(file: YamlFile, entries: str) -> str:
    text = file.text
    if not isinstance(file.node, yaml.SequenceNode):
        return f"{text.rstrip()}\n\n{entries}" if text.strip() else entries
    if file.node.flow_style:
        if file.node.value:
            raise ConfigurationError(
                f"{file.name}:{file.node.start_mark.line + 1}: the decisions stand in brackets, and"
                " none can be added to such a list",
                "Write each on a line of its own that begins with “- ”.",
            )
        text = text[: file.node.start_mark.index] + text[file.node.end_mark.index :]
        return f"{text.rstrip()}\n\n{entries}" if text.strip() else entries
    indent = " " * file.node.start_mark.column
    block = "".join(f"{indent}{line}\n" if line else "\n" for line in entries.splitlines())
    return f"{text.rstrip()}\n\n{block}"
