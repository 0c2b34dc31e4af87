"""Where each page lies, and how one page points at another.

A paper has a folder of its own, so that ``https://site/papers/12/`` is its address on any server.
Links name ``index.html`` in full, so that the same files work when opened from a disk.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from proceedings.render.addresses import absolute as absolute  # noqa: PLC0414 - pages ask here
from proceedings.render.addresses import paper_page as paper_page  # noqa: PLC0414 - as above

HOME = "index.html"
PAPERS = "papers/index.html"
AUTHORS = "authors/index.html"
SCHEDULE = "schedule/index.html"
POSTERS = "posters/index.html"
TOPICS = "topics/index.html"
AWARDS = "awards/index.html"
DOWNLOADS = "downloads/index.html"
CHANGES = "changes/index.html"
EDITIONS = "editions/index.html"
STYLE = "assets/site.css"
SCRIPTS = ("search.js", "stars.js", "list.js", "page.js")
BIBTEX = "papers.bib"
JSON = "papers.json"
THUMBNAIL = "page1.webp"
POSTER = "poster.webp"
POSTER_SMALL = "poster-small.webp"
CARD = "card.png"


def beside(page: str, name: str) -> str:
    """Return a file in the folder of a page."""
    return posixpath.join(posixpath.dirname(page), name)


def author_page(person: str) -> str:
    """Return the file of a person's page, from the website's root."""
    return f"authors/{person}/index.html"


def author_anchor(person: str) -> str:
    """Return the ``id`` of a person in the authors' index."""
    return f"person-{person}"


def session_page(session: str) -> str:
    """Return the file of a session's page, from the website's root."""
    return f"sessions/{session}/index.html"


def own_page(name: str) -> str:
    """Return the file of a page the workshop wrote, from the website's root."""
    return f"pages/{name}/index.html"


def script(name: str) -> str:
    """Return the file of a script, from the website's root."""
    return f"assets/{name}"


def group_anchor(group: str) -> str:
    """Return the ``id`` of a group in the list of papers."""
    return f"group-{group}"


_ROOT = "/-/-"


def relative(page: str, target: str) -> str:
    """Return the address of a target as a link on a page writes it.

    Arguments:
        page: the file the link stands on, from the website's root.
        target: a file from the website's root, with or without ``#anchor``; it may lie outside.
    """
    path, hash_, anchor = target.partition("#")
    # posixpath.relpath asks for the working directory each time: a quarter of a build's time.
    folders, parts = page.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(folders, parts[:-1], strict=False):
        if one != other:
            break
        shared += 1
    steps = "../" * (len(folders) - shared) + "/".join(parts[shared:])
    return quote(steps) + (hash_ + quote(anchor, safe="=&") if hash_ else "")
