"""What a manuscript is, in facts small enough to leave the process that read the file."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import dataclass, field

from proceedings.model import Box, Stage  # noqa: TC001


@dataclass(frozen=True, slots=True)
class Place:
    """A place in reading order.

    Fields:
        page: from 1; column: ``left`` or ``right``, None on a page of one column.
        fraction: bottom edge over page height, from the top.
        text: the line that stands there.
        box: in points.
    """

    page: int
    column: str | None
    fraction: float
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the manuscript.

    Fields:
        number: as printed, without its full stop; empty where there is none.
        level: 1 for sections, 2 for subsections.
        part: what of the back matter it opens, such as ``references``; empty in the body.
        run_in: text of the paragraph goes on behind it on the same line.
    """

    number: str
    title: str
    level: int
    part: str
    place: Place
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class FormatEvidence:
    """In which template a manuscript was made, and what says so.

    Fields:
        family: ``icml``, ``neurips`` or None (another or an unknown template).
        year: None where nothing states it.
        stage: None where nothing tells.
        evidence: sentences a reader can check with a ruler.
    """

    family: str | None
    year: int | None
    stage: Stage | None
    evidence: tuple[str, ...]

    @property
    def id(self) -> str | None:
        """The id of the format, or None where family or year is unknown."""
        return f"{self.family}{self.year}" if self.family and self.year else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Size and rotation of one page, in points and degrees."""

    width: float
    height: float
    rotation: int


@dataclass(frozen=True, slots=True)
class PrintedAuthor:
    """An author as page 1 names them."""

    name: str
    affiliations: tuple[str, ...] = ()
    equal_contribution: bool = False


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands before the body: title, authors, abstract; with the boxes they were read from."""

    title: str = ""
    authors: tuple[PrintedAuthor, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    title_box: Box | None = None
    authors_box: Box | None = None
    abstract_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything the checks and the outputs need to know of one PDF.

    Fields:
        sheets: one a page.
        format: what was recognised.
        title_block: what page 1 says.
        headings: in reading order.
        body_end: the last line of body text; None where there is no body.
        body_lines: lines of body text on each page up to the body end.
        lines_per_page: how many lines of running text a full page of the format holds.
        last_body_float: the last page with a figure or table caption before references and
            appendix; None without floats.
        footnote: text at the foot of page 1 that holds the notice, one string.
        running_heads: what is printed above the text block from page 2 on, distinct.
        line_number_pages: pages with the line numbers of a review copy.
        docinfo: the document information dictionary.
    """

    sheets: tuple[Sheet, ...]
    format: FormatEvidence
    title_block: TitleBlock
    headings: tuple[Heading, ...] = ()
    body_end: Place | None = None
    body_lines: tuple[int, ...] = ()
    lines_per_page: int = 0
    last_body_float: int | None = None
    footnote: str = ""
    footnote_box: Box | None = None
    running_heads: tuple[str, ...] = ()
    line_number_pages: int = 0
    docinfo: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """The number of pages of the file."""
        return len(self.sheets)

    def first(self, part: str) -> Heading | None:
        """Return the first heading that opens a part of the back matter."""
        return next((heading for heading in self.headings if heading.part == part), None)
