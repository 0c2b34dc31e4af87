"""The report as one HTML file that needs nothing beside it, and no script."""

from __future__ import annotations

import base64
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proceedings import resources
from proceedings.model import Severity, Verdict
from proceedings.render import templates
from proceedings.report.values import Actor, PaperReport, Report
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from proceedings.model import Box, Finding

_STYLES = ("theme/tokens.css", "report/report.css")
# What a table and letters in English need; characters beyond fall back to the system's fonts.
_FONTS = (
    ("Source Serif Pro", 400, "serif-basic.woff2"),
    ("Source Sans Pro", 400, "sans-basic.woff2"),
    ("Source Sans Pro", 600, "sans-semibold-basic.woff2"),
)
_ORDER = (Verdict.FAIL, Verdict.UNREADABLE, Verdict.UNJUDGED, Verdict.PASS)
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_THIRDS = (("upper", "middle", "lower"), ("left", "centre", "right"))
# A box that is wider than this share of the page lies across it, not left or right.
_WIDE = 0.6
# What is wrong is the whole file, whatever line gave it away.
_NOWHERE = frozenset({"format-year"})
# Where a page's size is not known: US letter, in points.
_LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, to be drawn: page and box in points."""

    width: float
    height: float
    box: Box


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it is set."""

    finding: Finding
    actor: Actor
    where: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the table and its letter.

    Fields:
        lines: lines over the limit in words; empty where there is nothing to count.
        over: there are any.
        rules: names of the rules that are broken, each once, the gravest first.
        actors: who must act; "advice" where the paper passes and its authors may act.
        facts: what was recognised, in words.
    """

    paper: PaperReport
    anchor: str
    lines: str
    over: bool
    rules: tuple[tuple[str, Severity], ...]
    actors: str
    facts: tuple[str, ...]
    items: tuple[Item, ...]
    command: str

    @property
    def has_letter(self) -> bool:
        """Whether there is more to say than the table does."""
        return bool(self.items or self.paper.notes)


def page(report: Report) -> str:
    """Return the report as an HTML document.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    plan = report.plan
    rows = [_row(place, paper) for place, paper in enumerate(report.papers, start=1)]
    rows.sort(key=lambda row: (_ORDER.index(row.paper.verdict), not row.items))
    return templates.fill(
        plan.workshop.folder,
        "report/report.html",
        event=plan.workshop.event,
        style=_style(report),
        headline=_headline(report),
        summary=[(verdict, report.summary[verdict]) for verdict in _ORDER],
        findings=tuple(
            Item(finding, Actor.ORGANIZERS, finding.subject, None)
            for finding in _sorted(report.findings)
        ),
        rows=rows,
        notes=report.notes,
    )


def _headline(report: Report) -> str:
    """Return the one sentence a chair needs first."""
    papers = len(report.papers)
    passed = report.summary[Verdict.PASS]
    if not papers:
        return "No manuscripts to check"
    if passed == papers:
        return f"All {count(papers, 'paper')} pass" if papers > 1 else "The one paper passes"
    rest = papers - passed
    return f"{rest} of {count(papers, 'paper')} {'does' if rest == 1 else 'do'} not pass"


def _row(place: int, paper: PaperReport) -> Row:
    rules: dict[str, Severity] = {}
    for finding in _sorted((*paper.findings, *paper.record)):
        rules.setdefault(finding.rule, finding.severity)
    return Row(
        paper=paper,
        anchor=f"paper-{place}",
        lines=_lines(paper.lines_over),
        over=(paper.lines_over or 0) > 0,
        rules=tuple(rules.items()),
        actors=_actors(paper),
        facts=tuple(_facts(paper)),
        items=(
            *(_item(paper, finding, Actor.AUTHORS) for finding in _sorted(paper.findings)),
            *(_item(paper, finding, Actor.ORGANIZERS) for finding in _sorted(paper.record)),
        ),
        command=f"proceedings check {shlex.quote(paper.file)} -C .",
    )


def _sorted(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _GRAVEST.index(finding.severity))


def _lines(over: int | None) -> str:
    if over is None:
        return ""
    return f"{over} over" if over > 0 else f"{-over} to spare"


def _actors(paper: PaperReport) -> str:
    is_advice = paper.verdict is Verdict.PASS
    words = {Actor.AUTHORS: "advice" if is_advice else "authors", Actor.ORGANIZERS: "organizers"}
    return join_words([words[actor] for actor in paper.actors])


def _facts(paper: PaperReport) -> list[str]:
    facts = [paper.file, paper.format]
    if paper.pages is not None:
        facts.append(count(paper.pages, "page"))
    if paper.body_end:
        limit = f", limit {count(paper.limit, 'page')}" if paper.limit is not None else ""
        facts.append(f"body ends on {paper.body_end}{limit}")
    return [fact for fact in facts if fact]


def _item(paper: PaperReport, finding: Finding, actor: Actor) -> Item:
    if finding.page is None:
        return Item(finding, actor, "", None)
    sheet = paper.sheets[finding.page - 1 : finding.page]
    width, height = sheet[0] if sheet else _LETTER
    if finding.box is None or finding.rule in _NOWHERE:
        return Item(finding, actor, f"page {finding.page}", None)
    spot = Spot(width, height, finding.box)
    return Item(finding, actor, f"page {finding.page}, {_place(spot)}", spot)


def _place(spot: Spot) -> str:
    """Return a place on a page in words, such as "upper left"."""
    across = (spot.box.x0 + spot.box.x1) / 2 / spot.width
    down = (spot.box.y0 + spot.box.y1) / 2 / spot.height
    row = _THIRDS[0][_third(down)]
    if spot.box.width > _WIDE * spot.width:
        return f"{row} third"
    return f"{row} {_THIRDS[1][_third(across)]}"


def _third(share: float) -> int:
    return min(max(int(share * 3), 0), 2)


def _style(report: Report) -> str:
    folder = report.plan.workshop.folder
    parts = [templates.text(folder, name) for name in _STYLES]
    accent = f":root {{ --accent: {report.plan.workshop.look.accent}; }}"
    # A style element ends at the first "</", wherever it stands.
    return re.sub("</", "<\\/", "\n".join([_fonts(), parts[0], accent, *parts[1:]]))


def _fonts() -> str:
    folder = resources.templates() / "website" / "fonts"
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("data:font/woff2;'
        f'base64,{base64.b64encode((folder / name).read_bytes()).decode()}") format("woff2"); }}'
        for family, weight, name in _FONTS
    )
