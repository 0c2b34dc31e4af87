"""The booklet from the plan: which pages each paper has, and all parts in their order."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.booklet.assembly import DocumentMetadata, assemble
from proceedings.booklet.matter import Matter, make_matter
from proceedings.booklet.papers import abstracts, placeholder
from proceedings.booklet.parts import AssemblyReport, Clearance, Part
from proceedings.model import Finding, Inclusion
from proceedings.plan import PageSpan
from proceedings.plan.pages import next_opening, number_pages
from proceedings.render.pdf import Rendered  # noqa: TC001 - a field's type

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.plan import Plan, PlannedPaper


class Edition(StrEnum):
    """What a booklet is made for."""

    SCREEN = "screen"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class PaperPages:
    """The pages of the papers before they are put together.

    Fields:
        spans: printed pages of each paper that has any.
        placeholders: the page that stands in for a paper, by key.
        abstracts: the papers of the abstracts edition, in one piece; None in the full one.
    """

    spans: Mapping[str, PageSpan]
    placeholders: Mapping[str, Rendered]
    abstracts: Rendered | None


@dataclass(frozen=True, slots=True)
class Booklet:
    """All parts of a booklet, ready to be put together.

    Fields:
        papers: their parts, or the one part of the abstracts edition.
        findings: what could not be set, such as characters that no font has.
    """

    plan: Plan
    matter: Matter
    papers: tuple[Part, ...]
    findings: tuple[Finding, ...]


def paper_pages(plan: Plan) -> PaperPages:
    """Find out how many pages each paper has, rendering what stands in for manuscripts."""
    if plan.abstracts_only:
        if not any(paper.abstract for paper in plan.papers):
            return PaperPages({}, {}, None)
        rendered = abstracts(plan)
        return PaperPages(_spans_of_abstracts(plan, rendered), {}, rendered)
    standing_in = {
        paper.key: placeholder(plan, paper)
        for paper in plan.papers
        if not paper.pages and paper.inclusion is not Inclusion.NONE
    }
    pages = {
        paper.key: paper.pages or standing_in[paper.key].pages
        for paper in plan.papers
        if paper.pages or paper.key in standing_in
    }
    return PaperPages(number_pages(plan, pages), standing_in, None)


def _spans_of_abstracts(plan: Plan, rendered: Rendered) -> dict[str, PageSpan]:
    """Return the page each abstract begins on; it is not known where a shared page's ends."""
    spans = {}
    for paper in plan.papers:
        first = rendered.anchors.get(f"paper-{paper.key}")
        if first is not None:
            spans[paper.key] = PageSpan(first, first)
    return spans


def prepare(
    plan: Plan, pages: PaperPages, clearances: Mapping[str, tuple[Clearance, ...]]
) -> Booklet:
    """Lay out front and back matter and list all parts.

    Arguments:
        plan: paginated.
        clearances: what is clear on each page of each manuscript, by key.
    """
    matter = make_matter(plan, next_opening(_last_page(plan, pages)))
    findings = list(matter.findings)
    parts = []
    if pages.abstracts is not None:
        parts.append(Part(pages.abstracts.pdf, "Papers", first_label=1, own=True, padded=True))
        findings += pages.abstracts.findings
    groups = {key: group.title for group in plan.groups for key in group.papers}
    # In the order of numbers: what came after the freeze stands behind what was there.
    for paper in sorted(plan.papers, key=lambda paper: paper.span.first if paper.span else 0):
        part = _paper_part(plan, paper, groups[paper.key], pages, clearances)
        if part is not None:
            parts.append(replace(part, returns=matter.has_contents))
    for rendered in pages.placeholders.values():
        findings += rendered.findings
    return Booklet(plan, matter, tuple(parts), tuple(findings))


def write_edition(booklet: Booklet, target: Path, edition: Edition) -> AssemblyReport:
    """Put one edition together.

    Arguments:
        target: the file to write.
        edition: that for screens can be read while it loads and leads from place to place; that
            for print opens every paper on a right-hand page and has no links.
    """
    return assemble(
        [*booklet.matter.front, *booklet.papers, *booklet.matter.back],
        target,
        metadata=_metadata(booklet.plan),
        linearize=edition is Edition.SCREEN,
        printed=edition is Edition.PRINT,
    )


def _last_page(plan: Plan, pages: PaperPages) -> int:
    """Return the printed number of the last page of the papers; 0 without any."""
    if pages.abstracts is not None:
        return pages.abstracts.pages
    return max((paper.span.last for paper in plan.papers if paper.span), default=0)


def _paper_part(
    plan: Plan,
    paper: PlannedPaper,
    group: str,
    pages: PaperPages,
    clearances: Mapping[str, tuple[Clearance, ...]],
) -> Part | None:
    standing_in = pages.placeholders.get(paper.key)
    source = standing_in.pdf if standing_in is not None else paper.manuscript
    if source is None or paper.span is None:
        return None
    return Part(
        source,
        paper.title,
        group=group,
        first_label=paper.span.first,
        running_head=(plan.workshop.event.short, paper.title),
        outline=standing_in is None,
        key=paper.key,
        own=standing_in is not None,
        own_numbers=plan.workshop.booklet.own_numbers,
        lettered=paper.span.extra,
        clearance=clearances.get(paper.key),
    )


def _metadata(plan: Plan) -> DocumentMetadata:
    event = plan.workshop.event
    return DocumentMetadata(
        title=event.name,
        author=", ".join(person.name for person in plan.workshop.organizers),
        subject=event.notice,
        date=plan.built,
    )
