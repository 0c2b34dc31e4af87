"""The clear space of many papers: remembered where nothing changed, else from limited workers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from proceedings.booklet.clearance import find_clearance
from proceedings.cache import code_version
from proceedings.model import OwnNumbers
from proceedings.workers import Failure, map_limited

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.booklet.parts import Clearance
    from proceedings.cache import Cache
    from proceedings.plan import Plan


def find_clearances(plan: Plan, *, jobs: int, cache: Cache) -> dict[str, tuple[Clearance, ...]]:
    """Return what is clear on each page of every manuscript that goes into the booklet, by key.

    A file on which the worker fails has no clear page: nothing is stamped there.
    """
    papers = [paper for paper in plan.papers if paper.manuscript is not None]
    numbers = plan.workshop.booklet.own_numbers is not OwnNumbers.KEEP
    keys = {paper.key: _key(paper.manuscript_sha256, numbers) for paper in papers}
    found = {key: value for key in keys if (value := cache.get(keys[key])) is not None}
    todo = [paper for paper in papers if paper.key not in found]
    paths: list[Path] = [paper.manuscript for paper in todo if paper.manuscript is not None]
    find = _numbered_clearance_of if numbers else _clearance_of
    for index, result in map_limited(find, paths, jobs=jobs):
        key = todo[index].key
        found[key] = () if isinstance(result, Failure) else result
        if not isinstance(result, Failure):
            cache.put(keys[key], result)
    return found


def _clearance_of(path: Path) -> tuple[Clearance, ...]:
    try:
        return find_clearance(path)
    except ValueError:
        return ()


def _numbered_clearance_of(path: Path) -> tuple[Clearance, ...]:
    try:
        return find_clearance(path, numbers=True)
    except ValueError:
        return ()


def _key(digest: str | None, numbers: bool) -> str:
    version = code_version(("pdf", "booklet"))
    return hashlib.sha256(f"clearance {digest} {numbers} {version}".encode()).hexdigest()
