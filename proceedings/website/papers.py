"""What the list and a paper's own page say of a paper; a fact that is missing is not said."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from proceedings.exports import bibtex_entries, first_pdf_page, public_abstract, public_links
from proceedings.model import Presentation, Session
from proceedings.model.frozen import dataclass
from proceedings.render import places, words
from proceedings.text.phrases import join_words
from proceedings.website import addresses, programme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.plan import Group, Plan, PlannedPaper, Slot

_LINK_NAMES = {"openreview": "OpenReview", "pdf": "PDF"}
# Words of awards, the highest first.
_AWARDS = (
    frozenset({"best", "first", "gold", "winner", "grand", "outstanding", "1st"}),
    frozenset({"second", "silver", "2nd"}),
    frozenset({"third", "bronze", "3rd"}),
    frozenset({"runner", "finalist"}),
    frozenset({"honorable", "honourable", "mention"}),
)
_FORMULA_IN_WORD = re.compile(r"<math>(?:(?!</math>).)*</math>(?=[\w’-])[\w’-]*", re.DOTALL)
_ANCHOR = re.compile(r"</?a\b[^>]*>")
# Longer descriptions are cut by those who show them.
_DESCRIPTION = 155


@dataclass(frozen=True, slots=True)
class Booklet:
    """Where the booklet's PDF lies.

    Fields:
        address: from the website's root, or absolute. Pages link to it only where it is absolute
            or inside the website: what lies beside that folder is not published with it.
        fronts: pages before the first paper of each volume; None where the booklet has no papers.
    """

    address: str
    fronts: tuple[int, ...] | None = None

    def volume(self, number: int) -> str:
        """Return the address of a volume, from 1."""
        several = self.fronts is not None and len(self.fronts) > 1
        return f"{self.address.removesuffix('.pdf')}-{number}.pdf" if several else self.address


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in the list.

    Fields:
        kind: how it is presented, where that is more than a poster; marked by shape and word.
        facts: what else there is to say, in a few words each.
    """

    paper: PlannedPaper
    page: str
    authors: str
    abstract_html: str
    kind: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the list with time and room of its session.

    Fields:
        others: the session's posters that stand in another group, such as "1 oral"; or empty.
    """

    group: Group
    anchor: str
    title: str
    time: str
    room: str
    others: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list can be narrowed to: a presentation or a topic, and how many papers have it."""

    name: str
    papers: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact on a paper's page."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Byline:
    """An author on a paper's page.

    Fields:
        entry: address in the authors' index, from the root; empty without one.
        marks: numbers of the affiliations; empty where all authors share the same.
    """

    name: str
    entry: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Everything on a paper's own page; addresses are from the root or absolute."""

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


def link_text(html: str) -> str:
    """Return safe HTML without links of its own, to stand inside a link."""
    return unbroken(_ANCHOR.sub("", html))


def unbroken(html: str) -> str:
    """Return HTML in which a formula and the rest of its word (``k-means``) stay on one line.

    Browsers may break a line on either side of a formula, even before a hyphen.
    """
    return _FORMULA_IN_WORD.sub(lambda m: f'<span class="unbroken">{m[0]}</span>', html)


def sections(plan: Plan) -> tuple[Section, ...]:
    """Return the list of papers, group by group."""
    papers = {paper.key: paper for paper in plan.papers}
    return tuple(
        _section(plan, group, tuple(papers[key] for key in group.papers))
        for group in plan.groups
        if group.papers
    )


def awards(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """Return the papers with an award, the highest award first.

    Ranks are read from the award's words; awards without one come last, in the order of the list.
    """
    won = (entry for section in sections for entry in section.entries if entry.paper.award)
    return tuple(sorted(won, key=lambda entry: _award_rank(entry.paper.award or "")))


def _award_rank(award: str) -> tuple[int, int]:
    """Return where an award stands: "runner-up to the best paper" is behind "best paper"."""
    said = set(re.findall(r"\w+", award.casefold()))
    ranks = [rank for rank, names in enumerate(_AWARDS) if said & names]
    return (max(ranks), min(ranks)) if ranks else (len(_AWARDS), 0)


def search_hint(sections: Sequence[Section]) -> str:
    """Return what can be searched for, such as "Title, author or abstract"."""
    entries = [entry for section in sections for entry in section.entries]
    hints = ["title"]
    hints += ["author"] if any(entry.authors for entry in entries) else []
    hints += ["abstract"] if any(entry.abstract_html for entry in entries) else []
    return _sentence(join_words(hints, "or"))


def presentations(plan: Plan) -> tuple[Filter, ...]:
    """Return the kinds of presentation; none where there is but one."""
    count = Counter(paper.presentation for paper in plan.papers)
    kinds = [Filter(_kind_name(kind), count[kind]) for kind in Presentation if count[kind]]
    return tuple(kinds) if len(kinds) > 1 else ()


def topics(plan: Plan) -> tuple[Filter, ...]:
    """Return the topics in the workshop's order, else by name; none where there is but one."""
    count = Counter(topic for paper in plan.papers for topic in paper.topics)
    order = [topic for topic in plan.workshop.topics if topic in count]
    order += sorted(set(count).difference(order))
    return tuple(Filter(topic, count[topic]) for topic in order) if len(order) > 1 else ()


def paper_pages(plan: Plan, booklet: Booklet | None = None) -> tuple[PaperPage, ...]:
    """Return the pages of all papers, in the order of the list."""
    entries = bibtex_entries(plan)
    indexed = frozenset(name.person for name in plan.names)
    return tuple(
        _paper_page(plan, section, place, entries, indexed, booklet)
        for section in sections(plan)
        for place in range(len(section.entries))
    )


def _section(plan: Plan, group: Group, papers: tuple[PlannedPaper, ...]) -> Section:
    session = plan.workshop.session(group.session or "")
    return Section(
        group=group,
        anchor=addresses.group_anchor(group.id),
        title=group.title or "Papers",
        time=programme.when(plan, session) if session else "",
        room=session.room if session else "",
        others=programme.listed_elsewhere(plan, session.id) if session else "",
        entries=tuple(_entry(plan, group, paper) for paper in papers),
    )


def _entry(plan: Plan, group: Group, paper: PlannedPaper) -> Entry:
    return Entry(
        paper=paper,
        page=addresses.paper_page(paper.key),
        authors=places.authors(paper),
        abstract_html=public_abstract(paper)[1],
        kind=_kind(paper),
        facts=tuple(_list_facts(plan, group, paper)),
    )


def _list_facts(plan: Plan, group: Group, paper: PlannedPaper) -> list[str]:
    facts = []
    if talk := plan.workshop.session(paper.talk or ""):
        facts.append(_talk_words(plan, talk, _slot(plan, talk, paper)))
    session = plan.workshop.session(paper.session or "")
    if session and session.id != group.session:
        facts.append(session.title)
    if paper.board:
        facts.append(f"Board {paper.board}")
    if paper.absent:
        facts.append("Not presented")
    return facts


def _talk_words(plan: Plan, talk: Session, slot: Slot | None) -> str:
    """Return the time of a talk; its position and session where no time is fixed."""
    if slot and slot.start:
        return f"Talk {programme.when(plan, talk, slot)}"
    position = f"Talk {slot.order}" if slot and slot.order is not None else "Talk"
    return f"{position} in {talk.title}"


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
        facts=tuple(_facts(plan, paper)),
        links=tuple((_link_name(kind), url) for kind, url in public_links(paper).items()),
        booklet=_booklet_address(paper, booklet),
        bibtex=entries[paper.key],
        group=section,
        previous=section.entries[place - 1] if place else None,
        next=section.entries[place + 1] if place + 1 < len(section.entries) else None,
    )


def _bylines(
    paper: PlannedPaper, affiliations: tuple[str, ...], indexed: frozenset[str]
) -> tuple[Byline, ...]:
    shared = all(set(author.affiliations) == set(affiliations) for author in paper.authors)
    return tuple(
        Byline(
            name=author.name,
            entry=addresses.author_entry(author.person) if author.person in indexed else "",
            marks=()
            if shared
            else tuple(affiliations.index(name) + 1 for name in dict.fromkeys(author.affiliations)),
        )
        for author in paper.authors
    )


def _facts(plan: Plan, paper: PlannedPaper) -> list[Fact]:
    facts = [Fact("Award", paper.award or "")]
    if talk := plan.workshop.session(paper.talk or ""):
        facts.append(Fact("Talk", _session_words(plan, talk, _slot(plan, talk, paper))))
    if session := plan.workshop.session(paper.session or ""):
        facts.append(Fact("Poster", _session_words(plan, session)))
    facts += [
        Fact("Board", paper.board or ""),
        Fact("Presence", "Not presented at the workshop" if paper.absent else ""),
        Fact("Track", _sentence(paper.track or "")),
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


def _slot(plan: Plan, session: Session, paper: PlannedPaper) -> Slot | None:
    for planned in plan.sessions:
        if planned.session.id == session.id:
            return next((slot for slot in planned.slots if slot.paper == paper.key), None)
    return None


def _kind(paper: PlannedPaper) -> str:
    return "" if paper.presentation is Presentation.POSTER else _kind_name(paper.presentation)


def _kind_name(presentation: Presentation) -> str:
    return presentation.value.capitalize()


def _link_name(kind: str) -> str:
    return _LINK_NAMES.get(kind, _sentence(kind))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


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
    if len(text) <= _DESCRIPTION:
        return text
    return text[: _DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
