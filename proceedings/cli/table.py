"""Many papers as a table, one row a paper.

The rows keep the order of the list or the command line: a chair looks papers up in it, two runs
can be compared line by line, and the papers that fail are told in full below the table.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from proceedings.anatomy import Manuscript
from proceedings.checks.words import gravest_first
from proceedings.cli.show import SHAPES
from proceedings.model import Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.checks import Checked

_HEADS = ("verdict", "paper", "format", "body ends", "limit", "lines", "found", "rules")
_LEGEND = "lines: over the limit (+) or to spare (-) · found: errors (e) and warnings (w)"
_NUMBERS = {"limit", "lines"}
_GAP = "  "
# On a terminal, the names of papers are cut to this before rules are.
_SHORTEST_NAME = 16
_SHORTEST_RULES = 10
# What a narrow terminal goes without, in this order.
_DROPPED = ("rules", "format", "limit", "found", "body ends")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    colour: str | None = None


def show_table(papers: Sequence[Checked]) -> None:
    """Print one row a paper, cut to the width of a terminal and whole into a pipe."""
    if not papers:
        return
    names = _names(papers)
    rows = [_row(paper, name) for paper, name in zip(papers, names, strict=True)]
    table = [_Row(_HEADS), *rows]
    widths = [max(_cells(row.cells[i]) for row in table) for i in range(len(_HEADS))]
    if sys.stdout.isatty():
        widths = _narrowed(widths, shutil.get_terminal_size((100, 24)).columns)
    for row in table:
        _show_row(row, widths)
    click.secho(_LEGEND, dim=True)


def _show_row(row: _Row, widths: Sequence[int]) -> None:
    cells = [
        _set(text, width, right=head in _NUMBERS)
        for head, text, width in zip(_HEADS, row.cells, widths, strict=True)
        if width
    ]
    if row.colour is None:
        click.secho(_GAP.join(cells).rstrip(), dim=True)
        return
    verdict, *others = cells
    click.secho(verdict, fg=row.colour, bold=True, nl=False)
    click.echo(f"{_GAP}{_GAP.join(others)}".rstrip())


def _row(paper: Checked, name: str) -> _Row:
    verdict, findings = paper.judgement.verdict, paper.judgement.open
    shape, colour = SHAPES[verdict]
    severities = Counter(finding.severity for finding in findings)
    numbers = [
        f"{number}{letter}"
        for severity, letter in ((Severity.ERROR, "e"), (Severity.WARNING, "w"))
        if (number := severities[severity])
    ]
    rules = Counter(finding.rule for finding in gravest_first(findings))
    return _Row(
        (
            f"{shape} {verdict.value}",
            name,
            _format(paper),
            *_body(paper),
            " ".join(numbers) or "-",
            ", ".join(f"{rule} ×{n}" if n > 1 else rule for rule, n in rules.items()),
        ),
        colour,
    )


def _format(paper: Checked) -> str:
    if not isinstance(paper.facts, Manuscript) or not paper.facts.format.family:
        return "-"
    found = paper.facts.format
    return f"{found.family}{found.year or '?'} {found.stage.value if found.stage else '?'}"


def _body(paper: Checked) -> tuple[str, str, str]:
    """Return where the body ends, the limit in pages, and the lines over it or to spare."""
    asked, facts = paper.judgement.asked, paper.facts
    foreign = any(finding.rule == "format" for finding in paper.judgement.findings)
    if asked is None or foreign or not isinstance(facts, Manuscript):
        return "-", "-", "-"
    end, over = facts.body(asked.excluded).end, paper.judgement.lines_over
    column = f" {end.column}" if end and end.column else ""
    return (
        f"p{end.page}{column} {end.fraction:.0%}" if end else "-",
        str(asked.limit) if asked.limit is not None else "-",
        f"{over:+d}" if over is not None else "-",
    )


def _names(papers: Sequence[Checked]) -> list[str]:
    """Return the keys of papers, else the names of their files without the folder they share."""
    parents = {PurePath(paper.name).parent for paper in papers}
    if len(parents) == 1:
        return [paper.key or PurePath(paper.name).name for paper in papers]
    return [paper.key or paper.name for paper in papers]


def _narrowed(widths: Sequence[int], columns: int) -> list[int]:
    """Return the widths of columns for a terminal; what has no room at all gets none.

    Names give way first, then rules, which are told again below the table, then whole columns.
    """
    width = dict(zip(_HEADS, widths, strict=True))
    _narrow(width, "paper", _SHORTEST_NAME, columns)
    _narrow(width, "rules", _SHORTEST_RULES, columns)
    for head in _DROPPED:
        if _taken(width) > columns:
            width[head] = 0
    return list(width.values())


def _narrow(width: dict[str, int], head: str, shortest: int, columns: int) -> None:
    excess = max(_taken(width) - columns, 0)
    width[head] = max(width[head] - excess, min(width[head], shortest))


def _taken(width: dict[str, int]) -> int:
    shown = [one for one in width.values() if one]
    return sum(shown) + len(_GAP) * (len(shown) - 1)


def _set(text: str, width: int, *, right: bool) -> str:
    """Return a text that fills a width, cut if it is wider; wide letters count twice."""
    from rich.cells import set_cell_size

    taken = _cells(text)
    if taken > width:
        return set_cell_size(text, width - 1) + "…"
    return " " * (width - taken) + text if right else text + " " * (width - taken)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
