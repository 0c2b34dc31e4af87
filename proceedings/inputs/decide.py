"""Write and take back entries of ``decisions.yaml`` as text, so that comments and edits survive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError, ConfigurationErrors, UsageError
from proceedings.inputs.decisions import DecisionsFile
from proceedings.inputs.folder import DECISIONS
from proceedings.inputs.problems import validate
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# What `undo` takes back: the decisions about the programme.
UNDONE = frozenset({"absent", "withdraw", "pin", "accept", "award"})
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _.-]*[A-Za-z0-9.]|[A-Za-z]")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def decide(folder: Path, date: dt.date, entries: Sequence[Mapping[str, str]]) -> None:
    """Append decisions of one day; what is in the file keeps every byte.

    Where the file has a later day already, it is that day: decisions count in the order of days,
    and the last one written is meant to hold.

    Arguments:
        entries: each as in ``decisions.yaml``, without its date.

    Raises:
        ConfigurationErrors: the file, or an entry, cannot be used.
    """
    file = _read(folder)
    days = [str(entry["date"]) for entry in file.data or []]
    day = max([date.isoformat(), *days])
    lines = [f"- {_flow({'date': day, **entry})}\n" for entry in entries]
    text = file.text
    if file.data == [] and re.search(r"\[\s*\]\s*\Z", text):
        text = re.sub(r"\[\s*\]\s*\Z", "", text)
    elif file.node is not None and file.node.flow_style:
        raise ConfigurationError(
            f"{DECISIONS}:{file.node.start_mark.line + 1}: is a list in brackets",
            "Write each decision on a line of its own that begins with a hyphen.",
        )
    text += "" if not text or text.endswith("\n") else "\n"
    indent = " " * (file.node.start_mark.column if file.node is not None and file.data else 0)
    _write(folder, text + "".join(indent + line for line in lines))


def take_back(folder: Path) -> tuple[Mapping[str, str], ...]:
    """Take the last decision about the programme out again; a swap goes as a whole.

    Returns:
        what was taken out, as it stood in the file.

    Raises:
        UsageError: there is nothing to take back.
    """
    file = _read(folder)
    entries = file.data or []
    places = [place for place, entry in enumerate(entries) if UNDONE & entry.keys()]
    if not places:
        raise UsageError(
            f"{DECISIONS} holds no decision about the programme.", "There is nothing to take back."
        )
    last = places[-1:]
    before = places[-2] if len(places) > 1 else None
    other = entries[places[-1]].get("swapped")
    if other and before is not None and entries[before].get("pin") == other:
        last = [before, *last]
    starts = [item.start_mark.index for item in file.node.value]
    text = file.text
    for place in reversed(last):
        begin = text.rindex("\n", 0, starts[place]) + 1 if "\n" in text[: starts[place]] else 0
        end = file.node.value[place].end_mark.index
        # A block ends where the next line begins; one in braces before its line does.
        rest = text.find("\n", end)
        done = end if text[end - 1 : end] == "\n" else len(text) if rest < 0 else rest + 1
        text = text[:begin] + text[done:]
    _write(folder, text)
    return tuple(entries[place] for place in last)


def _read(folder: Path) -> YamlFile:
    try:
        file = read_yaml(folder / DECISIONS, DECISIONS)
    except FileNotFoundError:
        file = YamlFile(DECISIONS)
    if file.data is None and not file.problems:
        file.data = []
    validate(DecisionsFile, file)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    return file


def _flow(entry: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(key, value)}" for key, value in entry.items()) + "}"


def _scalar(key: str, value: str) -> str:
    """Return a text as it stands in braces; papers and boards always in quotes, as by hand."""
    if key == "date" or (_PLAIN.fullmatch(value) and value.lower() not in _WORDS):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write(folder: Path, text: str) -> None:
    """Write the file after it was read again: it is never left unreadable."""
    file = YamlFile(DECISIONS)
    parse_yaml(text, file)
    if file.data is None and not file.problems:
        file.data = []
    validate(DecisionsFile, file)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    path = folder / DECISIONS
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
