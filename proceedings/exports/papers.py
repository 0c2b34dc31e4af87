"""``data/papers.json``: every paper's facts; an absent fact is an absent key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from proceedings.model import Inclusion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.plan.values import Plan, PlannedAuthor, PlannedPaper

SCHEMA = "proceedings/papers/1"


def papers_json(plan: Plan, fronts: Sequence[int] | None = None) -> str:
    """Return the papers as a JSON document, in booklet order.

    Arguments:
        fronts: pages of front matter in each volume of the booklet; None where no booklet is made,
            and then no paper has a position in it.
    """
    document = {
        "schema": SCHEMA,
        "papers": [_present(_facts(paper, fronts)) for paper in plan.papers],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def public_abstract(paper: PlannedPaper) -> tuple[str, str]:
    """Return the abstract as text and as HTML for browsers; empty where it is not to be shown."""
    if paper.inclusion in {Inclusion.FULL, Inclusion.ABSTRACT}:
        return paper.abstract, paper.abstract_web
    return "", ""


def public_links(paper: PlannedPaper) -> dict[str, str]:
    """Return the web addresses that may be handed round by kind, OpenReview first.

    Anything but http and https is left out: a link must neither run nor write to somebody.
    """
    if paper.inclusion is Inclusion.NONE:
        return {}
    links = {"openreview": paper.openreview} if paper.openreview else {}
    for link in paper.links:
        links.setdefault(link.kind, link.url)
    return {kind: url for kind, url in links.items() if is_web_address(url)}


def is_web_address(url: str) -> bool:
    """Tell whether an address leads to the web, by http or https."""
    return url.lower().startswith(("https://", "http://"))


def first_pdf_page(paper: PlannedPaper, fronts: Sequence[int] | None) -> int | None:
    """Return the 1-based position in the booklet's PDF, or None where it has none."""
    if paper.span is None or fronts is None:
        return None
    return fronts[paper.span.volume - 1] + paper.span.position


def single_pdf(paper: PlannedPaper, fronts: Sequence[int] | None) -> str | None:
    """Return where the paper's own PDF lies in the output folder, or None where it has none."""
    made = fronts is not None and paper.span is not None and paper.pages
    return f"booklet/papers/{paper.key}.pdf" if made else None


def _facts(paper: PlannedPaper, fronts: Sequence[int] | None) -> dict[str, object]:
    abstract, abstract_html = public_abstract(paper)
    links = public_links(paper)
    span = paper.span
    return {
        "key": paper.key,
        "number": paper.number,
        "id": paper.id,
        "title": paper.title,
        "title_html": paper.title_web,
        "authors": [_author(author) for author in paper.authors],
        "abstract": abstract,
        "abstract_html": abstract_html,
        "track": paper.track,
        "presentation": paper.presentation.value,
        "topics": list(paper.topics),
        "session": paper.session,
        "board": paper.board,
        "award": paper.award,
        "archival_elsewhere": paper.archival_elsewhere,
        "links": links,
        "pages": paper.pages or None,
        "first_page": span.first if span else None,
        "last_page": span.last if span else None,
        "lettered_pages": (span.extra or None) if span else None,
        "volume": span.volume if span and fronts is not None and len(fronts) > 1 else None,
        "first_pdf_page": first_pdf_page(paper, fronts),
        "pdf": single_pdf(paper, fronts) or links.get("pdf"),
        "file": paper.file,
    }


def _author(author: PlannedAuthor) -> dict[str, object]:
    return _present(
        {
            "name": author.name,
            "person": author.person,
            "affiliations": list(author.affiliations),
        },
    )


def _present(facts: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not known; a number 0 is a fact, an empty text or list is none."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}
