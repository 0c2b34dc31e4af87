"""Make the plan: every text converted, every paper placed, every doubt settled or reported."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import field, replace
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from proceedings.anatomy.reading import Unreadable
from proceedings.model import (
    Author,
    Finding,
    Inclusion,
    Presentation,
    SessionKind,
    Severity,
    Stage,
)
from proceedings.model.frozen import dataclass
from proceedings.plan.names import index_names
from proceedings.plan.news import find_news
from proceedings.plan.order import plan_groups, plan_sessions
from proceedings.plan.persons import Persons
from proceedings.plan.values import Plan, PlannedAuthor, PlannedPaper
from proceedings.text.mail import without_addresses
from proceedings.text.phrases import count, typographic_html

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from proceedings.anatomy.many import ManuscriptFile
    from proceedings.anatomy.posters import PosterFile
    from proceedings.inputs import Published
    from proceedings.model import FrozenPages, Paper, Placement, Workshop
    from proceedings.text.latex import Converted

    Convert = Callable[[str], Converted]


@dataclass(frozen=True, slots=True)
class Material:
    """What a plan is made from.

    Fields:
        placements: of each placed paper, by key.
        manuscripts: the file of each paper that has one, by key.
        frozen: page numbers that stay, by key.
        published: what last went out; None where nothing did.
        convert, convert_block: LaTeX and Markdown into text and HTML, for a line and an abstract.
        posters: the poster file of each paper that has one which can be shown, by key.
    """

    workshop: Workshop
    papers: Sequence[Paper]
    placements: Mapping[str, Placement]
    manuscripts: Mapping[str, ManuscriptFile]
    convert: Convert
    convert_block: Convert
    frozen: Mapping[str, FrozenPages] = field(default_factory=dict)
    published: Published | None = None
    posters: Mapping[str, PosterFile] = field(default_factory=dict)


def make_plan(material: Material) -> Plan:
    """Make the plan; pages are numbered afterwards (see :mod:`proceedings.plan.pages`)."""
    workshop = material.workshop
    findings: list[Finding] = []
    accepted = [paper for paper in material.papers if not paper.withdrawn]
    records = [_completed(paper, material, findings) for paper in accepted]
    persons = Persons(
        (author, material.convert(author.name).text) for p in records for author in p.authors
    )
    planned = [
        _planned(paper, listed, material, persons, findings)
        for paper, listed in zip(records, accepted, strict=True)
    ]
    findings += _withheld(planned, material.posters)
    abstracts_only, reason = _edition(workshop, planned)
    groups = plan_groups(workshop, planned)
    by_key = {paper.key: paper for paper in planned}
    ordered = tuple(by_key[key] for group in groups for key in group.papers)
    authors = {paper.key: paper.authors for paper in records}
    names, name_findings = index_names(
        ordered, authors, _places(workshop, ordered), workshop.look.particles
    )
    return Plan(
        workshop=workshop,
        papers=ordered,
        groups=groups,
        sessions=plan_sessions(workshop, ordered),
        names=names,
        built=_built(workshop, material.published),
        abstracts_only=abstracts_only,
        edition_reason=reason,
        findings=(*findings, *name_findings),
        frozen=material.frozen,
        news=find_news(workshop, material.published.papers, ordered) if material.published else (),
    )


def _completed(paper: Paper, material: Material, findings: list[Finding]) -> Paper:
    """Return the paper with title and authors read from its PDF where the list has none."""
    file = material.manuscripts.get(paper.key)
    block = None if file is None or isinstance(file.facts, Unreadable) else file.facts.title_block
    taken = []
    if not _has_letters(paper.title):
        title = block.title if block and _has_letters(block.title) else f"Paper {paper.key}"
        paper = replace(paper, title=title)
        taken.append("title")
    anonymous = block and any("anonymous" in a.name.lower() for a in block.authors)
    if not paper.authors and block and block.authors and not anonymous:
        authors = tuple(Author(a.name, affiliations=a.affiliations) for a in block.authors)
        paper = replace(paper, authors=authors)
        taken.append("authors")
    if not paper.abstract and block and block.abstract:
        paper = replace(paper, abstract=block.abstract)
        taken.append("abstract")
    if taken:
        source = "its PDF" if block else "its key"
        findings.append(
            Finding(
                "taken-from-print",
                Severity.INFO,
                f"The list has no {' and no '.join(taken)}: taken from {source}.",
                "Look at them, and write them into papers.yaml where they are wrong.",
                subject=paper.key,
            )
        )
    return paper


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _planned(
    paper: Paper, listed: Paper, material: Material, persons: Persons, findings: list[Finding]
) -> PlannedPaper:
    """Plan one paper; what is not as listed was read from print, and is no LaTeX."""
    same = paper.title == listed.title and "title" not in paper.printed
    title = material.convert(paper.title) if same else _printed(paper.title)
    is_source = listed.abstract and "abstract" not in paper.printed
    convert_block = material.convert_block if is_source else _printed_block
    convert_name = _printed if "authors" in paper.printed else material.convert
    abstract = convert_block(paper.abstract) if paper.abstract else None
    title = _public("title", title, paper.key, findings)
    abstract = _public("abstract", abstract, paper.key, findings) if abstract else None

    def convert_affiliation(text: str) -> Converted:
        return _unaddressed("affiliation", material.convert(text), paper.key, findings)

    placement = material.placements.get(paper.key)
    file = material.manuscripts.get(paper.key)
    inclusion, reason = _inclusion(paper, material.workshop, file)
    abstract_too = inclusion in {Inclusion.FULL, Inclusion.ABSTRACT}
    pages = 0 if file is None or isinstance(file.facts, Unreadable) else file.facts.pages
    full = inclusion is Inclusion.FULL and not reason
    # A poster is handed round by the same consent; that the PDF of the paper is missing, or a copy
    # for review, says nothing of it.
    poster = material.posters.get(paper.key) if inclusion is Inclusion.FULL else None
    return PlannedPaper(
        key=paper.key,
        title=title.text,
        title_html=typographic_html(title.html),
        authors=tuple(
            _author(author, convert_name(author.name).text, convert_affiliation, persons)
            for author in paper.authors
        ),
        abstract=abstract.text if abstract and abstract_too else "",
        abstract_html=typographic_html(abstract.html) if abstract and abstract_too else "",
        number=paper.number,
        id=paper.id,
        openreview=paper.openreview if inclusion is not Inclusion.NONE else None,
        track=paper.track,
        presentation=paper.presentation,
        topics=paper.topics,
        keywords=tuple(
            _unaddressed("keyword", _printed(word), paper.key, findings).text
            for word in paper.keywords
        ),
        award=paper.award,
        links=paper.links if inclusion is not Inclusion.NONE else (),
        licence=paper.licence or material.workshop.consent.licence or None,
        archival_elsewhere=paper.archival_elsewhere,
        inclusion=inclusion,
        absent=paper.absent,
        session=placement.session if placement else None,
        board=placement.board if placement else None,
        talk=placement.talk if placement else None,
        order=placement.order if placement else None,
        file=file.path.name if file else None,
        manuscript=file.path if file and full else None,
        manuscript_sha256=file.sha256 if file else None,
        pages=pages if full else 0,
        reason=reason,
        title_mathml=_for_browsers(title),
        abstract_mathml=_for_browsers(abstract) if abstract and abstract_too else "",
        poster=poster.path if poster else None,
        poster_sha256=poster.sha256 if poster else None,
        presenter=convert_name(paper.presenter).text if paper.presenter else "",
    )


def _public(part: str, converted: Converted, key: str, findings: list[Finding]) -> Converted:
    """Return a text as it may be published; what it loses by that is a finding."""
    findings += _conversion(part, converted, key)
    return _unaddressed(part, converted, key, findings)


def _unaddressed(part: str, converted: Converted, key: str, findings: list[Finding]) -> Converted:
    """Return a text without e-mail addresses."""
    public, number = without_addresses(converted)
    if number:
        findings.append(
            Finding(
                "address-left-out",
                Severity.WARNING,
                f"The {part} has {'an e-mail address' if number == 1 else 'e-mail addresses'}, "
                "which no output shows.",
                f"Write the {part} in papers.yaml without it.",
                subject=key,
            )
        )
    return public


def _conversion(part: str, converted: Converted, key: str) -> list[Finding]:
    """Return a finding for each thing in a text that could not be carried over."""
    return [
        Finding(
            "text-conversion",
            Severity.WARNING,
            f"In the {part}: {note}",
            f"Look at the {part} on the paper's page, and write it otherwise in papers.yaml where"
            " it is wrong.",
            subject=key,
        )
        for note in converted.notes
    ]


def _for_browsers(converted: Converted) -> str:
    """Return HTML with MathML, or nothing where there is no formula."""
    has_formulas = converted.mathml != converted.html
    return typographic_html(converted.mathml) if has_formulas else ""


def _printed(text: str) -> Converted:
    from proceedings.text.latex import Converted

    return Converted(text, escape(text, quote=False), ())


def _printed_block(text: str) -> Converted:
    from proceedings.text.latex import Converted

    return Converted(text, f"<p>{escape(text, quote=False)}</p>", ())


def _author(author: Author, name: str, convert: Convert, persons: Persons) -> PlannedAuthor:
    return PlannedAuthor(
        name,
        persons.person(author, name),
        tuple(convert(affiliation).text for affiliation in author.affiliations),
    )


def _inclusion(
    paper: Paper, workshop: Workshop, file: ManuscriptFile | None
) -> tuple[Inclusion, str]:
    """Return what of a paper is handed round, and why it is not all of it."""
    inclusion = paper.inclusion or workshop.consent.inclusion
    if not workshop.manuscripts:
        return inclusion, ""
    if inclusion is not Inclusion.FULL:
        return inclusion, "Only the abstract is printed here." if inclusion is (
            Inclusion.ABSTRACT
        ) else "The paper is not printed here."
    if file is None:
        return inclusion, "The organizers have no PDF of this paper."
    if isinstance(file.facts, Unreadable):
        return inclusion, f"Its PDF could not be read. {file.facts.message}"
    if file.facts.format.stage is Stage.SUBMISSION:
        return inclusion, "Its PDF is a copy for review, which is not to be handed round."
    return inclusion, ""


def _withheld(papers: Sequence[PlannedPaper], posters: Collection[str]) -> Iterator[Finding]:
    keys = [p.key for p in papers if p.key in posters and p.inclusion is not Inclusion.FULL]
    if keys:
        one = len(keys) == 1
        yield Finding(
            "poster-withheld",
            Severity.INFO,
            f"{count(len(keys), 'poster')} {'is' if one else 'are'} not handed round, for the "
            f"consent does not cover {'it' if one else 'them'}: {', '.join(keys)}.",
            "If the authors agreed, say so in workshop.yaml: consent: {inclusion: full, ...}.",
        )


def _edition(workshop: Workshop, papers: Sequence[PlannedPaper]) -> tuple[bool, str]:
    """Return whether the booklet does without the papers themselves, and why."""
    held = (
        "holds the abstracts of the papers"
        if any(paper.abstract for paper in papers)
        else "lists the papers"
    )
    if not workshop.manuscripts:
        return True, f"This edition {held}, not their full texts."
    if workshop.consent.inclusion is not Inclusion.FULL:
        return True, (
            f"This edition {held}: the organizers have not stated that the authors agreed to hand"
            " their papers round in full."
        )
    return False, ""


def _places(workshop: Workshop, papers: Iterable[PlannedPaper]) -> dict[str, str]:
    """Return what points to each paper where there are no pages: its board, and which session.

    Poster sessions are numbered from 1 in time, so that "17 (2)" is board 17 of the second.
    """
    numbers = session_numbers(workshop)
    return {paper.key: _place(paper, numbers) for paper in papers}


def session_numbers(workshop: Workshop) -> dict[str, int]:
    """Return the number of each poster session, from 1 in the order of time."""
    posters = [s for s in workshop.sessions if s.kind is SessionKind.POSTERS]
    posters.sort(key=lambda session: session.start)
    return {session.id: number for number, session in enumerate(posters, 1)}


def _place(paper: PlannedPaper, numbers: Mapping[str, int]) -> str:
    if paper.absent:
        return "not presented"
    if paper.presentation is Presentation.VIRTUAL:
        return "virtual"
    number = numbers.get(paper.session or "")
    session = f"({number})" if number and len(numbers) > 1 else ""
    return " ".join(word for word in (paper.board, session) if word) or "no board"


def _built(workshop: Workshop, published: Published | None) -> dt.datetime:
    """Return the instant outputs are dated with.

    SOURCE_DATE_EPOCH, else the day of the last publication, else the event's; never the clock.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    zone = ZoneInfo(workshop.event.time_zone)
    day = published.date if published else workshop.event.date
    return dt.datetime.combine(day, dt.time(), tzinfo=zone)
