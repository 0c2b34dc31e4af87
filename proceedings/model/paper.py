"""A paper as the accepted list has it, and where it is presented."""

from __future__ import annotations

from enum import StrEnum

from proceedings.model.frozen import dataclass


class Presentation(StrEnum):
    """How a paper is presented; an oral or a spotlight also has a poster."""

    ORAL = "oral"
    SPOTLIGHT = "spotlight"
    POSTER = "poster"
    VIRTUAL = "virtual"


class Inclusion(StrEnum):
    """What of a paper may be handed round."""

    FULL = "full"
    ABSTRACT = "abstract"
    LINK = "link"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Author:
    """A name as printed, with what the list knows of the person.

    Fields:
        name: as the list has it, never split by guessing.
        family, given: set only where the list or a decision says so.
        affiliations: institutions in the order of the list.
        id: OpenReview profile id such as ``~Ada_Lovelace1``, or an ORCID.
        person: the name of the person, where a decision says that this is another form of it.
    """

    name: str
    family: str | None = None
    given: str | None = None
    affiliations: tuple[str, ...] = ()
    id: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that belongs to a paper; ``kind`` is pdf, code, slides, video, poster ..."""

    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One accepted submission: the record, before anything is read from its PDF.

    Fields:
        key: names the paper in files and addresses; unique, stable, safe on any file system.
        number: submission number; None where the list has none.
        id: OpenReview id (of the forum); None where the list has none.
        title, abstract: as the list has them, LaTeX and Markdown included; empty where unknown.
        authors: in order; empty where not published yet.
        file: name of the manuscript below ``papers/``, where key, number and id do not find it.
        inclusion: overrides the workshop's; None follows it.
        archival_elsewhere: where the paper is published archivally, in words.
        absent: accepted, but nobody comes to present it; it has no board.
        withdrawn: accepted once, in no output.
        printed: which of title, authors and abstract are the print's by decision: plain text, and
            no LaTeX.
        presenter: name of the author who stands beside the poster, where the authors said.
        stated: ids of the poster sessions its authors can be at; empty where they did not say.
    """

    key: str
    title: str
    number: int | None = None
    id: str | None = None
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    track: str | None = None
    presentation: Presentation = Presentation.POSTER
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    award: str | None = None
    links: tuple[Link, ...] = ()
    file: str | None = None
    inclusion: Inclusion | None = None
    licence: str | None = None
    archival_elsewhere: str | None = None
    absent: bool = False
    withdrawn: bool = False
    printed: tuple[str, ...] = ()
    presenter: str | None = None
    stated: tuple[str, ...] = ()

    @property
    def openreview(self) -> str | None:
        """The address of the paper's OpenReview page, or None."""
        return f"https://openreview.net/forum?id={self.id}" if self.id else None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and when a paper is presented.

    Fields:
        paper: its key.
        talk: id of the session with its oral or spotlight talk; None without a talk.
        order: position in that session, from 1.
        session: id of its poster session; None without a poster.
        board: what the board is called at the venue; None until it is known.
        source: the file that decided it, such as ``programme.lock.yaml``.
    """

    paper: str
    talk: str | None = None
    order: int | None = None
    session: str | None = None
    board: str | None = None
    source: str = ""
