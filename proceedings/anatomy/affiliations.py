"""Affiliations and notes that marks tie to authors, at the foot of page 1 or below the names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proceedings.anatomy.naming import Atom, is_mark, marks_in
from proceedings.text.unicode import LINE_END_HYPHEN, join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.model import Box
    from proceedings.pdf.pages import Line

_CORRESPONDENCE = re.compile(
    r"\bCorrespond(?:ence|ance)(?:\s+(?:to|at|author)\b)?\s*:?|\bCorresponding authors?\b\s*:?"
    r"|\bContacts?\s*:",
    re.IGNORECASE,
)
EQUAL = re.compile(
    r"\bequal(?:ly)?[\s-]+(?:contribut\w*|author\w*|first)|contribut\w*\s+equally"
    r"|\b(?:joint|co|shared)[\s-]+(?:first|lead)|\bequal\s*$|\bwith equal\b",
    re.IGNORECASE,
)
_ALL_EQUAL = re.compile(r"\b(?:all|both) (?:the )?authors\b.*\bequal", re.IGNORECASE)
MAIL = re.compile(r"\{[^{}@]*\}\s*@\s*[\w.-]+|[\w.+-]+\s*@\s*[\w-]+(?:\.[\w-]+)+|\S*@\S*")
_URL = re.compile(r"https?://\S+|\bwww\.\S+|\b(?:github|huggingface)\.\w+/\S*", re.IGNORECASE)
# What a note says that is no place.
_REMARK = re.compile(
    r"\b(this work|work (?:was )?(?:done|performed|conducted|carried|partially|partly|primarily)"
    r"|the work|part of (?:this|the) work|contribut\w+|correspond\w*|authors?|supported|funded"
    r"|intern(?:ship)?\b|project lead\w*|equal (?:advising|supervision)|co-?advis\w*|listed"
    r"|alphabetical\w*|order\b|currently|now at|code\b|orcid)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:Proceedings of|Presented at|Preliminary work|Preprint\.|Copyright \d|Accepted (?:at|to)"
    r"|Submitted to|\d+\s*(?:st|nd|rd|th) (?:Conference|Workshop|International))"
)
# A sentence behind the last affiliation of a footnote; a stop within one is of "Inc." or "St.".
_SENTENCE = re.compile(
    r"\.\s+(?=(?:The|This|These|We|Work|Our|Part|All|Both|Code|Authors?|Equal|Project|To|\*)\b)"
)
# A mark of full size in front of an affiliation: "1 Name", "(1) Name", "1Name", "*Note".
_LEADING = re.compile(r"[(\[]?(\d{1,2}|[a-h])[)\].:]?\s*(?=[^\W\d_a-z])|([*∗†‡§¶])\s*(?=\w)")
_OPEN_END = re.compile(r"(?:[,&\ufffe-]|\b(?:and|of|for|at|the))\s*$")
_LONGEST_PLACE = 220
# Names, and the addresses in angle brackets behind them.
_CONTACT = re.compile(r"([^<>]*)(?:<([^<>]*)>?)?")
_LIST = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+")
_JOINTS = re.compile(r"^(?:[\s,;.&:–-]|and\b)+|(?:[\s,;&:–-]|\band)+$")


@dataclass(slots=True)
class Notes:
    """What marks stand for.

    Fields:
        places: affiliations by mark.
        equal: marks that say somebody contributed equally.
        corresponding: marks of corresponding authors.
        correspondence: who is to be written to, as printed.
        all_equal: the authors contributed equally, all of them.
        remarks: sentences that no mark introduces, or that say something else.
    """

    places: dict[str, str] = field(default_factory=dict)
    equal: set[str] = field(default_factory=set)
    corresponding: set[str] = field(default_factory=set)
    correspondence: tuple[str, ...] = ()
    all_equal: bool = False
    remarks: list[str] = field(default_factory=list)

    def of(self, marks: Sequence[str]) -> tuple[str, ...]:
        """Return the places that the marks behind a name stand for, in their order."""
        found: dict[str, None] = {}
        for mark in marks:
            if mark in self.places:
                found[self.places[mark]] = None
            elif len(mark) > 1 and all(one in self.places for one in mark):
                # Two marks whose comma is lost: 12 where nothing has this number.
                found.update(dict.fromkeys(self.places[one] for one in mark))
        return tuple(found)

    def join(self, other: Notes) -> None:
        """Take over what another part of the page says; what was there first stays."""
        self.places = other.places | self.places
        self.equal |= other.equal
        self.corresponding |= other.corresponding
        self.correspondence = self.correspondence or other.correspondence
        self.all_equal = self.all_equal or other.all_equal
        self.remarks += other.remarks


def read_notes(lines: Sequence[Line], *, leading: bool = False) -> Notes:
    """Read lines in which marks introduce affiliations and notes, one after another.

    Arguments:
        leading: a number of full size in front of a line is a mark, too.
    """
    notes = Notes()
    pieces = _pieces(lines, leading=leading)
    for marks, texts in pieces:
        text, said, contact = _parted(joined(texts), _CORRESPONDENCE)
        if said:
            people = correspondents(contact)
            if any(not one.startswith("<") and "@" not in one.split("<")[0] for one in people):
                notes.correspondence = notes.correspondence or people
            elif not text.strip(" .,;*"):
                notes.corresponding |= set(marks)
            if not text.strip(" .,;*"):
                continue
        _sort_in(notes, marks, text)
    return notes


def _sort_in(notes: Notes, marks: Sequence[str], text: str) -> None:
    """Put one note where it belongs: a place, equal contribution, or a remark."""
    text, _, rest = _parted(_NOTICE.split(text)[0], _SENTENCE)
    if rest:
        notes.remarks.append(rest)
        notes.all_equal = notes.all_equal or bool(_ALL_EQUAL.search(rest))
    place = place_of(text)
    if _ALL_EQUAL.search(text):
        notes.all_equal = True
    elif EQUAL.search(text):
        notes.equal |= set(marks)
    elif marks and is_place(place):
        for mark in marks:
            notes.places.setdefault(mark, place)
    elif text.strip():
        notes.remarks.append(text.strip())


def _parted(text: str, pattern: re.Pattern[str]) -> tuple[str, str, str]:
    found = pattern.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _pieces(lines: Sequence[Line], *, leading: bool) -> list[tuple[list[str], list[str]]]:
    """Return the texts behind each mark, line by line; those before the first have no mark."""
    pieces: list[tuple[list[str], list[str]]] = [([], [])]
    before: Line | None = None
    for line in lines:
        opened = False
        if leading and not (before and ends_open(before)):
            pieces.append(([], []))
        before = line
        for atom in _marked_atoms(line, leading=leading):
            marks = marks_in(atom.text) if atom.kind == "mark" else []
            if marks:
                if opened and not "".join(pieces[-1][1]).strip(" ,\n"):
                    pieces[-1][0].extend(marks)
                else:
                    pieces.append((marks, []))
                opened = True
            elif atom.kind != "gap":
                opened = opened and not atom.text.strip(" ,")
                pieces[-1][1].append(atom.text)
        pieces[-1][1].append("\n")
    return [piece for piece in pieces if "".join(piece[1]).strip()]


def ends_open(line: Line) -> bool:
    """Tell whether what a line says goes on in the next one: it ends with a comma, or in a word."""
    return _OPEN_END.search(line.text) is not None


def _marked_atoms(line: Line, *, leading: bool) -> list[Atom]:
    """Return the atoms of a line of affiliations: digits in its text are part of addresses."""
    spans = line.spans
    atoms = [Atom("mark" if is_mark(s, line) else "text", s.text, s.box) for s in spans]
    if leading and atoms and atoms[0].kind == "text":
        first = atoms[0]
        found = _LEADING.match(first.text)
        whole = marks_in(first.text) if len(first.text.strip()) == 1 else []
        if found:
            rest = first.text[found.end() :]
            atoms[:1] = [
                Atom("mark", found[1] or found[2], first.box),
                Atom("text", rest, first.box),
            ]
        elif whole and len(atoms) > 1 and not first.text.strip().isalpha():
            atoms[0] = Atom("mark", first.text, first.box)
    return atoms


def leads_with_mark(line: Line) -> bool:
    """Tell whether a line begins with a mark, as one with an affiliation does."""
    atoms = _marked_atoms(line, leading=True)
    return bool(atoms) and atoms[0].kind == "mark" and bool(marks_in(atoms[0].text))


def joined(texts: Iterable[str]) -> str:
    """Join text of lines; a hyphen before a capital belongs to the word (``Urbana-Champaign``)."""
    lines = "".join(texts).split("\n")
    for index in range(len(lines) - 1):
        line, below = lines[index].rstrip(), lines[index + 1].lstrip()
        if line.endswith(LINE_END_HYPHEN) and below[:1].isupper():
            lines[index + 1] = line[:-1] + "-" + below
            lines[index] = ""
    return join_hyphenated(lines)


def place_of(text: str) -> str:
    """Return the words of a place without addresses, and without what joins it to others."""
    text = _URL.sub("", MAIL.sub("", text))
    text = re.sub(r"[({<\[]\s*[)}>\]]", "", text)
    return " ".join(_JOINTS.sub("", text.strip(" .")).split()).strip(" .,;")


def is_place(text: str) -> bool:
    """Tell whether words can be a place: not empty, no sentence, no address."""
    return (
        1 < len(text) <= _LONGEST_PLACE
        and any(c.isalpha() for c in text)
        and not _REMARK.search(text)
    )


def correspondents(text: str) -> tuple[str, ...]:
    """Return whom to write to, each as printed: a name and its address, or one of them."""
    text = _parted(_NOTICE.split(text)[0], _SENTENCE)[0]
    text = re.sub(r"\s*([<>])\s*", r"\1", text.strip(" .:"))
    people: list[str] = []
    for names, addresses in _CONTACT.findall(text):
        named = [part for part in _LIST.split(names) if re.search(r"\w", part)]
        given = [part for part in _LIST.split(addresses) if "@" in part]
        if len(named) == len(given):
            people += [f"{one} <{other}>" for one, other in zip(named, given, strict=True)]
        elif len(named) == 1 and given:
            people.append(f"{named[0]} <{', '.join(given)}>")
        else:
            people += named or given
    return tuple([person.strip(" ,;.") for person in people])


def union(boxes: Iterable[Box]) -> Box | None:
    """Return the box around boxes, or None without any."""
    whole: Box | None = None
    for box in boxes:
        whole = box if whole is None else whole.union(box)
    return whole
