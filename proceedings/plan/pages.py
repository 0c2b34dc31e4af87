"""Page numbers: every paper opens on an odd one, and those that are frozen stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model import FrozenPages
from proceedings.plan.values import PageSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.plan.values import Plan

_MEGABYTE = 1_048_576


def paginate(plan: Plan, spans: Mapping[str, PageSpan]) -> Plan:
    """Return the plan with printed page numbers; a paper without a span keeps its place."""
    papers = tuple(replace(p, span=spans.get(p.key)) for p in plan.papers)
    texts = {p.key: str(p.span.first) for p in papers if p.span}
    names = tuple(
        replace(
            entry,
            papers=tuple(
                replace(where, text=texts.get(where.paper, where.text)) for where in entry.papers
            ),
        )
        for entry in plan.names
    )
    return replace(plan, papers=papers, names=names)


def number_pages(
    plan: Plan, pages: Mapping[str, int], sizes: Mapping[str, int] | None = None
) -> dict[str, PageSpan]:
    """Return the printed pages of each paper, by key in the order of pages.

    Every paper begins with an odd number, which is a right-hand page in print. The number of a
    blank page before it is counted, though the edition for screens leaves the page out. Frozen
    papers keep their numbers: a page too many gets a letter behind the last one, a page less leaves
    its number unused, and papers that were not there yet follow behind all that were. Volumes are
    filled one after the other; numbers go on through all of them.

    Arguments:
        pages: how many pages each paper has in the booklet; a paper with none gets no span.
        sizes: bytes of each manuscript, where volumes are limited by size.
    """
    spans = {
        paper.key: _kept(plan.frozen[paper.key], pages[paper.key])
        for paper in plan.papers
        if paper.key in plan.frozen and pages.get(paper.key)
    }
    first = next_opening(max((frozen.last for frozen in plan.frozen.values()), default=0))
    for paper in plan.papers:
        length = pages.get(paper.key, 0)
        if length and paper.key not in spans:
            spans[paper.key] = PageSpan(first, first + length - 1)
            first = next_opening(first + length - 1)
    return _in_volumes(plan, spans, sizes or {})


def _in_volumes(
    plan: Plan, spans: Mapping[str, PageSpan], sizes: Mapping[str, int]
) -> dict[str, PageSpan]:
    """Return the papers in the order of pages, each with its volume and its place in that file."""
    settings = plan.workshop.booklet
    most_papers = settings.volume_papers or len(spans)
    most_bytes = (settings.volume_size or 0) * _MEGABYTE or sum(sizes.values())
    placed: dict[str, PageSpan] = {}
    volume, papers, size, sheet = 1, 0, 0, 1
    for key, span in sorted(spans.items(), key=lambda item: item[1].first):
        more = sizes.get(key, 0)
        if papers and (papers == most_papers or size + more > most_bytes):
            volume, papers, size, sheet = volume + 1, 0, 0, 1
        placed[key] = replace(span, sheet=sheet, volume=volume)
        papers, size, sheet = papers + 1, size + more, sheet + span.pages
    return placed


def _kept(frozen: FrozenPages, length: int) -> PageSpan:
    # The blank page behind an odd number belongs to the paper, too.
    room = next_opening(frozen.last) - frozen.first
    last = frozen.first + min(length, room) - 1
    return PageSpan(frozen.first, last, extra=max(length - room, 0))


def next_opening(last: int) -> int:
    """Return the first odd number behind a page: where the next part opens."""
    return last + 1 + last % 2


def freeze(plan: Plan, spans: Mapping[str, PageSpan]) -> Plan:
    """Return the plan with the numbers it has now frozen; those frozen before stay as they are."""
    now = {key: FrozenPages(span.first, span.last) for key, span in spans.items()}
    return replace(plan, frozen={**now, **plan.frozen})
