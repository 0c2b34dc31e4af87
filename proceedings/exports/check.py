"""The result of a check as JSON: versioned, keys are added and never renamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from proceedings.anatomy import Manuscript
from proceedings.anatomy.headings import PARTS, parts_present
from proceedings.anatomy.posters import Poster
from proceedings.checks.poster_asked import size_of
from proceedings.exports.findings import finding_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.anatomy import FormatEvidence, Heading, Place
    from proceedings.checks import Checked

SCHEMA = "proceedings/check/1"


def check_json(
    papers: Iterable[Checked], posters: Iterable[Checked] = (), without_poster: Iterable[str] = ()
) -> str:
    """Return the result of a check as a JSON document.

    Arguments:
        without_poster: keys of the papers whose poster is waited for.
    """
    return json.dumps(
        {
            "schema": SCHEMA,
            "papers": [_paper(paper) for paper in papers],
            "posters": [poster_value(poster) for poster in posters],
            "without_poster": list(without_poster),
        },
        ensure_ascii=False,
        indent=1,
    )


def _paper(paper: Checked) -> dict[str, Any]:
    facts = paper.facts if isinstance(paper.facts, Manuscript) else None
    return {
        "file": paper.name,
        "key": paper.key,
        "verdict": paper.judgement.verdict.value,
        "format": _format(facts.format if facts else None),
        "pages": _pages(facts, paper),
        "findings": [finding_value(finding) for finding in paper.judgement.findings],
        "notes": _notes(paper),
    }


def poster_value(poster: Checked) -> dict[str, Any]:
    """Return what is known of a poster file; its size in inches, or in pixels."""
    facts = poster.facts if isinstance(poster.facts, Poster) else None
    size = size_of(facts) if facts else None
    return {
        "file": poster.name,
        "key": poster.key,
        "verdict": poster.judgement.verdict.value,
        "kind": facts.kind if facts else None,
        "pages": facts.pages if facts else None,
        "inches": [round(edge, 2) for edge in size] if size else None,
        "pixels": [round(facts.width), round(facts.height)] if facts and not size else None,
        "findings": [finding_value(finding) for finding in poster.judgement.findings],
    }


def _notes(paper: Checked) -> list[str]:
    """Return what was assumed, and what the workshop counts otherwise than the format does."""
    asked = paper.judgement.asked
    return [note for note in (asked.assumed, *asked.notes) if note] if asked else []


def _format(found: FormatEvidence | None) -> dict[str, Any]:
    return {
        "id": found.id if found else None,
        "family": found.family if found else None,
        "stage": found.stage.value if found and found.stage else None,
        "evidence": list(found.evidence) if found else [],
    }


def _pages(facts: Manuscript | None, paper: Checked) -> dict[str, Any]:
    asked = paper.judgement.asked
    excluded = asked.excluded if asked else tuple(PARTS)
    end = facts.body(excluded).end if facts else None
    references = facts.first("references") if facts else None
    appendix = facts.first("appendix") if facts else None
    last_float = facts.last_body_float if facts else None
    return {
        "total": facts.pages if facts else None,
        "limit": asked.limit if asked else None,
        "lines_over": paper.judgement.lines_over,
        "body_end": {**_place(end), "text": _text(end.text)} if end else None,
        "last_body_float": {"page": last_float} if last_float else None,
        "references": _heading_place(references),
        "appendix": {"page": appendix.place.page} if appendix else None,
        "back_matter": list(parts_present(facts.headings)) if facts else [],
    }


def _heading_place(heading: Heading | None) -> dict[str, Any] | None:
    return _place(heading.place) if heading else None


def _place(place: Place) -> dict[str, Any]:
    return {
        "page": place.page,
        "column": place.column,
        "fraction": round(place.fraction, 4),
    }


def _text(line: str) -> str:
    return line.replace("\ufffe", "-")
