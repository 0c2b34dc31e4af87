"""OpenReview's notes as JSON: API 1, API 2 and author objects, in one file or several."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.inputs.sources import decisions, fields
from proceedings.inputs.sources.json_file import read_values
from proceedings.inputs.sources.notes import Note, as_note, is_note
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.values import Gathering, Imported, LeftOut, Reading
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_NEEDS = "the notes of submissions"
# Names that workshops give these fields on OpenReview's forms, the usual one first.
_TRACKS = ("track", "submission_track", "paper_type", "submission_type", "submission_length")
_TOPICS = ("primary_area", "primary_topic", "topic", "topics", "subject_areas", "area")
_LINKS = {"code": ("code", "code_link", "code_url"), "video": ("video",), "slides": ("slides",)}


@dataclass(slots=True)
class _Forum:
    """A submission with what was decided on it."""

    note: Note
    replies: list[str] = field(default_factory=list)

    @property
    def decision(self) -> str:
        return self.note.decision or (self.replies[-1] if self.replies else "")


def read_openreview(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read exported notes: lists, ``{"notes": []}`` or JSON lines.

    Decisions are taken from replies and from the venue; submissions that are not accepted are
    left out. E-mail addresses, reviews, scores and every field not named in this module stay out.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    notes: list[tuple[str, Mapping[str, Any]]] = []
    for path in files:
        values = list(read_values(path, "openreview", ("notes",)))
        own = [(where, value) for where, value in values if is_note(value)]
        if values and not own:
            raise stranger(path, "openreview", _NEEDS)
        for where, value in values:
            if not is_note(value):
                found.complain(where, "is no note", "Delete it, or export the notes again.")
        notes += own
    return papers_of(notes, found)


def papers_of(
    notes: Iterable[tuple[str, Mapping[str, Any]]],
    found: Gathering,
    *,
    silent_are_in: bool = True,
) -> Reading:
    """Return the accepted papers among notes, each given with its place.

    Arguments:
        silent_are_in: where no note at all says what was decided, take all of them.
    """
    forums = _forums(notes, found)
    known = {name: _status(forum) for name, forum in forums.items()}
    silent = [name for name, (status, _) in known.items() if status is None]
    takes_silent = silent_are_in and len(silent) == len(forums)
    if silent and takes_silent:
        found.warnings.append(
            f"None of the {len(forums)} notes says what was decided; all were taken as accepted. "
            "Export the notes with their replies to be sure."
        )
    accepted = []
    for name, forum in forums.items():
        status, why = known[name]
        if status or (status is None and takes_silent):
            accepted.append(forum)
        else:
            note = forum.note
            found.left_out.append(
                LeftOut(note.where, why, note.number, note.id, note.text("title"))
            )
    words = decisions.beyond_venue(f.note.text("venue") for f in accepted if f.note.text("venue"))
    for forum in _in_order(accepted):
        found.add(_paper(forum, words.get(forum.note.text("venue"), ""), found))
    return found.reading()


def _forums(notes: Iterable[tuple[str, Mapping[str, Any]]], found: Gathering) -> dict[str, _Forum]:
    forums: dict[str, _Forum] = {}
    replies: dict[str, list[str]] = {}
    for where, value in notes:
        note = as_note(value, where)
        if not note.is_submission:
            if note.is_decision:
                replies.setdefault(note.forum, []).append(note.decision)
            continue
        if note.id in forums and not _same(forums[note.id].note, note):
            found.complain(
                where,
                f"the note {note.id} stands in {forums[note.id].note.where} in other words",
                "Keep the newer export.",
            )
        elif note.id not in forums:
            forums[note.id] = _Forum(note)
        replies.setdefault(note.id, []).extend(note.decisions_inside)
    for name, forum in forums.items():
        forum.replies += [words for words in replies.get(name, ()) if words]
    return forums


def _same(one: Note, other: Note) -> bool:
    return one.content == other.content and one.number == other.number


def _in_order(forums: list[_Forum]) -> list[_Forum]:
    """Return forums by number, if all have one: an export begins with the newest."""
    if all(forum.note.number is not None for forum in forums):
        return sorted(forums, key=lambda forum: forum.note.number or 0)
    return forums


def _status(forum: _Forum) -> tuple[bool | None, str]:
    """Tell whether a submission was accepted (None: nothing says so), and why not."""
    note, decision = forum.note, forum.decision
    venue = note.text("venue")
    why = note.refusal or decisions.refusal(decision)
    if not why and decisions.is_acceptance(decision):
        return True, ""
    why = why or decisions.refusal(venue)
    if not why and venue.lower().startswith("submitted to"):
        why = "not accepted"
    is_open = note.text("venueid").endswith("/Submission") or venue.lower().endswith(" submission")
    if why or ((venue or note.text("venueid")) and not is_open):
        return why is None, why or ""
    return (False, f"decision “{decision}”") if decision else (None, "no decision")


def _paper(forum: _Forum, venue_words: str, found: Gathering) -> Imported:
    note = forum.note
    said = decisions.read(forum.decision) if forum.decision else decisions.Said()
    told = decisions.read(venue_words)
    rest = told.rest if not forum.decision else said.rest
    if rest:
        found.warn(note.where, f"“{rest}” in decision or venue was not understood")
    entry: dict[str, Any] = {
        "number": note.number,
        "id": note.id,
        "title": note.text("title"),
        "authors": _authors(note, found),
        "abstract": fields.abstract(note.value("abstract"), note.where, found),
        "track": next(filter(None, map(note.text, _TRACKS)), said.track or told.track),
        "presentation": said.presentation or told.presentation,
        "topics": next(filter(None, (fields.topics(note.value(n)) for n in _TOPICS)), []),
        "keywords": fields.words(note.value("keywords")),
        "award": said.award or told.award,
        "links": _links(note),
        "licence": fields.text(note.licence),
    }
    if note.is_hidden("title"):
        found.complain(
            note.where, "the title is hidden", "Export as a program chair, or after release."
        )
        entry["title"] = "hidden"
    if not entry["abstract"]:
        found.warn(f"paper {note.number or note.id}", "no abstract")
    return Imported(
        {name: v for name, v in entry.items() if v not in (None, "", [], {})}, note.where
    )


def _links(note: Note) -> dict[str, str]:
    """Return addresses of the web; a path on OpenReview is reached by the paper's id."""
    links = {"pdf": fields.address(note.value("pdf"))}
    for kind, names in _LINKS.items():
        links[kind] = next((a for name in names if (a := fields.address(note.value(name)))), None)
    return {kind: address for kind, address in links.items() if address}


def _authors(note: Note, found: Gathering) -> list[dict[str, Any]]:
    made = [author for author in _named(note, found) if author]
    if not made or [author["name"].lower() for author in made] == ["anonymous"]:
        found.complain(
            note.where,
            f"the authors of {note.number or note.id} are hidden",
            "Export as a program chair, or after release.",
        )
    return made


def _named(note: Note, found: Gathering) -> Iterator[dict[str, Any] | None]:
    names = note.value("authors")
    if not isinstance(names, list):
        yield from fields.authors(names, note.where, found)
        return
    ids = note.value("authorids")
    ids = ids if isinstance(ids, list) else []
    if ids and len(ids) != len(names):
        counts = Counter(authors=len(names), authorids=len(ids))
        found.warn(
            note.where, f"{counts['authors']} authors, {counts['authorids']} ids: no id taken"
        )
        ids = []
    for position, name in enumerate(names):
        if isinstance(name, dict):
            places = name.get("institutions")
            institutions = [place.get("name") for place in places or () if isinstance(place, dict)]
            yield fields.person(
                fields.text(name.get("fullname") or name.get("name")),
                affiliations=institutions,
                id=name.get("username"),
            )
        else:
            yield fields.person(
                fields.text(name), id=ids[position] if position < len(ids) else None
            )
