"""What the website shows beside programme and papers."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time

from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ImportantDate:
    """A day that matters before the event.

    Fields:
        local: a day at the event's place; else a deadline that ends with the day when it has
            ended everywhere on Earth (UTC-12).
    """

    title: str
    date: dt.date
    local: bool = False


@dataclass(frozen=True, slots=True)
class NamedLink:
    """Words and the address they lead to."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page the workshop wrote itself.

    Fields:
        name: of the file below ``pages/`` without its ending; part of the address.
        order: place among the pages, from 0; pages of the same order go by title.
        home: it is a part of the home page and has no page of its own.
        markdown: the text below the front matter.
    """

    name: str
    title: str
    markdown: str
    order: int = 0
    home: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What ``workshop.yaml`` and ``pages/`` add to the website.

    Fields:
        citation_tags: paper pages name themselves to citation indexes.
        editions: earlier editions, in the order to list.
    """

    citation_tags: bool = False
    sign_up: NamedLink | None = None
    editions: tuple[NamedLink, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    pages: tuple[OwnPage, ...] = ()
