"""Raw marks of a page, read without any code of the package: the test papers are its yardstick."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "input" / "sample"


@dataclass(frozen=True)
class Run:
    """A text object: ink box and baseline from the top left, size, font, gray, text."""

    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    font: str
    gray: float
    text: str

    @property
    def bold(self) -> bool:
        return "Medi" in self.font or "Bold" in self.font

    @property
    def serif(self) -> bool:
        return "Nimbus" in self.font or "Termes" in self.font


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke: ends, height of its middle, thickness."""

    x0: float
    x1: float
    y: float
    thickness: float


@dataclass(frozen=True)
class Sheet:
    """One page: size, runs and rules."""

    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]

    def lines(self) -> list[Run]:
        """The first run of each line of each half of the page, in order of storage."""
        seen: dict[tuple[float, bool], Run] = {}
        for run in sorted(self.runs, key=lambda r: r.x0):
            seen.setdefault((round(run.baseline, 1), run.x0 > 298), run)
        return list(seen.values())


def text_of(thing, textpage) -> str:
    length = c.FPDFTextObj_GetText(thing.raw, textpage.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    c.FPDFTextObj_GetText(thing.raw, textpage.raw, buffer, length)
    return bytes(buffer).decode("utf-16le").split("\0")[0]


def font_of(thing) -> str:
    font = c.FPDFTextObj_GetFont(thing.raw)
    length = c.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    c.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode()


def gray_of(thing) -> float:
    channels = [ctypes.c_uint() for _ in range(4)]
    c.FPDFPageObj_GetFillColor(thing.raw, *channels)
    return channels[0].value / 255


def read_run(thing, textpage, height: float) -> Run:
    left, bottom, right, top = thing.get_bounds()
    size = ctypes.c_float()
    c.FPDFTextObj_GetFontSize(thing.raw, size)
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(thing.raw, matrix)
    return Run(
        x0=left,
        y0=height - top,
        x1=right,
        y1=height - bottom,
        baseline=height - matrix.f,
        size=size.value * matrix.d,
        font=font_of(thing),
        gray=gray_of(thing),
        text=text_of(thing, textpage),
    )


def read_rule(thing, height: float) -> Rule | None:
    """A stroke whose bounds are as tall as strokes are: PDFium widens them by the thickness."""
    left, bottom, right, top = thing.get_bounds()
    stroke = ctypes.c_float()
    c.FPDFPageObj_GetStrokeWidth(thing.raw, stroke)
    width = stroke.value
    if top - bottom > 4.6 or right - left < 20:
        return None
    if top - bottom > 2.1 * width:
        return Rule(left, right, height - (top + bottom) / 2, top - bottom)
    return Rule(left + width, right - width, height - (top + bottom) / 2, width)


def read_sheet(path: Path, number: int) -> Sheet:
    with pdfium.PdfDocument(path) as document:
        page = document[number - 1]
        width, height = page.get_size()
        textpage = page.get_textpage()
        runs, rules = [], []
        for thing in page.get_objects(max_depth=1):
            if thing.type == c.FPDF_PAGEOBJ_TEXT:
                runs.append(read_run(thing, textpage, height))
            elif thing.type == c.FPDF_PAGEOBJ_PATH and (rule := read_rule(thing, height)):
                rules.append(rule)
        return Sheet(width, height, tuple(r for r in runs if r.text.strip()), tuple(rules))


@pytest.fixture(scope="session")
def sheet():
    """Return a function from a file and a page number to the marks on that page."""
    cache: dict[tuple[str, int], Sheet] = {}

    def read(name: str, number: int) -> Sheet:
        folder = SAMPLE / "papers" if name.startswith("sample/") else HERE
        path = folder / name.removeprefix("sample/")
        if (name, number) not in cache:
            cache[name, number] = read_sheet(path, number)
        return cache[name, number]

    return read
