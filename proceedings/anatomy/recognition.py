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
    from proceedings.model import Box
    from proceedings.pdf.pages import Document, Page

# Rules are drawn to a hundredth of a point and reported with half a point of ink on either side.
_WIDTH_SLACK = 4.0
# A title that begins with a picture moves the upper rule down.
_UPPER_RULE_SLACK = 26.0
# A stroked rule of 1 pt is reported with 1.99 pt, a filled one of 4 pt with 3.98 (measured on 103
# papers): drawn bounds are up to one point thicker, and hardly ever thinner.
_THINNER, _THICKER = 0.3, 1.3
# A page that was put in front of a paper, or two.
_LATEST_TITLE = 3
# Appendices may be set in other columns than the body.
_BODY_PAGES = 6
# Longer than any cell of a table; both templates' columns hold longer lines.
_LONG_LINE = 150.0
_FEWEST_LINES, _MOST_FIT = 5, 0.6
# A block that was moved by less is still in its template, and a fault of its own.
_EDGE_SLACK = 10.0
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
    """Return what speaks for a family, or nothing unless rules and columns both do.

    The title may stand behind a page that was put in front, which has another template.
    """
    for index, page in enumerate(document.pages[:_LATEST_TITLE]):
        rules = _title_rules(page, form)
        columns = rules and _lines_in_columns(document.pages[index : index + _BODY_PAGES], form)
        if columns:
            return (*rules, *_title_size(page, form), *columns, *_other_sheet(page, form))
    return ()


def _other_sheet(page: Page, form: Format) -> tuple[str, ...]:
    if abs(page.width - form.width) > 1 and abs(page.height - form.height) > 1:
        return (f"sheet of {page.width:.0f} x {page.height:.0f} pt",)
    return ()


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
    if abs(upper.y0 - expected.upper_y) > _UPPER_RULE_SLACK:
        return ()
    if not (_as_thick(upper, expected.upper) and _as_thick(lower, expected.lower)):
        return ()
    page_note = f" on page {page.number}" if page.number > 1 else ""
    where = f"{expected.width:.0f} pt wide at y {upper.y0:.0f} and {lower.y0:.0f}{page_note}"
    return (f"title between rules {where}, {expected.upper:g} and {expected.lower:g} pt thick",)


def _as_thick(rule: Box, thickness: float) -> bool:
    return -_THINNER < rule.height - thickness < _THICKER


def _title_size(page: Page, form: Format) -> tuple[str, ...]:
    """Return the size of the title as evidence, where it is the format's."""
    fits = any(
        abs(line.size - form.title_size) < _SIZE_SLACK and line.box.y0 < page.height / 3
        for line in page.lines
    )
    return (f"title of {form.title_size:.2f} pt",) if fits else ()


def _lines_in_columns(pages: Sequence[Page], form: Format) -> tuple[str, ...]:
    """Count long lines of body size that start and end at the edges of a column."""
    fits = total = 0
    for page in pages:
        for line in page.lines:
            x0, _, x1, _ = line.box
            if x1 - x0 < _LONG_LINE or abs(line.size - form.body_size) > _SIZE_SLACK:
                continue
            total += 1
            fits += any(
                x0 > left - _EDGE_SLACK and x1 < right + _EDGE_SLACK for left, right in form.columns
            )
    if total < _FEWEST_LINES or fits < _MOST_FIT * total:
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
    ordinals = [editions[n] for n in _ordinals(footnote, kin) if n in editions]
    subject = years.search(document.docinfo.get("Subject", ""))
    if subject:
        year = int(subject[subject.lastindex or 0])
        return year, (f"the file's subject says {year}",)
    if said:
        return said[0], (f"the notice says {said[0]}",)
    if ordinals:
        return ordinals[0], (f"the notice names the conference of {ordinals[0]}",)
    return None, ("nothing states the year",)


def _ordinals(footnote: str, kin: Sequence[Format]) -> list[int]:
    """Return the ordinals that stand before the name of the family's own conference."""
    names = dict.fromkeys(r"\s+".join(map(re.escape, form.conference.split())) for form in kin)
    found = re.findall(rf"(\d+)\s*(?:st|nd|rd|th)\s+(?:{'|'.join(names)})", footnote, re.IGNORECASE)
    return [int(ordinal) for ordinal in found]


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
    first = document.pages[0]
    head = " ".join(line.text for line in first.lines[:12])
    anonymous = bool(_ANONYMOUS.search(head))
    reviewed = _UNDER_REVIEW.search(footnote)
    if _PREPRINT.search(footnote) and not numbered:
        return Stage.PREPRINT, ("the notice says preprint",)
    published = _PRINTED.search(footnote) or _ORDINAL.search(footnote)
    final = published and not (anonymous or reviewed)
    # Page 1 decides: line numbers behind a final title page are left over from a review copy.
    if final and not numbered_pages([first], form.line_numbers):
        return Stage.CAMERA_READY, ("a notice of publication, authors and no line numbers",)
    if numbered or reviewed or anonymous:
        evidence = []
        if numbered:
            evidence.append(f"line numbers on {numbered} of {len(document.pages)} pages")
        if reviewed:
            evidence.append(f"the notice says “{reviewed[0]}”")
        if anonymous:
            evidence.append("the authors are anonymous")
        return Stage.SUBMISSION, tuple(evidence)
    return Stage.CAMERA_READY, ("authors and no line numbers",)


def numbered_pages(pages: Sequence[Page], strip: tuple[float, float]) -> int:
    """Count the pages on which the lines of a review copy are numbered."""
    return sum([_is_numbered(page, strip) for page in pages])


def _is_numbered(page: Page, strip: tuple[float, float]) -> bool:
    # Most lines end far to the right of the strip, and are not worth a call.
    near = [line for line in page.lines if line.box.x1 < strip[1] + _EDGE_SLACK + 1]
    return len([line for line in near if is_line_number(line, strip)]) >= _FEWEST_NUMBERED
