"""What every document we lay out shares: its facts for the PDF, its sheet and its accent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path  # noqa: TC003 - a field's type, resolved at run time
from typing import Any

from proceedings.model.frozen import dataclass
from proceedings.plan import Plan  # noqa: TC001
from proceedings.render import pdf, templates
from proceedings.render.pdf import Rendered

_ACCENT = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
_STANDARD = "#7a1f2b"


@dataclass(frozen=True, slots=True)
class Composed:
    """A filled document before it is laid out, which is what takes long.

    Fields:
        folder: the workshop folder; styles, settings, tagged: see :func:`pdf.render`.
    """

    html: str
    folder: Path
    styles: tuple[str, ...]
    settings: str
    tagged: bool = True

    def laid_out(self) -> Rendered:
        """Lay it out.

        Raises:
            OutputError: see :func:`pdf.render`.
        """
        return pdf.render(
            self.html,
            folder=self.folder,
            styles=self.styles,
            settings=self.settings,
            tagged=self.tagged,
        )


Typeset = Callable[[Composed], Rendered]
"""What makes pages of a filled document: its own method, or one that recalls earlier pages."""


def document(
    plan: Plan, template: str, *, typeset: Typeset = Composed.laid_out, **facts: Any
) -> Rendered:
    """Fill a template and lay it out on the workshop's sheet; arguments as of :func:`compose`."""
    return typeset(compose(plan, template, **facts))


def compose(
    plan: Plan,
    template: str,
    *,
    styles: Sequence[str],
    first_page: int = 1,
    numerals: str = "decimal",
    mirrored: bool = True,
    folios: bool = True,
    tagged: bool = True,
    **values: Any,
) -> Composed:
    """Fill a template.

    Arguments:
        plan: the plan; templates get it, its workshop and its event by these names.
        template: name below ``templates/``.
        styles: style sheets below ``templates/``, after those of the sheet.
        first_page: the number the first page is printed with; outer corners follow it.
        numerals: CSS counter style of the folios.
        mirrored: folios stand in outer corners, for a bound book; else on the right of each sheet.
        folios: False where no page has a number.
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
    settings = _accent(workshop.look.accent)
    if folios:
        settings += _folios(first_page, numerals, mirrored=mirrored)
    return Composed(
        html,
        workshop.folder,
        (f"theme/sheet-{sheet(workshop.look.sheet)}.css", *styles),
        settings,
        tagged,
    )


def sheet(name: str) -> str:
    """Return the sheet all is printed on: "a4" or "letter"."""
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
