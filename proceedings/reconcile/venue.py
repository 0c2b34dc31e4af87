"""Rows of the venue's tables beside the list: papers nobody knows, and other titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.text.rungs import Rung, compare_texts
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from proceedings.inputs.venue_rows import VenueRow
    from proceedings.model import Paper

_ALMOST_SAME = 0.85


def check_rows(
    rows: Iterable[VenueRow], papers: Sequence[Paper], titles: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return what in a table of the venue fits no paper, a withdrawn one, or another title.

    A row is joined by key, number or id; its title only proposes.

    Arguments:
        titles: of all papers as plain text, by key.
    """
    known = {str(paper.number): paper for paper in papers if paper.number is not None}
    known |= {paper.id: paper for paper in papers if paper.id}
    known |= {paper.key: paper for paper in papers}
    return tuple(finding for row in rows for finding in _check(row, known, titles))


def _check(
    row: VenueRow, known: Mapping[str, Paper], titles: Mapping[str, str]
) -> Iterator[Finding]:
    paper = known.get(row.paper) or known.get(row.paper.lstrip("0"))
    if paper is None:
        yield _unknown(row, titles)
        return
    if paper.withdrawn:
        yield Finding(
            "placement-of-absent",
            Severity.WARNING,
            f"{row.file}:{row.line} still has {paper.key}, which is withdrawn.",
            "Tell the venue that the place is free.",
            subject=paper.key,
        )
    if row.title:
        yield from _title(row, paper, titles)


def _unknown(row: VenueRow, titles: Mapping[str, str]) -> Finding:
    said = f"a paper {row.paper}" if row.paper else "a paper by its title alone"
    title = f" (“{row.title}”)" if row.title else ""
    meant = _titled(row.title, titles)
    return Finding(
        "unknown-paper",
        Severity.ERROR,
        f"{row.file}:{row.line} names {said}{title}, which is not in the list."
        if row.paper
        else f"{row.file}:{row.line} names {said}{title}.",
        f"Its title is that of {meant}: correct the number in the row."
        if meant
        else "Correct the number, or ask the venue which paper is meant.",
        actual=row.paper or row.title,
        subject=row.paper or row.title,
    )


def _title(row: VenueRow, paper: Paper, titles: Mapping[str, str]) -> Iterator[Finding]:
    listed = titles[paper.key]
    rung = compare_texts(listed, row.title)
    if rung is Rung.UNREAD or rung.height <= Rung.TRANSLITERATION.height:
        return
    others = {key: title for key, title in titles.items() if key != paper.key}
    meant = _titled(row.title, others) if similarity(listed, row.title) < _ALMOST_SAME else ""
    yield Finding(
        "venue-title",
        Severity.ERROR if meant else Severity.WARNING,
        f"{row.file}:{row.line} gives {paper.key} another title than the list"
        + (f": that of {meant}." if meant else "."),
        f"Find out whether {paper.key} or {meant} is meant, and correct the row."
        if meant
        else "Tell the venue the title of the list; or correct papers.yaml.",
        expected=listed,
        actual=row.title,
        subject=paper.key,
    )


def _titled(title: str, titles: Mapping[str, str]) -> str:
    """Return the key of the paper that has a title, or nothing where none or several do."""
    alike = [key for key, other in titles.items() if title and similarity(other, title) >= 0.95]
    return alike[0] if len(alike) == 1 else ""
