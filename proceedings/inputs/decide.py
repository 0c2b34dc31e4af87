"""Write and take back entries of ``decisions.yaml`` as text, so that comments and edits survive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.errors import UsageError
from proceedings.inputs.append_decisions import grown, read_decisions, write_decisions
from proceedings.inputs.folder import DECISIONS

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
        ConfigurationError: the file is a list in brackets.
        OutputError: it cannot be written.
    """
    file = read_decisions(folder)
    day = max([date.isoformat(), *(str(entry["date"]) for entry in file.data)])
    lines = "".join(f"- {_flow({'date': day, **entry})}\n" for entry in entries)
    write_decisions(folder, grown(file, lines))


def take_back(folder: Path) -> tuple[Mapping[str, str], ...]:
    """Take the last decision about the programme out again; a swap goes as a whole.

    Returns:
        what was taken out, as it stood in the file.

    Raises:
        UsageError: there is nothing to take back.
    """
    file = read_decisions(folder)
    entries = file.data
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
    write_decisions(folder, text)
    return tuple(entries[place] for place in last)


def _flow(entry: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(key, value)}" for key, value in entry.items()) + "}"


def _scalar(key: str, value: str) -> str:
    """Return a text as it stands in braces; papers and boards always in quotes, as by hand."""
    if key == "date" or (_PLAIN.fullmatch(value) and value.lower() not in _WORDS):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
