"""Posters made for tests, of our own text: PDFs with a font inside, and pictures."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from proceedings.checks import PosterAsked
from proceedings.model import PosterRequirements
from proceedings.render.fonts import folder as font_folder

if TYPE_CHECKING:
    from pathlib import Path

FILLER = (
    "What a poster has to say is said in four columns and one sentence.",
    "The sentence stands in the middle, and the columns are read by nobody.",
    "We measured for how long people stop, and what they remember of it.",
)


@dataclass(frozen=True)
class Placed:
    """A picture of some pixels, with its left, top, width and height on the sheet in inches."""

    pixels: tuple[int, int]
    left: float
    top: float
    width: float
    height: float


@cache
def _font() -> tuple[bytes, tuple[int, ...]]:
    path = font_folder("font_source_sans_pro") / "SourceSansPro-Regular.otf"
    with TTFont(path) as font:
        glyphs, metrics = font.getBestCmap(), font["hmtx"]
        widths = tuple(metrics[glyphs.get(code, ".notdef")][0] for code in range(32, 127))
    return path.read_bytes(), widths


def _embedded(pdf: pikepdf.Pdf) -> Dictionary:
    data, widths = _font()
    file = pdf.make_stream(data, Subtype=Name.OpenType)
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/SourceSansPro-Regular"),
        Flags=32,
        FontBBox=Array([-400, -300, 2000, 1000]),
        ItalicAngle=0,
        Ascent=984,
        Descent=-273,
        CapHeight=660,
        StemV=84,
        FontFile3=file,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name("/SourceSansPro-Regular"),
        FirstChar=32,
        LastChar=126,
        Widths=Array(list(widths)),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(described),
    )


def poster_pdf(
    path: Path,
    title: tuple[str, ...] = ("Careful Boards", "for Careless Papers"),
    authors: str = "Ada Lovelace, Maria Mitchell",
    *,
    inches: tuple[float, float] = (24, 36),
    pages: int = 1,
    pictures: tuple[Placed, ...] = (),
    embedded: bool = True,
    rotate: int = 0,
) -> Path:
    """Write a poster: title, authors and some lines, in type that grows with the sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width, height = (72 * edge for edge in inches)
    unit = min(width, height) / 24
    lines = [*((line, 1.5) for line in title), (authors, 0.8), *((line, 0.5) for line in FILLER)]
    parts, y = [], height - 2 * unit
    for line, size in lines:
        parts.append(f"BT /F1 {size * unit:.2f} Tf {unit:.2f} {y:.2f} Td ({line}) Tj ET")
        y -= 1.3 * size * unit
    pdf = pikepdf.new()
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font = pdf.make_indirect(_embedded(pdf) if embedded else plain)
    drawn = Dictionary()
    for number, one in enumerate(pictures):
        low = height / 72 - one.top - one.height
        parts.append(
            f"q {72 * one.width:.2f} 0 0 {72 * one.height:.2f} {72 * one.left:.2f} {72 * low:.2f} "
            f"cm /I{number} Do Q"
        )
        drawn[f"/I{number}"] = pdf.make_indirect(_image(pdf, one.pixels))
    resources = Dictionary(Font=Dictionary(F1=font), XObject=drawn)
    for _ in range(pages):
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=resources,
            Rotate=rotate,
            Contents=pdf.make_stream("\n".join(parts).encode("latin-1")),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path, static_id=True)
    return path


def _image(pdf: pikepdf.Pdf, pixels: tuple[int, int]) -> pikepdf.Stream:
    across, down = pixels
    shades = bytes(x * 255 // across for x in range(across)) * down
    if across * down > 1_048_576:
        shades = Random(1).randbytes(across * down)  # which nothing makes smaller
    return pdf.make_stream(
        shades,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=across,
        Height=down,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def poster_picture(path: Path, pixels: tuple[int, int] = (480, 720), colour: str = "navy") -> Path:
    """Write a poster as a picture, in the kind its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", pixels, "white")
    across, down = pixels
    ImageDraw.Draw(image).rectangle((10, 10, across - 11, down // 3), fill=colour)
    image.save(path)
    return path


def bomb(path: Path, edge: int = 40_000) -> Path:
    """Write a PNG of a few kilobytes that has so many pixels across and down."""
    stream = io.BytesIO()
    Image.new("1", (8, 8)).save(stream, "PNG")
    data = bytearray(stream.getvalue())
    head = struct.pack(">II", edge, edge) + bytes(data[24:29])
    data[16:29] = head
    data[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(data))
    return path


TITLE = "Careful Boards for Careless Papers"
AUTHORS = ("Ada Lovelace", "Maria Mitchell")
ASKED = PosterAsked(
    title=TITLE,
    authors=AUTHORS,
    others={"7": "On the Number of Angels Who Fit on the Board of a Poster", "9": "Short"},
)
"""What the sound poster is asked, which has nothing that a rule could find."""

FAULTS: dict[str, tuple[dict[str, Any], PosterAsked]] = {
    "poster-pages": ({"pages": 2}, ASKED),
    "poster-size": ({"inches": (33.1, 46.8)}, ASKED),
    "poster-orientation": ({"inches": (24, 18)}, ASKED),
    "poster-small": ({"inches": (10, 15)}, ASKED),
    "poster-resolution": ({"pictures": (Placed((300, 240), 2, 20, 15, 12),)}, ASKED),
    "poster-fonts": ({"embedded": False}, ASKED),
    "poster-file-size": (
        {"pictures": (Placed((1500, 1000), 2, 24, 7.5, 5),)},
        replace(ASKED, wanted=PosterRequirements(file_size=1)),
    ),
    "poster-title": ({"title": ("Something Else", "on Every Board We Saw")}, ASKED),
    "poster-authors": ({"authors": "Ada Lovelace"}, ASKED),
    "poster-other-paper": (
        {"title": ("On the Number of Angels Who", "Fit on the Board of a Poster")},
        ASKED,
    ),
}
"""A poster with one fault for each rule, and what it is asked."""
