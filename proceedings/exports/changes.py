"""What is new since the last publication, as JSON and as an Atom feed."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.inputs import Published
    from proceedings.plan import Plan

SCHEMA = "proceedings/changes/1"


def changes_json(plan: Plan, published: Published) -> str:
    """Return what is new since the last publication, and what each before told."""
    return (
        json.dumps(
            {
                "schema": SCHEMA,
                "since": published.date.isoformat(),
                "changes": [
                    {"kind": one.kind, "paper": one.paper, "sentence": one.sentence}
                    for one in plan.news
                ],
                "rounds": [
                    {"date": one.date.isoformat(), "news": list(one.news)}
                    for one in published.rounds
                ],
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def news_feed(plan: Plan, published: Published) -> str:
    """Return an Atom feed (RFC 4287): an entry for each publication with news, the newest first.

    What is new now stands on top, dated as the outputs are. Without ``site.url`` nothing in it is
    an address: its ids are tags (RFC 4151) of the event.
    """
    event = plan.workshop.event
    whole = f"tag:{_authority(plan)},{event.date.year}:{slug(event.name)}"
    entries = list(_entries(plan, published, whole))
    link = f"  <link href={quoteattr(plan.workshop.site_url)}/>\n" if plan.workshop.site_url else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <title>{escape(event.name)}: changes</title>\n"
        f"  <id>{escape(whole)}</id>\n{link}"
        f"  <updated>{_moment(plan.built)}</updated>\n"
        f"  <author><name>{escape(event.short)}</name></author>\n{''.join(entries)}</feed>\n"
    )


def _entries(plan: Plan, published: Published, whole: str) -> Iterator[str]:
    if plan.news:
        news = tuple(one.sentence for one in plan.news)
        yield _entry(f"{whole}:{len(published.rounds) + 1}", _moment(plan.built), news)
    for number, one in reversed([*enumerate(published.rounds, 1)]):
        if one.news:
            day = dt.datetime.combine(one.date, dt.time(), dt.UTC)
            yield _entry(f"{whole}:{number}", _moment(day), one.news)


def _entry(identifier: str, moment: str, news: tuple[str, ...]) -> str:
    title = news[0] if len(news) == 1 else f"{len(news)} changes"
    return (
        "  <entry>\n"
        f"    <title>{escape(title)}</title>\n"
        f"    <id>{escape(identifier)}</id>\n"
        f"    <updated>{moment}</updated>\n"
        f"    <content>{escape(' '.join(news))}</content>\n"
        "  </entry>\n"
    )


def _authority(plan: Plan) -> str:
    """Return the host of the site, or a name that can be nobody's (RFC 2606)."""
    return plan.workshop.site_url.split("/")[2] if plan.workshop.site_url else "workshop.invalid"


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
