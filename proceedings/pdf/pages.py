"""The page model: plain values that any extractor can fill and every rule reads."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import dataclass, field

from proceedings.model import Box  # noqa: TC001


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


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Line:
    """Spans that stand side by side on one baseline."""

    spans: tuple[Span, ...]
    box: Box

    @property
    def text(self) -> str:
        """The characters from left to right; a line-end hyphen is U+FFFE."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def dominant(self) -> Span:
        """The span that fills most of the line: what it is set in."""
        if len(self.spans) == 1:
            return self.spans[0]
        return max(self.spans, key=lambda span: len(span.text) * span.size)

    @property
    def size(self) -> float:
        """The size of the dominant span in points."""
        return self.dominant.size

    @property
    def bold(self) -> bool:
        """Whether more than half of the characters are bold."""
        heavy = sum(len(s.text) for s in self.spans if s.font.bold)
        return 2 * heavy > sum(len(s.text) for s in self.spans)


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
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    lines: tuple[Line, ...] = ()
    rules: tuple[Box, ...] = ()
    drawings: tuple[Box, ...] = ()
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its pages and its document information dictionary."""

    pages: tuple[Page, ...]
    docinfo: Mapping[str, str] = field(default_factory=dict)
