"""A PDF for each paper: as in the booklet, with the notice on its first page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.booklet.assembly import DocumentMetadata, assemble
from proceedings.booklet.parts import stamped_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.booklet.lettering import Lettering
    from proceedings.booklet.parts import Part
    from proceedings.plan import Plan, PlannedPaper

FOLDER = "papers"
"""Where the PDFs of single papers lie beside the booklet, each named by its paper's key."""


def single_parts(plan: Plan, parts: Sequence[Part]) -> dict[str, Part]:
    """Return the parts of the papers that are printed in full, ready to stand alone, by key."""
    notice = plan.workshop.event.notice
    return {
        part.key: replace(part, title="", group="", notice=notice, returns=False, padded=False)
        for part in parts
        if part.key and not part.own
    }


def lettering_of(parts: Sequence[Part]) -> Lettering:
    """Return the type all of them are stamped in; cutting it takes as long as 20 papers."""
    from string import ascii_lowercase

    from proceedings.booklet.lettering import Lettering

    return Lettering([*stamped_texts(parts), ascii_lowercase])


def write_single(
    plan: Plan, paper: PlannedPaper, part: Part, target: Path, lettering: Lettering
) -> None:
    """Write the PDF of one paper.

    Pages, links, sections and page numbers are those of the booklet; properties say title,
    authors, keywords and rights.
    """
    assemble([part], target, metadata=_metadata(plan, paper), lettering=lettering)


def _metadata(plan: Plan, paper: PlannedPaper) -> DocumentMetadata:
    rights = f"Copyright {plan.workshop.event.date.year} by the author(s)."
    if paper.licence:
        rights += f" Licence: {paper.licence}."
    names = tuple(author.name for author in paper.authors)
    return DocumentMetadata(
        title=paper.title,
        author=", ".join(names),
        creators=names,
        subject=plan.workshop.event.notice,
        keywords=paper.keywords or paper.topics,
        rights=rights,
        date=plan.built,
    )
