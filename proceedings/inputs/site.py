"""The keys of ``workshop.yaml`` that are for the website alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from proceedings.inputs.entry import Entry
from proceedings.inputs.values import (  # noqa: TC001 - pydantic resolves the fields' types
    Address,
    Date,
    Flag,
    Text,
)
from proceedings.model import ImportantDate, NamedLink, OwnPage, Site

if TYPE_CHECKING:
    from collections.abc import Sequence


class NamedLinkEntry(Entry):
    """Words and where they lead."""

    title: Text = Field(description="Words of the link.")
    url: Address = Field(description="Where it leads.")


class SiteEntry(Entry):
    """The website this folder builds."""

    url: Address | None = Field(
        default=None,
        description="Where the site will stand. Without it nothing absolute is written:"
        " no site map, no preview pictures, and QR codes lead to OpenReview. End it with the"
        " edition, such as `https://example.org/icml2024`, so that the next one breaks no link.",
    )
    citation_tags: Flag = Field(
        default=False,
        description="Paper pages carry `citation_` tags for indexes such as Google Scholar."
        " They claim no volume, pages or ISBN.",
    )
    sign_up: NamedLinkEntry | None = Field(
        default=None, description="Link to sign up for news, or for the event."
    )
    editions: list[NamedLinkEntry] = Field(
        default=[], description="Earlier editions, in the order to list."
    )


class DateEntry(Entry):
    """A day that matters before the event."""

    title: Text = Field(description="Such as `Submission deadline`.")
    date: Date = Field(
        description="The day; it ends when it has ended everywhere on Earth (UTC−12)."
    )
    local: Flag = Field(
        default=False, description="It is a day at the event's place, and no deadline."
    )


def site_value(
    site: SiteEntry,
    dates: Sequence[DateEntry],
    pages: tuple[OwnPage, ...],
) -> Site:
    """Return what the website shows beside programme and papers."""
    return Site(
        citation_tags=site.citation_tags,
        sign_up=NamedLink(site.sign_up.title, site.sign_up.url) if site.sign_up else None,
        editions=tuple(NamedLink(one.title, one.url) for one in site.editions),
        dates=tuple(ImportantDate(one.title, one.date, one.local) for one in dates),
        pages=pages,
    )
