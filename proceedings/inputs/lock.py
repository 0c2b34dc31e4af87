"""Write ``programme.lock.yaml``: a line a paper, in the order of the list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from proceedings.inputs.folder import LOCK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from proceedings.model import Placement

HEAD = (
    "# Written by `proceedings programme assign`. A session or a board may be changed by hand;\n"
    "# what is to stay, whatever is assigned later, belongs into decisions.yaml as a pin.\n"
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def write_lock(folder: Path, placements: Iterable[Placement]) -> None:
    """Write where papers are placed; comments at the head of an older file stay.

    Arguments:
        placements: in the order to write.
    """
    path = folder / LOCK
    head = _head(path.read_text("utf-8-sig")) if path.is_file() else HEAD
    lines = [f'  "{one.paper}": {_flow(one)}\n' for one in placements]
    text = head + ("placements:\n" + "".join(lines) if lines else "placements: {}\n")
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _head(text: str) -> str:
    lines = text.splitlines(keepends=True)
    kept = next((n for n, line in enumerate(lines) if line.strip() and line[0] != "#"), len(lines))
    return "".join(lines[:kept]) or HEAD


def _flow(placement: Placement) -> str:
    parts = (
        ("talk", placement.talk),
        ("order", placement.order),
        ("session", placement.session),
        (
            "board",
            None if placement.board is None else json.dumps(placement.board, ensure_ascii=False),
        ),
    )
    return "{" + ", ".join(f"{name}: {_word(part)}" for name, part in parts if part) + "}"


def _word(part: str | int) -> str:
    text = str(part)
    plain = isinstance(part, int) or text.startswith('"') or _PLAIN.fullmatch(text)
    return text if plain else f'"{text}"'
