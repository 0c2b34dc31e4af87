"""Where each page lies, and how one page points at another.

A paper has a folder of its own, so that ``https://site/papers/12/`` is its address on any server.
Links name ``index.html`` in full, so that the same files work when opened from a disk.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from proceedings.render.addresses import absolute, paper_page

__all__ = [
    "AUTHORS",
    "BIBTEX",
    "HOME",
    "JSON",
    "PAPERS",
    "SCRIPT",
    "STYLE",
    "absolute",
    "author_anchor",
    "author_entry",
    "group_anchor",
    "paper_page",
    "relative",
]

HOME = "index.html"
PAPERS = "papers/index.html"
AUTHORS = "authors/index.html"
STYLE = "assets/site.css"
SCRIPT = "assets/list.js"
BIBTEX = "papers.bib"
JSON = "papers.json"


def author_anchor(person: str) -> str:
    """Return the ``id`` of a person in the authors' index."""
    return f"person-{person}"


def author_entry(person: str) -> str:
    """Return the address of a person in the authors' index, from the website's root."""
    return f"{AUTHORS}#{author_anchor(person)}"


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
    # A root of our own: seen from the working folder, ".." may lead back into it by its name.
    folder = posixpath.join(_ROOT, posixpath.dirname(page))
    steps = posixpath.relpath(posixpath.join(_ROOT, path), folder)
    return quote(steps) + (hash_ + quote(anchor, safe="=&") if hash_ else "")
