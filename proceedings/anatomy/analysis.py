"""From a PDF to the facts about a manuscript: read, recognise, find the parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.bibliography import with_references
from proceedings.anatomy.body import body_floats, find_stretches
from proceedings.anatomy.contents import faulty_fonts, hidden_texts, pages_without_text
from proceedings.anatomy.footnote import footnote_lines
from proceedings.anatomy.headings import find_headings
from proceedings.anatomy.layout import (
    geometry_of,
    is_line_number,
    measured_geometry,
    reading_order,
)
from proceedings.anatomy.leftovers import find_leftovers
from proceedings.anatomy.outside import find_outside
from proceedings.anatomy.recognition import numbered_pages, recognise
from proceedings.anatomy.setting import measure_setting
from proceedings.anatomy.small_type import find_small_type
from proceedings.anatomy.spacing import find_spacing
from proceedings.anatomy.titleblock import read_title_block
from proceedings.anatomy.values import Manuscript, Sheet
from proceedings.text.unicode import join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.anatomy.layout import Geometry
    from proceedings.anatomy.values import Setting
    from proceedings.formats import Format
    from proceedings.model import Box
    from proceedings.pdf.pages import Document, Line, Look, Page

# Text of a size that was changed is running text, too; 9.96 and 10.0 are one size.
_OTHER_SIZE = 0.3


def analyse(
    document: Document, formats: Mapping[str, Format], look: Look | None = None
) -> Manuscript:
    """Turn the pages of a document into the facts about a manuscript.

    Arguments:
        look: sees the ink of a part of a page; without it, bounds of drawings are believed.
    """
    footnote = _footnote(document, formats)
    note = join_hyphenated([line.text for line in footnote])
    evidence, drawn_like = recognise(document, formats, note)
    form = formats.get(evidence.id or "", drawn_like)
    geometry = geometry_of(form) if form else measured_geometry(document.pages)
    pages = {page.number: page for page in document.pages}
    placed = reading_order(document.pages, geometry)
    indexed = with_references(placed, find_headings(placed, geometry, pages), geometry, pages)
    numbered = numbered_pages(document.pages, geometry.line_numbers)
    references = (h.place.page for _, h in indexed if h.part == "references")
    body = next(references, len(document.pages))
    setting = measure_setting(document.pages, form, body) if form else None
    manuscript = Manuscript(
        sheets=tuple(Sheet(p.width, p.height, p.rotation) for p in document.pages),
        format=evidence,
        title_block=read_title_block(document.pages[0], geometry, evidence.family, footnote),
        headings=tuple([heading for _, heading in indexed]),
        stretches=find_stretches(placed, indexed, _as_set(geometry, setting), pages),
        lines_per_page=geometry.lines_per_column * len(geometry.columns),
        leading=geometry.leading,
        text_bottom=geometry.bottom,
        body_floats=body_floats(placed, indexed),
        footnote=note,
        footnote_box=_enclosing(footnote),
        running_heads=_running_heads(document.pages, geometry),
        line_number_pages=numbered,
        blank_pages=tuple([p.number for p in document.pages if _is_blank(p, geometry)]),
        docinfo=document.docinfo,
        size=document.size,
        faulty_fonts=faulty_fonts(document),
        structure=document.structure,
        hidden=hidden_texts(document),
        pages_without_text=pages_without_text(document),
        leftovers=find_leftovers(document, geometry, numbered),
    )
    if form is None:
        return manuscript
    return replace(
        manuscript,
        setting=setting,
        outside=find_outside(document.pages, form, look),
        small_type=find_small_type(placed, indexed, pages, form),
        spacing=find_spacing(placed, indexed, form),
    )


def _as_set(geometry: Geometry, setting: Setting | None) -> Geometry:
    """Return the geometry with the size in which running text is set, if it is another."""
    sizes = Counter([page.size for page in setting.pages if page.size] if setting else [])
    if not sizes:
        return geometry
    size, _ = sizes.most_common(1)[0]
    other = abs(size - geometry.body_size) > _OTHER_SIZE
    return replace(geometry, body_size=size) if other else geometry


def _is_blank(page: Page, geometry: Geometry) -> bool:
    """Tell whether a page has nothing but its running head, its number and numbers of lines."""
    if page.drawings or page.turned:
        return False
    return not any(
        geometry.top - 2 < line.dominant.baseline < geometry.bottom + 2
        and not is_line_number(line, geometry.line_numbers)
        for line in page.lines
    )


def _footnote(document: Document, formats: Mapping[str, Format]) -> list[Line]:
    """Return the footnote of page 1 by the columns of whichever family finds more of it."""
    families = {form.family: form for form in formats.values()}
    found = [footnote_lines(document.pages[0], form) for form in families.values()]
    return max(found, key=len, default=[])


def _running_heads(pages: Sequence[Page], geometry: Geometry) -> tuple[str, ...]:
    heads: dict[str, None] = {}
    for page in pages[1:]:
        texts = [
            line.text
            for line in page.lines
            if line.dominant.baseline < geometry.top - 2
            and not is_line_number(line, geometry.line_numbers)
        ]
        if texts:
            heads[join_hyphenated(texts)] = None
    return tuple(heads)


def _enclosing(lines: Sequence[Line]) -> Box | None:
    if not lines:
        return None
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    return box
