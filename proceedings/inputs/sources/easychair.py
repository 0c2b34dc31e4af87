"""EasyChair's tables: one of authors, a row each, and one of submissions, or both in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.inputs.sources import fields
from proceedings.inputs.sources.decided import decided
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.tables import Record, named_columns, read_table, records
from proceedings.inputs.sources.values import Gathering, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_COLUMNS = {
    "number": ("submission#", "paper#", "#", "submission", "paper", "submissionnumber"),
    "title": ("title", "papertitle", "submissiontitle"),
    "first": ("firstname", "givenname"),
    "last": ("lastname", "familyname", "surname"),
    "affiliation": ("affiliation", "organization", "organisation"),
    "order": ("authororder", "order", "author#", "position"),
    "authors": ("authors",),
    "keywords": ("keywords",),
    "abstract": ("abstract",),
    "track": ("track", "trackname"),
    "decision": ("decision",),
    "deleted": ("deleted?", "deleted"),
}
_ONCE = ("title", "authors", "keywords", "abstract", "track", "decision", "deleted")


def read_easychair(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read the tables of authors and of submissions; rows of one number belong together.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    rows: dict[int, list[Record]] = {}
    for path in files:
        own = records(read_table(path, "easychair"), _head, found)
        if own is None:
            raise stranger(
                path, "easychair", "a column with the submission (#), and names or titles"
            )
        for row in own:
            number = fields.number(row.text("number"))
            if number is None:
                found.complain(
                    row.where, "the row has no submission number", "Give it one, or delete the row."
                )
            else:
                rows.setdefault(number, []).append(row)
    for number, group in rows.items():
        _take(number, group, found)
    return found.reading()


def _head(cells: tuple[str, ...]) -> Mapping[str, int] | None:
    return named_columns(cells, _COLUMNS, ("number", "last")) or named_columns(
        cells, _COLUMNS, ("number", "title")
    )


def _take(number: int, group: Sequence[Record], found: Gathering) -> None:
    """Take the paper of all rows of one number."""
    once = {name: _single(name, group, found) for name in _ONCE}
    row = Record(group[0].where, {n: v for n, v in once.items() if v is not None})
    if row.text("deleted"):
        row = Record(row.where, {**row.cells, "decision": "deleted"})
    listed = [one for one in group if one.text("last") or one.text("first")]
    entry = {
        "number": number,
        "title": row.text("title"),
        "authors": _authors(listed, found)
        or fields.authors(row.cells.get("authors"), row.where, found),
        "abstract": fields.abstract(row.cells.get("abstract"), row.where, found),
        "keywords": fields.words(row.cells.get("keywords")),
        "track": row.text("track"),
    }
    if "title" not in row.cells:
        found.complain(
            row.where,
            f"submission {number} has authors and no title",
            "Name the table of submissions (submission.csv) as well.",
        )
        return
    decided(row, {n: v for n, v in entry.items() if v}, found)


def _single(name: str, group: Sequence[Record], found: Gathering) -> str | None:
    """Return the one value the rows of a paper agree on; None where no table has the column."""
    present = [row for row in group if name in row.cells]
    filled = [row for row in present if row.text(name)]
    if len({row.text(name) for row in filled}) > 1:
        found.complain(
            filled[-1].where,
            f"the {name} is not that of {filled[0].where}, of the same number",
            "Correct the number, or the row.",
        )
    if filled:
        return filled[0].cells[name]
    return "" if present else None


def _authors(rows: Sequence[Record], found: Gathering) -> list[dict[str, Any]]:
    """Return the authors in the order their column gives, else in that of the rows."""
    orders = [fields.number(row.text("order")) for row in rows]
    ordered = list(rows)
    if any(order is not None for order in orders):
        if None in orders or len(set(orders)) < len(orders):
            found.complain(
                rows[0].where,
                "the order of the authors is not given, or given twice, in some of the rows",
                "Number the authors of the paper from 1.",
            )
        ordered.sort(key=lambda row: fields.number(row.text("order")) or 0)
    made = []
    for row in ordered:
        given, family = row.text("first"), row.text("last")
        author = fields.person(
            f"{given} {family}",
            family=fields.without_mail(family),
            given=fields.without_mail(given),
            affiliations=[row.text("affiliation")],
        )
        if author:
            made.append(author)
    return made
