"""What a poster file is: its sheet, its text and its pictures; and many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.many import unreadable_for
from proceedings.anatomy.reading import Unreadable
from proceedings.cache import code_version, file_stamp
from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf import pdfium as c
from proceedings.pdf.extraction import read_page
from proceedings.pdf.fonts import read_fonts
from proceedings.pdf.opening import opened
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.placed import PlacedPicture, placed_pictures
from proceedings.pdf.preflight import preflight
from proceedings.pdf.qpdf import ObjectsError, opened_objects, pages_of
from proceedings.pdf.rasters import raster_size
from proceedings.workers import Failure, Limits, map_limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from proceedings.cache import Cache
    from proceedings.pdf.pages import Page

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
"""How the names of poster files end."""

# Those of a paper: a PNG of 176 million pixels takes 0.7 GB and 6 s of them (measured).
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class PosterLine:
    """A line of text on a poster; size is that of its type in points."""

    text: str
    size: float
    box: Box


@dataclass(frozen=True, slots=True)
class Poster:
    """What is known of a poster file.

    Fields:
        kind: ``pdf``, ``png`` or ``jpeg``.
        pages: of the file; a picture has one.
        width, height: of the first page as a viewer turns it: in points; of a picture in pixels,
            for what it says of its size in inches is what a program happened to write.
        bytes: of the file.
        lines: text of the first page; empty for a picture, and for a page of outlines.
        pictures: on the first page.
        missing_fonts: names of fonts the first page uses and the file does not bring.
    """

    kind: str
    pages: int
    width: float
    height: float
    bytes: int
    lines: tuple[PosterLine, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    missing_fonts: tuple[str, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Whether it is made of pixels as a whole."""
        return self.kind != "pdf"


@dataclass(frozen=True, slots=True)
class PosterFile:
    """A poster file with the facts about it, or the reason why there are none.

    Fields:
        sha256: of the bytes that were read; None where there is no file.
    """

    path: Path
    sha256: str | None
    facts: Poster | Unreadable


def read_poster(path: Path) -> Poster | Unreadable:
    """Read a poster file and return the facts about it, or why it cannot be read."""
    try:
        if path.suffix.lower() != ".pdf":
            kind, across, down = raster_size(path)
            return Poster(kind, 1, float(across), float(down), path.stat().st_size)
        preflight(path)
        return _read_pdf(path)
    except UnreadableError as error:
        return Unreadable(error.rule, error.message, _of_poster(error.fix))


def read_posters(
    paths: Sequence[Path], *, jobs: int, cache: Cache
) -> Iterator[tuple[int, PosterFile]]:
    """Read poster files, several at a time; what was read before comes from the cache.

    Yields:
        The position of a path and what was read, as each is done.
    """
    stamps = [file_stamp(path) for path in paths]
    hashes = [cache.file_hash(path) if path.is_file() else None for path in paths]
    todo = []
    for index, digest in enumerate(hashes):
        known = cache.get(_key(digest, paths[index])) if digest else None
        if known is None:
            todo.append(index)
        else:
            yield index, PosterFile(paths[index], digest, known)
    work = [paths[index] for index in todo]
    for position, result in map_limited(read_poster, work, jobs=jobs, limits=_LIMITS):
        index = todo[position]
        path, digest = paths[index], hashes[index]
        if file_stamp(path) != stamps[index]:
            yield index, PosterFile(path, None, _CHANGED)
            continue
        if isinstance(result, Failure):
            failed = unreadable_for(result)
            yield index, PosterFile(path, digest, _spoken(failed))
            continue
        if digest:
            cache.put(_key(digest, path), result)
        yield index, PosterFile(path, digest, result)


_CHANGED = Unreadable(
    "file-changed",
    "The file changed while it was read.",
    "Wait until the program that writes it is done, and check again.",
)


def _read_pdf(path: Path) -> Poster:
    size = path.stat().st_size
    with opened(path.read_bytes()) as document:
        pages = c.page_count(document)
        page = c.load_page(document, 0)
        if not page:
            raise UnreadableError(
                "file-damaged",
                "The first page of the file cannot be loaded.",
                "Export the poster again and check that the new file opens in a viewer.",
            )
        try:
            pictures = placed_pictures(page)
        finally:
            c.close_page(page)
        sheet = read_page(document, 0, {})
    width, height = sheet.width, sheet.height
    if sheet.rotation % 180:
        width, height = height, width
    return Poster("pdf", pages, width, height, size, _lines(sheet), pictures, _missing_fonts(path))


def _lines(page: Page) -> tuple[PosterLine, ...]:
    lines = [PosterLine(" ".join(line.text.split()), line.size, line.box) for line in page.lines]
    if page.rotation % 180:
        # What is upright for a viewer that turns the page stands on its side in the page model,
        # where neither place nor size of it is kept.
        whole = Box(0.0, 0.0, page.width, page.height)
        lines += [PosterLine(" ".join(text.split()), 0.0, whole) for text in page.turned]
    return tuple(line for line in lines if any(sign.isalnum() for sign in line.text))


def _missing_fonts(path: Path) -> tuple[str, ...]:
    """Return the fonts of page 1 that the file lacks; none where its objects cannot be read."""
    try:
        with opened_objects(path) as document:
            fonts = read_fonts(pages_of(document, 1))
    except ObjectsError:
        return ()
    names = (font.name or "without a name" for font in fonts if not font.embedded)
    return tuple(dict.fromkeys(names))


def _key(digest: str | None, path: Path) -> str:
    import hashlib

    # The same bytes are read as what their name says.
    kind = "pdf" if path.suffix.lower() == ".pdf" else "picture"
    return hashlib.sha256(f"poster {kind} {digest} {code_version()}".encode()).hexdigest()


def _spoken(failed: Unreadable) -> Unreadable:
    return Unreadable(failed.rule, failed.message, _of_poster(failed.fix))


def _of_poster(fix: str) -> str:
    """Return advice in which readers of files speak of papers, as what it is here about."""
    return fix.replace("the paper", "the poster")
