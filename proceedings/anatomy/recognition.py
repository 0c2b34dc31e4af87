"""Family, year and stage of a manuscript by evidence; to abstain is a right answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_line_number
from proceedings.anatomy.values import FormatEvidence
from proceedings.model import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from proceedings.formats import Format
    from proceedings.pdf.pages import Document, Page

# Rules are drawn to a hundredth of a point and reported with half a point of ink on either side.
_WIDTH_SLACK = 4.0
_HEIGHT_SLACK = 6.0
# The thin lower rule of one template and both rules of another are 1 pt; anti-aliased bounds add
# one. What separates 4 pt from 1 pt is the middle.
_THICK = 2.8
_EDGE_SLACK = 3.0
_SIZE_SLACK = 0.6
_FEWEST_NUMBERED = 15

_ORDINAL = re.compile(
    r"(\d{2})\s*(?:st|nd|rd|th)\s+(?:International\s+Conference\s+on\s+Machine|"
    r"Conference\s+on\s+Neural)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"Copyright\s+(20\d\d)\s+by", re.IGNORECASE)
_UNDER_REVIEW = re.compile(
    r"under review by|do not distribute|submitted to \d+|preliminary work", re.IGNORECASE
)
_PREPRINT = re.compile(
    r"^\s*preprint\b|\bpreprint\. (under review|work in progress|\w+ \d)", re.IGNORECASE
)
_ANONYMOUS = re.compile(r"anonymous (authors?|submission)", re.IGNORECASE)
_PRINTED = re.compile(r"proceedings of|copyright 20\d\d|presented at|workshop", re.IGNORECASE)


def recognise(
    document: Document, formats: Mapping[str, Format], footnote: str
) -> tuple[FormatEvidence, Format | None]:
    """Recognise the template of a manuscript.

    Arguments:
        footnote: the text at the foot of page 1, where the notice stands.

    Returns:
        What was recognised, and the newest format that is drawn like the manuscript.
    """
    if not document.pages:
        return FormatEvidence(None, None, None, ()), None
    for form in _templates(formats):
        evidence = _family_evidence(document, form)
        if evidence:
            kin = [other for other in formats.values() if other.family == form.family]
            year, year_evidence = _year(document, footnote, kin)
            stage, stage_evidence = stage_of(document, form, footnote)
            everything = (*evidence, *year_evidence, *stage_evidence)
            return FormatEvidence(form.family, year, stage, everything), form
    nothing = ("no title rules and columns of a known template",)
    return FormatEvidence(None, None, None, nothing), None


def _templates(formats: Mapping[str, Format]) -> Iterable[Format]:
    """Return the newest format of each way to draw a page: most years of a family share theirs."""
    return {
        (form.family, form.title_rules, form.columns, form.body_size, form.line_numbers): form
        for form in formats.values()
    }.values()


def _family_evidence(document: Document, form: Format) -> tuple[str, ...]:
    """Return what speaks for a family, or nothing unless rules and columns both do."""
    first = document.pages[0]
    if abs(first.width - form.width) > 1 and abs(first.height - form.height) > 1:
        scale_note: tuple[str, ...] = (f"sheet of {first.width:.0f} x {first.height:.0f} pt",)
    else:
        scale_note = ()
    rules = _title_rules(first, form)
    if not rules:
        return ()
    columns = _lines_in_columns(document.pages, form)
    if not columns:
        return ()
    return (*rules, *columns, *scale_note)


def _title_rules(page: Page, form: Format) -> tuple[str, ...]:
    expected = form.title_rules
    wide = sorted(
        (
            rule
            for rule in page.rules
            if abs(rule.width - expected.width) < _WIDTH_SLACK and rule.y0 < page.height / 3
        ),
        key=lambda rule: rule.y0,
    )
    if len(wide) < 2:
        return ()
    upper, lower = wide[0], wide[1]
    if abs(upper.y0 - expected.upper_y) > _HEIGHT_SLACK + 20:
        return ()
    if (upper.height > _THICK) != (expected.upper > _THICK):
        return ()
    return (
        f"title between rules {expected.width:.0f} pt wide at y {upper.y0:.0f} and {lower.y0:.0f}",
    )


def _lines_in_columns(pages: Sequence[Page], form: Format) -> tuple[str, ...]:
    """Count full lines of body size that start and end at the edges of a column."""
    fits = total = 0
    for page in pages[: min(len(pages), 6)]:
        for line in page.lines:
            if abs(line.size - form.body_size) > _SIZE_SLACK:
                continue
            if line.box.width < 0.8 * (form.columns[0][1] - form.columns[0][0]):
                continue
            total += 1
            fits += any(
                line.box.x0 > left - _EDGE_SLACK and line.box.x1 < right + 3 * _EDGE_SLACK
                for left, right in form.columns
            )
    if total < 5 or fits < 0.6 * total:
        return ()
    number = {1: "one column", 2: "two columns"}[len(form.columns)]
    left, right = form.columns[0][0], form.columns[-1][1]
    return (f"{number} between x {left:.0f} and {right:.0f}, type of {form.body_size:.2f} pt",)


def _year(
    document: Document, footnote: str, kin: Sequence[Format]
) -> tuple[int | None, tuple[str, ...]]:
    """Return the year and what states it; ``kin`` are the formats of the family."""
    editions = {form.edition: form.year for form in kin}
    years = _years_of(kin)
    said = [int(y) for y in _COPYRIGHT.findall(footnote)]
    said += [int(match[match.lastindex or 0]) for match in years.finditer(footnote)]
    ordinals = [editions[int(n)] for n in _ORDINAL.findall(footnote) if int(n) in editions]
    subject = years.search(document.docinfo.get("Subject", ""))
    if subject:
        year = int(subject[subject.lastindex or 0])
        return year, (f"the file's subject says {year}",)
    if said:
        return said[0], (f"the notice says {said[0]}",)
    if ordinals:
        return ordinals[0], (f"the notice names the conference of {ordinals[0]}",)
    return None, ("nothing states the year",)


def _years_of(kin: Sequence[Format]) -> re.Pattern[str]:
    """Return what finds the year behind or before the name of a conference."""
    names = dict.fromkeys(name for form in kin for name in (form.family_name, form.conference))
    name = f"(?:{'|'.join(map(re.escape, names))})"
    return re.compile(rf"\b{name}\D{{0,120}}?\b(20\d\d)\b|\b(20\d\d)\s+{name}", re.IGNORECASE)


def stage_of(
    document: Document, form: Format, footnote: str
) -> tuple[Stage | None, tuple[str, ...]]:
    """Return the stage of a manuscript in a format, and what tells it."""
    numbered = numbered_pages(document.pages, form.line_numbers)
    head = " ".join(line.text for line in document.pages[0].lines[:12])
    anonymous = bool(_ANONYMOUS.search(head))
    reviewed = _UNDER_REVIEW.search(footnote)
    if _PREPRINT.search(footnote) and not numbered:
        return Stage.PREPRINT, ("the notice says preprint",)
    if numbered or reviewed:
        evidence = []
        if numbered:
            evidence.append(f"line numbers on {numbered} of {len(document.pages)} pages")
        if reviewed:
            evidence.append(f"the notice says “{reviewed[0]}”")
        if anonymous:
            evidence.append("the authors are anonymous")
        return Stage.SUBMISSION, tuple(evidence)
    if anonymous:
        return Stage.SUBMISSION, ("the authors are anonymous",)
    if _PRINTED.search(footnote):
        return Stage.CAMERA_READY, ("a notice of publication, authors and no line numbers",)
    if form.family == "icml" or _ORDINAL.search(footnote):
        return Stage.CAMERA_READY, ("authors and no line numbers",)
    return Stage.CAMERA_READY, ("authors and no line numbers",)


def numbered_pages(pages: Sequence[Page], strip: tuple[float, float]) -> int:
    """Count the pages on which the lines of a review copy are numbered."""
    return sum(
        len([line for line in page.lines if is_line_number(line, strip)]) >= _FEWEST_NUMBERED
        for page in pages
    )
