"""Page 1 of each paper that may be handed round, as a small picture.

Taken in limited workers, one manuscript at a time, and remembered by the file's hash.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, TypeVar

from proceedings.cache import code_version
from proceedings.model.frozen import dataclass
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.pictures import Clip, render_clips
from proceedings.workers import Failure, Limits, map_limited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from proceedings.cache import Cache
    from proceedings.plan import Plan

T = TypeVar("T")

# Shown half as wide: 11 rem on a screen of two pixels a point.
_WIDTH = 352.0
_SCALE = _WIDTH / 612.0
_LIMITS = Limits(cpu_seconds=20, wall_seconds=40.0)
_WEBP = {"quality": 60, "method": 4}


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A WebP file and its size in pixels."""

    data: bytes
    width: int
    height: int


def take_thumbnails(plan: Plan, *, jobs: int, cache: Cache) -> Mapping[str, Thumbnail]:
    """Return the thumbnails by key of the paper; a page that cannot be drawn has none."""
    wanted = {
        paper.key: (paper.manuscript, _name(paper.manuscript_sha256))
        for paper in plan.papers
        if paper.manuscript is not None and paper.manuscript_sha256
    }
    return taken(_taken, wanted, jobs=jobs, cache=cache, limits=_LIMITS)


def taken(
    take: Callable[[Path], T | None],
    wanted: Mapping[str, tuple[Path, str]],
    *,
    jobs: int,
    cache: Cache,
    limits: Limits,
) -> dict[str, T]:
    """Return pictures by key of the paper, from the cache or from limited workers.

    Arguments:
        take: makes the picture of a file, or None; importable by name.
        wanted: file and name in the cache, by key. What cannot be made is left out.
    """
    found: dict[str, T] = {}
    todo = []
    for key, (_, name) in wanted.items():
        if (known := cache.get(name)) is not None:
            found[key] = known
        else:
            todo.append(key)
    paths = [wanted[key][0] for key in todo]
    for index, result in map_limited(take, paths, jobs=jobs, limits=limits):
        if isinstance(result, Failure) or result is None:
            continue
        found[todo[index]] = result
        cache.put(wanted[todo[index]][1], result)
    return {key: found[key] for key in wanted if key in found}


def _taken(path: Path) -> Thumbnail | None:
    from PIL import Image

    try:
        [png] = render_clips(path, (Clip(1, scale=_SCALE),))
    except UnreadableError:
        return None
    if not png:
        return None
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.thumbnail((_WIDTH, 2 * _WIDTH))
        image.save(stream, "WEBP", **_WEBP)
        return Thumbnail(stream.getvalue(), image.width, image.height)


def _name(digest: str | None) -> str:
    version = code_version(("pdf",))
    return hashlib.sha256(f"thumbnail {digest} {_WIDTH} {_WEBP} {version}".encode()).hexdigest()
