"""The plan's values. Text is final here: outputs convert nothing, they only set it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time
from collections.abc import Mapping  # noqa: TC003
from dataclasses import field
from pathlib import Path  # noqa: TC003

from proceedings.model import (
    Finding,
    FrozenPages,
    Inclusion,
    Link,
    Presentation,
    Session,
    Workshop,
)
from proceedings.model.frozen import dataclass
from proceedings.plan.news import News  # noqa: TC001


@dataclass(frozen=True, slots=True)
class PageSpan:
    """First and last page as printed (arabic, from 1 for the first paper).

    Fields:
        extra: pages behind ``last`` that have letters, such as 20a and 20b, since the next number
            is another paper's.
        sheet: position of its first page among the pages of all papers in the file, from 1; None
            where no number is left out before it.
        volume: which volume it stands in, from 1.
    """

    first: int
    last: int
    extra: int = 0
    sheet: int | None = None
    volume: int = 1

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.last - self.first + 1 + self.extra

    @property
    def position(self) -> int:
        """Its first page among those of all papers in the file of its volume, from 1."""
        return self.first if self.sheet is None else self.sheet

    @property
    def end(self) -> str:
        """Its last page as printed, such as "20" or "20b"."""
        return page_label(self.last, self.extra)


def page_label(number: int, letters: int = 0) -> str:
    """Return a number as printed, such as "20", or "20b" for the second page behind it."""
    if not letters:
        return str(number)
    # As PDF counts them (ISO 32000-1, table 159): a to z, then aa to zz.
    return f"{number}{chr(ord('a') + (letters - 1) % 26) * ((letters - 1) // 26 + 1)}"


@dataclass(frozen=True, slots=True)
class PlannedAuthor:
    """An author of a paper: the name to print, and the person it stands for.

    Fields:
        name: Unicode text.
        person: address-safe id of the person, the same on all papers.
        affiliations: Unicode text, in order.
    """

    name: str
    person: str
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper with everything an output needs, in final words.

    Fields:
        title, abstract: plain Unicode text; *_html: safe HTML (``<em> <sub> <sup> <code> <a>``
            and paragraphs in the abstract), ready to be put in without escaping; it is for paper.
        *_mathml: the same for browsers, with formulas as MathML; empty where there are none.
        manuscript: the PDF to copy; None where none is put in.
        pages: number of pages of the manuscript; 0 where there is none.
        reason: why the paper is not printed in full, as a sentence; empty where it is.
        presenter: name of the author who presents it by the answer to a form, which is for chairs
            alone and in nothing that may be published; empty where nobody said.
        session: poster session id; board: as named at the venue; talk, order: talk session and
            position (from 1).
        span: printed pages in the booklet; None until paginated or where it has none.
        file: the manuscript's name in the input; None where none was found.
        poster: the poster file to show; None where there is none, or none may be handed round.
    """

    key: str
    title: str
    title_html: str
    authors: tuple[PlannedAuthor, ...] = ()
    abstract: str = ""
    abstract_html: str = ""
    number: int | None = None
    id: str | None = None
    openreview: str | None = None
    track: str | None = None
    presentation: Presentation = Presentation.POSTER
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    award: str | None = None
    links: tuple[Link, ...] = ()
    licence: str | None = None
    archival_elsewhere: str | None = None
    inclusion: Inclusion = Inclusion.ABSTRACT
    absent: bool = False
    session: str | None = None
    board: str | None = None
    talk: str | None = None
    order: int | None = None
    file: str | None = None
    manuscript: Path | None = None
    manuscript_sha256: str | None = None
    pages: int = 0
    reason: str = ""
    span: PageSpan | None = None
    title_mathml: str = ""
    abstract_mathml: str = ""
    poster: Path | None = None
    poster_sha256: str | None = None
    presenter: str = ""

    @property
    def title_web(self) -> str:
        """The title as HTML for browsers, which lay MathML out."""
        return self.title_mathml or self.title_html

    @property
    def abstract_web(self) -> str:
        """The abstract as HTML for browsers."""
        return self.abstract_mathml or self.abstract_html


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the contents: a session's papers, or what stands outside every session.

    Fields:
        id: address-safe; papers: keys in booklet order; session: its session id or None.
    """

    id: str
    title: str
    papers: tuple[str, ...]
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A paper in a session: a talk with computed times, or a poster with its board."""

    paper: str
    order: int | None = None
    board: str | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session of the programme with the papers that belong to it, in running or board order."""

    session: Session
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an index entry points: a paper, and the words to print for it.

    ``text`` is a page number where the booklet has pages, else a board or session in short.
    """

    paper: str
    text: str


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One person in the author index.

    Fields:
        person: address-safe id; name: in reading order; entry: as sorted ("Lovelace, Ada");
        letter: the guide letter it stands under;
        apart: what tells the person from another of the same entry, such as an affiliation;
            empty where there is no other.
    """

    person: str
    name: str
    entry: str
    letter: str
    papers: tuple[Locator, ...] = ()
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be printed and published, decided in full.

    Fields:
        papers: in booklet order, withdrawn ones left out.
        groups: a partition of ``papers`` in booklet order.
        sessions: the programme in time order.
        names: the author index, collated.
        abstracts_only: the booklet is the abstracts edition; ``edition_reason`` says why.
        built: the instant outputs are dated with (SOURCE_DATE_EPOCH, published, event).
        frozen: page numbers that were given once and stay, by key.
        findings: what is wrong with the workshop as a whole, in the order found.
        news: what changed since the last publication; empty where nothing was published.
    """

    workshop: Workshop
    papers: tuple[PlannedPaper, ...]
    groups: tuple[Group, ...]
    sessions: tuple[PlannedSession, ...]
    names: tuple[NameEntry, ...]
    built: dt.datetime
    abstracts_only: bool = False
    edition_reason: str = ""
    findings: tuple[Finding, ...] = field(default=())
    frozen: Mapping[str, FrozenPages] = field(default_factory=dict)
    news: tuple[News, ...] = ()

    def paper(self, key: str) -> PlannedPaper:
        """Return the paper with a key.

        Raises:
            KeyError: no planned paper has it.
        """
        for paper in self.papers:
            if paper.key == key:
                return paper
        raise KeyError(key)
