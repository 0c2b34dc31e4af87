"""Papers that are not copied: a page in their place, or the abstracts edition."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from proceedings.model import Link, Presentation
from proceedings.model.frozen import dataclass
from proceedings.render import lines, qr
from proceedings.render.document import Composed, document

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedAuthor, PlannedPaper
    from proceedings.render.document import Typeset
    from proceedings.render.pdf import Rendered

_STYLES = ("booklet/booklet.css", "booklet/papers.css")


@dataclass(frozen=True, slots=True)
class Address:
    """A link in print.

    Fields:
        kind: what it leads to; empty where the address says it.
        spoken: the address as it is read and typed.
    """

    kind: str
    url: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A paper as it is set where its manuscript is not copied.

    Fields:
        affiliations: distinct ones in the order of the authors.
        facts: how and where it is presented, its award.
        code: picture (a ``data:`` address) of the QR code of its OpenReview address, if it has one.
    """

    paper: PlannedPaper
    title_html: str
    affiliations: str
    facts: tuple[str, ...]
    addresses: tuple[Address, ...]
    code: str


def placeholder(plan: Plan, paper: PlannedPaper, typeset: Typeset = Composed.laid_out) -> Rendered:
    """Lay out the page that stands for a paper which is not printed in full.

    It says the title, the authors, the abstract, why the paper is not here and where it is. Head
    and foot stay clear for the stamps all papers get.

    Returns:
        one page, or more for a very long abstract; the anchor is ``paper-KEY``.
    """
    return document(
        plan,
        "booklet/placeholder.html",
        typeset=typeset,
        styles=_STYLES,
        tagged=False,
        notice=_notice(plan, paper, own_page=True),
    )


def abstracts(plan: Plan, typeset: Typeset = Composed.laid_out) -> Rendered:
    """Lay out the abstracts edition: the papers one after the other, several a page.

    Folios are arabic from 1.

    Returns:
        the pages; each paper has the anchor ``paper-KEY``, each group ``group-ID``.
    """
    groups = [
        (group, [_notice(plan, plan.paper(key), own_page=False) for key in group.papers])
        for group in plan.groups
        if group.papers
    ]
    return document(
        plan,
        "booklet/abstracts.html",
        typeset=typeset,
        styles=_STYLES,
        tagged=False,
        groups=groups,
    )


def _notice(plan: Plan, paper: PlannedPaper, *, own_page: bool) -> Notice:
    facts = []
    if paper.presentation is not Presentation.POSTER:
        facts.append(paper.presentation.value.capitalize())
    session = plan.workshop.session(paper.session or "") if own_page else None
    if session:
        facts.append(session.title)
    if paper.board:
        facts.append(f"Board {paper.board}")
    if paper.award:
        facts.append(paper.award)
    return Notice(
        paper=paper,
        title_html=lines.kept(paper.title_html),
        affiliations=_affiliations(paper.authors),
        facts=tuple(facts),
        addresses=_addresses(paper),
        code=_code(paper.openreview) if own_page and paper.openreview else "",
    )


def _code(address: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(qr.svg(address).encode()).decode()


def _affiliations(authors: tuple[PlannedAuthor, ...]) -> str:
    return " · ".join(dict.fromkeys(place for author in authors for place in author.affiliations))


def _addresses(paper: PlannedPaper) -> tuple[Address, ...]:
    links = list(paper.links)
    if paper.openreview:
        links.insert(0, Link("", paper.openreview))
    unique = {link.url: link for link in reversed(links)}
    return tuple(
        Address(link.kind[:1].upper() + link.kind[1:], link.url, qr.spoken(link.url))
        for link in reversed(unique.values())
    )
