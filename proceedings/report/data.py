"""``report.json``: the report as data. Keys are added, never renamed; unknown is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from proceedings.exports.check import poster_value
from proceedings.exports.findings import finding_value
from proceedings.report.files import letter_name
from proceedings.report.rounds import SCHEMA, Step
from proceedings.report.values import Actor

if TYPE_CHECKING:
    import datetime as dt

    from proceedings.model import Finding
    from proceedings.report.posters import PosterReport
    from proceedings.report.rounds import Change
    from proceedings.report.values import PaperReport, Report


def report_json(report: Report, sent: dt.date | None = None) -> str:
    """Return the report as a JSON document.

    Arguments:
        sent: the day letters about it went out, which makes it a round; None for a mere report.
    """
    event = report.plan.workshop.event
    document = {
        "schema": SCHEMA,
        "sent": _day(sent),
        "event": {"name": event.name, "date": event.date.isoformat()},
        "summary": {
            "papers": len(report.papers),
            **{verdict.value: number for verdict, number in report.summary.items()},
        },
        "changes": _changes(report),
        "findings": [_finding(finding, Actor.ORGANIZERS) for finding in report.findings],
        "papers": [_paper(paper) for paper in report.papers],
        "posters": [_poster(poster) for poster in report.posters],
        "without_poster": [key for key, _ in report.without_poster],
        "notes": list(report.notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _paper(paper: PaperReport) -> dict[str, Any]:
    return {
        "key": paper.key,
        "title": paper.title,
        "track": paper.track or None,
        "file": paper.file,
        "verdict": paper.verdict.value,
        "format": paper.format or None,
        "limit": paper.limit,
        "pages": paper.pages,
        "body_end": paper.body_end or None,
        "lines_over": paper.lines_over,
        "acts": [actor.value for actor in paper.actors],
        "findings": [
            *(_finding(finding, Actor.AUTHORS) for finding in paper.findings),
            *(_finding(finding, Actor.ORGANIZERS) for finding in paper.record),
            *(_finding(finding, None) for finding in paper.waived),
        ],
        "notes": list(paper.notes),
        "letter": letter_name(paper),
        "sha256": paper.digest,
        "told": _day(paper.told),
        "change": _change(paper.change),
    }


def _poster(poster: PosterReport) -> dict[str, Any]:
    actor = Actor.ORGANIZERS if poster.is_foreign else Actor.AUTHORS
    judgement = poster.checked.judgement
    return poster_value(poster.checked) | {
        "title": poster.title,
        "findings": [
            *(_finding(finding, actor) for finding in judgement.open),
            *(_finding(finding, None) for finding in judgement.waived),
        ],
    }


def _changes(report: Report) -> dict[str, Any] | None:
    """Return the keys of the papers by what became of them since the previous round."""
    if report.since is None:
        return None
    by_step = {
        step.value: [p.key for p in report.papers if p.change and p.change.step is step]
        for step in Step
    }
    gone = [paper for paper in report.since.papers if paper not in {p.key for p in report.papers}]
    return {"since": report.since.name, **by_step, "gone": gone}


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "step": change.step.value if change.step else None,
        "new": list(change.new),
        "mended": list(change.mended),
        "same_file": change.same_file,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _finding(finding: Finding, actor: Actor | None) -> dict[str, Any]:
    return {
        **finding_value(finding),
        "acts": actor.value if actor else None,
        "subject": finding.subject or None,
    }
