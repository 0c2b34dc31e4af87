"""Headings: lines with a heading's weight, size, place and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.values import Heading, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings.anatomy.layout import Geometry, Placed
    from proceedings.pdf.pages import Line, Page

# Headings of back matter as they stand in 630 accepted papers, number and punctuation taken off.
# A heading counts only if these are all its words.
PARTS = {
    "acknowledgements": (
        "acknowledgements?|acknowledgments?|"
        "acknowledge?ments? and (disclosure of )?funding|disclosure of funding|funding|"
        "acknowledge?ments? and disclosures?|author contributions?"
    ),
    "impact-statement": (
        "(broader |societal |social )?impacts?( statements?)?|"
        "statement of (broader )?impact|broader impacts? and limitations|"
        "ethics statement|ethical (statement|considerations)|ethics and broader impacts?"
    ),
    "software-and-data": (
        "software( and data)?( availability)?|(data|code)( and (data|code))? availability|"
        "(data|code) and (data|code|software)|availability( of (data|code))?( and (data|code))?|"
        "code and data availability( statement)?|data availability statement|"
        "reproducibility( statement)?"
    ),
    "references": "references( and notes)?|bibliography|literature cited|references cited",
    "checklist": "(neurips |icml |the )?(paper )?checklist|reproducibility checklist",
    "appendix": (
        "(technical )?(appendix|appendices)|"
        "supplement(ary|al)? ?(materials?|information|appendix)?|"
        "(technical )?appendi(x|ces)( (for|of|to) | ?[:.–—-] ?).*|"
        "supplement(ary|al) materials? (for|of|to) .*"
    ),
}
_PARTS = {part: re.compile(rf"(?:{words})\Z", re.IGNORECASE) for part, words in PARTS.items()}

_NUMBERED = re.compile(r"^(?P<number>(?:\d+|[A-Z])(?:\.\d+)*)(?:\.\s*|\s+)(?P<title>\S.*)$")
_BULLET = re.compile(r"^[•·◦▪∗*–—-]\s")
_LETTERED = re.compile(r"^A(\.|\s)")
_TRAILING = re.compile(r"[\s.:]+\Z")
_SMALLEST_STEP = 0.4
# Section headings are 2 pt larger than the body in both families and 4.4 in LaTeX's own classes;
# titles are 4.4 and 7.3 pt larger in the two, and one that begins with "A" opens no appendix.
_LARGEST_STEP = 4.6
_LARGEST_LETTERED = 3.2
_LONGEST_HEADING = 140
# A heading starts at the left edge of its column; a centred one stands around its middle.
_LEFT_SLACK = 14.0


def find_headings(
    placed: Sequence[Placed], geometry: Geometry, pages: Mapping[int, Page]
) -> list[tuple[int, Heading]]:
    """Return the headings in reading order, each with the index of its line."""
    found: list[tuple[int, Heading]] = []
    for index, current in enumerate(placed):
        line = current.line
        # What most lines fail, before any call.
        bold = line.spans[0].font.bold or (len(line.spans) > 1 and line.bold)
        if not (bold or line.text.isupper()):
            continue
        heading = _heading(current, geometry, pages[current.page].height)
        if heading is not None and not (found and _continues(found[-1][0], index, heading, placed)):
            found.append((index, heading))
    return found


def place_of(placed: Placed, geometry: Geometry, height: float) -> Place:
    """Return a line's place: page, column by name, bottom edge over page height."""
    column = None
    if len(geometry.columns) > 1 and placed.column is not None:
        column = ("left", "right")[placed.column]
    return Place(
        placed.page, column, placed.line.box.y1 / height, placed.line.text, placed.line.box
    )


def _heading(placed: Placed, geometry: Geometry, height: float) -> Heading | None:
    line = placed.line
    text = line.text
    first = line.spans[0]
    step = line.size - geometry.body_size
    if (
        step > _LARGEST_STEP
        or len(text) > _LONGEST_HEADING
        or _BULLET.match(text)
        or not any(c.isalpha() for c in text)
        or not _stands_like_heading(placed, geometry)
    ):
        return None
    larger = step > _SMALLEST_STEP
    if line.bold and step > -_SMALLEST_STEP:
        return _made(text, 1 if larger else 2, placed, geometry, height)
    if first.font.bold and abs(first.size - geometry.body_size) < _SMALLEST_STEP:
        lead = _leading_bold(placed)
        if lead and _may_run_in(lead):
            return _made(lead, 2, placed, geometry, height, run_in=True)
    if _is_small_caps(placed, geometry):
        number, title = _bare(text)
        if part_of(title) or (number[:1].isdigit() and _has_two_sizes(line)):
            return _made(text, number.count(".") + 1, placed, geometry, height)
    return None


def _stands_like_heading(placed: Placed, geometry: Geometry) -> bool:
    left, right = geometry.columns[placed.column or 0]
    if placed.column is None:
        left, right = geometry.columns[0][0], geometry.columns[-1][1]
    box = placed.line.box
    centred = abs((box.x0 + box.x1) - (left + right)) < 2 * _LEFT_SLACK
    return abs(box.x0 - left) < _LEFT_SLACK or centred


def _leading_bold(placed: Placed) -> str:
    words = []
    for span in placed.line.spans:
        if not span.font.bold:
            break
        words.append(span.text)
    return "".join(words).strip()


def _may_run_in(words: str) -> bool:
    """Tell whether words open back matter though their paragraph goes on behind them.

    "Broader impact." in bold begins a paragraph of the discussion in real papers.
    """
    part = part_of(_bare(words)[1])
    return part == "acknowledgements" or (
        part == "impact-statement" and "statement" in words.lower()
    )


def _is_small_caps(placed: Placed, geometry: Geometry) -> bool:
    """Tell whether a line is capitals of two sizes, as TeX prints small capitals."""
    text = placed.line.text
    return text.isupper() and placed.line.box.height < 1.6 * geometry.body_size


def _has_two_sizes(line: Line) -> bool:
    sizes = [span.size for span in line.spans if span.text.strip(" .0123456789")]
    return max(sizes, default=0.0) - min(sizes, default=0.0) > _SMALLEST_STEP


def _made(
    text: str,
    level: int,
    placed: Placed,
    geometry: Geometry,
    height: float,
    *,
    run_in: bool = False,
) -> Heading:
    number, title = _bare(text)
    part = part_of(title)
    lettered = placed.line.size < geometry.body_size + _LARGEST_LETTERED
    if not part and level == 1 and lettered and _LETTERED.match(text) and number == "A":
        part = "appendix"
    return Heading(number, title, level, part, place_of(placed, geometry, height), run_in)


def _bare(text: str) -> tuple[str, str]:
    """Split a heading into its number and its words without closing punctuation."""
    text = text.replace("\ufffe", "-").strip()
    match = _NUMBERED.match(text)
    number, title = (match["number"], match["title"]) if match else ("", text)
    return number, _TRAILING.sub("", title)


def part_of(title: str) -> str:
    """Return which part of the back matter a heading's words open, or an empty string."""
    words = _TRAILING.sub("", title)
    return next((part for part, pattern in _PARTS.items() if pattern.match(words)), "")


def _continues(last: int, index: int, heading: Heading, placed: Sequence[Placed]) -> bool:
    """Tell whether a line is the second line of the heading before it, the line ``last``."""
    if last != index - 1 or heading.number or heading.part:
        return False
    above, below = placed[index - 1], placed[index]
    step = below.line.dominant.baseline - above.line.dominant.baseline
    return (
        (above.page, above.column) == (below.page, below.column)
        and abs(above.line.size - below.line.size) < _SMALLEST_STEP
        and 0 < step < 1.35 * below.line.size
    )


def parts_present(headings: Iterable[Heading]) -> tuple[str, ...]:
    """Return the words of the headings that open back matter by their words, in order."""
    return tuple(heading.title for heading in headings if part_of(heading.title))
