"""What the words of decisions and venues mean: in or out, how presented, which award."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.model import Presentation
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OUT = (
    ("desk rejected", re.compile(r"desk[\s_-]*reject", re.IGNORECASE)),
    ("withdrawn", re.compile(r"with[\s-]*draw", re.IGNORECASE)),
    ("retracted", re.compile(r"retract", re.IGNORECASE)),
    ("rejected", re.compile(r"\breject|\bdeclined?\b|\bnot accept", re.IGNORECASE)),
    ("deleted", re.compile(r"\bdeleted\b", re.IGNORECASE)),
    (
        "not decided",
        re.compile(r"awaiting|under review|pending|undecided|no decision", re.IGNORECASE),
    ),
)
_IN = re.compile(r"\baccept|\binvite to|\bcamera.ready|\bconditional", re.IGNORECASE)
_KINDS = (
    (Presentation.SPOTLIGHT, re.compile(r"spotlight|lightning|highlight", re.IGNORECASE)),
    (Presentation.ORAL, re.compile(r"oral|\btalks?\b", re.IGNORECASE)),
    (Presentation.VIRTUAL, re.compile(r"virtual|remote|online", re.IGNORECASE)),
    (Presentation.POSTER, re.compile(r"poster|in[\s-]?person", re.IGNORECASE)),
)
_AWARD = re.compile(
    r"best|outstanding|honou?rable|runner|award|prize|(?:first|second|third) place", re.IGNORECASE
)
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What decisions and venues say besides, of no consequence here.
_FILLERS = frozenset(
    {"accept", "accepted", "acceptance", "as", "a", "an", "the", "for", "paper", "presentation"}
    | {"with", "and", "submission", "full", "regular", "main", "track", "workshop"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the words after the name of the venue, or of a decision, come to.

    Fields:
        presentation: None where nothing is said of it.
        award: as it is to be printed; empty without one.
        track: short or long, if one is named.
        rest: words that were not understood.
    """

    presentation: Presentation | None = None
    award: str = ""
    track: str = ""
    rest: str = ""


def refusal(decision: str) -> str | None:
    """Return why a decision leaves a submission out, or None where it does not."""
    return next((why for why, pattern in _OUT if pattern.search(decision)), None)


def is_acceptance(decision: str) -> bool:
    """Tell whether a decision lets a submission in."""
    return refusal(decision) is None and (
        bool(_IN.search(decision)) or read(decision).presentation is not None
    )


def read(words: str) -> Said:
    """Read what a decision such as "Accept (Oral, Best Paper)" says of the presentation."""
    apart = " ".join(re.split(r"[^\w%]+", _JOINED.sub(" ", words))).strip()
    presentation = next((kind for kind, pattern in _KINDS if pattern.search(apart)), None)
    track = next((t for t in ("short", "long") if re.search(rf"\b{t}\b", apart, re.IGNORECASE)), "")
    left = [word for word in apart.split() if word.lower() not in _FILLERS | {"short", "long"}]
    left = [word for word in left if not any(pattern.search(word) for _, pattern in _KINDS)]
    award = ""
    if _AWARD.search(" ".join(left)):
        kept = [word for word in apart.split() if word in left or word.lower() == "paper"]
        award, left = _capitalised(kept), []
    return Said(presentation, award, track, " ".join(left))


def _capitalised(words: Sequence[str]) -> str:
    line = " ".join(words)
    return line[:1].upper() + line[1:].lower() if line.isupper() else line[:1].upper() + line[1:]


def beyond_venue(venues: Iterable[str]) -> dict[str, str]:
    """Return, for the venue of each accepted paper, its words beyond those that all share.

    Where all venues are one and the same, its last word is looked at: it may be "Oral".
    """
    distinct = list(dict.fromkeys(venues))
    split = [venue.split() for venue in distinct]
    shared = 0
    while split and all(len(words) > shared for words in split):
        if len({words[shared] for words in split}) > 1:
            break
        shared += 1
    if len(distinct) == 1:
        last = distinct[0].split()[-1:]
        return {distinct[0]: last[0] if last and read(last[0]).presentation else ""}
    return {venue: " ".join(words[shared:]) for venue, words in zip(distinct, split, strict=True)}
