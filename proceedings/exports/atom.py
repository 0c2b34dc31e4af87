"""``data/changes.atom``: what changed from one publication to the next, as Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.inputs import Published
    from proceedings.plan.values import Plan

ATOM = "changes.atom"
# What XML 1.0 has no place for, not even escaped (2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def changes_atom(plan: Plan, published: Published | None = None) -> str:
    """Return the feed: an entry a publication that told something new, the newest first.

    What changed since the last one stands on top, dated as the outputs are. Ids are addresses
    below ``site.url``; without it they are ``urn:uuid`` made of the event, the same each time.

    Arguments:
        published: what was last published; None gives a feed without entries.
    """
    event, site = plan.workshop.event, plan.workshop.site_url.rstrip("/")
    entries = list(_entries(plan, published)) if published else []
    updated = entries[0][1] if entries else plan.built
    links = f"  <link href={quoteattr(f'{site}/')}/>\n" if site else ""
    if site:
        links += f'  <link rel="self" href={quoteattr(f"{site}/{ATOM}")}/>\n'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <title>{_text(event.name)}: changes</title>\n"
        f"  <id>{_text(_id(plan, ''))}</id>\n"
        f"{links}"
        f"  <updated>{_moment(updated)}</updated>\n"
        f"  <author><name>{_text(event.short)}</name></author>\n"
        f"{''.join(_entry(plan, *entry) for entry in entries)}"
        "</feed>\n"
    )


def _entries(
    plan: Plan, published: Published
) -> Iterator[tuple[int, dt.datetime, tuple[str, ...]]]:
    """Yield number, instant and news of each publication, the one to come first."""
    last = _midnight(published.rounds[-1].date)
    news = tuple(one.sentence for one in plan.news)
    if news:
        # Dates come from the event where nothing else is given; a feed must not run backwards.
        later = last + dt.timedelta(days=1)
        yield len(published.rounds) + 1, max(plan.built, later), news
    for number, told in reversed([*enumerate(published.rounds, 1)]):
        if told.news:
            yield number, _midnight(told.date), told.news


def _entry(plan: Plan, number: int, updated: dt.datetime, news: tuple[str, ...]) -> str:
    title = news[0] if len(news) == 1 else f"{len(news)} changes"
    items = "".join(f"<li>{_text(one)}</li>" for one in news)
    link = plan.workshop.site_url.rstrip("/")
    return (
        "  <entry>\n"
        f"    <title>{_text(title)}</title>\n"
        f"    <id>{_text(_id(plan, f'changes-{number}'))}</id>\n"
        + (f"    <link href={quoteattr(f'{link}/')}/>\n" if link else "")
        + f"    <updated>{_moment(updated)}</updated>\n"
        f'    <content type="html">{escape(f"<ul>{items}</ul>")}</content>\n'
        "  </entry>\n"
    )


def _id(plan: Plan, part: str) -> str:
    event, site = plan.workshop.event, plan.workshop.site_url.rstrip("/")
    if site:
        return f"{site}/{ATOM}" + (f"#{part}" if part else "")
    return uuid5(NAMESPACE_URL, f"{event.short}/{event.date.year}/{part}").urn


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
