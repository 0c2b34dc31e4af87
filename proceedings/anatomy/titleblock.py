"""Title, authors, affiliations and abstract of a manuscript, read from page 1 by geometry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.abstract import (
    KEYWORDS,
    abstract_lines,
    abstract_texts,
    find_head,
    unheaded,
)
from proceedings.anatomy.affiliations import Notes, joined, read_notes, union
from proceedings.anatomy.authors_icml import icml_authors
from proceedings.anatomy.authors_table import rows_of, table_authors
from proceedings.anatomy.layout import is_line_number
from proceedings.anatomy.printed import AuthorRun, TitleBlock
from proceedings.anatomy.title import title_lines, title_text
from proceedings.text.unicode import join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.layout import Geometry
    from proceedings.anatomy.printed import PrintedAuthor
    from proceedings.pdf.pages import Line, Page

# Headings of sections are set 2 pt larger than the body.
_HEADING_STEP = 1.2
# Without an abstract and a heading the names stand within this of the title.
_FAR = 120.0
_FIRST_SECTION = re.compile(r"^(?:1|I)?\.?\s*Introduction\b", re.IGNORECASE)
_MOST_KEYWORD_LINES = 4


def read_title_block(
    first: Page, geometry: Geometry, family: str | None, footnote: Sequence[Line]
) -> TitleBlock:
    """Read what stands before the body.

    Arguments:
        first: page 1.
        footnote: the lines at its foot, where ICML prints affiliations.
    """
    lines = [
        line
        for row in rows_of([x for x in first.lines if x.text])
        for line in row
        if not is_line_number(line, geometry.line_numbers)
    ]
    title = title_lines(lines, first, geometry.body_size)
    if not title:
        return TitleBlock(unsure=("No line is set in larger type, so there is no title.",))
    bottom = max(x.box.y1 for x in title)
    head = find_head(lines, bottom)
    block = _block(lines, bottom, head, geometry)
    foot = read_notes(footnote)
    authors, notes, doubts = _authors(block, family, foot)
    abstract = (
        abstract_lines(lines, head, geometry)
        if head
        else unheaded([x for x in lines if x.box.y0 > bottom], geometry)
    )
    if family is None:
        doubts = ("The template is unknown, so places and sizes say less.", *doubts)
    if head is None:
        doubts = (*doubts, "No heading says where the abstract begins.")
    return TitleBlock(
        title=title_text(title),
        authors=authors,
        abstract=join_hyphenated(abstract_texts(abstract)),
        keywords=_keywords(lines, bottom),
        title_box=union(x.box for x in title),
        authors_box=union(x.box for x in block),
        abstract_box=union(x.box for x in abstract),
        correspondence=notes.correspondence or _marked(authors, notes),
        unsure=doubts,
        runs=tuple([AuthorRun(x.text, x.box) for x in block]),
    )


def _authors(
    block: Sequence[Line], family: str | None, foot: Notes
) -> tuple[tuple[PrintedAuthor, ...], Notes, tuple[str, ...]]:
    """Read the names by the template, and by rows where a paper leaves its own template."""
    if family == "icml" and not _has_places(block, foot):
        authors = icml_authors(block, foot)
        if authors:
            return authors, foot, ()
    return table_authors(block, foot)


def _has_places(block: Sequence[Line], foot: Notes) -> bool:
    """Tell whether affiliations stand below the names, where ICML has none."""
    return not foot.places and any(not line.bold and len(line.text) > 3 for line in block)


def _marked(authors: Sequence[PrintedAuthor], notes: Notes) -> tuple[str, ...]:
    """Return the authors whom a mark calls corresponding."""
    if not notes.corresponding:
        return ()
    return tuple([one.name for one in authors if set(one.marks) & notes.corresponding])


def _block(
    lines: Sequence[Line], bottom: float, head: Line | None, geometry: Geometry
) -> list[Line]:
    """Return the lines between the title and the abstract, or the first heading or paragraph."""
    limit = head.box.y0 if head else bottom + _FAR
    block: list[Line] = []
    below = [x for x in lines if bottom < x.box.y0 + 1 and x.box.y1 < limit + 1]
    for index, line in enumerate(below):
        if head is None and (_opens_section(line, geometry) or _is_paragraph(below[index:])):
            break
        if line.bold and _FIRST_SECTION.match(line.text):
            break
        block.append(line)
    return block


def _opens_section(line: Line, geometry: Geometry) -> bool:
    return (
        line.bold
        and line.size > geometry.body_size + _HEADING_STEP
        and line.box.x0 < (geometry.columns[0][0] + geometry.body_size)
    )


def _is_paragraph(lines: Sequence[Line]) -> bool:
    """Tell whether three lines begin one below the other and are long, as running text is."""
    column = [x for x in lines if abs(x.box.x0 - lines[0].box.x0) < 2.0][:3]
    if len(column) < 3 or lines[0].bold:
        return False
    step = column[2].dominant.baseline - column[0].dominant.baseline
    return step < 3 * lines[0].size and all(x.box.width > 18 * x.size for x in column[:2])


def _keywords(lines: Sequence[Line], below: float) -> tuple[str, ...]:
    """Return the keywords a line on page 1 lists."""
    for index, line in enumerate(lines):
        found = KEYWORDS.match(line.text)
        if found is None or line.box.y0 < below:
            continue
        texts = [line.text[found.end() :]]
        previous = line
        for following in lines[index + 1 :]:
            step = following.dominant.baseline - previous.dominant.baseline
            if step > 1.4 * line.size or len(texts) >= _MOST_KEYWORD_LINES:
                break
            if abs(following.box.x0 - line.box.x0) > 20 or following.size != previous.size:
                continue
            texts.append(following.text)
            previous = following
        listed = re.split(r"\s*(?:[,;·•]|\s[–—-]\s)\s*", joined("\n".join(texts)))
        return tuple([word.strip(" .") for word in listed if word.strip(" .")])
    return ()
