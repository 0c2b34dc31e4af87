"""What every document we lay out shares: its facts for the PDF, its sheet and its accent."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - public signatures
from typing import Any

from proceedings.plan import Plan  # noqa: TC001
from proceedings.render import pdf, templates
from proceedings.render.pdf import Rendered  # noqa: TC001

_ACCENT = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
_STANDARD = "#7a1f2b"


def document(
    plan: Plan,
    template: str,
    *,
    styles: Sequence[str],
    first_page: int = 1,
    numerals: str = "decimal",
    mirrored: bool = True,
    tagged: bool = True,
    **values: Any,
) -> Rendered:
    """Fill a template and lay it out on the workshop's sheet.

    Arguments:
        plan: the plan; templates get it, its workshop and its event by these names.
        template: name below ``templates/``.
        styles: style sheets below ``templates/``, after those of the sheet.
        first_page: the number the first page is printed with; outer corners follow it.
        numerals: CSS counter style of the folios.
        mirrored: folios stand in outer corners, for a bound book; else on the right of each sheet.
        tagged: write the structure screen readers follow.
        values: what else the template asks for.
    """
    workshop = plan.workshop
    html = templates.fill(
        workshop.folder,
        template,
        plan=plan,
        workshop=workshop,
        event=workshop.event,
        built=plan.built.isoformat(timespec="seconds"),
        **values,
    )
    return pdf.render(
        html,
        folder=workshop.folder,
        styles=(f"theme/sheet-{_sheet(workshop.look.sheet)}.css", *styles),
        settings=_accent(workshop.look.accent) + _folios(first_page, numerals, mirrored=mirrored),
        tagged=tagged,
    )


def _sheet(name: str) -> str:
    return "a4" if name.lower() == "a4" else "letter"


def _accent(colour: str) -> str:
    """Return the rule for the workshop's colour; what is no colour never reaches a style sheet."""
    return f":root {{ --accent: {colour if _ACCENT.fullmatch(colour) else _STANDARD} }}"


def _folios(first_page: int, numerals: str, *, mirrored: bool) -> str:
    """Return the rules that put folios into outer corners, right for odd numbers, left for even."""
    folio, foot = f"{{ content: counter(page, {numerals}) }}", "{ content: string(foot) }"
    if not mirrored:
        return f"@page {{ @bottom-left {foot} @bottom-right {folio} }}"
    odd, even = (":right", ":left") if first_page % 2 else (":left", ":right")
    return (
        f"@page :first {{ counter-reset: page {first_page} }}"
        f"@page {odd} {{ @bottom-left {foot} @bottom-right {folio} }}"
        f"@page {even} {{ @bottom-left {folio} @bottom-right {foot} }}"
    )
