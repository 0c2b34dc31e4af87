"""The address of a paper's page on the web, as the website has it and signs print it."""

from __future__ import annotations

from urllib.parse import quote


def paper_page(key: str) -> str:
    """Return the file of a paper's page, from the website's root."""
    return f"papers/{key}/index.html"


def absolute(site_url: str, page: str) -> str:
    """Return the one address of a page on the web, or an empty text without ``site.url``."""
    if not site_url:
        return ""
    return f"{site_url.rstrip('/')}/{quote(page.removesuffix('index.html'))}"


def public_address(site_url: str, key: str) -> str:
    """Return the address of a paper's page on the web, such as a QR code says it.

    Arguments:
        site_url: ``site.url`` of ``workshop.yaml``.
        key: the paper's key.

    Returns:
        an empty text without ``site.url``.
    """
    return absolute(site_url, paper_page(key))
