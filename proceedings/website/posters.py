"""The poster of each paper that may be handed round, as pictures for a screen.

The files that are printed stay at home: those of a few hundred papers have gigabytes. Taken in
limited workers, one poster at a time, and remembered by the file's hash.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.cache import code_version
from proceedings.exports import public_links
from proceedings.model import Link
from proceedings.model.frozen import dataclass
from proceedings.pdf.fitted import fitted
from proceedings.pdf.pages import UnreadableError
from proceedings.website import addresses
from proceedings.website.thumbnails import Thumbnail, taken
from proceedings.workers import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL import Image

    from proceedings.cache import Cache
    from proceedings.plan import Plan

# At 36 in this is 67 pixels an inch: type of 24 points is 22 pixels high.
_FRAME = (2400, 2400)
# Shown half as large, as page 1 is.
_SMALL = (352, 352)
_WEBP = {"quality": 70, "method": 4}
# As posters/uploads.py measured.
_LIMITS = Limits(memory=2_500_000_000, cpu_seconds=120, wall_seconds=240.0)


@dataclass(frozen=True, slots=True)
class ShownPoster:
    """A poster as the website has it: a picture to read, and a small one that leads to it."""

    large: Thumbnail
    small: Thumbnail


def take_posters(plan: Plan, *, jobs: int, cache: Cache) -> dict[str, ShownPoster]:
    """Return the posters by key of the paper; one that cannot be drawn is left out."""
    wanted = {p.key: (p.poster, _name(p.poster_sha256)) for p in plan.papers if p.poster}
    return taken(_taken, wanted, jobs=jobs, cache=cache, limits=_LIMITS)


def with_posters(plan: Plan, shown: Mapping[str, ShownPoster]) -> Plan:
    """Return the plan with a link to each poster that is shown, where the site has an address.

    A poster that cannot be drawn is taken out; an address that the list gives stays.
    """
    site, papers = plan.workshop.site_url, []
    for paper in plan.papers:
        if paper.key not in shown:
            papers.append(replace(paper, poster=None, poster_sha256=None))
            continue
        page = addresses.paper_page(paper.key)
        address = addresses.absolute(site, addresses.beside(page, addresses.POSTER))
        if address and "poster" not in public_links(paper):
            paper = replace(paper, links=(*paper.links, Link("poster", address)))  # noqa: PLW2901
        papers.append(paper)
    return replace(plan, papers=tuple(papers))


def poster_files(shown: Mapping[str, ShownPoster]) -> dict[str, bytes]:
    """Return the pictures of all posters by their files, from the website's root."""
    files = {}
    for key, one in shown.items():
        page = addresses.paper_page(key)
        files[addresses.beside(page, addresses.POSTER)] = one.large.data
        files[addresses.beside(page, addresses.POSTER_SMALL)] = one.small.data
    return files


def _taken(path: Path) -> ShownPoster | None:
    try:
        picture = fitted(path, _FRAME)
    except UnreadableError:
        return None
    small = picture.copy()
    small.thumbnail(_SMALL)
    return ShownPoster(_webp(picture), _webp(small))


def _webp(picture: Image.Image) -> Thumbnail:
    stream = io.BytesIO()
    picture.save(stream, "WEBP", **_WEBP)
    return Thumbnail(stream.getvalue(), picture.width, picture.height)


def _name(digest: str | None) -> str:
    version = code_version(("pdf",))
    words = f"poster {digest} {_FRAME} {_SMALL} {_WEBP} {version}"
    return hashlib.sha256(words.encode()).hexdigest()
