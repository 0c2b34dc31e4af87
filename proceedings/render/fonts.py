"""The faces of the identity, from packages, so that the looks do not depend on the machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.errors import OutputError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FACES = (
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Regular.otf", 400, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-It.otf", 400, "italic"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Semibold.otf", 600, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Regular.otf", 400, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-It.otf", 400, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Semibold.otf", 600, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Bold.otf", 700, "normal"),
)
_MEASURED = 1000
# Unicode: letters beyond Latin begin at U+0370, signs at U+2000, scripts of the East at U+2E80.
_BEYOND, _SIGNS, _EAST = 0x370, 0x2000, 0x2E80


def folder(package: str) -> Path:
    """Return the folder with a font package's files.

    Raises:
        OutputError: the package is not installed.
    """
    # Found without importing: the packages list all their files on import.
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        name = package.replace("_", "-")
        raise OutputError(f"The font package {name} is missing.", fix=f"pip install {name}")
    return Path(spec.origin).parent / "files"


def folders() -> tuple[Path, ...]:
    """Return the folders fonts may be read from."""
    return tuple(folder(package) for package in dict.fromkeys(face[1] for face in _FACES))


def css() -> str:
    """Return the ``@font-face`` rules of all faces."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' src: url("{(folder(package) / file).as_uri()}") }}'
        for family, package, file, weight, style in _FACES
    )


def width(face: tuple[str, str], size: float, text: str) -> float | None:
    """Return how wide a line is in one of our faces, in points.

    Arguments:
        face: package and file of the face.

    Returns:
        None where the text has letters beyond Latin, which other faces may have to set.
    """
    if any(_BEYOND <= ord(one) < _SIGNS for one in text) or any(ord(one) >= _EAST for one in text):
        return None
    return float(_measure(*face).getlength(text)) * size / _MEASURED


@cache
def _measure(package: str, file: str) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(folder(package) / file), _MEASURED)
