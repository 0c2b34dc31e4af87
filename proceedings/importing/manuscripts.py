"""PDFs on their way into a workshop: to papers of its list, or as papers of their own."""

from __future__ import annotations

import shutil
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.anatomy.reading import Unreadable
from proceedings.errors import MissingInputError
from proceedings.gathering import read_inputs, read_paths
from proceedings.importing.lists import Change, prepare, write
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from proceedings.anatomy import Manuscript
    from proceedings.anatomy.many import ManuscriptFile
    from proceedings.gathering import Options
    from proceedings.inputs import Inputs
    from proceedings.inputs.merging import Accept, Proposal
    from proceedings.inputs.sources.live import Live
    from proceedings.model import Paper

_SOURCE = "pdfs"
_ZIP = 50  # files in a zip of OpenReview's at most (get_attachment takes as many ids)


@dataclass(slots=True)
class PdfChange:
    """What an import of PDFs comes to.

    Fields:
        copies: of files that are not in ``papers/`` yet, from and to.
        matched: files and the keys of the papers of the list they belong to.
        left: files that were not taken, each with a reason.
        open: files that only a title connects with a paper, and that nobody decided on.
        gaps: keys of papers that have no PDF after that.
        change: of the list; None where it stays as it is.
        is_full_zip: as many files were given as a zip of OpenReview can hold.
    """

    copies: list[tuple[Path, Path]] = field(default_factory=list)
    matched: list[tuple[Path, str]] = field(default_factory=list)
    left: list[tuple[Path, str]] = field(default_factory=list)
    open: list[tuple[Path, Proposal]] = field(default_factory=list)
    gaps: tuple[str, ...] = ()
    change: Change | None = None
    is_full_zip: bool = False


def prepare_pdfs(
    files: Sequence[Path], workshop: Path, options: Options, accept: Accept
) -> PdfChange:
    """Work out whose the PDFs are; nothing is written.

    A file belongs to the paper that its name says by key, number or id. A title on its first page
    only proposes. What belongs to no paper becomes one, unless the list came from a source: then
    every paper is in it already.

    Raises:
        MissingInputError: a file is not there.
    """
    for path in files:
        if path.is_dir():
            raise MissingInputError(f"{path}: is a folder.", f"Name the PDFs in it: {path}/*.pdf")
        if not path.is_file():
            raise MissingInputError(f"{path}: there is no such file.", "Correct the name.")
    sorting = _Sorting(read_inputs(workshop), workshop, options, accept)
    for path, file in zip(files, read_paths(files, options), strict=True):
        sorting.take(path, file)
    made = sorting.finished()
    made.is_full_zip = len(files) == _ZIP
    return made


def write_pdfs(change: PdfChange, workshop: Path) -> Path | None:
    """Copy the files and write the list; return where the old list is kept, if it changed."""
    for source, target in change.copies:
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
    return write(change.change, workshop) if change.change else None


def fetch_pdfs(live: Live, workshop: Path) -> Iterator[tuple[str, str]]:
    """Fetch the PDFs of the papers that have none, as KEY.pdf; yield each key.

    Yields:
        The key of a paper, and why it still has no PDF; empty where it has one now.
    """
    from proceedings.reconcile import match_manuscripts

    inputs = read_inputs(workshop)
    folder = workshop / "papers"
    there = match_manuscripts(inputs.papers, folder, inputs.choices.owners).files
    folder.mkdir(exist_ok=True)
    for paper in inputs.papers:
        if paper.key in there or paper.withdrawn or not paper.id:
            continue
        try:
            raw = live.pdf(paper.id)
        except MissingInputError as error:
            yield paper.key, error.message
            continue
        beside = folder / f".{paper.key}.pdf.new"
        beside.write_bytes(raw)
        beside.replace(folder / f"{paper.key}.pdf")
        yield paper.key, ""


class _Sorting:
    def __init__(self, inputs: Inputs, workshop: Path, options: Options, accept: Accept) -> None:
        from proceedings.inputs import read_imported
        from proceedings.reconcile import match_manuscripts

        self._workshop, self._folder = workshop, workshop / "papers"
        self._papers = inputs.papers
        self._accept = accept
        own = match_manuscripts(inputs.papers, self._folder, inputs.choices.owners).files
        self._files = dict(own)
        self._known = {options.cache.file_hash(path) for path in own.values()}
        sources = {name for r in read_imported(workshop).values() for name in r.sources}
        self._is_whole = bool(sources - {_SOURCE})
        self._names: set[str] = set()
        self._new: list[Any] = []
        self._renamed: list[Any] = []
        self._made = PdfChange()

    def take(self, path: Path, file: ManuscriptFile) -> None:
        """Find out whose a file is."""
        from proceedings.reconcile import paper_named

        paper = paper_named(self._papers, path)
        if file.sha256 in self._known:
            self._made.left.append((path, "is in the list already"))
        elif isinstance(file.facts, Unreadable):
            self._made.left.append((path, file.facts.message))
        elif paper and paper.key in self._files:
            there = self._files[paper.key].name
            why = f"{paper.key} has another PDF, papers/{there}; take that away to use this one"
            self._made.left.append((path, why))
        else:
            self._known.add(file.sha256 or "")
            if paper:
                self._give(paper, path)
            else:
                self._by_title(path, file.facts)

    def _by_title(self, path: Path, facts: Manuscript) -> None:
        from proceedings.inputs import Proposal
        from proceedings.reconcile import paper_titled

        title = facts.title_block.title or ""
        free = [p for p in self._papers if p.key not in self._files and not p.withdrawn]
        paper = paper_titled(free, title)
        proposal = Proposal(paper.key, paper.title, title, str(path), {}) if paper else None
        answer = self._accept(proposal) if proposal else False
        if paper and answer:
            self._give(paper, path, named=False)
        elif proposal and answer is None:
            self._made.open.append((path, proposal))
        elif self._is_whole:
            self._made.left.append((path, self._stray(title)))
        else:
            self._new.append(self._entry(path, self._copied(path), facts))

    def _stray(self, title: str) -> str:
        """Say why a file is of no paper; a second one of a paper is likely a version of it."""
        from proceedings.reconcile import paper_titled

        owner = paper_titled([p for p in self._papers if p.key in self._files], title)
        if owner:
            there = self._files[owner.key].name
            return (
                f"its title, “{title}”, seems to be that of {owner.key}, which has {there}; "
                f"where this one is right, name it {owner.key}.pdf and take the other away"
            )
        said = f"; its title reads “{title}”" if title else ""
        return f"belongs to no paper of the list{said}"

    def _give(self, paper: Paper, path: Path, *, named: bool = True) -> None:
        """Give a file to a paper, under a name that says so."""
        from proceedings.inputs import Imported

        self._files[paper.key] = path
        self._made.matched.append((path, paper.key))
        if named:
            self._copied(path)
        elif self._is_inside(path):
            name = path.relative_to(self._folder.resolve()) if path.is_absolute() else path.name
            entry = {"key": paper.key, "file": str(name)}
            self._renamed.append(Imported(entry, str(path)))
        else:
            self._copied(path, f"{paper.key}{path.suffix}")

    def _is_inside(self, path: Path) -> bool:
        return path.resolve().parent == self._folder.resolve()

    def _copied(self, path: Path, name: str = "") -> str:
        """Have a file copied under a name that is free; return the name."""
        if self._is_inside(path):
            return path.name
        wanted = self._folder / (name or path.name)
        copy, number = wanted, 2
        while copy.exists() or copy.name.lower() in self._names:
            copy = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
            number += 1
        self._names.add(copy.name.lower())
        self._made.copies.append((path, copy))
        return copy.name

    def _entry(self, path: Path, name: str, facts: Manuscript) -> Any:
        """Return what ``papers.yaml`` says of a paper of which there is a PDF alone."""
        from proceedings.inputs import Imported

        block = facts.title_block
        stem = name.rpartition(".")[0]
        entry = {
            "number": int(stem) if stem.isdecimal() else None,
            "title": block.title or path.stem,
            "authors": [
                {"name": author.name, "affiliations": list(author.affiliations)}
                for author in block.authors
                if "anonymous" not in author.name.lower()
            ],
            "file": None if stem.isdecimal() else name,
        }
        return Imported({n: v for n, v in entry.items() if v not in (None, "", [])}, str(path))

    def finished(self) -> PdfChange:
        """Return what was found out."""
        from proceedings.inputs import Reading

        made = self._made
        papers = (*self._renamed, *self._new)
        if papers:
            # Whose a file is was settled above, so that a title here is a paper of its own.
            made.change = prepare(_SOURCE, Reading(papers), self._workshop, lambda _: False)
        made.gaps = tuple(
            p.key for p in self._papers if p.key not in self._files and not p.withdrawn
        )
        return made
