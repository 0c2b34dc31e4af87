"""The booklet from the plan: which pages each paper has, and all parts in their order."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.booklet.matter import Matter, make_matter
from proceedings.booklet.papers import abstracts, placeholder
from proceedings.booklet.parts import Clearance, Part
from proceedings.model import Finding, Inclusion
from proceedings.model.frozen import dataclass
from proceedings.plan import PageSpan
from proceedings.plan.pages import next_opening, number_pages
from proceedings.render.document import Composed
from proceedings.render.pdf import Rendered  # noqa: TC001 - a field's type

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.booklet.lettering import Lettering
    from proceedings.booklet.parts import AssemblyReport
    from proceedings.pdf.writing import DocumentMetadata
    from proceedings.plan import Plan, PlannedPaper
    from proceedings.render.document import Typeset


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
class Volume:
    """All parts of a volume, ready to be put together.

    Fields:
        name: what its files are called after their edition, such as "-2"; empty where it is alone.
        papers: their parts, or the one part of the abstracts edition.
        elsewhere: papers of other volumes by key: the ending of their volume's name, and the index
            of their first page there.
    """

    name: str
    matter: Matter
    papers: tuple[Part, ...]
    elsewhere: Mapping[str, tuple[str, int]]

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in their order."""
        return (*self.matter.front, *self.papers, *self.matter.back)


@dataclass(frozen=True, slots=True)
class Booklet:
    """All volumes of a booklet.

    Fields:
        plan: as it is printed.
        findings: what could not be set, such as characters that no font has.
    """

    plan: Plan
    volumes: tuple[Volume, ...]
    findings: tuple[Finding, ...]

    @property
    def papers(self) -> tuple[Part, ...]:
        """The papers of all volumes."""
        return tuple(part for volume in self.volumes for part in volume.papers)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that is bound, of all volumes."""
        return tuple(part for one in self.volumes for part in one.parts)


def paper_pages(plan: Plan, typeset: Typeset = Composed.laid_out) -> PaperPages:
    """Find out how many pages each paper has, typesetting what stands in for manuscripts."""
    if plan.abstracts_only:
        if not any(paper.abstract for paper in plan.papers):
            return PaperPages({}, {}, None)
        rendered = abstracts(plan, typeset)
        return PaperPages(_spans_of_abstracts(plan, rendered), {}, rendered)
    standing_in = {
        paper.key: placeholder(plan, paper, typeset)
        for paper in plan.papers
        if not paper.pages and paper.inclusion is not Inclusion.NONE
    }
    pages = {
        paper.key: paper.pages or standing_in[paper.key].pages
        for paper in plan.papers
        if paper.pages or paper.key in standing_in
    }
    sizes = {
        paper.key: paper.manuscript.stat().st_size
        for paper in plan.papers
        if paper.manuscript is not None and plan.workshop.booklet.volume_size
    }
    return PaperPages(number_pages(plan, pages, sizes), standing_in, None)


def _spans_of_abstracts(plan: Plan, rendered: Rendered) -> dict[str, PageSpan]:
    """Return the page each abstract begins on; it is not known where a shared page's ends."""
    spans = {}
    for paper in plan.papers:
        first = rendered.anchors.get(f"paper-{paper.key}")
        if first is not None:
            spans[paper.key] = PageSpan(first, first)
    return spans


def prepare(
    plan: Plan,
    pages: PaperPages,
    clearances: Mapping[str, tuple[Clearance, ...]],
    typeset: Typeset = Composed.laid_out,
) -> Booklet:
    """Lay out front and back matter and list all parts.

    Arguments:
        plan: paginated.
        clearances: what is clear on each page of each manuscript, by key.
        typeset: makes the pages.
    """
    count = max((paper.span.volume for paper in plan.papers if paper.span), default=1)
    behind = next_opening(_last_page(plan, pages))
    matters = [make_matter(plan, behind, number, count, typeset) for number in range(1, count + 1)]
    findings = list(dict.fromkeys(finding for matter in matters for finding in matter.findings))
    for rendered in (*pages.placeholders.values(), *([pages.abstracts] if pages.abstracts else [])):
        findings += rendered.findings
    places = {
        paper.key: (
            _volume_name(paper.span.volume, count),
            matters[paper.span.volume - 1].front_pages + paper.span.position - 1,
        )
        for paper in plan.papers
        if paper.span and count > 1
    }
    volumes = []
    for number, matter in enumerate(matters, 1):
        parts = _paper_parts(plan, number, pages, clearances)
        if pages.abstracts is not None:
            own = Part(pages.abstracts.pdf, "Papers", first_label=1, own=True, padded=True)
            parts = [own]
        parts = [replace(part, returns=bool(part.key) and matter.has_contents) for part in parts]
        inside = {part.key for part in parts}
        elsewhere = {key: place for key, place in places.items() if key not in inside}
        volumes.append(Volume(_volume_name(number, count), matter, tuple(parts), elsewhere))
    return Booklet(plan, tuple(volumes), tuple(findings))


def _volume_name(number: int, count: int) -> str:
    return f"-{number}" if count > 1 else ""


def write_edition(
    plan: Plan,
    volume: Volume,
    folder: Path,
    edition: Edition,
    lettering: Lettering | None = None,
) -> AssemblyReport:
    """Put one edition of a volume together.

    Arguments:
        folder: to write into; see :func:`file_name`.
        lettering: what is stamped is set in it; see :func:`assemble`.
        edition: that for screens can be read while it loads and leads from place to place; that
            for print opens every paper on a right-hand page and has no links.
    """
    from proceedings.booklet.assembly import assemble  # what other outputs do without

    return assemble(
        volume.parts,
        folder / file_name(edition, volume.name),
        metadata=_metadata(plan, volume.name),
        linearize=edition is Edition.SCREEN,
        printed=edition is Edition.PRINT,
        lettering=lettering,
        elsewhere={
            key: (file_name(edition, name), index)
            for key, (name, index) in volume.elsewhere.items()
        },
    )


def file_name(edition: Edition, volume: str) -> str:
    """Return what the file of an edition is called, such as ``booklet.pdf``."""
    return f"{'print' if edition is Edition.PRINT else 'booklet'}{volume}.pdf"


def _paper_parts(
    plan: Plan, volume: int, pages: PaperPages, clearances: Mapping[str, tuple[Clearance, ...]]
) -> list[Part]:
    """Return the papers of a volume in the order of their numbers.

    What came after the freeze stands behind what was there.
    """
    groups = {key: group.title for group in plan.groups for key in group.papers}
    spanned = [(paper.span, paper) for paper in plan.papers if paper.span]
    parts = [
        _paper_part(plan, paper, groups[paper.key], pages, clearances)
        for span, paper in sorted(spanned, key=lambda pair: pair[0].first)
        if span.volume == volume
    ]
    return [part for part in parts if part is not None]


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


def _metadata(plan: Plan, volume: str) -> DocumentMetadata:
    from proceedings.pdf.writing import DocumentMetadata

    event = plan.workshop.event
    return DocumentMetadata(
        title=event.name + (f", volume {volume[1:]}" if volume else ""),
        author=", ".join(person.name for person in plan.workshop.organizers),
        subject=event.notice,
        date=plan.built,
    )
