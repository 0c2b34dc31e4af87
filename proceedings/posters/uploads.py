"""Posters in the form in which the host conference takes them: landscape PNG, and a thumbnail.

The host's form, as it was in 2025: at most 5,120 by 2,880 pixels and 10 MB, thumbnails of 320 by
256. A portrait poster is set on white; pixels are never enlarged.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.pdf.fitted import fitted
from proceedings.pdf.pages import UnreadableError
from proceedings.workers import Failure, Limits, map_limited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PIL import Image

    from proceedings.plan import Plan

FOLDER = "upload"
LARGEST = (5120, 2880)
THUMBNAIL = (320, 256)
MOST_BYTES = 10_000_000
# The largest picture that is read, a PNG of 176 million pixels that light shines through, takes
# 1.7 GB and 12 s (measured).
_LIMITS = Limits(memory=2_500_000_000, cpu_seconds=120, wall_seconds=240.0, result=24_000_000)
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Uploads:
    """What was written.

    Fields:
        marks: what each poster's files were made from, as a hash, by key.
        made: keys of the posters that were drawn anew.
        findings: posters that cannot be drawn.
    """

    marks: Mapping[str, str]
    made: tuple[str, ...]
    findings: tuple[Finding, ...]


def upload_names(key: str) -> tuple[str, str]:
    """Return the files of a poster's upload form below ``posters/``: picture and thumbnail."""
    return f"{FOLDER}/{key}.png", f"{FOLDER}/{key}-thumb.png"


def write_uploads(
    plan: Plan,
    target: Path,
    *,
    jobs: int,
    marks: Mapping[str, str],
    base: str,
    keep: Callable[[str], bool],
) -> Uploads:
    """Write the upload forms of all posters that may be handed round.

    Arguments:
        marks: of the last build; a poster whose mark is the same is not drawn again.
        base: hash of what all of them depend on, such as our own version.
        keep: takes a file of the last build over, and says whether it was there.
    """
    posters = {p.key: p.poster for p in plan.papers if p.poster is not None}
    new = {p.key: f"{base} {p.poster_sha256}" for p in plan.papers if p.poster is not None}
    todo = [
        key
        for key in posters
        if new[key] != marks.get(key) or not all(keep(name) for name in upload_names(key))
    ]
    findings = []
    paths = [posters[key] for key in todo]
    for index, result in map_limited(upload_form, paths, jobs=jobs, limits=_LIMITS):
        key = todo[index]
        if isinstance(result, Failure) or result is None:
            findings.append(not_drawn(key))
            del new[key]
            continue
        for name, data in zip(upload_names(key), result, strict=True):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            # One of the two may be a second name of a file of the last build, which stays.
            (target / name).unlink(missing_ok=True)
            (target / name).write_bytes(data)
    return Uploads(new, tuple(key for key in todo if key in new), tuple(findings))


def not_drawn(key: str) -> Finding:
    """Return the finding about a poster that could be read and cannot be drawn."""
    return Finding(
        "poster-not-drawn",
        Severity.WARNING,
        "The poster cannot be drawn within the limits of time and memory.",
        "Ask its authors to export it again, with its pictures at 300 pixels an inch.",
        subject=key,
    )


def upload_form(path: Path) -> tuple[bytes, bytes] | None:
    """Return picture and thumbnail of a poster file as PNG files; None if it cannot be drawn."""
    try:
        picture = fitted(path, LARGEST)
    except UnreadableError:
        return None
    return _light(picture), _png(_thumbnail(picture))


def _light(picture: Image.Image) -> bytes:
    """Return a landscape PNG file that is small enough; one that is too heavy is made smaller."""
    data = _png(_landscape(picture))
    for _ in range(_TRIES):
        if len(data) <= MOST_BYTES:
            break
        scale = 0.95 * math.sqrt(MOST_BYTES / len(data))
        picture = picture.resize([max(1, int(edge * scale)) for edge in picture.size])
        data = _png(_landscape(picture))
    return data


def _landscape(picture: Image.Image) -> Image.Image:
    """Set a portrait picture on white of the host's shape; a landscape one stays as it is."""
    from PIL import Image

    if picture.width >= picture.height:
        return picture
    width = round(picture.height * LARGEST[0] / LARGEST[1])
    return _centred(picture, Image.new("RGB", (width, picture.height), "white"))


def _thumbnail(picture: Image.Image) -> Image.Image:
    from PIL import Image

    small = picture.copy()
    small.thumbnail(THUMBNAIL, Image.Resampling.LANCZOS)
    return _centred(small, Image.new("RGB", THUMBNAIL, "white"))


def _centred(picture: Image.Image, sheet: Image.Image) -> Image.Image:
    sheet.paste(picture, ((sheet.width - picture.width) // 2, (sheet.height - picture.height) // 2))
    return sheet


def _png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
