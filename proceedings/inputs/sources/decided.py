"""A row with a decision in one of its columns: a paper, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.inputs.sources import decisions
from proceedings.inputs.sources.values import Imported, LeftOut

if TYPE_CHECKING:
    from proceedings.inputs.sources.tables import Record
    from proceedings.inputs.sources.values import Gathering, Place


def decided(
    row: Record,
    entry: dict[str, Any],
    found: Gathering,
    *,
    place: Place | None = None,
    must: bool = True,
) -> None:
    """Take the paper of a row, or leave it out, as its column ``decision`` says.

    Arguments:
        entry: of the paper, without what the decision says; what is empty in it is dropped.
        must: a row without a decision is left out where the table has the column.
    """
    has_column = "decision" in row.cells
    words = row.text("decision")
    out = decisions.refusal(words) if words else ("no decision" if has_column and must else None)
    if words and not out and must and not decisions.is_acceptance(words):
        out = f"decision “{words}”"
    if out:
        found.left_out.append(
            LeftOut(row.where, out, entry.get("number"), entry.get("id"), entry.get("title") or "")
        )
        return
    said = decisions.read(words)
    if said.rest:
        found.warn(row.where, f"“{said.rest}” in the decision was not understood")
    entry.setdefault("presentation", said.presentation)
    entry.setdefault("track", said.track)
    entry.setdefault("award", said.award)
    kept = {name: value for name, value in entry.items() if value not in (None, "", [], {})}
    found.add(Imported(kept, row.where, place))
