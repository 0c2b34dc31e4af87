"""From judgements to a report, and from a report to files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.values import Manuscript
from proceedings.formats import family_name, load_formats
from proceedings.model import Stage
from proceedings.report.data import report_json
from proceedings.report.files import letter_name, thumbnail_name
from proceedings.report.index import index
from proceedings.report.letter import letter
from proceedings.report.pictures import thumbnail
from proceedings.report.posters import poster_reports
from proceedings.report.rounds import compared
from proceedings.report.setting import style
from proceedings.report.values import PaperReport, Report
from proceedings.text.phrases import join_words
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from proceedings.checks import Checked
    from proceedings.checks.asked import Asked
    from proceedings.model import Finding, Requirements
    from proceedings.plan import Plan, PlannedPaper
    from proceedings.report.pictures import Pictures
    from proceedings.report.posters import PosterReport, Posters
    from proceedings.report.rounds import Round

# Found with a file, but about its place in the folder or a decision: authors cannot fix these.
_OF_THE_FOLDER = frozenset({"file-missing", "file-shared", "waiver-unused"})


def make_report(report: Report, pictures: Mapping[str, Pictures], target: Path) -> None:
    """Write ``index.html``, ``report.json``, and a letter and a thumbnail a paper into a folder.

    Arguments:
        pictures: of the manuscripts, by the key of the paper; a paper may have none.
        target: an existing folder.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    for folder in ("papers", "thumbnails"):
        (target / folder).mkdir()
    pictured = set()
    letter_style = style(report, "report/letter.css")
    for paper in report.papers:
        own = pictures.get(paper.key, {})
        _write(target / letter_name(paper), letter(report, paper, own, letter_style))
        first = thumbnail(paper)
        if first is not None and first in own:
            (target / thumbnail_name(paper)).write_bytes(own[first].data)
            pictured.add(paper.key)
    _write(target / "index.html", index(report, pictured))
    _write(target / "report.json", report_json(report))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def report_of(
    plan: Plan,
    checked: Sequence[Checked],
    findings: Sequence[Finding],
    notes: Sequence[str] = (),
    hashes: Mapping[str, str | None] | None = None,
    previous: Round | None = None,
    posters: Posters | None = None,
) -> Report:
    """Return the report: who is told what.

    Arguments:
        checked: the judgement of each manuscript, in the order of the list.
        findings: of the workshop; one whose subject is the key of a paper goes to that paper.
        notes: what else a chair should know of the outputs, as sentences; one that begins with
            the key of a paper and a colon goes to that paper.
        hashes: of the manuscripts, by the key of the paper.
        previous: the round to compare with.
        posters: the judgement of each poster file, and who has none; None where there are none.
    """
    keys = {one.key for one in checked if one.key}
    by_paper: defaultdict[str, list[Finding]] = defaultdict(list)
    others = []
    for finding in dict.fromkeys(findings):
        if finding.subject in keys:
            by_paper[finding.subject].append(finding)
        else:
            others.append(finding)
    planned = {paper.key: paper for paper in plan.papers}
    notes, of_papers = _sorted_notes(notes, keys)
    shared = _shared(hashes or {})
    titles = {paper.key: paper.title for paper in plan.papers}
    hung = poster_reports(posters.checked if posters else (), titles)
    by_key = {one.key: one for one in hung}
    papers = []
    for one in checked:
        key = one.key or ""
        paper = _paper(plan, one, planned.get(key), shared.get(key, ()))
        papers.append(
            replace(
                paper,
                record=(*paper.record, *by_paper[key], *_record_of(by_key.get(key))),
                notes=(*paper.notes, *of_papers[key]),
                digest=(hashes or {}).get(key),
                waived=(*paper.waived, *(by_key[key].waived if key in by_key else ())),
                poster=by_key.get(key),
            )
        )
    asked = [one.judgement.asked for one in checked if one.judgement.asked]
    notes = (*dict.fromkeys(note for one in asked for note in one.notes), *notes)
    if plan.edition_reason:
        notes = (plan.edition_reason, *notes)
    missing = tuple((key, titles.get(key, "")) for key in (posters.missing if posters else ()))
    report = Report(
        plan, tuple(papers), tuple(others), tuple(notes), posters=hung, without_poster=missing
    )
    return compared(report, previous) if previous else report


def _record_of(poster: PosterReport | None) -> tuple[Finding, ...]:
    return poster.record if poster else ()


def _shared(hashes: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """Return, for each paper whose file is the same as that of others, the keys of these."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for key, digest in hashes.items():
        if digest is not None:
            owners[digest].append(key)
    return {
        key: tuple(other for other in keys if other != key)
        for keys in owners.values()
        if len(keys) > 1
        for key in keys
    }


def _sorted_notes(
    notes: Sequence[str], keys: Collection[str]
) -> tuple[list[str], Mapping[str, list[str]]]:
    """Part the notes of the outputs from those that begin with the key of a paper."""
    others = []
    of_papers: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        key, _, sentence = note.partition(": ")
        if sentence and key in keys:
            of_papers[key].append(sentence)
        else:
            others.append(note)
    return others, of_papers


def _paper(
    plan: Plan, checked: Checked, paper: PlannedPaper | None, shares_with: tuple[str, ...]
) -> PaperReport:
    judgement, facts = checked.judgement, checked.facts
    said = [finding for finding in judgement.open if finding.rule not in _OF_THE_FOLDER]
    record = [finding for finding in judgement.open if finding.rule in _OF_THE_FOLDER]
    # In another template than asked for, a line is not of the length that limits are counted in.
    comparable = all(finding.rule != "format" for finding in judgement.findings)
    track = (paper.track if paper else None) or ""
    whole = PaperReport(
        key=checked.key or slug(checked.name),
        title=(paper.title if paper else "") or checked.name,
        file=checked.name,
        verdict=judgement.verdict,
        track=track,
        authors=tuple(author.name for author in paper.authors) if paper else (),
        asked=judgement.asked,
        options=_options(plan.workshop.requirements, track, checked),
        lines_over=judgement.lines_over if comparable else None,
        findings=tuple(said),
        record=tuple(record),
        waived=judgement.waived,
        notes=tuple(_notes(paper, judgement.asked, shares_with)),
        shares_with=shares_with,
    )
    return _with_facts(whole, facts) if isinstance(facts, Manuscript) else whole


def _notes(
    paper: PlannedPaper | None, asked: Asked | None, shares_with: tuple[str, ...]
) -> Iterator[str]:
    if shares_with:
        noun = "paper" if len(shares_with) == 1 else "papers"
        yield f"Its PDF is the same file as that of {noun} {join_words(shares_with)}."
    if paper and paper.reason:
        yield f"In place of its pages the booklet says: “{paper.reason}”"
    if asked and asked.assumed:
        yield asked.assumed


def _options(requirements: Requirements, track: str, checked: Checked) -> tuple[str, ...]:
    """Return the options that ask of a file alone what the workshop asks of it."""
    asked = checked.judgement.asked
    if asked is None:
        stage = requirements.stage
        formats = requirements.formats
        limit = requirements.limit(track, stage or Stage.CAMERA_READY)
    else:
        stage, limit = asked.stage, asked.limit
        family = checked.facts.format.family if isinstance(checked.facts, Manuscript) else None
        ids = sorted(asked.formats, key=lambda one: one.family != family)
        formats = tuple(one.id for one in ids)
    # Authors do not have a workshop's own formats.
    formats = tuple(one for one in formats if one in load_formats())
    return (
        *(("--format", formats[0]) if formats else ()),
        *(("--limit", str(limit)) if limit is not None else ()),
        *(("--stage", stage.value) if stage else ()),
    )


def _with_facts(report: PaperReport, facts: Manuscript) -> PaperReport:
    return replace(
        report,
        format=_format(facts),
        pages=facts.pages,
        body_end=_body_end(facts, report.asked) if report.asked else "",
        sheets=tuple((sheet.width, sheet.height) for sheet in facts.sheets),
        columns=2 if any(part.end and part.end.column for part in facts.stretches) else 1,
    )


def _format(facts: Manuscript) -> str:
    found = facts.format
    if not found.family:
        return ""
    words = [family_name(found.family)]
    words += [str(found.year)] if found.year else []
    words += [found.stage.value] if found.stage else []
    return " ".join(words)


def _body_end(facts: Manuscript, asked: Asked) -> str:
    end = facts.body(asked.excluded).end
    if end is None:
        return ""
    column = f", {end.column} column" if end.column else ""
    return f"page {end.page}{column}, {end.fraction:.0%} down"
