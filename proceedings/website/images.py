"""Pictures of the workshop folder, made small for the web: only from there, only what is one."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image as Pillow

# A photograph of 40 megapixels as cameras write it; a portrait of more is a mistake.
_MOST_BYTES = 20_000_000
_MOST_PIXELS = 60_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
# Of Pillow's seven methods the fourth takes half the time of the last for 1 % more bytes.
_WEBP = {"quality": 80, "method": 4}
# A portrait is shown 7.5 rem high and wide, on screens of two pixels a point.
PORTRAIT = (240, 240)
LOGO = (480, 240)
FIGURE = (1408, 2000)  # twice the width of the text


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the website: its file from the root, and its size in pixels (0 if unknown)."""

    address: str
    width: int
    height: int


class Images:
    """Carries pictures over, each once.

    Arguments:
        folder: the workshop folder.
        target: the website's folder.
    """

    def __init__(self, folder: Path, target: Path) -> None:
        self._folder = folder
        self._target = target
        self._made: dict[tuple[str, tuple[int, int], bool], Image | None] = {}
        self.findings: list[Finding] = []

    @property
    def files(self) -> set[str]:
        """The files that were written, from the website's root."""
        return {image.address for image in self._made.values() if image}

    def add(
        self, name: str, most: tuple[int, int], whose: str, *, square: bool = False
    ) -> Image | None:
        """Return a picture as the website has it, or None where it cannot be used.

        Arguments:
            name: of the file in the workshop folder; empty where there is none.
            most: width and height in pixels.
            whose: for the finding, such as "portrait of Ada Lovelace".
            square: cut to fill the whole size.
        """
        if not name:
            return None
        asked = (name, most, square)
        if asked not in self._made:
            try:
                self._made[asked] = self._carried(name, most, square=square)
            except _UnusableError as error:
                self._made[asked] = None
                self.findings.append(_unusable(name, whose, str(error)))
        return self._made[asked]

    def _carried(self, name: str, most: tuple[int, int], *, square: bool) -> Image:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise _UnusableError("lies outside the workshop folder")
        if not path.is_file():
            raise _UnusableError("is not there")
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise _UnusableError(f"has {size / 1e6:.0f} MB, and 20 MB are the most")
        if path.suffix.lower() == ".svg":
            return self._svg(path, name)
        picture = _small(path, most, square=square)
        address = f"assets/images/{_stem(name, most)}.webp"
        (self._target / address).parent.mkdir(parents=True, exist_ok=True)
        picture.save(self._target / address, "WEBP", **_WEBP)
        return Image(address, picture.width, picture.height)

    def _svg(self, path: Path, name: str) -> Image:
        if b"<svg" not in path.read_bytes()[:4096]:
            raise _UnusableError("is no picture")
        address = f"assets/images/{_stem(name, (0, 0))}.svg"
        (self._target / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, self._target / address)
        return Image(address, 0, 0)


def _unusable(name: str, whose: str, problem: str) -> Finding:
    return Finding(
        rule="picture-unusable",
        severity=Severity.WARNING,
        message=f"The {whose}, {name[:200]}, {problem}; the website does without it.",
        fix="Put a PNG, JPEG, WebP or SVG file of the workshop folder in its place.",
        subject=name[:200],
    )


class _UnusableError(Exception):
    """Why a file cannot be shown."""


def _small(path: Path, most: tuple[int, int], *, square: bool) -> Pillow.Image:
    """Return a picture in a size for the web, upright, and without what its camera noted."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    try:
        with Pillow.open(path, formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _UnusableError(f"has {opened.width} × {opened.height} pixels")
            opened.draft("RGB", (most[0] * 2, most[1] * 2))
            picture = ImageOps.exif_transpose(opened)
            has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
            picture = picture.convert("RGBA" if has_alpha else "RGB")
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise _UnusableError("is no picture that can be read") from error
    if square:
        # Faces are above the middle.
        return ImageOps.fit(picture, most, centering=(0.5, 0.3))
    picture.thumbnail(most)
    return picture


def _stem(name: str, most: tuple[int, int]) -> str:
    """Return a file name that tells two pictures of one name in two folders, or sizes, apart."""
    digest = hashlib.sha256(f"{name} {most}".encode()).hexdigest()[:8]
    stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in PurePosixPath(name).stem)
    return f"{stem.strip('-').lower() or 'picture'}-{digest}"
