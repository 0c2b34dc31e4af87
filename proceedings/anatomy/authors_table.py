"""Authors as NeurIPS prints them: rows of a table, names above what belongs to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from proceedings.anatomy.affiliations import (
    EQUAL,
    MAIL,
    ends_open,
    is_place,
    joined,
    leads_with_mark,
    place_of,
    read_notes,
)
from proceedings.anatomy.authors_icml import EAST_ASIAN, author_of
from proceedings.anatomy.naming import is_bold, is_name, split_names, spoken_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.affiliations import Notes
    from proceedings.anatomy.naming import Name
    from proceedings.anatomy.printed import PrintedAuthor
    from proceedings.model import Box
    from proceedings.pdf.pages import Line

# Lines of one row of a table share a baseline; a raised mark can shift what PDFium says of it.
_SAME_ROW = 3.0
# Centres of a name and of what stands below it in a table differ by rounding, and by half of a
# mark that hangs into the margin.
_SAME_CENTRE = 2.5
_ABOUT_CENTRE = 5.0
# Between two rows of the NeurIPS table stand 28.1 pt, within one 10.9.
_NEW_ROW = 1.9
_STRUT = 2.5
_PLACE_WORDS = re.compile(
    r"\b(?:universi\w*|univ|institut\w*|inst|depart[a-z]*ment|dept|school|college|facult\w*"
    r"|laborator\w*|labs?|academ\w*|cent(?:er|re|ro)s?|hospital|clinic|inc|ltd|llc|gmbh|corp\w*"
    r"|compan\w*|research\w*|technolog\w+|polytech\w*|[ée]cole|hochschule|foundation|ministry"
    r"|agency|division|group|google|deepmind|microsoft|facebook|openai|anthropic|amazon|nvidia"
    r"|ibm|huawei|alibaba|tencent|baidu|bytedance|samsung|qualcomm|adobe|salesforce|bosch|siemens"
    r"|eth|epfl|inria|cnrs|kaist|mila|usa|uk|affiliation|address|email|independent|ai)\b",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"@|https?:|www\.|\bcode\b|\bproject\b|\bgithub\b|\babstract\b|\bdate\b|\d{3}", re.IGNORECASE
)


_DATE = re.compile(
    r"^\W*(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\s+(?:\d{1,2},?\s+)?\d{4}\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Entry:
    """The names of one cell, and the lines below that belong to it."""

    line: Line
    names: list[Name]
    below: list[Line] = field(default_factory=list)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines as rows from top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.dominant.baseline):
        if rows and line.dominant.baseline - rows[-1][0].dominant.baseline < _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda x: x.box.x0) for row in rows]


def table_authors(
    block: Sequence[Line], foot: Notes
) -> tuple[tuple[PrintedAuthor, ...], Notes, tuple[str, ...]]:
    """Read the authors of a table.

    Arguments:
        block: the lines between the title and the abstract.
        foot: what the footnotes of page 1 say.

    Returns:
        The authors; what marks stand for, footnotes included; and why the names may be wrong.
    """
    rows = rows_of(block)
    named, doubts = _name_rows(rows)
    if not named:
        return (), foot, doubts
    others = [line for index, row in enumerate(rows) if index not in named for line in row]
    notes = read_notes(_marked_lines(others), leading=True)
    notes.join(foot)
    groups = []
    for first, last in _groups(named, rows):
        entries = _entries([rows[i] for i in range(first, last) if i in named])
        below = [_plain(rows[i]) for i in range(first, last) if i not in named]
        _hang(entries, [row for row in below if row])
        groups.append((entries, rows[last - 1][0]))
    authors = [one for entry in _in_order(groups) for one in _authors_of(entry, notes)]
    return tuple([author for author in authors if is_name(author.name)]), notes, doubts


def _marked_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that say what marks stand for, with those that go on with them."""
    taken: list[Line] = []
    for index, line in enumerate(lines):
        goes_on = index > 0 and lines[index - 1] in taken[-1:] and ends_open(lines[index - 1])
        if leads_with_mark(line) or EQUAL.search(line.text) or goes_on:
            taken.append(line)
    return taken


def _in_order(groups: Sequence[tuple[list[_Entry], Line]]) -> list[_Entry]:
    """Return entries row by row, or column by column where names are stacked in one column.

    Within a row of the table the second name of a column stands a line or two below what belongs
    to the first, and exactly in its middle; between two rows the strut of the table adds white.
    """
    ordered: list[_Entry] = []
    stack: list[list[_Entry]] = []
    bottom: Line | None = None
    for entries, last in groups:
        if stack and bottom and _stacked(stack[-1], entries, bottom):
            stack.append(entries)
        else:
            ordered += _columns(stack)
            stack = [entries]
        bottom = last
    return ordered + _columns(stack)


def _stacked(above: Sequence[_Entry], below: Sequence[_Entry], bottom: Line) -> bool:
    step = below[0].line.dominant.baseline - bottom.dominant.baseline
    return (
        len(above) == len(below) > 1
        and step < _STRUT * bottom.size
        and all(
            abs(one.line.box.x0 + one.line.box.x1 - other.line.box.x0 - other.line.box.x1) < 2.0
            for one, other in zip(above, below, strict=True)
        )
    )


def _columns(stack: Sequence[Sequence[_Entry]]) -> list[_Entry]:
    if len(stack) < 2:
        return [entry for entries in stack for entry in entries]
    return [entry for column in zip(*stack, strict=True) for entry in column]


def _name_rows(rows: Sequence[Sequence[Line]]) -> tuple[set[int], tuple[str, ...]]:
    """Return which rows hold names, and what makes that doubtful."""
    bold = {i for i, row in enumerate(rows) if any(is_bold(x) and _may_be_names(x) for x in row)}
    whole = len(bold) == len(rows) and len(rows) > 1
    if bold and not whole:
        bold -= {i for i in bold if i - 1 in bold and _is_place_row(rows[i])}
        return bold | _unbold(rows, bold), ()
    found = _by_words(rows)
    return found, ("Names are told from affiliations by their words: none are bold.",)


def _unbold(rows: Sequence[Sequence[Line]], bold: set[int]) -> set[int]:
    r"""Return rows that go on with names after \\, which ends the bold type of the table's head."""
    more: set[int] = set()
    for index in range(1, len(rows)):
        row, above = rows[index], rows[index - 1]
        if index in bold or index - 1 not in bold | more or not all(map(_may_be_names, row)):
            continue
        listed = re.search(r"(?:[,;&]|\band)\s*$", above[-1].text) or _all_marked(row)
        if listed and not leads_with_mark(row[0]) and not _is_place_row(row):
            more.add(index)
    return more


def _all_marked(row: Sequence[Line]) -> bool:
    names = split_names(row)
    return bool(names) and all(name.marks for name in names)


def _by_words(rows: Sequence[Sequence[Line]]) -> set[int]:
    """Tell rows with names from others where the type tells nothing: by words and by white."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if not all(_may_be_names(x) for x in row) or _is_place_row(row) or leads_with_mark(row[0]):
            continue
        if not split_names(row):
            continue
        above = rows[index - 1][0] if index else None
        step = row[0].dominant.baseline - above.dominant.baseline if above else 0.0
        begins = above is None or step > _NEW_ROW * row[0].size
        goes_on = index - 1 in found and (
            _all_marked(row) or bool(re.search(r"(?:[,;&]|\band)\s*$", rows[index - 1][-1].text))
        )
        if begins or goes_on or not found:
            found.add(index)
    return found


def _may_be_names(line: Line) -> bool:
    """Tell whether a line, or what of it is no address, can be names."""
    words = spoken_text(line)
    if _NOT_NAMES.search(words) or EQUAL.search(words) or _DATE.search(words):
        return False
    return sum(c.isalpha() for c in words) > 1


def _is_place_row(row: Sequence[Line]) -> bool:
    return any(_PLACE_WORDS.search(line.text) for line in row) and not _all_marked(row)


def _groups(named: set[int], rows: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """Return each run of rows with names, and the rows below up to the next one."""
    starts = [i for i in sorted(named) if i - 1 not in named]
    return list(pairwise([*starts, len(rows)]))


def _entries(rows: Sequence[Sequence[Line]]) -> list[_Entry]:
    """Return what to hang places on: the cells of a row, or all of several rows of nothing else."""
    cells = [[line for line in _bold_of(row) if _may_be_names(line)] for row in rows]
    if len(cells) > 1:
        lines = [line for row in cells for line in row]
        return [_Entry(lines[0], split_names(lines))]
    return [_Entry(line, split_names([line])) for line in cells[0]]


def _bold_of(row: Sequence[Line]) -> Sequence[Line]:
    """Return the bold cells of a row, or all where none is; some fonts have no bold cut."""
    bold = [x for x in row if is_bold(x) or EAST_ASIAN.search(x.text)]
    return bold if any(map(is_bold, row)) else row


def _plain(row: Sequence[Line]) -> list[Line]:
    """Return the cells of a row that say where somebody works."""
    return [x for x in row if not leads_with_mark(x) and not EQUAL.search(x.text)]


def _hang(entries: Sequence[_Entry], rows: Sequence[Sequence[Line]]) -> None:
    """Hang each cell below names on the names it belongs to, by where it stands."""
    shared = all(len(row) == 1 for row in rows)
    for row in rows:
        for cell in row:
            chosen = [e for e in entries if _aligned(e, cell.box)]
            if shared and (not chosen or _below_all(entries, cell)):
                chosen = list(entries)
            elif not chosen:
                chosen = [e for e in entries if _nearest(e, row) is cell and len(row) > 1]
            for entry in chosen:
                if _goes_on(entry, cell):
                    entry.names += split_names([cell])
                else:
                    entry.below.append(cell)


def _goes_on(entry: _Entry, cell: Line) -> bool:
    """Tell whether a bold cell below a name is one more name of the same cell of the table."""
    if not is_bold(cell) or not _may_be_names(cell) or _PLACE_WORDS.search(cell.text):
        return False
    return bool(re.match(r"(?:and\b|&)", cell.text)) or ends_open(entry.line)


def _below_all(entries: Sequence[_Entry], cell: Line) -> bool:
    """Tell whether a cell is centred below all names of a row."""
    middle = (entries[0].line.box.x0 + entries[-1].line.box.x1) / 2
    return abs(middle - (cell.box.x0 + cell.box.x1) / 2) < _ABOUT_CENTRE


def _aligned(entry: _Entry, box: Box) -> bool:
    """Tell whether a cell is centred below names, or begins where they do."""
    centre = (box.x0 + box.x1) / 2
    names = [name.box for name in entry.names if name.box]
    whole = entry.line.box
    centres = [(whole.x0 + whole.x1) / 2]
    if names:
        centres.append((names[0].x0 + names[-1].x1) / 2)
    return any(abs(c - centre) < _SAME_CENTRE for c in centres) or abs(whole.x0 - box.x0) < 1.0


def _nearest(entry: _Entry, row: Sequence[Line]) -> Line:
    middle = (entry.line.box.x0 + entry.line.box.x1) / 2
    return min(row, key=lambda x: abs((x.box.x0 + x.box.x1) / 2 - middle))


def _authors_of(entry: _Entry, notes: Notes) -> list[PrintedAuthor]:
    printed = _place_below(entry.below)
    authors = []
    for name in entry.names:
        marked = notes.of(name.marks)
        places = marked or ((printed,) if printed else ())
        authors.append(author_of(name, notes, places))
    return authors


def _place_below(lines: Sequence[Line]) -> str:
    """Return what stands below names as one place, without addresses."""
    parts = []
    for line in lines:
        if MAIL.search(line.text) and not _PLACE_WORDS.search(MAIL.sub("", line.text)):
            continue
        part = place_of(joined([line.text]))
        if is_place(part) and not _DATE.match(part):
            parts.append(part)
    return ", ".join(parts)
