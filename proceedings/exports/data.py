"""Everything in ``data/``, by its name: a plan in, texts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.exports.atom import ATOM, changes_atom
from proceedings.exports.bibtex import bibtex
from proceedings.exports.calendar import calendars
from proceedings.exports.changes import changes_json
from proceedings.exports.papers import papers_json
from proceedings.exports.plain import papers_txt
from proceedings.exports.schema import papers_schema
from proceedings.exports.tables import papers_csv

if TYPE_CHECKING:
    from proceedings.inputs import Published
    from proceedings.plan.values import Plan


def data_files(
    plan: Plan, fronts: tuple[int, ...] | None = None, published: Published | None = None
) -> dict[str, str]:
    """Return the text of each file by its path below ``data/``.

    Arguments:
        fronts: pages before the first paper of each volume; None where there is no booklet.
        published: what was last published; None where nothing was.
    """
    changed = {"changes.json": changes_json(plan, published)} if published else {}
    return {
        "papers.json": papers_json(plan, fronts),
        "papers.schema.json": papers_schema(),
        "papers.bib": bibtex(plan),
        "papers.csv": papers_csv(plan),
        "papers.txt": papers_txt(plan),
        **changed,
        ATOM: changes_atom(plan, published),
        **calendars(plan, published),
    }
