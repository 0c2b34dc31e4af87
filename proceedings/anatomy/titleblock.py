"""Title, authors, affiliations and abstract of a manuscript, read from page 1 by geometry."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_line_number
from proceedings.anatomy.values import PrintedAuthor, TitleBlock
from proceedings.model.frozen import dataclass
from proceedings.text.unicode import clean, join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.layout import Geometry
    from proceedings.model import Box
    from proceedings.pdf.pages import Line, Page, Span

# Marks are set at about 0.7 of the size of the name they follow.
_MARK_SIZE = 0.82
# LaTeX's own classes set titles 7 pt larger than the body, the smallest known template 2 pt.
_SMALLEST_STEP = 1.0
_MOST_TITLE_LINES = 8
_ABSTRACT = re.compile(r"^abstract[.:—–-]?\s*", re.IGNORECASE)
_CORRESPONDENCE = re.compile(r"\bCorrespondence (to|:)|\bCorresponding author", re.IGNORECASE)
_EQUAL = re.compile(r"equal (contribution|authorship|advising)|contributed equally", re.IGNORECASE)
_AUTHOR_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\n)\s*")
_MARKS = re.compile(r"\d+|[*†‡§¶∗]")
# First and last characters of scripts; a pattern of these takes 6 ms to compile.
_EAST_ASIAN = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))
# Signs that tie a name to an affiliation or a footnote; apostrophes, hyphens, stops are of names.
_SYMBOLS = re.compile(r"[^\w\s.'’‘`´·()-]|_")
_LEADING_MARK = re.compile(r"^[\d*†‡§¶∗,\s]+")
_LONGEST_AFFILIATION = 160
_REMARK = re.compile(r"\b(this work|work done|contributed|correspond|author)|@", re.IGNORECASE)
_EQUAL_MARKS = {"*", "∗"}


def read_title_block(
    first: Page, geometry: Geometry, family: str | None, footnote: Sequence[Line]
) -> TitleBlock:
    """Read what stands before the body.

    Arguments:
        first: page 1.
        footnote: the lines at its foot, where ICML prints affiliations.
    """
    lines = sorted(
        (x for x in first.lines if x.text and not is_line_number(x, geometry.line_numbers)),
        key=lambda x: (round(x.dominant.baseline), x.box.x0),
    )
    title = _title_lines(lines, first, geometry.body_size)
    if not title:
        return TitleBlock()
    bottom = max(x.box.y1 for x in title)
    abstract_index = next((i for i, x in enumerate(lines) if _is_abstract_head(x, bottom)), None)
    head = lines[abstract_index] if abstract_index is not None else None
    limit = head.box.y0 if head else bottom + 120
    block = [x for x in lines if bottom < x.box.y0 and x.box.y1 < limit + 1]
    block = _before_first_section(block)
    authors = _icml_authors(block, footnote) if family == "icml" else _block_authors(block)
    abstract = _abstract_lines(lines, head, geometry) if head else []
    return TitleBlock(
        title=join_hyphenated([x.text for x in title]),
        authors=authors,
        abstract=join_hyphenated(_abstract_text(abstract)),
        title_box=_enclosing(title),
        authors_box=_enclosing(block),
        abstract_box=_enclosing(abstract),
    )


def _title_lines(lines: Sequence[Line], page: Page, body_size: float) -> list[Line]:
    """Return the lines of the largest type in the upper part of the page that belong together.

    A page without larger type has no title that could be told from its text.
    """
    upper = [x for x in lines if x.box.y0 < 0.45 * page.height and len(x.text) > 2]
    if not upper:
        return []
    size = max(x.size for x in upper)
    if size < body_size + _SMALLEST_STEP:
        return []
    title: list[Line] = []
    for line in upper:
        if line.size < size - 1.0:
            continue
        if title and line.box.y0 - title[-1].box.y1 > 1.5 * size:
            break
        title.append(line)
    return title if len(title) <= _MOST_TITLE_LINES else []


def _is_abstract_head(line: Line, below: float) -> bool:
    return line.box.y0 > below and bool(_ABSTRACT.match(line.text)) and len(line.text) < 300


def _before_first_section(block: Sequence[Line]) -> list[Line]:
    for index, line in enumerate(block):
        if line.bold and re.match(r"^1\.?\s+Introduction\b", line.text):
            return list(block[:index])
    return list(block)


def _abstract_lines(lines: Sequence[Line], head: Line, geometry: Geometry) -> list[Line]:
    """Return the lines of the abstract: down the column until the next heading or a gap."""
    left, right = geometry.columns[0]
    found: list[Line] = []
    if len(_ABSTRACT.sub("", head.text)) > 20:
        found.append(head)
    column = [x for x in lines if x.box.y0 > head.box.y0 + 2 and left - 6 < x.box.x0 < right - 6]
    previous = head.dominant.baseline
    for line in column:
        step = line.dominant.baseline - previous
        if abs(line.size - geometry.body_size) > 1.0 and len(line.text) > 3:
            break
        if line.bold and len(line.text) > 3:
            break
        if found and step > 2.2 * geometry.leading:
            break
        found.append(line)
        previous = max(previous, line.dominant.baseline)
    return found


def _abstract_text(lines: Sequence[Line]) -> list[str]:
    texts = [line.text for line in lines]
    if texts:
        texts[0] = _ABSTRACT.sub("", texts[0])
    return texts


@dataclass(slots=True)
class _Name:
    text: str = ""
    marks: list[str] = field(default_factory=list)


def _names_with_marks(spans: Sequence[Span]) -> list[_Name]:
    """Split a run of names at the superscript marks behind each of them."""
    size = max(span.size for span in spans)
    names = [_Name()]
    for span in spans:
        if span.size < _MARK_SIZE * size and _MARKS.search(span.text):
            names[-1].marks += _MARKS.findall(span.text)
            continue
        text = span.text
        if names[-1].marks and text.strip(" ,"):
            names.append(_Name())
        names[-1].text += text
    return [name for name in names if name.text.strip(" ,")]


def _icml_authors(block: Sequence[Line], footnote: Sequence[Line]) -> tuple[PrintedAuthor, ...]:
    affiliations, equal_marks = _affiliations(footnote)
    authors: list[PrintedAuthor] = []
    for line in block:
        # Fonts for Chinese, Japanese and Korean seldom have a bold cut.
        if not (line.bold or _is_east_asian(line.text)):
            continue
        for name in _names_with_marks(line.spans):
            places = tuple(affiliations[m] for m in name.marks if m in affiliations)
            equal = any(m in equal_marks for m in name.marks)
            authors += [PrintedAuthor(one, places, equal) for one in _split_names(name.text)]
    return tuple(authors)


def _is_east_asian(text: str) -> bool:
    return any(first <= sign <= last for sign in text for first, last in _EAST_ASIAN)


def _affiliations(footnote: Sequence[Line]) -> tuple[dict[str, str], set[str]]:
    """Split the footnote at its superscript marks, as spans and never by digits in the text."""
    pieces: list[tuple[str, list[str]]] = []
    for line in footnote:
        for span in line.spans:
            mark = span.text.strip()
            if span.size < _MARK_SIZE * line.size and _MARKS.fullmatch(mark):
                pieces.append((mark, []))
            elif pieces:
                pieces[-1][1].append(span.text)
        if pieces:
            pieces[-1][1].append("\n")
    affiliations: dict[str, str] = {}
    equal: set[str] = set()
    for mark, texts in pieces:
        text = join_hyphenated("".join(texts).split("\n"))
        text = _CORRESPONDENCE.split(text)[0].strip(" .")
        if _EQUAL.search(text):
            equal.add(mark)
        elif mark not in affiliations and _is_affiliation(text):
            affiliations[mark] = text
    return affiliations, equal


def _block_authors(block: Sequence[Line]) -> tuple[PrintedAuthor, ...]:
    """Read authors set as a table: a bold row of names, their affiliations below."""
    bold = [line for line in block if line.bold]
    rows = bold or list(block[:1])
    authors: list[PrintedAuthor] = []
    for line in rows:
        below = [
            x.text
            for x in block
            if not x.bold
            and x.box.y0 > line.box.y0
            and x.box.x0 < line.box.x1 + 30
            and x.box.x1 > line.box.x0 - 30
            and "@" not in x.text
            and not any(line.box.y0 < other.box.y0 < x.box.y0 - 2 for other in bold)
        ]
        for name in _names_with_marks(line.spans):
            equal = any(mark in _EQUAL_MARKS for mark in name.marks)
            places = tuple(
                filter(_is_affiliation, (_LEADING_MARK.sub("", clean(t)) for t in below[:1]))
            )
            authors += [PrintedAuthor(one, places, equal) for one in _split_names(name.text)]
    return tuple(authors)


def _split_names(text: str) -> list[str]:
    names = (_SYMBOLS.sub(" ", name).strip(" .") for name in _AUTHOR_SPLIT.split(clean(text)))
    return [" ".join(name.split()) for name in names if _is_name(name)]


def _is_affiliation(text: str) -> bool:
    """Tell whether words can be a place: not empty, no sentence, no address."""
    return 0 < len(text) <= _LONGEST_AFFILIATION and not _REMARK.search(text)


def _is_name(text: str) -> bool:
    """Tell whether words can be a name: two letters at least, and no digit."""
    letters = sum(character.isalpha() for character in text)
    return letters > 1 and not any(character.isdigit() for character in text)


def _enclosing(lines: Sequence[Line]) -> Box | None:
    if not lines:
        return None
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    return box
