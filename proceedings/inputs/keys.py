"""Keys of papers: given, or made from number, id or title; never two that differ in case only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.inputs.values import KEY_PATTERN, RESERVED_KEYS
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.inputs.entries import PaperEntry


def assign_keys(entries: Sequence[PaperEntry], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a key for each entry, the given ones unchanged.

    Arguments:
        entries: in the order of the list, which decides who gets ``-2``.
        taken: keys that are in use already.
    """
    used = set(RESERVED_KEYS) | {key.lower() for key in taken}
    used |= {entry.key.lower() for entry in entries if entry.key}
    keys = []
    for entry in entries:
        key = entry.key or _free(_made(entry), used)
        used.add(key.lower())
        keys.append(key)
    return tuple(keys)


def _made(entry: PaperEntry) -> str:
    if entry.number is not None:
        return str(entry.number)
    source = entry.id or entry.title
    made = slug(source) if source else ""
    return made if KEY_PATTERN.fullmatch(made) else "paper"


def _free(made: str, used: set[str]) -> str:
    key, count = made, 1
    while key.lower() in used:
        count += 1
        key = f"{made}-{count}"
    return key
