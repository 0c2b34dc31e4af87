"""The text of every page of the website."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from proceedings.exports import calendar, is_web_address, public_links
from proceedings.model.frozen import dataclass
from proceedings.render import templates
from proceedings.render.floor import draw
from proceedings.text.direction import runs_right_to_left
from proceedings.website import (
    addresses,
    authors,
    floor,
    overviews,
    papers,
    programme,
    single,
    structured,
    times,
)
from proceedings.website.images import LOGO, PORTRAIT
from proceedings.website.markdown import page_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings.model import OwnPage, Person, Sponsor
    from proceedings.plan import Plan
    from proceedings.render.floor import Drawing
    from proceedings.website.images import Image, Images
    from proceedings.website.papers import Booklet, Entry, Section
    from proceedings.website.posters import ShownPoster
    from proceedings.website.thumbnails import Thumbnail


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are filled with beside the plan; addresses are from the root.

    Fields:
        data: names of data files, and what they are called.
        downloads: further files to take home.
        calendars: names of calendar files of papers, sessions and days.
        changes: the text of ``changes.json``; empty where nothing was published yet.
    """

    booklet: Booklet | None
    thumbnails: Mapping[str, Thumbnail]
    data: Mapping[str, str]
    downloads: tuple[str, ...]
    calendars: frozenset[str]
    changes: str
    logo: str
    images: Images
    posters: Mapping[str, ShownPoster] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What one publication told; there is no day for what is not published yet."""

    day: dt.date | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    """The plan as all pages see it."""

    plan: Plan
    parts: Parts
    sections: tuple[Section, ...]
    entries: Mapping[str, Entry]
    sessions: tuple[overviews.SessionPage, ...]
    topics: tuple[overviews.Topic, ...]
    awards: tuple[Entry, ...]
    changes: tuple[Change, ...]
    hall: Drawing | None = None
    frame: Mapping[str, Any] = field(default_factory=dict)


def fill_pages(plan: Plan, parts: Parts) -> dict[str, str]:
    """Return the text of each page by its file."""
    sections = papers.sections(plan, parts.posters)
    entries = {entry.paper.key: entry for section in sections for entry in section.entries}
    site = _Site(
        plan=plan,
        parts=parts,
        sections=sections,
        entries=entries,
        sessions=overviews.session_pages(plan, entries),
        topics=overviews.topics(plan, entries),
        awards=papers.awards(sections),
        changes=changes(parts.changes),
        hall=draw(plan.workshop.floor) if plan.workshop.floor else None,
    )
    frame = _frame(site)
    pages = (*_main(site), *_of_papers(site), *_of_people(site), *_others(site))
    return {
        name: templates.fill(
            plan.workshop.folder, f"website/{template}", **{**frame, **_here(site, name), **values}
        )
        for name, template, values in pages
    }


_Page = tuple[str, str, dict[str, Any]]


def _main(site: _Site) -> Iterator[_Page]:
    """Yield the home page, the list and the schedule."""
    plan, images = site.plan, site.parts.images
    workshop = plan.workshop
    days = {"days": programme.days(plan), "local_time": programme.local_time(plan)}
    own = [page for page in workshop.site.pages if page.home]
    yield (
        addresses.HOME,
        "index.html",
        {
            **days,
            "sections": site.sections,
            "awards": site.awards,
            "logo": site.parts.logo,
            "texts": [(page, page_html(page, addresses.HOME, images, level=2)) for page in own],
            "portraits": _portraits(workshop.speakers + workshop.panelists, images)
            | _portraits(workshop.organizers, images),
            "sponsors": _sponsors(workshop.sponsors, images),
            "dates": [(one, times.end_of_day(one.date)) for one in workshop.site.dates],
            "structured": structured.event_json(plan),
        },
    )
    yield (
        addresses.PAPERS,
        "papers.html",
        {
            "sections": site.sections,
            "search_hint": papers.search_hint(site.sections),
            "filters": papers.filters(plan, site.sections),
        },
    )
    if plan.sessions:
        yield addresses.SCHEDULE, "schedule.html", days


def _of_papers(site: _Site) -> Iterator[_Page]:
    plan = site.plan
    for page in single.paper_pages(plan, site.sections, site.parts.booklet):
        name = addresses.paper_page(page.paper.key)
        thumbnail = site.parts.thumbnails.get(page.paper.key)
        yield (
            name,
            "paper.html",
            {
                "page": page,
                "thumbnail": thumbnail,
                "hall": site.hall,
                "thumbnail_file": addresses.beside(name, addresses.THUMBNAIL),
                "poster": site.parts.posters.get(page.paper.key),
                "poster_file": addresses.beside(name, addresses.POSTER),
                "poster_small": addresses.beside(name, addresses.POSTER_SMALL),
                "structured": structured.article_json(plan, page.paper),
                "citation": structured.citation_tags(plan, page.paper)
                if plan.workshop.site.citation_tags
                else (),
                # OpenReview's page is the one address of a paper that has one.
                "canonical": public_links(page.paper).get("openreview")
                or addresses.absolute(plan.workshop.site_url, name),
                "card": addresses.absolute(
                    plan.workshop.site_url, addresses.beside(name, addresses.CARD)
                ),
            },
        )


def _of_people(site: _Site) -> Iterator[_Page]:
    if not site.plan.names:
        return
    yield addresses.AUTHORS, "authors.html", {"letters": authors.letters(site.plan)}
    for page in authors.person_pages(site.plan, site.entries):
        yield (
            addresses.author_page(page.entry.person),
            "author.html",
            {"page": page, "summary": single.shortened(authors.description(page))},
        )


def _others(site: _Site) -> Iterator[_Page]:
    plan, parts = site.plan, site.parts
    for session in site.sessions:
        yield session.page, "session.html", {"page": session}
    posters = [session for session in site.sessions if session.has_posters]
    if posters:
        plans = {one.session.id: floor.spots(site.hall, one) for one in posters}
        yield (
            addresses.POSTERS,
            "posters.html",
            {
                "posters": posters,
                "plans": plans,
                "hall": site.hall,
                "for_fingers": floor.for_fingers,
            },
        )
    if len(site.topics) > 1:
        yield addresses.TOPICS, "topics.html", {"topics": site.topics}
    if site.awards:
        yield addresses.AWARDS, "awards.html", {"awards": site.awards}
    if site.changes:
        yield addresses.CHANGES, "changes.html", {"changes": site.changes}
    if plan.workshop.site.editions:
        yield addresses.EDITIONS, "editions.html", {}
    yield addresses.DOWNLOADS, "downloads.html", {}
    for page in _own(plan):
        name = addresses.own_page(page.name)
        yield name, "page.html", {"page": page, "html": page_html(page, name, parts.images)}


def _own(plan: Plan) -> tuple[OwnPage, ...]:
    return tuple(page for page in plan.workshop.site.pages if not page.home)


def _frame(site: _Site) -> dict[str, Any]:
    """Return what every page is filled with."""
    plan, parts = site.plan, site.parts
    booklet = parts.booklet.address if parts.booklet else ""
    return {
        "plan": plan,
        "workshop": plan.workshop,
        "event": plan.workshop.event,
        "home": addresses.HOME,
        "papers_page": addresses.PAPERS,
        "authors_page": addresses.AUTHORS if plan.names else "",
        "posters_page": addresses.POSTERS if any(s.has_posters for s in site.sessions) else "",
        "style": addresses.STYLE,
        "script": addresses.script,
        "menu": _menu(site),
        "more": _more(site),
        "data": parts.data,
        "downloads": parts.downloads,
        "calendar_of": partial(_calendar, parts.calendars),
        "day_file": calendar.day_file,
        "session_file": calendar.session_file,
        "paper_file": calendar.paper_file,
        "booklet_file": "" if booklet.startswith("../") else booklet,
        "icon": _icon(plan.workshop.look.accent),
        "on_web": is_web_address,
        "link_text": papers.link_text,
        "unbroken": papers.unbroken,
        "held_together": papers.held_together,
        "right_to_left": runs_right_to_left,
        "paper_page": addresses.paper_page,
        "session_page": addresses.session_page,
        "author_page": addresses.author_page,
    }


def _here(site: _Site, name: str) -> dict[str, Any]:
    """Return what a page is filled with for where it lies."""
    url = site.plan.workshop.site_url
    return {
        "here": name,
        "to": partial(_link, name),
        "canonical": addresses.absolute(url, name),
        "address": addresses.absolute(url, name),
        "card": addresses.absolute(url, addresses.CARD),
        "structured": "",
        "citation": (),
    }


def _menu(site: _Site) -> tuple[tuple[str, str], ...]:
    """Return the main pages and where they lie."""
    plan = site.plan
    posters = any(session.has_posters for session in site.sessions)
    return (
        ("Papers", addresses.PAPERS),
        *([("Posters", addresses.POSTERS)] if posters else []),
        *([("Schedule", addresses.SCHEDULE)] if plan.sessions else []),
        *([("Authors", addresses.AUTHORS)] if plan.names else []),
        *((page.title, addresses.own_page(page.name)) for page in _own(plan)),
    )


def _more(site: _Site) -> tuple[tuple[str, str], ...]:
    """Return the pages that stand at the foot."""
    return (
        *([("Topics", addresses.TOPICS)] if len(site.topics) > 1 else []),
        *([("Awards", addresses.AWARDS)] if site.awards else []),
        ("Downloads", addresses.DOWNLOADS),
        *([("Changes", addresses.CHANGES)] if site.changes else []),
        *([("Earlier editions", addresses.EDITIONS)] if site.plan.workshop.site.editions else []),
    )


def _portraits(people: tuple[Person, ...], images: Images) -> dict[str, Image]:
    """Return the portraits by the name of the file."""
    found = {
        one.portrait: images.add(one.portrait, PORTRAIT, f"portrait of {one.name}", square=True)
        for one in people
        if one.portrait
    }
    return {name: image for name, image in found.items() if image}


def _sponsors(
    sponsors: tuple[Sponsor, ...], images: Images
) -> tuple[tuple[Sponsor, Image | None], ...]:
    return tuple((one, images.add(one.logo, LOGO, f"logo of {one.name}")) for one in sponsors)


def changes(text: str) -> tuple[Change, ...]:
    """Return what ``changes.json`` tells, the newest first; nothing where it tells nothing.

    Arguments:
        text: the content of the file; empty where there is none.
    """
    if not text:
        return ()
    value = json.loads(text)
    new = tuple(one["sentence"] for one in value.get("changes", ()))
    told = [Change(None, new)] if new else []
    told += [
        Change(dt.date.fromisoformat(one["date"]), tuple(one["news"]))
        for one in reversed(value.get("rounds", ()))
        if one["news"]
    ]
    return tuple(told)


def _calendar(there: frozenset[str], name: str) -> str:
    """Return the name of a calendar file where it is there, else nothing."""
    return name if name in there else ""


def _link(page: str, target: str) -> str:
    return target if is_web_address(target) else addresses.relative(page, target)


def _icon(accent: str) -> str:
    """Return a field of the accent colour as an address; else browsers ask for favicon.ico."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        f"<path fill='{accent}' d='M0 0h16v16H0z'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:=' ")
