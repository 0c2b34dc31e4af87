"""All papers of a list beside their PDFs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.values import Manuscript
from proceedings.model.frozen import dataclass
from proceedings.reconcile.comparing import Recorded, compare, likeness_of, list_rung
from proceedings.reconcile.judging import judge_paper, twice
from proceedings.reconcile.owners import is_foreign, owner_of, propose_owners, twice_listed
from proceedings.reconcile.values import ComparedPaper, Reconciliation
from proceedings.text.folding import fold
from proceedings.text.pairing import pair_names
from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from proceedings.anatomy.many import ManuscriptFile
    from proceedings.model import Finding, Paper, Settled
    from proceedings.reconcile.values import Compared
    from proceedings.text.latex import Converted

    Convert = Callable[[str], Converted]


@dataclass(frozen=True, slots=True)
class Material:
    """What is compared.

    Fields:
        papers: as the list has them, whatever was decided since.
        folder: where the PDFs lie.
        manuscripts: of papers, by key; orphans: of files without a paper.
        settled: what people chose about a paper or file, by subject and kind.
        people: the name of the person behind a folded name, by decision.
        convert, convert_block: LaTeX and Markdown into text, for a line and an abstract.
    """

    papers: Sequence[Paper]
    folder: Path
    manuscripts: Mapping[str, ManuscriptFile]
    orphans: Sequence[ManuscriptFile]
    settled: Mapping[tuple[str, str], Settled]
    people: Mapping[str, str]
    convert: Convert
    convert_block: Convert


def recorded(paper: Paper, convert: Convert, convert_block: Convert) -> Recorded:
    """Return a paper of the list as plain text."""
    return Recorded(
        paper.key,
        convert(paper.title).text if paper.title else "",
        tuple(convert(author.name).text for author in paper.authors),
        convert_block(paper.abstract).text if paper.abstract else "",
    )


def reconcile(material: Material) -> Reconciliation:
    """Compare every paper of the list with its PDF; nothing is changed."""
    texts = {
        paper.key: recorded(paper, material.convert, material.convert_block)
        for paper in material.papers
    }
    # A withdrawn paper owns its file still, but is not missed.
    accepted = [texts[paper.key] for paper in material.papers if not paper.withdrawn]
    compared = tuple(_compared(paper, texts, material) for paper in material.papers)
    titles = {key: text.title for key, text in texts.items()}
    findings: list[Finding] = []
    for paper in compared:
        findings += judge_paper(paper, titles)
    findings += [twice(one, other, titles) for one, other in twice_listed(accepted)]
    return Reconciliation(compared, _proposed(compared, texts, material), tuple(findings))


def _compared(paper: Paper, texts: Mapping[str, Recorded], material: Material) -> ComparedPaper:
    file = material.manuscripts.get(paper.key)
    text = texts[paper.key]
    if file is None:
        problem = "" if paper.withdrawn else "There is no PDF."
        return ComparedPaper(paper.key, text.title, problem=problem, withdrawn=paper.withdrawn)
    name = file.path.relative_to(material.folder).as_posix()
    settled = material.settled.get((name, "file"))
    if not isinstance(file.facts, Manuscript):
        return ComparedPaper(
            paper.key,
            text.title,
            name,
            file.path,
            owner_settled=settled,
            problem=file.facts.message,
        )
    fields = tuple(_settled(one, paper.key, material) for one in compare(text, file.facts))
    owner, foreign = "", False
    if settled is None or settled.is_open:
        foreign = is_foreign(fields)
        block = file.facts.title_block
        owner = owner_of(block, list(texts.values()), paper.key, foreign=foreign) or ""
        foreign = foreign or bool(owner)
    sheet = file.facts.sheets[0] if file.facts.sheets else None
    return ComparedPaper(
        paper.key,
        text.title,
        name,
        file.path,
        fields,
        owner,
        foreign,
        settled,
        withdrawn=paper.withdrawn,
        sheet=(sheet.width, sheet.height) if sheet else None,
    )


def _settled(one: Compared, key: str, material: Material) -> Compared:
    one = replace(one, settled=material.settled.get((key, one.what)))
    return with_people(one, material.people) if one.what == "authors" else one


def with_people(one: Compared, people: Mapping[str, str]) -> Compared:
    """Return two author lists compared once more, where decisions make two names one person."""
    if not people or not one.listed or not one.printed or one.rung is Rung.ANONYMOUS:
        return one

    def same(listed: str, printed: str) -> Rung:
        names = [people.get(fold(name), name) for name in (listed, printed)]
        return Rung.IDENTICAL if fold(names[0]) == fold(names[1]) else compare_names(*names)

    pairs = pair_names(one.listed, one.printed, same)
    return replace(
        one,
        pairs=pairs,
        rung=list_rung(one.listed, one.printed, pairs),
        likeness=likeness_of(one.listed, one.printed, pairs),
    )


def _proposed(
    compared: Sequence[ComparedPaper], texts: Mapping[str, Recorded], material: Material
) -> dict[str, str]:
    """Return which paper each file seems to be of that belongs to none, for people to confirm."""
    wanting = [
        texts[paper.key]
        for paper in compared
        if not paper.withdrawn and (not paper.file or paper.is_foreign)
    ]
    blocks = {
        file.path.relative_to(material.folder).as_posix(): file.facts.title_block
        for file in material.orphans
        if isinstance(file.facts, Manuscript)
    }
    decided = {name for name, what in material.settled if what == "file"}
    found = propose_owners(blocks, wanting)
    return {name: key for name, key in found.items() if name not in decided}
