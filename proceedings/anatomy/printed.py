"""What page 1 says before the body: title, authors, abstract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from proceedings.model import Box  # noqa: TC001 - types of public names


@dataclass(frozen=True, slots=True)
class PrintedAuthor:
    """An author as page 1 names them.

    Fields:
        box: where the name stands, in points; None where nobody knows.
        marks: the signs behind the name, which tie it to affiliations and notes.
    """

    name: str
    affiliations: tuple[str, ...] = ()
    equal_contribution: bool = False
    box: Box | None = None
    marks: tuple[str, ...] = ()


class AuthorRun(NamedTuple):
    """A line, or a cell of a table, between the title and the abstract."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands before the body: title, authors, abstract; with the boxes they were read from.

    Fields:
        keywords: those a line of page 1 lists.
        correspondence: whom to write to, as printed: a name, with its address where it has one.
        unsure: sentences that say why something of it may be read wrong; empty where nothing is.
        runs: everything between title and abstract, from top to bottom.
    """

    title: str = ""
    authors: tuple[PrintedAuthor, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    title_box: Box | None = None
    authors_box: Box | None = None
    abstract_box: Box | None = None
    correspondence: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    runs: tuple[AuthorRun, ...] = ()
