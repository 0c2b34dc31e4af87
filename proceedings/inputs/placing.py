"""Sessions and boards that a source gives, on their way into ``programme.lock.yaml``."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationErrors
from proceedings.inputs.editing import NotEditable, with_values
from proceedings.inputs.entries import LockFile
from proceedings.inputs.folder import LOCK
from proceedings.inputs.merging import Kept, three_way
from proceedings.inputs.problems import validate
from proceedings.inputs.writing import as_text, dump_entry
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_yaml
from proceedings.model import Presentation, SessionKind
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from proceedings.inputs.sources import Imported
    from proceedings.model import Session, Workshop

_PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening")
_HEAD = "# Assigned sessions and boards, each under the key of its paper.\n\nplacements:\n"
_TALKS = {Presentation.ORAL: SessionKind.ORALS, Presentation.SPOTLIGHT: SessionKind.SPOTLIGHTS}


@dataclass(slots=True)
class Placed:
    """What becomes of the places of a source.

    Fields:
        places: the place of each paper by key, as the lock writes it.
        text: of ``programme.lock.yaml``; None where nothing changes.
        changed: keys of the papers whose place is new or another.
        kept: places edited by hand that the source contradicts anew.
        notes: which sessions were taken for which, and what was not understood.
    """

    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    text: str | None = None
    changed: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def place_papers(
    folder: Path,
    workshop: Workshop,
    papers: Iterable[tuple[str, Imported]],
    before: Mapping[str, Mapping[str, Any]],
) -> Placed:
    """Return what a source's places change in the lock; a place edited by hand is kept.

    Arguments:
        papers: those that were taken, with their keys.
        before: the places that were last imported, by key.

    Raises:
        ConfigurationErrors: the lock cannot be used, or not be changed without loss.
    """
    placed = Placed()
    own = [(key, paper) for key, paper in papers if paper.place is not None]
    if not own:
        return placed
    sessions = _sessions([paper.place.session for _, paper in own if paper.place], workshop, placed)
    for key, paper in own:
        place = _place(paper, sessions, workshop.sessions)
        if place:
            placed.places[key] = place
    file = _lock(folder)
    held = (file.data or {}).get("placements") or {}
    changes: dict[str, dict[str, Any]] = {}
    for key, place in placed.places.items():
        new = as_text(place)
        change, kept = three_way(held.get(key) or {}, before.get(key, {}), new, place)
        placed.kept += [Kept(key, *one) for one in kept]
        if change:
            changes[key] = change
    placed.changed = list(changes)
    if changes:
        placed.text = _with_places(file, held, changes)
    return placed


def _sessions(
    names: Iterable[str | None], workshop: Workshop, placed: Placed
) -> dict[str, Session]:
    """Return the poster session of each name: by id or title, else by order if that is plain."""
    posters = sorted(
        (s for s in workshop.sessions if s.kind == SessionKind.POSTERS), key=lambda s: s.start
    )
    distinct = list(dict.fromkeys(name for name in names if name))
    known = {word.casefold(): s for s in posters for word in (s.id, s.title)}
    found = {name: known[name.casefold()] for name in distinct if name.casefold() in known}
    others = [name for name in distinct if name not in found]
    ranks = [_rank(name) for name in others]
    if (
        others
        and len(others) == len(posters)
        and None not in ranks
        and len(set(ranks)) == len(ranks)
    ):
        pairs = zip(sorted(others, key=lambda name: _rank(name) or 0), posters, strict=True)
        for name, session in pairs:
            found[name] = session
            placed.notes.append(
                f"The session “{name}” was taken as {session.id} ({session.title})."
            )
    else:
        placed.notes += [
            f"The session “{name}” is no poster session of workshop.yaml; its boards were left "
            "out. Give one of them that id or title."
            for name in others
        ]
    return found


def _rank(name: str) -> int | None:
    """Return the place of a session in the day, as far as its name says so."""
    lower = name.casefold()
    part = [n for n, word in enumerate(_PARTS_OF_DAY) if re.search(rf"\b{word}\b", lower)]
    digits = re.findall(r"\d+", lower)
    if part:
        return part[0]
    return int(digits[-1]) if digits else None


def _place(
    paper: Imported, sessions: Mapping[str, Session], programme: Sequence[Session]
) -> dict[str, Any]:
    assert paper.place is not None
    name = paper.place.session
    session = sessions.get(name) if name else None
    if name and session is None:
        return {}
    place: dict[str, Any] = {}
    talk = _talk(paper, session, programme)
    if talk:
        place = {"talk": talk, "order": paper.place.order}
    if session:
        place["session"] = session.id
    if paper.place.board:
        place["board"] = paper.place.board
    return place


def _talk(paper: Imported, session: Session | None, programme: Sequence[Session]) -> str | None:
    """Return the session of a talk: the only one of its kind, or the one beside the posters'."""
    kind = _TALKS.get(paper.entry.get("presentation", Presentation.POSTER))
    if kind is None or not paper.place or not paper.place.order:
        return None
    talks = sorted((s for s in programme if s.kind == kind), key=lambda s: s.start)
    posters = sorted((s for s in programme if s.kind == SessionKind.POSTERS), key=lambda s: s.start)
    if len(talks) == 1:
        return talks[0].id
    if session and len(talks) == len(posters):
        return talks[posters.index(session)].id
    return None


def _lock(folder: Path) -> YamlFile:
    try:
        file = read_yaml(folder / LOCK, LOCK)
    except FileNotFoundError:
        return YamlFile(LOCK)
    if file.data is not None:
        validate(LockFile, file)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    return file


def _with_places(
    file: YamlFile, held: Mapping[str, Any], changes: Mapping[str, Mapping[str, Any]]
) -> str:
    """Return the text of the lock with places changed and added, read again and compared."""
    expected = {**held}
    for key, change in changes.items():
        expected[key] = {**(held.get(key) or {}), **as_text(dict(change))}
    text = ""
    try:
        old = {key: change for key, change in changes.items() if held.get(key)}
        nodes = _nodes(file)
        text = with_values(file, [(nodes[key], change) for key, change in old.items()])
        fresh = {key: change for key, change in changes.items() if key not in old}
        text = _with_more(text, fresh)
    except NotEditable:
        pass
    again = YamlFile(LOCK)
    parse_yaml(text, again)
    if again.problems or ((again.data or {}).get("placements") or {}) != expected:
        file.complain(
            1,
            "is written in a form that cannot be changed without loss",
            "Write every placement on a line of its own below `placements:`, and import again.",
        )
        raise ConfigurationErrors(file.problems)
    return text


def _nodes(file: YamlFile) -> dict[str, Any]:
    for key, value in file.node.value if file.node is not None else ():
        if key.value == "placements" and isinstance(value, yaml.MappingNode):
            return {name.value: node for name, node in value.value}
    return {}


def _with_more(text: str, places: Mapping[str, Mapping[str, Any]]) -> str:
    if not places:
        return text
    lines = [f'"{key}": {dump_entry(place, flow=True)}' for key, place in places.items()]
    file = YamlFile(LOCK)
    parse_yaml(text, file)
    pair = next(
        (p for p in (file.node.value if file.node else ()) if p[0].value == "placements"), None
    )
    if pair is None:
        head = f"{text.rstrip()}\n\nplacements:\n" if text.strip() else _HEAD
        return head + "".join(f"  {line}\n" for line in lines)
    key, value = pair
    if isinstance(value, yaml.MappingNode) and value.value and not value.flow_style:
        indent = " " * value.value[0][0].start_mark.column
        last = value.value[-1][1]
        end = text.find("\n", max(int(last.end_mark.index) - 1, int(last.start_mark.index)))
        end = len(text) if end < 0 else end
        added = "".join(f"\n{indent}{line}" for line in lines)
        return text[:end] + added + text[end:]
    if isinstance(value, yaml.MappingNode) and value.value:
        raise NotEditable
    added = "".join(f"\n  {line}" for line in lines)
    start, end = int(key.end_mark.index), int(value.end_mark.index)
    return text[:start] + ":" + added + text[max(end, start + 1) :]
