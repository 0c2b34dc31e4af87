"""List beside print as JSON. Keys are added, never renamed; unknown is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from proceedings.exports.findings import box_value, finding_value
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.model import Settled
    from proceedings.reconcile.proposals import Proposal
    from proceedings.reconcile.values import Compared, ComparedPaper, Reconciliation

SCHEMA = "proceedings/reconcile/1"


def reconcile_json(found: Reconciliation, proposals: Sequence[Proposal]) -> str:
    """Return what was compared as a JSON document.

    Arguments:
        proposals: the choices that nobody has made and that stand in no decision.
    """
    document = {
        "schema": SCHEMA,
        "papers": [_paper(paper) for paper in found.papers],
        "findings": [
            {**finding_value(finding), "subject": finding.subject or None}
            for finding in found.findings
        ],
        "proposals": [
            {
                "what": one.what,
                "subject": one.subject,
                "as_listed": list(one.listed),
                "as_printed": list(one.printed),
            }
            for one in proposals
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _paper(paper: ComparedPaper) -> dict[str, Any]:
    return {
        "key": paper.key,
        "title": paper.title or None,
        "file": f"papers/{paper.file}" if paper.file else None,
        "verdict": _file_verdict(paper),
        "owner": paper.owner or None,
        "problem": paper.problem or None,
        "withdrawn": paper.withdrawn,
        "fields": {one.what: _field(one) for one in paper.fields},
    }


def _file_verdict(paper: ComparedPaper) -> str:
    """Return what the file is: the paper's own, another paper's, missing, or unreadable."""
    if paper.is_foreign:
        return Rung.OTHER_PAPER.value
    if not paper.file:
        return Rung.MISSING.value
    return Rung.IDENTICAL.value if paper.fields else Rung.UNREAD.value


def _field(one: Compared) -> dict[str, Any]:
    value: dict[str, Any] = {
        "verdict": one.rung.value,
        "list": list(one.listed) if one.what == "authors" else "".join(one.listed) or None,
        "print": list(one.printed) if one.what == "authors" else "".join(one.printed) or None,
        "likeness": round(one.likeness, 3),
        "properties": list(one.properties) if one.what == "authors" else "".join(one.properties),
        "properties_verdict": one.properties_rung.value,
        "box": box_value(one.box),
        "settled": _settled(one.settled, is_valid=one.is_settled),
    }
    value["properties"] = value["properties"] or None
    if one.what == "authors":
        value["pairs"] = [
            {
                "list": one.listed[pair.listed] if pair.listed is not None else None,
                "print": one.printed[pair.printed] if pair.printed is not None else None,
                "verdict": pair.rung.value,
                "moved": pair.moved,
            }
            for pair in one.pairs
        ]
    return value


def _settled(one: Settled | None, *, is_valid: bool) -> dict[str, Any] | None:
    if one is None:
        return None
    winner = "open" if one.is_open else "print" if one.takes_print else "list"
    return {
        "winner": winner,
        "valid": is_valid,
        "date": one.date.isoformat(),
        "by": one.by or None,
        "reason": one.reason or None,
        "line": one.line,
    }
