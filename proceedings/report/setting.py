"""What index and letters share: style, fonts, the words of a verdict, the order of findings."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from proceedings import resources
from proceedings.model import Severity, Verdict
from proceedings.render import templates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.model import Finding, Workshop
    from proceedings.report.values import Report

# What a table and letters in English need; characters beyond fall back to the system's fonts.
_FONTS = (
    ("Source Serif Pro", 400, "serif-basic.woff2"),
    ("Source Sans Pro", 400, "sans-basic.woff2"),
    ("Source Sans Pro", 600, "sans-semibold-basic.woff2"),
)

GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""Severities, the gravest first."""

VERDICTS = {
    Verdict.FAIL: "fail",
    Verdict.UNREADABLE: "unreadable",
    Verdict.UNJUDGED: "not judged",
    Verdict.PASS: "pass",
}
"""Verdicts as words, what must be acted on first."""


def sorted_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the gravest first, else in the order given."""
    return sorted(findings, key=lambda finding: GRAVEST.index(finding.severity))


def style(report: Report, *names: str) -> str:
    """Return the style of a page with its fonts inside, to be put into a style element.

    Arguments:
        names: style sheets below ``templates/``, after those that all pages share.

    Raises:
        OutputError: a style sheet is missing.
    """
    return style_of(report.plan.workshop, *names)


def style_of(workshop: Workshop, *names: str) -> str:
    """Return the style of a page of a workshop; see :func:`style`."""
    accent = f":root {{ --accent: {workshop.look.accent}; }}"
    parts = [templates.text(workshop.folder, name) for name in ("report/report.css", *names)]
    tokens = templates.text(workshop.folder, "theme/tokens.css")
    # A style element ends at the first "</", wherever it stands.
    return re.sub("</", "<\\/", "\n".join([_fonts(), tokens, accent, *parts]))


def data_address(data: bytes, kind: str) -> str:
    """Return bytes as an address that holds them."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _fonts() -> str:
    folder = resources.templates() / "website" / "fonts"
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: '
        f'url("{data_address((folder / name).read_bytes(), "font/woff2")}") format("woff2"); }}'
        for family, weight, name in _FONTS
    )
