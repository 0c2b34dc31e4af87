"""``sitemap.xml`` (sitemaps.org 0.9): every page of a website by its one address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

SITEMAP = "sitemap.xml"
_MOST = 50_000  # of one file; https://www.sitemaps.org/protocol.html


def sitemap(site_url: str, pages: Iterable[str]) -> str:
    """Return the map of a site; without dates, since no clock is read.

    Arguments:
        site_url: ``site.url`` of ``workshop.yaml``.
        pages: files from the website's root; those that are not ``.html`` are left out.
    """
    root = site_url.rstrip("/")
    addresses = [
        f"{root}/{quote(page.removesuffix('index.html'))}"
        for page in sorted(pages)
        if page.endswith(".html")
    ]
    places = "".join(
        f"  <url><loc>{escape(address)}</loc></url>\n" for address in addresses[:_MOST]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    )
