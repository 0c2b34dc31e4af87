"""What a test paper is: how it is set, where its body shall end, what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

NOTICE = (
    "Presented at the First Workshop on Careful Manuscripts, Seoul, South Korea, 2026. "
    "Non-archival. Copyright 2026 by the author(s)."
)


@dataclass(frozen=True)
class Style:
    """One of our style files, and what its pages are.

    Fields:
        package: name of the style file; empty for LaTeX's own article class.
        option: which of the looks of a file that has several.
        columns: left and right edge of each column, in points.
        first, leading, last: first baseline, distance of baselines, last baseline, in points.
        family: of the format; None for look-alikes.
        year: unless an option says another.
    """

    package: str
    columns: tuple[tuple[float, float], ...]
    first: float
    leading: float
    last: float
    family: str | None = None
    year: int | None = None
    option: str = ""

    @property
    def two_columns(self) -> bool:
        return len(self.columns) > 1

    @property
    def gutter(self) -> float:
        """The middle between two columns; beyond the sheet with one."""
        return (self.columns[0][1] + self.columns[1][0]) / 2 if self.two_columns else 1000.0


_HALVES = ((55.4, 289.4), (307.4, 541.4))
STYLES = {
    "careful": Style("careful", _HALVES, 77.0, 11.955, 715.1, "icml", 2026),
    "onecolumn": Style("onecolumn", ((108, 504),), 82.0, 10.91, 720.0, "neurips", 2025),
    "article": Style("", ((108, 504),), 119.0, 13.55, 700.0),
    "two-rules": Style("lookalike", ((63, 297), (315, 549)), 82.0, 12.0, 715.0, option="tworules"),
    "same-columns": Style("lookalike", _HALVES, 77.0, 12.0, 715.0, option="samecolumns"),
    "roman-numbers": Style(
        "lookalike", ((49, 300), (312, 563)), 64.0, 12.0, 733.0, option="romannumbers"
    ),
    "a4-columns": Style("lookalike", ((71, 290), (306, 525)), 82.0, 13.6, 770.0, option="afour"),
    "running-head": Style("lookalike", ((108, 504),), 82.0, 11.0, 720.0, option="runninghead"),
    "journal": Style("lookalike", ((90, 522),), 104.0, 13.6, 700.0, option="journal"),
    "sans-title": Style("lookalike", ((72, 540),), 94.0, 12.0, 720.0, option="sanstitle"),
    "equal-rules": Style("lookalike", ((108, 504),), 82.0, 11.0, 720.0, option="equalrules"),
    "wide-rules": Style("lookalike", ((72, 540),), 82.0, 12.0, 720.0, option="widerules"),
}


@dataclass(frozen=True)
class Target:
    """Where the body shall end: page, column, and line of the column (0: the last one)."""

    page: int
    column: str
    line: int


@dataclass(frozen=True)
class Case:
    """One test paper.

    Fields:
        name: path below tests/papers without suffix.
        about: what it is, a sentence for the README.
        target: where the body ends; a number of sentences where the place does not matter.
        style: a key of STYLES; engine: the TeX that sets it.
        extra: LaTeX before the paragraph of an index.
        tail: LaTeX behind the last word, such as a footnote.
        ending: LaTeX behind the last paragraph; it sets ``\\bodyend`` where it holds the last line.
        after: what follows the body, in order; ``clear`` ends the page.
        fit: the mark that is brought to the target.
        facts: more truth to write down, such as the rule that the paper breaks.
    """

    name: str
    about: str
    target: Target | int
    style: str = "careful"
    options: str = ""
    title: str = "Careful Pages for Careful Readers"
    notice: str | None = NOTICE
    preamble: str = ""
    start: str = ""
    last_section: str = "Conclusion"
    extra: tuple[tuple[int, str], ...] = ()
    tail: str = ""
    ending: str = ""
    after: tuple[str, ...] = ("references",)
    track: str = "long"
    limit: int | None = None
    engine: str = "pdflatex"
    fit: str = "body_end"
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def page(self) -> Style:
        return STYLES[self.style]
