"""The picture that stands beside a shared link: the event, the title, the authors."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from typing import TYPE_CHECKING

from proceedings.render import fonts, places
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
# Kept apart from other values of the cache; change it with what a card looks like.
_VERSION = 1


def event_card(plan: Plan, cache: Cache | None = None) -> bytes:
    """Return the card of the event as PNG."""
    event = plan.workshop.event
    where = " · ".join(part for part in (event.host, event.place) if part)
    return _card(event.edition, event.name, where, plan.workshop.look.accent, cache)


def paper_card(plan: Plan, paper: PlannedPaper, cache: Cache | None = None) -> bytes:
    """Return the card of a paper as PNG."""
    authors = places.authors(paper)
    return _card(plan.workshop.event.short, paper.title, authors, plan.workshop.look.accent, cache)


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
