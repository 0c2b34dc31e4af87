"""A list of papers that some source gives: what it changes in the folder, and the change made."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from proceedings.gathering import read_inputs
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from proceedings.inputs import Merged, Reading
    from proceedings.inputs.merging import Accept
    from proceedings.inputs.placing import Placed

BACKUP = "before-import"
"""Folder that keeps the files of a workshop as they were before the last import."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an import comes to.

    Fields:
        before, after: texts of the files that change, by name; an absent file is an empty text.
        places: sessions and boards that the source gives.
        absent: keys of papers that the source lists as not presented and that are still expected.
        unchanged: how many papers of the source the list has word for word.
    """

    reading: Reading
    merged: Merged
    places: Placed
    before: Mapping[str, str]
    after: Mapping[str, str]
    absent: tuple[str, ...] = ()
    unchanged: int = 0


def prepare(source: str, reading: Reading, workshop: Path, accept: Accept) -> Change:
    """Work out what an import changes; nothing is written.

    Arguments:
        reading: what the source says.
        accept: decides on papers that only a title connects with one of the list.

    Raises:
        ConfigurationErrors: the folder or what the source says cannot be used.
    """
    from proceedings import inputs as rooms
    from proceedings.inputs.placing import place_papers

    inputs = read_inputs(workshop)
    reading = replace(reading, papers=tuple(_in_tracks(reading, inputs.workshop)))
    file, held = rooms.read_list(workshop)
    records = rooms.read_imported(workshop)
    merged = rooms.merge(source, reading.papers, held, records, accept)
    taken = [(merged.keys[n], p) for n, p in enumerate(reading.papers) if n in merged.keys]
    places = place_papers(
        workshop, inputs.workshop, taken, {key: record.place for key, record in records.items()}
    )
    for key, place in places.places.items():
        merged.records[key] = replace(merged.records[key], place=rooms.as_text(place))
    text = rooms.merged_text(file, held, merged)
    after = {rooms.PAPERS: text, rooms.IMPORTED: rooms.imported_text(merged.records)}
    if places.text is not None:
        after[rooms.LOCK] = places.text
    before = {name: _text(workshop / name) for name in after}
    known = {paper.key for paper in inputs.papers if paper.absent or paper.withdrawn}
    absent = tuple(key for key, paper in taken if paper.absent and key not in known)
    touched = {*merged.changes, *places.changed, *(entry["key"] for entry in merged.added)}
    return Change(
        reading,
        merged,
        places,
        before,
        {name: text for name, text in after.items() if text != before[name]},
        absent,
        sum(key not in touched for key, _ in taken),
    )


def _in_tracks(reading: Reading, workshop: Any) -> list[Any]:
    """Return the papers with the tracks of the workshop: "Short paper (4 pages)" is "short"."""
    tracks = [track for track in workshop.requirements.limits if track]
    papers = []
    for paper in reading.papers:
        words = re.findall(r"\w+", str(paper.entry.get("track", "")).casefold())
        meant = [track for track in tracks if track.casefold() in words]
        if len(meant) == 1 and paper.entry["track"] not in tracks:
            papers.append(replace(paper, entry={**paper.entry, "track": meant[0]}))
        else:
            papers.append(paper)
    return papers


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig") if path.is_file() else ""


def write(change: Change, workshop: Path) -> Path | None:
    """Write what an import changes, all or nothing; return where the old files are kept.

    Returns:
        The folder of the backup, or None where nothing changed.
    """
    from proceedings.inputs import IMPORTED, imported_text, write_whole

    if not change.after:
        return None
    backup = workshop / BACKUP
    shutil.rmtree(backup, ignore_errors=True)
    backup.mkdir()
    kept = {name: change.before[name] for name in change.after}
    if IMPORTED in kept:
        kept[IMPORTED] = kept[IMPORTED] or imported_text({})
    for name, text in kept.items():
        (backup / name).write_text(text, encoding="utf-8", newline="")
    write_whole(workshop, change.after)
    return backup
