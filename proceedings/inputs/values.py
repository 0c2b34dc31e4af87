"""The kinds of values that stand in the files: how each is read, and what it is called.

Each is a :class:`proceedings.inputs.reads.Reads`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from proceedings.inputs.board_names import board_names
from proceedings.inputs.reads import Reads
from proceedings.model import Inclusion, Presentation, SessionKind, Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

EXCLUDABLE = (
    "references",
    "appendix",
    "acknowledgements",
    "impact-statement",
    "software-and-data",
    "checklist",
)
NEEDED = ("impact-statement", "checklist")
SEVERITY_WORDS = (*Severity, "off")
KEY_PATTERN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,78}[A-Za-z0-9])?")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
PERSON_ID = re.compile(r"~.+\d|(?:https://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})

# Names Windows keeps for devices, and the page every web server looks for.
RESERVED_KEYS = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts; ValueError where it is none."""
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - one kind of error for all that does not fit
    return tuple(_text(item) for item in value)


def _text_or_texts(value: Any) -> tuple[str, ...]:
    return texts(value if isinstance(value, list) else [value])


def _number(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        raise ValueError
    return int(value)


def _position(value: Any) -> int:
    number = _number(value)
    if number < 1:
        raise ValueError
    return number


def _flag(value: Any) -> bool:
    word = _text(value).lower()
    if word not in _YES | _NO:
        raise ValueError
    return word in _YES


def _date(value: Any) -> dt.date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError("a day that exists, such as 2026-07-18") from None


def _time(value: Any) -> dt.time:
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueError
    return dt.time(int(found[1]), int(found[2]))


@cache
def zones() -> tuple[str, ...]:
    """Return the names of all IANA time zones (zoneinfo's own list takes 70 ms to make)."""
    return tuple((files("tzdata") / "zones").read_text("utf-8").split())


def _zone(value: Any) -> str:
    name = _text(value)
    if name not in zones():
        raise ValueError
    return name


def _address(value: Any) -> str:
    address = _text(value)
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", address):
        raise ValueError
    return address


def _addresses(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError  # noqa: TRY004 - one kind of error for all that does not fit
    return {kind: _address(address) for kind, address in value.items() if address is not None}


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError
    return value.lower()


def _inside(value: Any) -> str:
    name = _text(value)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError
    return str(path)


def _key(value: Any) -> str:
    key = _text(value)
    if not KEY_PATTERN.fullmatch(key):
        raise ValueError
    if key.lower() in RESERVED_KEYS:
        raise ValueError(f"another word: {key} has a meaning of its own on disks and web servers")
    return key


def _person_id(value: Any) -> str:
    identifier = _text(value)
    if not PERSON_ID.fullmatch(identifier):
        raise ValueError
    return identifier


def _counts(value: Any) -> Any:
    """Return pages by track and stage; one number holds for all tracks and stages."""
    if isinstance(value, dict) and value:
        if set(value) <= set(Stage):
            return {"": _stages(value)}
        return {track: _stages(pages) for track, pages in value.items()}
    return {"": _stages(value)}


def _stages(value: Any) -> dict[Stage, int]:
    if isinstance(value, dict) and value:
        if not set(value) <= set(Stage):
            raise ValueError(f"the stages {', '.join(Stage)} below a track")
        return {Stage(stage): _position(pages) for stage, pages in value.items()}
    return dict.fromkeys(Stage, _position(value))


def _boards(value: Any) -> tuple[str, ...]:
    parts = texts(value) if isinstance(value, list) else _text(value).split(",")
    return tuple(name for part in parts for name in board_names(_text(part)))


def _none(value: Any) -> bool:
    if not isinstance(value, str) or value.lower() != "none":
        raise ValueError
    return False


def _word(options: tuple[str, ...]) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if value not in options:
            raise ValueError
        return str(value)

    return parse


def _words(options: tuple[str, ...]) -> Callable[[Any], tuple[str, ...]]:
    def parse(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(item in options for item in value):
            raise ValueError
        return tuple(value)

    return parse


def member(kind: type[StrEnum]) -> Reads:
    """Return how one of a few words is read."""
    options = tuple(member.value for member in kind)
    return Reads(
        f"one of {', '.join(options)}",
        lambda value: kind(_word(options)(value)),
        {"enum": list(options)},
        options,
    )


_STRING = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 1}
_BY_STAGE = {
    "type": "object",
    "properties": {str(stage): _COUNT for stage in Stage},
    "additionalProperties": False,
}

Text = Annotated[str, Reads("a text", _text, {"type": ["string", "number"]})]
Texts = Annotated[
    tuple[str, ...],
    Reads("a list of texts", texts, {"type": "array", "items": {"type": ["string", "number"]}}),
]
TextOrTexts = Annotated[
    tuple[str, ...],
    Reads(
        "a text or a list of texts",
        _text_or_texts,
        {"anyOf": [_STRING, {"type": "array", "items": _STRING}]},
    ),
]
Number = Annotated[
    int, Reads("a whole number such as 12", _number, {"type": "integer", "minimum": 0})
]
Position = Annotated[int, Reads("a whole number from 1", _position, _COUNT)]
Flag = Annotated[bool, Reads("true or false", _flag, {"type": "boolean"}, ("true", "false"))]
Date = Annotated[
    dt.date,
    Reads("a date such as 2026-07-18", _date, {"type": "string", "format": "date"}),
]
Time = Annotated[
    dt.time,
    Reads(
        "a time such as 09:30", _time, {"type": "string", "pattern": "^([01]?\\d|2[0-3]):[0-5]\\d$"}
    ),
]
Zone = Annotated[str, Reads("an IANA time zone such as Europe/Vienna", _zone, _STRING)]
Address = Annotated[
    str,
    Reads("an address that begins with https://", _address, {"type": "string", "format": "uri"}),
]
Addresses = Annotated[
    dict[str, str],
    Reads(
        "addresses that begin with https://, each under its kind (code, slides, video, pdf)",
        _addresses,
        {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
    ),
]
Colour = Annotated[
    str,
    Reads(
        'a colour such as "#7a1f2b", in quotes',
        _colour,
        {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
    ),
]
Inside = Annotated[
    str,
    Reads(
        "the name of a file inside the workshop folder, with / between folders", _inside, _STRING
    ),
]
Key = Annotated[
    str,
    Reads(
        "letters, digits, - and _ (a letter or digit first and last, at most 80), as it names files"
        " and addresses",
        _key,
        {"type": ["string", "integer"], "pattern": f"^{KEY_PATTERN.pattern}$"},
    ),
]
PersonId = Annotated[
    str,
    Reads(
        "an OpenReview profile such as ~Ada_Lovelace1, or an ORCID (never an e-mail address)",
        _person_id,
        _STRING,
    ),
]
Limits = Annotated[
    dict[str, dict[Stage, int]],
    Reads(
        "a number of pages, or one for each track, or for each track one for each stage",
        _counts,
        {
            "anyOf": [
                _COUNT,
                {"type": "object", "additionalProperties": {"anyOf": [_COUNT, _BY_STAGE]}},
            ]
        },
    ),
]
BoardNames = Annotated[
    tuple[str, ...],
    Reads(
        "boards such as 1-43, or a list such as [1-20, A1-A6]",
        _boards,
        {
            "anyOf": [
                {"type": ["string", "integer"]},
                {"type": "array", "items": {"type": ["string", "integer"]}},
            ]
        },
    ),
]
NoManuscripts = Annotated[
    bool, Reads("none (or leave the key out)", _none, {"enum": ["none"]}, ("none",))
]
Excluded = Annotated[
    tuple[str, ...],
    Reads(
        f"a list of {', '.join(EXCLUDABLE)}",
        _words(EXCLUDABLE),
        {"type": "array", "items": {"enum": list(EXCLUDABLE)}},
        EXCLUDABLE,
    ),
]
Needed = Annotated[
    tuple[str, ...],
    Reads(
        f"a list of {', '.join(NEEDED)}",
        _words(NEEDED),
        {"type": "array", "items": {"enum": list(NEEDED)}},
        NEEDED,
    ),
]
SeverityWord = Annotated[
    Severity | None,
    Reads(
        f"one of {', '.join(SEVERITY_WORDS)}",
        lambda value: None if _word(SEVERITY_WORDS)(value) == "off" else Severity(value),
        {"enum": list(SEVERITY_WORDS)},
        SEVERITY_WORDS,
    ),
]
Sheet = Annotated[
    str,
    Reads("letter or a4", _word(("letter", "a4")), {"enum": ["letter", "a4"]}, ("letter", "a4")),
]
Particles = Annotated[
    Literal["with", "after"],
    Reads(
        "with or after",
        _word(("with", "after")),
        {"enum": ["with", "after"]},
        ("with", "after"),
    ),
]
StageWord = Annotated[Stage, member(Stage)]
InclusionWord = Annotated[Inclusion, member(Inclusion)]
PresentationWord = Annotated[Presentation, member(Presentation)]
KindWord = Annotated[SessionKind, member(SessionKind)]
