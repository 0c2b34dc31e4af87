"""The faces of the identity, from packages, so that the looks do not depend on the machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from proceedings.errors import OutputError

_FACES = (
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Regular.otf", 400, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-It.otf", 400, "italic"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Semibold.otf", 600, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Regular.otf", 400, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-It.otf", 400, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Semibold.otf", 600, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Bold.otf", 700, "normal"),
)


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
