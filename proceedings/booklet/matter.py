"""The parts around the papers as pieces: runs of pages that we set, and PDFs of the workshop."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.booklet.addresses import paper_address
from proceedings.booklet.front import Around, Further, has_part, lay_out
from proceedings.booklet.parts import Part
from proceedings.booklet.sequence import sequence
from proceedings.model.frozen import dataclass
from proceedings.render.document import Composed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.booklet.sequence import Step
    from proceedings.model import Finding
    from proceedings.plan import Plan
    from proceedings.render.document import Typeset

_TITLES = {"authors": "Authors", "topics": "Topics", "posters": "Posters by board"}
_IN_EVERY_VOLUME = {"cover", "notice", "title-page", "contents"}
_ANCHORS = {"authors": "author-index"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands before the papers and behind them, ready to be put together.

    Fields:
        has_contents: papers can lead back to the contents.
        front_pages: how many pages stand before the papers.
    """

    front: tuple[Part, ...]
    back: tuple[Part, ...]
    findings: tuple[Finding, ...]
    has_contents: bool
    front_pages: int


def make_matter(
    plan: Plan,
    first_back: int,
    number: int = 1,
    count: int = 1,
    typeset: Typeset = Composed.laid_out,
) -> Matter:
    """Lay out all parts of a volume but the papers.

    Those behind the papers come first, since the contents name their pages. They stand in the last
    volume and are about all; the first one has all parts before the papers, the others cover,
    notice, title page and contents.

    Arguments:
        plan: paginated, where the booklet has pages.
        first_back: printed number of the first page behind the papers.
        number, count: which volume of how many.
        typeset: makes the pages.
    """
    parts = sequence(plan)
    findings = list(parts.findings)
    after = [step for step in parts.back if has_part(plan, step)] if number == count else []
    volume = f"Volume {number} of {count}" if count > 1 else ""
    back, further = _back(plan, after, first_back, findings, typeset)
    front = [
        step
        for step in parts.front
        if has_part(plan, step) and (number == 1 or step.name in _IN_EVERY_VOLUME)
    ]
    here = _of_volume(plan, number) if count > 1 else plan
    pieces, pages = _front(here, front, Around(tuple(further), volume), findings, typeset)
    has_contents = any(step.name == "contents" and step.page is None for step in front)
    return Matter(pieces, back, tuple(findings), has_contents, pages)


def _of_volume(plan: Plan, number: int) -> Plan:
    """Return the plan with the papers of a volume in its contents; the rest is about all."""
    inside = {paper.key for paper in plan.papers if paper.span and paper.span.volume == number}
    groups = tuple(
        replace(group, papers=tuple(key for key in group.papers if key in inside))
        for group in plan.groups
    )
    return replace(plan, groups=tuple(group for group in groups if group.papers))


def own_key(name: str) -> str:
    """Return the key of an own page, which no paper has."""
    return f"pages/{name}"


def _front(
    plan: Plan,
    steps: Sequence[Step],
    around: Around,
    findings: list[Finding],
    typeset: Typeset,
) -> tuple[tuple[Part, ...], int]:
    """Lay out the front matter; its number of pages is even, so that papers open on the right."""
    pieces: list[Part] = []
    pages = 0
    for run in _runs(steps):
        pdf = run[0].page.pdf if run[0].page else None
        if run[0].page and pdf is not None:
            pieces.append(Part(pdf, run[0].page.title, outline=False, key=own_key(run[0].name)))
            pages += run[0].page.pages
            continue
        rendered = lay_out(
            plan, run, around, first_page=pages + 1, numerals="lower-roman", typeset=typeset
        )
        findings += rendered.findings
        pieces.append(Part(rendered.pdf, "", own=True))
        pages += rendered.pages
    if pieces:
        pieces[-1] = replace(pieces[-1], padded=True)
    return tuple(pieces), pages + pages % 2


def _back(
    plan: Plan, steps: Sequence[Step], first: int, findings: list[Finding], typeset: Typeset
) -> tuple[tuple[Part, ...], list[Further]]:
    pieces: list[Part] = []
    further: list[Further] = []
    page = first
    for run in _runs(steps):
        own = run[0].page
        if own is not None and own.pdf is not None:
            pieces.append(
                Part(own.pdf, own.title, first_label=page, outline=False, key=own_key(own.name))
            )
            further.append(Further(own.title, paper_address(own_key(own.name)), page))
            page += own.pages
            continue
        rendered = lay_out(plan, run, Around(), first_page=page, typeset=typeset)
        findings += rendered.findings
        for step in run:
            anchor = _ANCHORS.get(step.name, step.name)
            title = step.page.title if step.page else _TITLES.get(step.name, step.name)
            at = page + rendered.anchors.get(anchor, 1) - 1
            further.append(Further(title, paper_address(anchor), at))
        pieces.append(Part(rendered.pdf, "", first_label=page, own=True))
        page += rendered.pages
    return tuple(pieces), further


def _runs(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield parts that are set together, and each PDF by itself."""
    numbered = groupby(enumerate(steps), key=lambda pair: _own_pdf(pair[1]) and pair[0] + 1)
    for _, group in numbered:
        yield [step for _, step in group]


def _own_pdf(step: Step) -> bool:
    return step.page is not None and step.page.pdf is not None
