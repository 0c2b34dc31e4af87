"""A format as frozen values; all lengths in points, y from the top of the page."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field

from proceedings.model import Box, Severity, Stage  # noqa: TC001
from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class TitleRules:
    """The two rules that enclose a title.

    Fields:
        width: of both rules.
        upper_y: where the first one stands.
        upper, lower: their thickness.
    """

    width: float
    upper_y: float
    upper: float
    lower: float


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentence at the foot of page 1: how it begins, and one full example."""

    stage: Stage
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """A venue's template in one year.

    Fields:
        id: such as ``icml2026``; family: ``icml`` or ``neurips``.
        width, height: of the sheet.
        text_block: the columns' enclosing box.
        columns: left and right edge of each column.
        body_size, leading: of running text.
        title_size, section_size, small_size: of title, section headings, captions and notice.
        edition: the ordinal of the conference, which its notices print.
        running_head: whether pages from the second on carry one over a rule.
        line_numbers: the strip in which a review copy numbers its lines.
        notices: what the template itself prints, by stage.
        limits: pages of body by stage, at the main conference.
        excluded: parts that the limit does not count.
        required: parts that papers of the main conference have to have.
        severities: of rules, where they are not the rules' own; None switches a rule off.
        file_sizes: of a file in MB (1,048,576 bytes) at most, by stage, at the main conference.
        spacing: usual distances of baselines: above and below a section heading, and below the
            caption of a figure; empty where nobody measured them.
    """

    id: str
    family: str
    year: int
    name: str
    conference: str
    edition: int
    place: str
    width: float
    height: float
    text_block: Box
    columns: tuple[tuple[float, float], ...]
    body_size: float
    leading: float
    title_size: float
    section_size: float
    small_size: float
    title_rules: TitleRules
    running_head: bool
    line_numbers: tuple[float, float]
    notices: tuple[Notice, ...]
    limits: Mapping[Stage, int]
    excluded: tuple[str, ...]
    required: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    file_sizes: Mapping[Stage, int] = field(default_factory=dict)
    spacing: Mapping[str, float] = field(default_factory=dict)

    @property
    def family_name(self) -> str:
        """The name of the family in print, such as ICML."""
        return self.name.removesuffix(str(self.year)).strip()

    @property
    def lines_per_column(self) -> int:
        """How many lines of running text a full column holds."""
        return round(self.text_block.height / self.leading)
