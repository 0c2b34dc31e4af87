"""What a paper's own page says; a fact that is missing is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.exports import bibtex_entries, first_pdf_page, public_abstract, public_links
from proceedings.model.frozen import dataclass
from proceedings.render import places, words
from proceedings.render.floor import whereabouts
from proceedings.website import addresses, programme

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from proceedings.model import Session
    from proceedings.plan import Plan, PlannedPaper, Slot
    from proceedings.website.papers import Booklet, Entry, Section

_LINK_NAMES = {"openreview": "OpenReview", "pdf": "PDF"}
# Longer descriptions are cut by those who show them.
_DESCRIPTION = 155


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact on a paper's page, with start and end where it is a time."""

    label: str
    text: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """An author on a paper's page.

    Fields:
        entry: address of the person's page, from the root; empty without one.
        marks: numbers of the affiliations; empty where all authors share the same.
    """

    name: str
    entry: str
    marks: tuple[int, ...]
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Everything on a paper's own page; addresses are from the root or absolute.

    Fields:
        where: in the hall, in words; empty where the plan of it does not have the board.
    """

    paper: PlannedPaper
    description: str
    authors: tuple[Byline, ...]
    affiliations: tuple[str, ...]
    abstract_html: str
    kind: str
    facts: tuple[Fact, ...]
    links: tuple[tuple[str, str], ...]
    booklet: str
    bibtex: str
    group: Section
    previous: Entry | None
    next: Entry | None
    where: str


def paper_pages(
    plan: Plan, sections: Sequence[Section], booklet: Booklet | None = None
) -> tuple[PaperPage, ...]:
    """Return the pages of all papers, in the order of the list."""
    entries = bibtex_entries(plan)
    indexed = frozenset(name.person for name in plan.names)
    return tuple(
        _paper_page(plan, section, place, entries, indexed, booklet)
        for section in sections
        for place in range(len(section.entries))
    )


def _paper_page(
    plan: Plan,
    section: Section,
    place: int,
    entries: dict[str, str],
    indexed: frozenset[str],
    booklet: Booklet | None,
) -> PaperPage:
    entry = section.entries[place]
    paper = entry.paper
    affiliations = tuple(dict.fromkeys(name for one in paper.authors for name in one.affiliations))
    return PaperPage(
        paper=paper,
        description=_description(plan, paper),
        authors=_bylines(paper, affiliations, indexed),
        affiliations=affiliations,
        abstract_html=entry.abstract_html,
        kind=entry.kind,
        facts=tuple(_facts(plan, entry)),
        links=tuple(_links(plan, entry)),
        booklet=_booklet_address(paper, booklet),
        bibtex=entries[paper.key],
        group=section,
        previous=section.entries[place - 1] if place else None,
        next=section.entries[place + 1] if place + 1 < len(section.entries) else None,
        where=whereabouts(plan.workshop.floor, paper.board)
        if plan.workshop.floor and paper.board
        else "",
    )


def _links(plan: Plan, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield names and addresses; our own picture of a poster has a link of its own."""
    own = addresses.absolute(plan.workshop.site_url, entry.poster) if entry.poster else ""
    for kind, url in public_links(entry.paper).items():
        if url != own:
            yield _link_name(kind), url


def _bylines(
    paper: PlannedPaper, affiliations: tuple[str, ...], indexed: frozenset[str]
) -> tuple[Byline, ...]:
    shared = all(set(author.affiliations) == set(affiliations) for author in paper.authors)
    return tuple(
        Byline(
            name=author.name,
            entry=addresses.author_page(author.person) if author.person in indexed else "",
            affiliations=author.affiliations,
            marks=()
            if shared
            else tuple(affiliations.index(name) + 1 for name in dict.fromkeys(author.affiliations)),
        )
        for author in paper.authors
    )


def _facts(plan: Plan, entry: Entry) -> list[Fact]:
    paper = entry.paper
    facts = [
        Fact("Award", paper.award or ""),
        *(
            Fact(
                one.kind,
                _session_words(plan, one.session, one.slot if one.kind == "Talk" else None),
                one.start,
                one.end,
            )
            for one in entry.appointments
        ),
        Fact("Board", paper.board or ""),
        Fact("Presence", "Not presented at the workshop" if paper.absent else ""),
        Fact("Track", sentence(paper.track or "")),
        Fact("Topics", ", ".join(paper.topics)),
        Fact("Keywords", ", ".join(paper.keywords)),
        Fact("Booklet", f"Pages {words.pages(paper.span)}" if paper.span else ""),
        Fact("Published", paper.archival_elsewhere or ""),
        Fact("Licence", paper.licence or ""),
        Fact("Paper", f"No. {paper.number}" if paper.number is not None else ""),
    ]
    return [fact for fact in facts if fact.text]


def _session_words(plan: Plan, session: Session, slot: Slot | None = None) -> str:
    position = f"talk {slot.order}" if slot and slot.order is not None and not slot.start else ""
    parts = (session.title, programme.when(plan, session, slot), position, session.room)
    return ", ".join(part for part in parts if part)


def _link_name(kind: str) -> str:
    return _LINK_NAMES.get(kind, sentence(kind))


def _booklet_address(paper: PlannedPaper, booklet: Booklet | None) -> str:
    if booklet is None or booklet.address.startswith("../"):
        return ""
    page = first_pdf_page(paper, booklet.fronts)
    volume = paper.span.volume if paper.span else 1
    return f"{booklet.volume(volume)}#page={page}" if page else ""


def _description(plan: Plan, paper: PlannedPaper) -> str:
    text = " ".join(public_abstract(paper)[0].split())
    if not text:
        authors = places.authors(paper)
        text = f"{authors}: {paper.title}" if authors else paper.title
        text = f"{text}. {plan.workshop.event.name}"
    return shortened(text)


def shortened(text: str) -> str:
    """Return as much of a text as search engines show, ending with a word."""
    if len(text) <= _DESCRIPTION:
        return text
    return text[: _DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]
