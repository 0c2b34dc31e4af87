"""List beside print as one HTML file: both wordings, what differs in them, and page 1 itself."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from proceedings.model import Box, Severity
from proceedings.model.frozen import dataclass
from proceedings.pdf.pictures import Clip
from proceedings.reconcile.judging import SETTLE, severity_of
from proceedings.reconcile.words import LABELS
from proceedings.render import templates
from proceedings.report.setting import GRAVEST, data_address, sorted_by_severity, style_of
from proceedings.text.phrases import count
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.model import Finding, Workshop
    from proceedings.reconcile.values import Compared, ComparedPaper, Reconciliation
    from proceedings.report.pictures import Picture, Pictures

_SCALE = 1.25  # pixels a point: a title is read on it, and so are the names
_AIR = 10.0
_LEAST = 70.0
# Of a text that is mostly the same, so many words are shown around what differs.
_AROUND = 6
# Two texts of which less is the same have nothing to mark; their beginnings tell them apart.
_MARKED_FROM = 0.5
_BEGINNING = 40
_PLAIN = {**dict.fromkeys("‘’ʼ`", "'"), **dict.fromkeys("“”", '"'), **dict.fromkeys("–—‐‑", "-")}
_FIELDS = {"title": "Title", "authors": "Authors", "abstract": "Abstract"}


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a text; ``differs`` where the other one does not have it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class NameRow:
    """Two names beside each other, as words, and how they differ."""

    listed: tuple[Word, ...]
    printed: tuple[Word, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a paper.

    Fields:
        how: the rung in words.
        listed, printed: of title and abstract.
        names: of authors that differ; same: how many are the same, in words.
        settled: what people chose, in a sentence.
        properties: what the file's properties say, where that is something else again.
    """

    name: str
    how: str
    severity: Severity | None
    listed: tuple[Word, ...] = ()
    printed: tuple[Word, ...] = ()
    names: tuple[NameRow, ...] = ()
    same: str = ""
    settled: str = ""
    properties: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper that differs, with what is shown of it."""

    paper: ComparedPaper
    severity: Severity
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    address: str = ""
    width: int = 0
    height: int = 0


def wanted_clips(found: Reconciliation) -> dict[str, tuple[Clip, ...]]:
    """Return what to show of page 1 of each paper that differs, by key."""
    return {
        paper.key: (clip,)
        for paper in found.papers
        if paper.fields and _grave(found.about(paper.key)) and (clip := _clip(paper)) is not None
    }


def reconciliation_page(
    workshop: Workshop, found: Reconciliation, pictures: Mapping[str, Pictures]
) -> str:
    """Return list beside print as an HTML document that needs no other file.

    Arguments:
        pictures: of the papers, by key, as :func:`wanted_clips` asked for; a paper may have none.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    entries = [
        _entry(paper, found.about(paper.key), pictures.get(paper.key, {}))
        for paper in found.papers
        if _grave(found.about(paper.key))
    ]
    entries.sort(key=lambda entry: GRAVEST.index(entry.severity))
    mild = [paper for paper in found.papers if _is_mild(found.about(paper.key))]
    keys = {paper.key for paper in found.papers}
    others = [finding for finding in found.findings if finding.subject not in keys]
    agreeing = [p.key for p in found.papers if p.fields and not found.about(p.key)]
    return templates.fill(
        workshop.folder,
        "report/reconciliation.html",
        event=workshop.event,
        style=style_of(workshop, "report/reconciliation.css"),
        headline=_headline(len(entries), len(found.papers)),
        entries=entries,
        mild=[(paper, _notes(found.about(paper.key))) for paper in mild],
        others=sorted_by_severity(others),
        agreeing=agreeing,
        said_above=SETTLE,
    )


def _grave(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is not Severity.INFO for finding in findings)


def _is_mild(findings: Sequence[Finding]) -> bool:
    return bool(findings) and not _grave(findings)


def _notes(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.INFO]


def _headline(differing: int, papers: int) -> str:
    if not papers:
        return "No papers to compare"
    if not differing:
        return "List and print agree"
    verb = "needs" if differing == 1 else "need"
    return f"{differing} of {count(papers, 'paper')} {verb} a look"


def _clip(paper: ComparedPaper) -> Clip | None:
    """Return the head of page 1: from above the title to below the authors."""
    if paper.sheet is None:
        return None
    width, height = paper.sheet
    boxes = [one.box for one in paper.fields if one.box is not None and one.what != "abstract"]
    top = max(min((box.y0 for box in boxes), default=0.0) - _AIR, 0.0)
    bottom = min(max((box.y1 for box in boxes), default=height / 3) + _AIR, height)
    return Clip(1, Box(0.0, top, width, min(max(bottom, top + _LEAST), height)), _SCALE)


def _entry(paper: ComparedPaper, findings: Sequence[Finding], pictures: Pictures) -> Entry:
    rows = tuple(_row(one) for one in paper.fields if _is_shown(one, foreign=paper.is_foreign))
    ordered = sorted_by_severity(findings)
    picture: Picture | None = next(iter(pictures.values()), None)
    address = data_address(picture.data, "image/webp") if picture else ""
    size = (picture.width, picture.height) if picture else (0, 0)
    return Entry(paper, ordered[0].severity, rows, tuple(ordered), address, *size)


def _is_shown(one: Compared, *, foreign: bool) -> bool:
    if foreign:
        return one.what != "abstract"
    severity = severity_of(one)
    if one.what == "abstract" and severity is Severity.INFO:
        return one.settled is not None
    return severity is not None or one.settled is not None


def _row(one: Compared) -> Row:
    label = LABELS[one.rung]
    if one.what == "abstract" and one.rung is Rung.DIFFERENT:
        label = f"{one.likeness:.0%} the same"
    properties = ""
    is_else = one.properties_rung.height > Rung.CASE.height
    if one.properties and is_else and one.properties != one.printed:
        properties = (", " if one.what == "authors" else "").join(one.properties)
    row = Row(
        _FIELDS[one.what],
        label,
        severity_of(one),
        settled=_settled(one),
        properties=properties,
    )
    if one.pairs:
        return _with_names(row, one)
    separator = ", " if one.what == "authors" else ""
    texts = [separator.join(names) for names in (one.listed, one.printed)]
    if one.likeness < _MARKED_FROM:
        plain = [_unmarked(_beginning(text)) for text in texts]
        return replace(row, listed=plain[0], printed=plain[1])
    listed, printed = marked(*texts)
    if one.what == "abstract":
        listed, printed = shortened(listed), shortened(printed)
    return replace(row, listed=listed, printed=printed)


def _beginning(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= _BEGINNING else " ".join([*words[:_BEGINNING], "…"])


def _with_names(row: Row, one: Compared) -> Row:
    names = tuple(_name_row(one, i) for i in range(len(one.pairs)) if _differs(one, i))
    same = len(one.pairs) - len(names)
    words = f"{count(same, 'name')} {'is' if same == 1 else 'are'} the same." if same else ""
    return replace(row, names=names, same=words)


def _differs(one: Compared, index: int) -> bool:
    return one.pairs[index].rung is not Rung.IDENTICAL or one.pairs[index].moved


def _name_row(one: Compared, index: int) -> NameRow:
    pair = one.pairs[index]
    listed = one.listed[pair.listed] if pair.listed is not None else ""
    printed = one.printed[pair.printed] if pair.printed is not None else ""
    how = LABELS[pair.rung] if pair.rung is not Rung.IDENTICAL else ""
    if pair.moved and pair.listed is not None and pair.printed is not None:
        place = f"number {pair.listed + 1} in the list, {pair.printed + 1} in print"
        how = f"{how}; {place}" if how else place
    return NameRow(*marked(listed, printed), how)


def _settled(one: Compared) -> str:
    settled = one.settled
    if settled is None:
        return ""
    if settled.is_open:
        return f"Open: delete a line in decisions.yaml, from line {settled.line} on."
    winner = "print" if settled.takes_print else "list"
    who = f" by {settled.by}" if settled.by else ""
    why = f": {settled.reason}" if settled.reason else ""
    old = "" if one.is_settled else " Its words are not those of today."
    return f"Settled on {settled.date}{who}, the {winner} counts{why}.{old}"


def marked(listed: str, printed: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return two texts in stretches, those that the other one lacks marked; nothing is lost."""
    if not listed or not printed:
        return _unmarked(listed), _unmarked(printed)
    left, right = _pieces(listed), _pieces(printed)
    # A straight quote and a curly one are no difference to look at.
    one_plain = [_PLAIN.get(piece, piece) for piece in left]
    other_plain = [_PLAIN.get(piece, piece) for piece in right]
    matcher = SequenceMatcher(None, one_plain, other_plain, autojunk=False)
    one: list[Word] = []
    other: list[Word] = []
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        for words, pieces in ((one, left[a0:a1]), (other, right[b0:b1])):
            if pieces:
                words.append(Word("".join(pieces), differs=kind != "equal"))
    return tuple(one), tuple(other)


def _unmarked(text: str) -> tuple[Word, ...]:
    return (Word(text, differs=False),) if text else ()


def shortened(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return a text without the middle of its long stretches that are the same."""
    return tuple(
        word if word.differs else Word(_without_middle(word.text), differs=False) for word in words
    )


def _without_middle(text: str) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _AROUND + 2:
        return text
    return " ".join([*words[:_AROUND], "…", *words[-_AROUND:]])


def _pieces(text: str) -> list[str]:
    """Return words, and what stands between them."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)
