"""Rules about what a poster says: title and authors of the paper it is taken for.

A picture has no text, and neither has a poster whose letters were turned into outlines: nothing is
said of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.checks.registry import poster_rule, severity_of
from proceedings.model import Box, Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.text.folding import fold
from proceedings.text.phrases import join_words
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.posters import Poster, PosterLine
    from proceedings.checks.poster_asked import PosterAsked

# A poster with its text in outlines can still have the words of a logo or an address.
_FEWEST_WORDS = 20
# Titles have several lines, and are among the largest type; a number in a figure can be larger.
_MOST_LINES, _LARGE, _MOST_LARGE = 6, 0.4, 60
# As between list and print: half alike it is the same title in other words, and from here on the
# same with a slip, or with a formula whose letters stand in another order.
_REWORDED, _SLIP = 0.5, 0.8
_ANOTHERS = 0.85
_MOST_NAMED = 4
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Shown:
    """The words in large type that are most like a title: how much, what they are, and where."""

    likeness: float
    text: str
    box: Box | None


@poster_rule("poster-other-paper", Severity.ERROR, "the poster is that of another paper")
def poster_other_paper(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a poster whose title is that of another paper of the list.

    Files are named by hand, and two numbers are easily changed. Such a poster is handed round
    under no name.

    Example: `posters/12.pdf` prints the title of paper 21.

    Fix: give the file the name of its own paper.
    """
    found = _other(poster, asked)
    if found is not None:
        key, shown = found
        yield Finding(
            "poster-other-paper",
            severity_of("poster-other-paper"),
            f"The poster prints the title of paper {key}: “{_short(shown.text)}”.",
            f"Name the file after paper {key}, or put this paper's own poster in its place.",
            page=1,
            box=shown.box,
            expected=_short(asked.title),
            actual=_short(shown.text),
        )


@poster_rule("poster-title", Severity.WARNING, "the poster prints another title than the list")
def poster_title(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report a poster that does not have the title of its paper in large type.

    People look for a poster by the title on programme and board sign. A difference of a few
    letters is a remark.

    Example: the title of the submission, which was changed for the final version.

    Fix: correct the poster; or correct `papers.yaml`, if the poster is right.
    """
    if not asked.title or not _speaks(poster) or _says(poster, asked.title):
        return
    shown = _most_like(poster, asked.title)
    slip = shown.likeness >= _SLIP
    reworded = shown.likeness >= _REWORDED
    message = "The poster does not have the title that the list has."
    if reworded:
        message = f"The title on the poster differs from that of the list: “{_short(shown.text)}”."
    yield Finding(
        "poster-title",
        Severity.INFO if slip else severity_of("poster-title"),
        message,
        "Correct the poster; or tell the organizers, if the list is wrong.",
        page=1,
        box=shown.box if reworded else None,
        expected=_short(asked.title),
        actual=_short(shown.text if reworded else _largest(poster)),
    )


@poster_rule("poster-authors", Severity.WARNING, "the poster leaves authors out")
def poster_authors(poster: Poster, asked: PosterAsked) -> Iterator[Finding]:
    """Report authors of the list whose family names are nowhere on the poster.

    Names that the poster has and the list lacks are not looked for: a program cannot tell the names
    on a poster from all else that stands there.

    Example: the list names four authors, and the poster three of them.

    Fix: add them to the poster; or correct `papers.yaml`, if the poster is right.
    """
    if not asked.authors or not _speaks(poster):
        return
    text = fold(" ".join(line.text for line in poster.lines))
    words, letters = set(_WORD.findall(text)), text.replace(" ", "")
    missing = [name for name in asked.authors if not _is_named(name, asked, words, letters)]
    if not missing:
        return
    if len(missing) == len(asked.authors) > 1:
        message = "The poster names none of the authors that the list has."
    else:
        message = f"The poster does not name {_named(missing)}."
    yield Finding(
        "poster-authors",
        severity_of("poster-authors"),
        message,
        "Add the names; or tell the organizers, if the list is wrong.",
        page=1,
        expected=_named(asked.authors),
        actual=f"without {_named(missing)}",
    )


def _speaks(poster: Poster) -> bool:
    return sum(len(line.text.split()) for line in poster.lines) >= _FEWEST_WORDS


def _says(poster: Poster, title: str) -> bool:
    """Tell whether a title stands on a poster letter by letter, however its lines are broken."""
    wanted = fold(title).replace(" ", "")
    return wanted in fold(" ".join(line.text for line in _large(poster))).replace(" ", "")


def _large(poster: Poster) -> list[PosterLine]:
    """Return the lines in large type, in the order in which they are drawn."""
    largest = max((line.size for line in poster.lines), default=0.0)
    lines = [line for line in poster.lines if line.size >= _LARGE * largest]
    return lines[:_MOST_LARGE]


def _largest(poster: Poster) -> str:
    """Return the words in the largest type, which are mostly the title."""
    lines = _large(poster)
    largest = max(line.size for line in lines)
    return " ".join(line.text for line in lines if line.size == largest)


def _most_like(poster: Poster, title: str) -> _Shown:
    """Return what of the large type is most like a title."""
    lines = _large(poster)
    best, found = 0.0, lines[:1]
    for first in range(len(lines)):
        for last in range(first + 1, min(first + _MOST_LINES, len(lines)) + 1):
            likeness = similarity(title, " ".join(line.text for line in lines[first:last]))
            if likeness > best:
                best, found = likeness, lines[first:last]
    box = found[0].box if found else None
    for line in found[1:]:
        box = box.union(line.box) if box else line.box
    return _Shown(best, " ".join(line.text for line in found), box)


def _other(poster: Poster, asked: PosterAsked) -> tuple[str, _Shown] | None:
    """Return the paper whose title a poster prints instead of its own, or None."""
    if not asked.title or not asked.others or not _speaks(poster):
        return None
    if _says(poster, asked.title):
        return None
    own = _most_like(poster, asked.title).likeness
    if own >= _REWORDED:
        return None
    rated = [(_most_like(poster, title), key) for key, title in asked.others.items() if title]
    shown, key = max(rated, key=lambda one: one[0].likeness, default=(_Shown(0.0, "", None), ""))
    return (key, shown) if shown.likeness >= _ANOTHERS else None


def _is_named(name: str, asked: PosterAsked, words: set[str], letters: str) -> bool:
    parts = fold(asked.families.get(name) or name).split()
    parts = parts[:-1] if len(parts) > 1 and parts[-1] in _SUFFIXES else parts
    if not parts:
        return True
    family = "".join(parts) if name in asked.families else parts[-1]
    # A short name stands in many words, so that it has to be one.
    return family in words or (len(family) > 4 and family in letters)


def _named(names: list[str] | tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMED
    return join_words([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:77].rstrip() + "…"
