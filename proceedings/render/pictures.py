"""Pictures of the workshop folder: only from there, and only what is a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence  # noqa: TC003 - public signatures
from logging import LogRecord  # noqa: TC003
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from proceedings.model import Finding, Severity

_FAILED = re.compile(r"Failed to load (?:image|stylesheet|font) at '?(.*?)'?: (.*)", re.DOTALL)
_HEAD = 4096  # an SVG element stands behind a declaration, comments and a doctype at most


def logo(folder: Path, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the address of the workshop's logo, checked.

    Arguments:
        folder: the workshop folder.
        name: ``look.logo`` of ``workshop.yaml``; empty where there is none.

    Returns:
        a ``file:`` address, empty where there is no usable logo, and what is wrong with it.
    """
    return picture(folder, name, "The logo", "; the cover has a field of the accent colour instead")


def picture(
    folder: Path, name: str, what: str, instead: str = ""
) -> tuple[str, tuple[Finding, ...]]:
    """Return the address of a picture of the workshop, checked.

    Arguments:
        folder: the workshop folder.
        name: of the picture in it; empty where there is none.
        what: it is, such as "The logo"; instead: what becomes of its place.

    Returns:
        a ``file:`` address, empty where there is no usable picture, and what is wrong with it.
    """
    if not name:
        return "", ()
    path = (folder / name).resolve()
    problem = ""
    if not path.is_relative_to(folder.resolve()):
        problem = "lies outside the workshop folder"
    elif not path.is_file():
        problem = "is not there"
    elif not _is_picture(path):
        problem = "is no SVG, PNG or JPEG picture"
    if problem:
        return "", (_unusable(f"{what} {name} {problem}{instead}.", name),)
    return path.as_uri(), ()


def allow(url: str, folders: Sequence[Path]) -> None:
    """Let ``data:`` and files inside some folders pass.

    Raises:
        PermissionError: the address is of anything else.
    """
    parts = urlsplit(url)
    if parts.scheme == "data":
        return
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        raise PermissionError("nothing is fetched from the network")
    path = Path(url2pathname(parts.path)).resolve()
    if not any(path.is_relative_to(folder.resolve()) for folder in folders):
        raise PermissionError("the file lies outside the workshop folder")


def failures(records: Iterable[LogRecord]) -> tuple[Finding, ...]:
    """Return one warning for each file the layout asked for and could not use."""
    matches = (_FAILED.match(record.getMessage()) for record in records)
    reasons = {match[1]: match[2] for match in matches if match}
    return tuple(
        Finding(
            rule="picture-unusable",
            severity=Severity.WARNING,
            message=f"{address[:200]} is left out: {_reason(reason)}.",
            fix="Put the file into the workshop folder as SVG, PNG or JPEG.",
            subject=address[:200],
        )
        for address, reason in reasons.items()
    )


def _reason(text: str) -> str:
    """Return a logged error without the class it was raised as."""
    return re.sub(r"^\w+(?:Error|Exception): ", "", text.strip()).rstrip(".")


def _unusable(message: str, name: str) -> Finding:
    return Finding(
        rule="picture-unusable",
        severity=Severity.WARNING,
        message=message,
        fix="Name an SVG, PNG or JPEG file of the workshop folder in workshop.yaml.",
        subject=name,
    )


def _is_picture(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if path.suffix.lower() == ".svg":
        return b"<svg" in head
    from PIL import Image, ImageFile

    # The layout library makes Pillow accept pictures that are cut short; a cover should not.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return True
