"""The picture that stands beside a shared link: the event, the title, the authors."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from proceedings.render import fonts
from proceedings.render.lines import balanced

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

    from proceedings.cache import Cache
    from proceedings.plan import Plan, PlannedPaper

SIZE = (1200, 630)  # what opengraph.org's readers cut nothing from: 1.91 to 1
_EDGE = 80
_INK, _SOFT, _PAPER = "#1b1b1a", "#5c5a55", "#ffffff"
# Title sizes in pixels with characters in a line and lines at most; the last ends in an ellipsis.
_STEPS = ((76, 29, 3), (60, 37, 4), (48, 46, 5), (40, 55, 6))
_SERIF = ("font_source_serif_pro", "SourceSerifPro-Regular.otf")
_SANS = ("font_source_sans_pro", "SourceSansPro-Regular.otf")
_SANS_SEMIBOLD = ("font_source_sans_pro", "SourceSansPro-Semibold.otf")
_NO_CHARACTER = "\uffff"  # of no font (Unicode, 23.7)
# Kept apart from other values of the cache; change it with what a card looks like.
_VERSION = 2


def event_card(plan: Plan, cache: Cache | None = None) -> bytes:
    """Return the card of the event as PNG."""
    event = plan.workshop.event
    where = " · ".join(part for part in (event.host, event.place) if part)
    title = drawable(event.name) or event.name
    return _card(event.edition, title, where, plan.workshop.look.accent, cache)


def paper_card(plan: Plan, paper: PlannedPaper, cache: Cache | None = None) -> bytes | None:
    """Return the card of a paper as PNG; None where its title cannot be drawn."""
    title = drawable(paper.title)
    if title is None:
        return None
    names = (drawable(author.name) for author in paper.authors)
    authors = ", ".join(name for name in names if name)
    return _card(plan.workshop.event.short, title, authors, plan.workshop.look.accent, cache)


def drawable(text: str) -> str | None:
    """Return a text in characters that the faces have; None where letters would be lost.

    Sub- and superscripts and letters of mathematics become plain ones; pictures are left out.
    """
    if text.isascii():
        return text
    drawn = []
    for character in text:
        if unicodedata.category(character) == "Cf":  # what joins the parts of a picture
            continue
        plain = character if _has(character) else unicodedata.normalize("NFKD", character)
        lost = [one for one in plain if not _has(one)]
        if any(unicodedata.category(one)[0] in "LN" for one in lost):
            return None
        drawn.append(character if plain == character and not lost else _known(plain))
    return " ".join("".join(drawn).split())


def _known(text: str) -> str:
    return "".join(character for character in text if _has(character))


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    """Tell whether both faces have a character: else they draw the same box for all."""
    if character.isascii() or character.isspace():
        return True
    return all(
        bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))
        for font in (_font(_SERIF, 32), _font(_SANS, 32))
    )


def _card(above: str, title: str, below: str, accent: str, cache: Cache | None) -> bytes:
    words = repr((_VERSION, above, title, below, accent))
    key = hashlib.sha256(f"card {words}".encode()).hexdigest()
    known = cache.get(key) if cache else None
    if isinstance(known, bytes):
        return known
    drawn = _drawn(above, title, below, accent)
    if cache:
        cache.put(key, drawn)
    return drawn


def _drawn(above: str, title: str, below: str, accent: str) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 24), fill=accent)
    small = _font(_SANS_SEMIBOLD, 32)
    pen.text((_EDGE, 76), _fitted(pen, above, small), font=small, fill=_SOFT)
    size, lines = _lines(title)
    face = _font(_SERIF, size)
    for place, line in enumerate(lines):
        at = (_EDGE, 150 + place * round(size * 1.2))
        pen.text(at, _fitted(pen, line, face), font=face, fill=_INK)
    names = _font(_SANS, 32)
    pen.text((_EDGE, SIZE[1] - 96), _fitted(pen, below, names), font=names, fill=_INK)
    stream = io.BytesIO()
    # 32 colours are enough for type on a ground, and a third of the bytes.
    image.quantize(32).save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _lines(title: str) -> tuple[int, tuple[str, ...]]:
    """Return the largest size in which a title has room, and its lines."""
    for size, width, most in _STEPS:
        lines = balanced(title, width)
        if len(lines) <= most:
            return size, lines
    size, width, most = _STEPS[-1]
    lines = balanced(title[: width * most], width)[:most]
    return size, (*lines[:-1], f"{lines[-1]} …")


def _fitted(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return a line that ends before the edge."""
    room = SIZE[0] - 2 * _EDGE
    if pen.textlength(text, font=font) <= room:
        return text
    while text and pen.textlength(f"{text} …", font=font) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,')} …"


@lru_cache(maxsize=8)
def _font(face: tuple[str, str], size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    package, name = face
    return ImageFont.truetype(str(fonts.folder(package) / name), size)
