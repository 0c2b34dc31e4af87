"""Single values of sources: what is no value, names in a cell, lists, addresses, e-mail."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from proceedings.inputs.sources.values import ABSTRACT_LIMIT
from proceedings.inputs.values import PERSON_ID
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from proceedings.inputs.sources.values import Gathering

_NO_VALUE = frozenset({"undefined", "null", "nan", "n/a", "#n/a"})
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\W\d_]{2,}")
_MAIL_MARKED = re.compile(rf"[<(\[]?(?:mailto:)?{_MAIL.pattern}[>)\]]?")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_LATEX = re.compile(r"\\[A-Za-z\"'`^~=.]|\{\\|\$")


def text(value: object) -> str:
    """Return a value as one line; empty where a table writes a word for nothing."""
    line = " ".join(unicodedata.normalize("NFC", str(value)).split()) if value is not None else ""
    return "" if line.casefold() in _NO_VALUE else line


def block(value: object) -> str:
    """Return a value with its paragraphs."""
    if value is None or text(value) == "":
        return ""
    lines = unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip().removeprefix("\ufeff")


def number(value: object) -> int | None:
    """Return a submission number, or None where there is none (12, "12", "12.0", "#12")."""
    found = re.fullmatch(r"#?\s*(\d{1,9})(?:\.0+)?", text(value), re.ASCII)
    return int(found[1]) if found else None


def words(value: object, marks: tuple[str, ...] = (";", "\n", ",")) -> list[str]:
    """Return keywords: a list, or a text with semicolons, line ends or commas between them."""
    if isinstance(value, dict):
        return []
    if isinstance(value, list | tuple):
        parts = [text(part) for part in value if isinstance(part, str | int)]
        if len(parts) != 1:
            return [part for part in parts if part]
        value = parts[0]
    whole = str(value) if value is not None and text(value) else ""
    mark = next((mark for mark in marks if mark in whole), "\n")
    return list(dict.fromkeys(part for part in map(text, whole.split(mark)) if part))


def topics(value: object) -> list[str]:
    """Return topics; a comma in a text is a part of one, as in "Alignment, Safety and Law"."""
    return words(value, (";", "\n"))


def address(value: object) -> str | None:
    """Return an address of the web, or None."""
    line = text(value)
    parts = urlsplit(line) if line.startswith(("http://", "https://")) else None
    return line if parts and parts.hostname and " " not in line else None


def without_mail(value: str) -> str:
    """Return a text without e-mail addresses."""
    return " ".join(_MAIL_MARKED.sub(" ", value).split()) if "@" in value else value


def abstract(value: object, where: str, found: Gathering) -> str:
    """Return an abstract; an e-mail address in it is taken out, with a warning."""
    made = block(value)
    # One that is too long is a problem in any case, and a search in it would take its time.
    if "@" in made and len(made) <= ABSTRACT_LIMIT and _MAIL.search(made):
        found.warn(where, "an e-mail address in the abstract was taken out")
        made = _MAIL_MARKED.sub("[…]", made)
    return made


def person(name: str, **more: Any) -> dict[str, Any] | None:
    """Return an author without what must not be kept; None where nothing of a name is left.

    Arguments:
        more: family, given, affiliations, id, as far as they are known.
    """
    shown = without_mail(text(name)).strip(" *†‡,;")
    if not shown:
        return None
    author: dict[str, Any] = {"name": shown}
    identifier = text(more.pop("id", ""))
    for key, value in more.items():
        if isinstance(value, list):
            value = [part for part in (without_mail(text(part)) for part in value) if part]  # noqa: PLW2901 - the same value, tidied
        if value:
            author[key] = value
    if PERSON_ID.fullmatch(identifier) and "@" not in identifier:
        author["id"] = identifier
    return author


def split_name(name: str) -> tuple[str, str] | None:
    """Return given and family name of "Lovelace, Ada", or None of any other form."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or not all(parts) or _SUFFIX.fullmatch(parts[1]):
        return None
    return parts[1], parts[0]


def authors(value: object, where: str, found: Gathering) -> list[dict[str, Any]]:
    """Return the authors that stand in one cell, or in a list of names.

    Names are parted by semicolons, line ends, "and" or commas, the first of these that occurs;
    between semicolons, "Lovelace, Ada" is family and given name.
    """
    if isinstance(value, list | tuple):
        parts = [str(part) for part in value]
    else:
        parts = _parted(without_mail(str(value or "")), where, found)
    made = []
    for part in parts:
        name, affiliation = _affiliated(text(part).strip("*†‡ "))
        both = split_name(name)
        more: dict[str, Any] = {"affiliations": [affiliation] if affiliation else []}
        if both:
            name = " ".join(both)
            more |= {"given": both[0], "family": both[1]}
        author = person(name, **more)
        if author:
            made.append(author)
    return made


def _parted(cell: str, where: str, found: Gathering) -> list[str]:
    for mark in (";", "\n"):
        if mark in cell:
            return [part for part in cell.split(mark) if part.strip()]
    parts = re.split(r",?\s+and\s+|\s*&\s*|,", cell)
    names = [part.strip() for part in parts if part.strip()]
    single = [name for name in names if " " not in name]
    if len(names) > 1 and len(single) == len(names) and len(names) % 2 == 0:
        pairs = [
            f"{family}, {given}" for family, given in zip(names[::2], names[1::2], strict=True)
        ]
        found.warn(
            where,
            f"“{text(cell)}” was read as {count(len(pairs), 'author')}, family names first; "
            "semicolons between authors make it plain",
        )
        return pairs
    if len(names) > 1 and single:
        found.warn(
            where,
            f"“{text(cell)}” was read as {len(names)} authors, some of a single word; "
            "semicolons between authors make it plain",
        )
    return names


def _affiliated(name: str) -> tuple[str, str]:
    """Return name and affiliation of "Ada Lovelace (Analytical Society)*"."""
    matched = re.fullmatch(r"(.*?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)", name)
    return (matched[1], matched[2]) if matched and matched[1] else (name, "")


def plain_name(name: str, where: str, found: Gathering) -> str:
    """Return a name with LaTeX in it as letters, with a warning."""
    if not _LATEX.search(name):
        return name
    from proceedings.text.latex import convert

    made = convert(name).text
    found.warn(where, f"the name {name} was read as {made}")
    return made
