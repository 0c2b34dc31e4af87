"""The page model: plain values that any extractor can fill and every rule reads."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Mapping,
    Sequence,
)
from dataclasses import field
from typing import NamedTuple, TypeAlias

from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.facts import FileFont, Hidden, Structure  # noqa: TC001 - types of fields


class UnreadableError(Exception):
    """A file that cannot be read as a paper; becomes a finding, never the end of a run.

    Arguments:
        rule: id of the finding, such as ``file-encrypted``.
        message: one sentence that says what the file is.
        fix: what its author can do.
    """

    def __init__(self, rule: str, message: str, fix: str) -> None:
        super().__init__(rule, message, fix)
        self.rule = rule
        self.message = message
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a document: base name without subset tag, and what the name and flags say."""

    name: str
    bold: bool = False
    italic: bool = False


class Span(NamedTuple):
    """A run of characters in one font and size on one baseline.

    Fields:
        box: of the ink, in points.
        size: of the font as printed, in points.
        baseline: distance from the top of the page in points.
    """

    text: str
    box: Box
    size: float
    baseline: float
    font: Font


class Line(NamedTuple):
    """Spans that stand side by side on one baseline; see :func:`line_of`.

    What rules ask of a line again and again is worked out once.

    Fields:
        text: the characters from left to right; a line-end hyphen is U+FFFE.
        dominant: the span that fills most of the line: what it is set in.
        size: of the dominant span in points.
    """

    spans: tuple[Span, ...]
    box: Box
    text: str
    dominant: Span
    size: float

    @property
    def bold(self) -> bool:
        """Whether more than half of the characters are bold."""
        if len(self.spans) == 1:
            return self.dominant.font.bold
        heavy = sum([len(s.text) for s in self.spans if s.font.bold])
        return 2 * heavy > sum([len(s.text) for s in self.spans])


def line_of(spans: Sequence[Span]) -> Line:
    """Return the line that spans make; there is at least one."""
    dominant = spans[0]
    if len(spans) == 1:
        return Line((dominant,), dominant.box, dominant.text.strip(), dominant, dominant.size)
    (x0, y0, x1, y1), most, texts = dominant.box, 0.0, []
    for span in spans:
        text, (left, top, right, bottom), size, _, _ = span
        texts.append(text)
        x0, y0 = (left if left < x0 else x0), (top if top < y0 else y0)
        x1, y1 = (right if right > x1 else x1), (bottom if bottom > y1 else y1)
        extent = len(text) * size
        if extent > most:
            dominant, most = span, extent
    box = Box(x0, y0, x1, y1)
    return Line(tuple(spans), box, "".join(texts).strip(), dominant, dominant.size)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as seen before rotation.

    Fields:
        number: from 1.
        width, height: of the visible box, in points.
        rotation: degrees clockwise at which a viewer turns the page.
        lines: horizontal text in the order of the content stream.
        rules: thin straight horizontal drawings.
        drawings: boxes of pictures, forms and other vector drawings.
        turned: text that does not run horizontally, such as an archive's stamp.
        forms: where the forms stand, such as included plots, in the order in which they are
            drawn: the six numbers that take their space to user space.
        hidden: text that nobody sees.
        origin: the corner at the top left, in user space.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    lines: tuple[Line, ...] = ()
    rules: tuple[Box, ...] = ()
    drawings: tuple[Box, ...] = ()
    turned: tuple[str, ...] = ()
    forms: tuple[tuple[float, ...], ...] = ()
    hidden: tuple[Hidden, ...] = ()
    origin: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page whose ink is looked for.

    Fields:
        page: from 1.
        box: what of the page is looked at.
        places: where ink is looked for, within the box.
        hidden: what does not count there, such as line numbers.
    """

    page: int
    box: Box
    places: tuple[Box, ...]
    hidden: tuple[Box, ...] = ()


# Finds the ink that is seen at each place of each strip, None where there is none.
Look: TypeAlias = Callable[[Sequence[Strip]], Sequence[Sequence[Box | None]]]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read.

    Fields:
        docinfo: the document information dictionary.
        size: in bytes; None where nobody asked.
        fonts, structure: None where the objects of the file cannot be read beside its pages.
    """

    pages: tuple[Page, ...]
    docinfo: Mapping[str, str] = field(default_factory=dict)
    size: int | None = None
    fonts: tuple[FileFont, ...] | None = None
    structure: Structure | None = None
