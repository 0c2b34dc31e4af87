"""``data/papers.csv``: a row a paper, for spreadsheets and for scripts."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from proceedings.exports.papers import public_abstract, public_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.plan.values import Plan, PlannedPaper

COLUMNS = (
    *("key", "number", "id", "title", "authors", "affiliations", "track", "presentation"),
    *("topics", "session", "session_title", "start", "end", "board", "talk", "order", "award"),
    *("archival_elsewhere", "first_page", "last_page", "openreview", "pdf", "abstract"),
)
# Excel and LibreOffice run a cell that begins so (OWASP, "CSV injection"); a name of letters,
# digits, - and _ alone, such as an OpenReview id, calls nothing, and others join on it.
_RUNS = re.compile(r"\A[=+\-@\t\r]")
_NAME = re.compile(r"\A[A-Za-z0-9_-]+\Z")


def papers_csv(plan: Plan) -> str:
    """Return the papers as CSV (RFC 4180), in booklet order; lists are joined by "; ".

    It begins with a byte order mark, without which Excel reads no accent. An apostrophe stands
    before text that a spreadsheet would run.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for paper in plan.papers:
        writer.writerow({name: _cell(fact) for name, fact in _facts(plan, paper).items()})
    return "\ufeff" + out.getvalue()


def _facts(plan: Plan, paper: PlannedPaper) -> Mapping[str, object]:
    links = public_links(paper)
    session = plan.workshop.session(paper.session or "")
    places = dict.fromkeys(name for author in paper.authors for name in author.affiliations)
    return {
        "key": paper.key,
        "number": paper.number,
        "id": paper.id,
        "title": paper.title,
        "authors": "; ".join(author.name for author in paper.authors),
        "affiliations": "; ".join(places),
        "track": paper.track,
        "presentation": "absent" if paper.absent else paper.presentation.value,
        "topics": "; ".join(paper.topics),
        "session": paper.session,
        "session_title": session.title if session else None,
        "start": session.start.isoformat() if session else None,
        "end": session.end.isoformat() if session and session.end else None,
        "board": paper.board,
        "talk": paper.talk,
        "order": paper.order,
        "award": paper.award,
        "archival_elsewhere": paper.archival_elsewhere,
        "first_page": paper.span.first if paper.span else None,
        "last_page": paper.span.last if paper.span else None,
        "openreview": links.get("openreview"),
        "pdf": links.get("pdf"),
        "abstract": public_abstract(paper)[0],
    }


def _cell(fact: object) -> str:
    text = "" if fact is None else str(fact)
    return f"'{text}" if _RUNS.match(text) and not _NAME.match(text) else text
