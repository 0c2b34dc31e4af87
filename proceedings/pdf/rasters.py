"""Files that are pictures, PNG and JPEG, instead of PDFs.

Files are hostile: call this in a limited worker (:mod:`proceedings.workers`).
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from proceedings.pdf.pages import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

KINDS = {"PNG": "png", "JPEG": "jpeg"}
"""What Pillow calls the kinds of pictures that are read, and what we call them."""

_AGAIN = "Export the poster again, as PDF, PNG or JPEG, and send that file."


@contextmanager
def opened_raster(path: Path) -> Iterator[Image.Image]:
    """Give a picture whose size is known and whose pixels are not read yet.

    What Pillow itself takes for a bomb, 179 million pixels, is refused: 24 by 36 inches have that
    many at 455 dpi.

    Raises:
        UnreadableError: the file is empty, no picture of a known kind, damaged, or too large; also
            for what goes wrong while the picture is used.
    """
    from PIL import Image, UnidentifiedImageError

    if not path.is_file():
        raise UnreadableError(
            "file-missing", "There is no such file.", "Check the name, or ask the authors for it."
        )
    with path.open("rb") as file:
        if not file.read(1024).strip(b"\0 \t\r\n"):
            raise UnreadableError("file-empty", "The file is empty.", _AGAIN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=tuple(KINDS)) as picture:
                yield picture
    except UnidentifiedImageError as error:
        raise UnreadableError(
            "file-not-picture", "The file is no picture, although its name says so.", _AGAIN
        ) from error
    except Image.DecompressionBombError as error:
        raise UnreadableError(
            "file-too-large",
            f"The picture has more than {2 * (Image.MAX_IMAGE_PIXELS or 0):,} pixels, which would "
            "take gigabytes of memory.",
            "Export the poster with 300 pixels an inch at most.",
        ) from error
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow says of damaged files
        raise UnreadableError(
            "file-damaged", "The picture is damaged or stops in the middle.", _AGAIN
        ) from error


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Have Pillow refuse files that stop in the middle; WeasyPrint lets it fill them up in grey."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def raster_size(path: Path) -> tuple[str, int, int]:
    """Return the kind of a picture, and its pixels across and down as a viewer turns it.

    All pixels are read, so that one that stops in the middle is found out.

    Raises:
        UnreadableError: it cannot be read.
    """
    with _whole_files_only(), opened_raster(path) as picture:
        kind, (across, down) = KINDS[picture.format or ""], picture.size
        # From five on, the orientation that cameras note lays a picture on its side.
        if picture.getexif().get(0x0112, 1) >= 5:
            across, down = down, across
        picture.draft("RGB", (across // 8, down // 8))  # JPEG alone; the whole file is read
        picture.load()
    return kind, across, down
