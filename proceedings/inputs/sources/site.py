"""A workshop's own site: the JSON its pages are made from, papers and boards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.inputs.sources import decisions, fields
from proceedings.inputs.sources.json_file import read_values
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.values import Gathering, Imported, Place, Reading
from proceedings.model import Presentation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_LISTS = ("papers", "not_presenting", "boards", "posters")
Value = tuple[str, dict[str, Any]]


def read_site(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read the data files of a site: lists of papers, of boards by number, of poster files.

    Where a file gives a ``room_location``, its ``number`` is the board inside a session and not
    the number of the paper.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    papers: list[Value] = []
    boards: list[Value] = []
    for path in files:
        taken = 0
        for where, value in _values(path):
            if not isinstance(value, dict):
                taken += isinstance(value, int)  # a list of poster files is numbers alone
            elif "title" in value:
                papers.append((where, value))
            elif {"number", "board"} <= value.keys():
                boards.append((where, value))
            else:
                continue
            taken += 1
        if not taken:
            raise stranger(path, "site", "papers with titles, or boards with numbers")
    places = _places(boards, found)
    located = any("room_location" in value for _, value in papers)
    if located and any("number" in value for _, value in papers):
        found.warnings.append(
            "The papers have a room_location, so their number was read as the board inside a "
            "session; they have no paper numbers."
        )
    for where, value in papers:
        _take(where, value, places, found, located=located)
    for number in places:
        found.warn(
            next(where for where, value in boards if fields.number(value["number"]) == number),
            f"there is no paper {number} for this board",
        )
    return found.reading()


def _values(path: Path) -> Iterable[tuple[str, Any]]:
    """Yield papers, boards and numbers; what a file lists as not presented is marked."""
    for where, value in read_values(path, "site", ()):
        if isinstance(value, dict) and any(isinstance(value.get(name), list) for name in _LISTS):
            for name in _LISTS:
                for position, inner in enumerate(value.get(name) or (), 1):
                    absent = {"not_presenting": True} if name == "not_presenting" else {}
                    yield (
                        f"{path}: {name}, entry {position}",
                        {**inner, **absent} if isinstance(inner, dict) else inner,
                    )
        else:
            yield where, value


def _places(boards: Iterable[Value], found: Gathering) -> dict[int, Place]:
    places: dict[int, Place] = {}
    for where, value in boards:
        number = fields.number(value["number"])
        place = Place(
            fields.text(value.get("session")) or None, fields.text(value["board"]) or None
        )
        if number is None:
            found.complain(where, "the number of the paper is missing", "Correct or delete it.")
        elif places.get(number, place) != place:
            found.complain(
                where, f"paper {number} has a board already, in an entry above", "Delete one."
            )
        else:
            places[number] = place
    return places


def _take(
    where: str,
    value: Mapping[str, Any],
    places: dict[int, Place],
    found: Gathering,
    *,
    located: bool,
) -> None:
    number = None if located else fields.number(value.get("number"))
    track = fields.text(value.get("track"))
    said = decisions.read(fields.text(value.get("type") or value.get("presentation") or track))
    presentation = said.presentation
    if value.get("is_spotlight") is True:
        presentation = Presentation.SPOTLIGHT
    entry = {
        "number": number,
        "id": _id(value),
        "title": fields.text(value.get("title")),
        "authors": _authors(value.get("authors"), where, found),
        "abstract": fields.abstract(value.get("abstract"), where, found),
        "track": said.track,
        "presentation": presentation,
        "topics": fields.topics(value.get("topic") or value.get("category")),
        "award": fields.text(value.get("award")),
    }
    order = fields.number(value.get("presentation_order") or value.get("oral_slot"))
    place = places.pop(number, None) if number is not None else None
    if place is None:
        board = fields.text(value.get("room_location") or value.get("board"))
        place = Place(fields.text(value.get("session")) or None, board or None, order)
    kept = {name: part for name, part in entry.items() if part not in (None, "", [])}
    absent = bool(value.get("not_presenting"))
    found.add(Imported(kept, where, place if place != Place() else None, absent=absent))


def _authors(value: object, where: str, found: Gathering) -> list[dict[str, Any]]:
    if isinstance(value, list):
        names = [fields.text(v.get("name") if isinstance(v, dict) else v) for v in value]
        return [author for name in names if (author := fields.person(name))]
    return fields.authors(value, where, found)


def _id(value: Mapping[str, Any]) -> str:
    """Return the OpenReview id, which may stand in an address."""
    for name in ("openreview_id", "openreview", "url"):
        line = fields.text(value.get(name))
        if "id=" in line:
            return line.rpartition("id=")[2].partition("&")[0]
        if line and "/" not in line:
            return line
    return ""
