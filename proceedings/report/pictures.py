"""Pictures of manuscripts: page 1 small, and the places of findings.

They are taken in limited workers, one manuscript at a time, and remembered by the file's hash.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from proceedings.cache import code_version
from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.pictures import Clip, render_clips
from proceedings.report.places import column_of, has_place, sheet_of
from proceedings.workers import Failure, FailureKind, Limits, map_limited

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.anatomy.many import ManuscriptFile
    from proceedings.cache import Cache
    from proceedings.model import Finding
    from proceedings.report.values import PaperReport

_THUMBNAIL = (192, 256)  # pixels at most: shown half as wide in a letter, a quarter in the table
_SCALE = 2.0  # pixels a point, for the places of findings
_PAGE_SCALE = 1.2
# A place is shown with this much above and below it, and not less than some ten lines: it has to
# be recognised on the page.
_AROUND = 24.0
_LOWEST = 130.0
_BESIDE = (6.0, 12.0)  # how far left of the page's middle either crop ends: in the gutter
# Of real papers no page takes a second; a report must not wait a minute for one that does.
_LIMITS = Limits(cpu_seconds=20, wall_seconds=40.0)
# Of Pillow's seven methods the third takes half the time of the usual one for 2 % more bytes.
_WEBP = {"quality": 70, "method": 2}


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP file and its size in pixels."""

    data: bytes
    width: int
    height: int


Pictures: TypeAlias = Mapping[Clip, Picture]
"""The pictures of one manuscript; what could not be rendered is not among them."""


def thumbnail(paper: PaperReport) -> Clip | None:
    """Return what to show of page 1; None where there is no page, or it is not known whose."""
    if not paper.sheets or paper.shares_with:
        return None
    width, height = paper.sheets[0]
    return Clip(1, scale=min(_THUMBNAIL[0] / max(width, 1.0), _THUMBNAIL[1] / max(height, 1.0)))


def clip_of(paper: PaperReport, finding: Finding) -> Clip | None:
    """Return what to show of the place of a finding: the place, or its whole page if not page 1."""
    if finding.page is None or finding.page > len(paper.sheets) or paper.shares_with:
        return None
    if not has_place(finding):
        return None if finding.page == 1 else Clip(finding.page, scale=_PAGE_SCALE)
    assert finding.box is not None
    width, height = sheet_of(paper, finding.page)
    column = column_of(paper, finding)
    x0 = width / 2 - _BESIDE[1] if column == "right" else 0.0
    x1 = width / 2 - _BESIDE[0] if column == "left" else width
    y0, y1 = _stretched(finding.box.y0, finding.box.y1, height)
    shown = Box(x0, y0, x1, y1)
    return Clip(finding.page, shown, _SCALE, mark=finding.box)


def take_pictures(
    papers: tuple[PaperReport, ...], files: Mapping[str, ManuscriptFile], *, jobs: int, cache: Cache
) -> dict[str, Pictures]:
    """Return the pictures that index and letters show, by the key of the paper.

    A manuscript on which the worker fails has none.
    """
    wanted = {paper.key: _wanted(paper) for paper in papers if _is_known(files, paper)}
    return render({key: clips for key, clips in wanted.items() if clips}, files, jobs, cache)


def render(
    wanted: Mapping[str, tuple[Clip, ...]],
    files: Mapping[str, ManuscriptFile],
    jobs: int,
    cache: Cache,
) -> dict[str, Pictures]:
    """Return the pictures of some places, by the key of the paper.

    Arguments:
        wanted: places by key; of each paper there is a file with a hash.
    """
    names = {key: _name(files[key].sha256, clips) for key, clips in wanted.items()}
    taken: dict[str, tuple[Picture | None, ...]] = {
        key: known for key, name in names.items() if (known := cache.get(name)) is not None
    }
    todo = [key for key in wanted if key not in taken]
    items = [(files[key].path, wanted[key]) for key in todo]
    for index, result in map_limited(_taken, items, jobs=jobs, limits=_LIMITS):
        key = todo[index]
        taken[key] = () if isinstance(result, Failure) else result
        if not isinstance(result, Failure) or _lasts(result):
            cache.put(names[key], taken[key])
    return {
        key: {clip: one for clip, one in zip(clips, taken[key], strict=False) if one is not None}
        for key, clips in wanted.items()
    }


def _is_known(files: Mapping[str, ManuscriptFile], paper: PaperReport) -> bool:
    return paper.key in files and files[paper.key].sha256 is not None


def _wanted(paper: PaperReport) -> tuple[Clip, ...]:
    clips = (thumbnail(paper), *(clip_of(paper, finding) for finding in paper.findings))
    return tuple(dict.fromkeys(clip for clip in clips if clip is not None))


def _stretched(low: float, high: float, end: float) -> tuple[float, float]:
    """Return a stretch with air on both sides, as far as the page goes."""
    air = max(_AROUND, (_LOWEST - (high - low)) / 2)
    shift = max(air - low, 0.0) + min(end - high - air, 0.0)
    return max(low - air + shift, 0.0), min(high + air + shift, end)


def _taken(item: tuple[Path, tuple[Clip, ...]]) -> tuple[Picture | None, ...]:
    path, clips = item
    try:
        return tuple(_picture(png) for png in render_clips(path, clips))
    except UnreadableError:
        return ()


def _picture(png: bytes) -> Picture | None:
    from PIL import Image

    if not png:
        return None
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.save(stream, "WEBP", **_WEBP)
        return Picture(stream.getvalue(), image.width, image.height)


def _name(digest: str | None, clips: tuple[Clip, ...]) -> str:
    version = code_version(("pdf", "report"))
    return hashlib.sha256(f"pictures {digest} {clips!r} {version}".encode()).hexdigest()


def _lasts(failure: Failure) -> bool:
    """Tell whether a manuscript would fail again: a busy machine and a bug of ours may pass."""
    if failure.kind is FailureKind.TIME:
        return bool(failure.detail)
    return failure.kind in {FailureKind.MEMORY, FailureKind.CRASH}
