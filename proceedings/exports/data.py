"""Everything in ``data/``, by its name: a plan in, texts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.exports.atom import ATOM, changes_atom
from proceedings.exports.bibtex import bibtex
from proceedings.exports.calendar import calendars
from proceedings.exports.papers import papers_json
from proceedings.exports.plain import papers_txt
from proceedings.exports.schema import papers_schema
from proceedings.exports.tables import papers_csv

if TYPE_CHECKING:
    from proceedings.exports.published import Published
    from proceedings.plan.values import Plan


def data_files(
    plan: Plan, pdf_offset: int | None = None, published: Published | None = None
) -> dict[str, str]:
    """Return the text of each file by its path below ``data/``.

    Arguments:
        pdf_offset: pages of front matter in ``booklet/booklet.pdf``; None where there is none.
        published: what was last published; None where nothing was.
    """
    return {
        "papers.json": papers_json(plan, pdf_offset),
        "papers.schema.json": papers_schema(),
        "papers.bib": bibtex(plan),
        "papers.csv": papers_csv(plan),
        "papers.txt": papers_txt(plan),
        ATOM: changes_atom(plan, published),
        **calendars(plan, published),
    }
