"""Facts for search engines: schema.org as JSON-LD, and citation tags."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from proceedings.exports import public_abstract, public_links
from proceedings.website import addresses

if TYPE_CHECKING:
    from proceedings.plan import Plan, PlannedPaper

_CONTEXT = "https://schema.org"


def event_json(plan: Plan) -> str:
    """Return the event as JSON-LD, to stand inside a ``script`` element."""
    return _script({"@context": _CONTEXT, **_event(plan)})


def article_json(plan: Plan, paper: PlannedPaper) -> str:
    """Return a paper as JSON-LD, the work of its event, to stand inside a ``script`` element.

    An article's own properties know of no event but one that publishes it, and none does here.
    """
    links = public_links(paper)
    page = addresses.absolute(plan.workshop.site_url, addresses.paper_page(paper.key))
    facts = {
        "@type": "ScholarlyArticle",
        "headline": paper.title,
        "name": paper.title,
        "author": [_author(author.name, author.affiliations) for author in paper.authors],
        "abstract": public_abstract(paper)[0],
        "keywords": [*paper.topics, *paper.keywords],
        "identifier": paper.id if "openreview" in links else None,
        "url": page or links.get("openreview"),
        "sameAs": links.get("openreview"),
        "license": paper.licence,
        "award": paper.award,
        "inLanguage": "en",
    }
    return _script({"@context": _CONTEXT, **_event(plan), "workFeatured": _present(facts)})


def citation_tags(plan: Plan, paper: PlannedPaper) -> tuple[tuple[str, str], ...]:
    """Return what indexes of papers read, as names and values.

    A workshop without archival proceedings has no volume, pages or ISBN, so none is named.
    """
    links = public_links(paper)
    tags = [("citation_title", paper.title)]
    for author in paper.authors:
        tags.append(("citation_author", author.name))
        tags += [("citation_author_institution", one) for one in author.affiliations]
    tags.append(("citation_publication_date", f"{plan.workshop.event.date:%Y/%m/%d}"))
    tags.append(("citation_conference_title", plan.workshop.event.name))
    if url := links.get("pdf"):
        tags.append(("citation_pdf_url", url))
    return tuple(tags)


def _event(plan: Plan) -> dict[str, Any]:
    event = plan.workshop.event
    place = {
        "@type": "Place",
        "name": event.room or event.place,
        "address": event.place or event.room,
        "hasMap": event.map,
    }
    return _present(
        {
            "@type": "Event",
            "name": event.name,
            "startDate": event.date.isoformat(),
            "endDate": max(event.last_date, event.date).isoformat(),
            "location": _present(place) if event.place or event.room else None,
            "url": plan.workshop.site_url or event.url,
            "superEvent": {"@type": "Event", "name": event.host} if event.host else None,
            "organizer": [
                _author(one.name, (one.affiliation,) if one.affiliation else ())
                for one in plan.workshop.organizers
            ],
        }
    )


def _author(name: str, affiliations: tuple[str, ...]) -> dict[str, Any]:
    return _present(
        {
            "@type": "Person",
            "name": name,
            "affiliation": [{"@type": "Organization", "name": one} for one in affiliations],
        }
    )


def _present(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}


def _script(value: dict[str, Any]) -> str:
    """Return JSON that no HTML parser takes for the end of the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
