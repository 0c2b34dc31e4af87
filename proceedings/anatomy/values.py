"""What a manuscript is, in facts small enough to leave the process that read the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping  # noqa: TC003 - types of public names
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from proceedings.anatomy.printed import TitleBlock  # noqa: TC001
from proceedings.model import Box, Stage  # noqa: TC001
from proceedings.pdf.facts import Structure  # noqa: TC001


class Place(NamedTuple):
    """A place in reading order.

    A named tuple, as headings are: a manuscript has a hundred of both, and sending a frozen
    dataclass from a worker takes three times as long.

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


class Heading(NamedTuple):
    """A heading of the manuscript.

    Fields:
        number: as printed, without its full stop; empty where there is none.
        title: its words; empty where references begin without a heading.
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


class Leftover(NamedTuple):
    """Words that a template or a draft left in print.

    Fields:
        kind: such as ``anonymous`` or ``todo``; see :mod:`proceedings.anatomy.leftovers`.
        text: the words, or the line around them where they say nothing alone.
        page: from 1.
        box: of the line or the words, in points.
    """

    kind: str
    text: str
    page: int
    box: Box


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


# The part of a stretch of body text that goes on behind back matter.
RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text between two headings of back matter.

    Fields:
        part: what the heading before it opens; empty for the body itself, ``resumed`` where a
            section of the body goes on behind back matter.
        end: its last line of running text; None where there is none.
        lines: its lines of running text on each page, from page 1.
        heading: the heading that opens it; None for the body itself.
    """

    part: str
    end: Place | None
    lines: tuple[int, ...] = ()
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body as a limit counts it: its last line, and its lines on each page.

    Fields:
        left_out: lines of parts that are not counted and stand before its end.
    """

    end: Place | None
    lines: tuple[int, ...]
    left_out: int = 0


class FontPlace(NamedTuple):
    """Where a font is used.

    Fields:
        box: of a letter of it, or of the figure that brings it; None where it is not known.
        figure: such as ``Figure 3``, or ``a figure``; empty for the text of the page itself.
    """

    page: int
    box: Box | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class FaultyFont:
    """A font that is not embedded, or whose kind is ``Type3``.

    Fields:
        name: empty where it has none.
        kind: as PDF calls it.
        places: in the order of the pages.
    """

    name: str
    kind: str
    embedded: bool
    places: tuple[FontPlace, ...]


class HiddenText(NamedTuple):
    """Text of one page that nobody sees.

    Fields:
        text: how it begins; length: of all of it, in characters.
    """

    page: int
    text: str
    length: int
    box: Box


class PageSetting(NamedTuple):
    """How the running text of one page is set; lengths in points.

    Fields:
        page: from 1.
        lines: how many long lines were measured.
        size, face, leading: of most of them; None, or empty, where there are too few.
        first, last: baselines of the first line, if it is running text, and of the last one.
        across: lines of running text across both columns of a format that has two.
        box: of the first line.
    """

    page: int
    lines: int
    size: float | None
    face: str
    leading: float | None
    first: float | None
    last: float | None
    across: int
    box: Box | None


class Setting(NamedTuple):
    """How the body is set.

    Fields:
        columns: left and right edge of each column of the format, by ink; None where too few
            lines tell.
        pages: those of the body.
    """

    columns: tuple[tuple[float, float] | None, ...]
    pages: tuple[PageSetting, ...]


class SmallType(NamedTuple):
    """Type that is smaller than a reader can be asked to read.

    Fields:
        what: ``caption``, ``table``, ``references`` or ``text``.
        name: of the float, such as ``Table 2``; may be empty.
        size: in points; lines: how many are as small.
    """

    page: int
    box: Box
    what: str
    name: str
    size: float
    lines: int


class Spacing(NamedTuple):
    """A distance between baselines that a format prescribes.

    Fields:
        page, box: where; what: ``above heading``, ``below heading`` or ``below caption``.
        points: from baseline to baseline.
    """

    page: int
    box: Box
    what: str
    points: float


class Outside(NamedTuple):
    """Something that reaches beyond the text block or into the gap between its columns.

    Fields:
        side: ``left``, ``right``, ``top``, ``bottom``, or ``gap-left`` and ``gap-right`` for what
            reaches into the gap to its left or right.
        points: how far beyond the edge.
        box: of what stands outside.
        kind: ``figure``, ``table``, ``algorithm``, ``listing``, ``equation``, ``text``,
            ``drawing``.
        name: as it is printed, such as ``Table 2`` or ``(4)``; empty where there is none.
        unseen_pages: further pages with drawings that may do so, at which nobody looked.
    """

    page: int
    side: str
    points: float
    box: Box
    kind: str
    name: str
    unseen_pages: int = 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything the checks and the outputs need to know of one PDF.

    Fields:
        sheets: one a page.
        format: what was recognised.
        title_block: what page 1 says.
        headings: in reading order.
        stretches: running text between headings of back matter, in reading order.
        lines_per_page: how many lines of running text a full page of the format holds.
        leading: distance of two lines of running text, in points.
        text_bottom: where the text block ends, in points from the top.
        body_floats: the page of each caption of a figure, table or algorithm before the appendix:
            floats of the body drift past the references.
        footnote: text at the foot of page 1 that holds the notice, one string.
        running_heads: what is printed above the text block from page 2 on, distinct.
        line_number_pages: pages with the line numbers of a review copy.
        docinfo: the document information dictionary.
        size: of the file in bytes; None where it is not known.
        faulty_fonts, structure: None where the objects of the file could not be read.
        hidden: text that nobody sees, by page.
        pages_without_text: pages that show something and have no text.
        leftovers: words that a template or a draft left in print, page after page.
        setting: how the body is set; None, as what follows is empty, in an unknown template.
        outside: what reaches beyond the text block of the format it was recognised to be in.
        small_type: what is set smaller than the format has it.
        spacing: distances around headings and captions.
        blank_pages: on which nothing is seen.
    """

    sheets: tuple[Sheet, ...]
    format: FormatEvidence
    title_block: TitleBlock
    headings: tuple[Heading, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    lines_per_page: int = 0
    leading: float = 12.0
    text_bottom: float = 0.0
    body_floats: tuple[int, ...] = ()
    footnote: str = ""
    footnote_box: Box | None = None
    running_heads: tuple[str, ...] = ()
    line_number_pages: int = 0
    docinfo: Mapping[str, str] = field(default_factory=dict)
    size: int | None = None
    faulty_fonts: tuple[FaultyFont, ...] | None = None
    structure: Structure | None = None
    hidden: tuple[HiddenText, ...] = ()
    pages_without_text: tuple[int, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    setting: Setting | None = None
    outside: tuple[Outside, ...] = ()
    small_type: tuple[SmallType, ...] = ()
    spacing: tuple[Spacing, ...] = ()
    blank_pages: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages of the file."""
        return len(self.sheets)

    @property
    def last_body_float(self) -> int | None:
        """The last page with a float of the body; None without floats."""
        return max(self.body_floats, default=None)

    def body(self, excluded: Collection[str]) -> Body:
        """Return the body: the running text, and the parts behind it that are not excluded.

        Behind references only appendix and checklist can count, and nothing behind an appendix
        that does not: what has the heading of another part there belongs to the appendix.
        """
        end: Place | None = None
        lines: tuple[int, ...] = ()
        passed: set[str] = set()
        left_out = waiting = 0
        for stretch in self.stretches:
            if stretch.part in excluded or _belongs_to_back_matter(stretch.part, passed):
                passed.add(stretch.part)
                waiting += sum(stretch.lines)
            elif stretch.end is not None:
                end = stretch.end
                lines = tuple(a + b for a, b in zip_longest(lines, stretch.lines, fillvalue=0))
                left_out, waiting = left_out + waiting, 0
        return Body(end, lines, left_out)

    def first(self, part: str) -> Heading | None:
        """Return the first heading that opens a part of the back matter."""
        return next((heading for heading in self.headings if heading.part == part), None)


def _belongs_to_back_matter(part: str, passed: Collection[str]) -> bool:
    """Tell whether a part that may count stands where it cannot, behind ``passed`` ones."""
    if "appendix" in passed:
        return True
    if "references" in passed:
        return part not in {"appendix", "checklist"}
    return bool(passed) and part in {"", RESUMED}
