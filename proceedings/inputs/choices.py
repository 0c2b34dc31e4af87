"""Choices between list and print: what waits for a human, and what all outputs show then."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field, replace
from typing import TYPE_CHECKING

from proceedings.model import Author, Finding, Settled, Severity
from proceedings.model.frozen import dataclass
from proceedings.text.folding import fold
from proceedings.text.pairing import pair_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.inputs.decisions import DecisionEntry
    from proceedings.inputs.references import References
    from proceedings.inputs.yaml_file import YamlFile
    from proceedings.model import Paper

_OF_PAPERS = ("title", "authors", "abstract")
_NOBODY = "none"

RULES: Mapping[str, str] = {
    "decision-open": "A choice between list and print waits for somebody to delete a line.",
    "settled": "Somebody chose what is shown where list and PDF disagree.",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What ``decisions.yaml`` says where list and print disagree.

    Fields:
        settled: every choice, open ones included; of several about one thing the latest.
        people: folded name to the name of the person whose other form it is.
        findings: a warning for each open choice, and a note who won for the others.
    """

    settled: tuple[Settled, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> tuple[Settled, ...]:
        """The choices nobody has made yet."""
        return tuple(one for one in self.settled if one.is_open)

    @property
    def owners(self) -> Mapping[str, str]:
        """The key of the paper that a file belongs to, by its name; empty for no paper."""
        made = (one for one in self.settled if one.what == "file" and not one.is_open)
        return {one.subject: "".join(one.chosen) for one in made}

    def of(self, subject: str, what: str) -> Settled | None:
        """Return the choice about a paper or file, or None."""
        found = (one for one in self.settled if (one.subject, one.what) == (subject, what))
        return next(found, None)


def apply_choices(
    papers: Sequence[Paper],
    decisions: Sequence[DecisionEntry],
    file: YamlFile,
    references: References,
) -> tuple[tuple[Paper, ...], Choices]:
    """Return the papers as all outputs show them, and the choices.

    What is open changes nothing: the list is shown until somebody chose.
    """
    made: dict[tuple[str, str], Settled] = {}
    people: dict[str, str] = {}
    for position, entry in sorted(enumerate(decisions), key=lambda item: item[1].date):
        what = entry.subject
        if what == "person":
            people |= {fold(name): entry.person or "" for name in entry.also or ()}
        elif what in _OF_PAPERS or what == "file":
            one = _settled(entry, what, file, position, references)
            if one is not None:
                made[one.subject, what] = one
    settled = tuple(sorted(made.values(), key=lambda one: one.line))
    choices = Choices(settled, people, tuple(_finding(one, file.name) for one in settled))
    shown = tuple(_shown(paper, choices) for paper in papers)
    return shown, choices


def _settled(
    entry: DecisionEntry, what: str, file: YamlFile, position: int, references: References
) -> Settled | None:
    """Return a choice; None where it names a paper we do not have, with a finding."""
    listed, printed = entry.as_listed, entry.as_printed
    if what == "file":
        subject = (entry.file or "").removeprefix("papers/")
        named = []
        for key, names in (("as_listed", listed), ("as_printed", printed)):
            owner = _owner(names, file, (position, key), references)
            if owner is None and names is not None:
                return None
            named.append(owner)
        listed, printed = named
    else:
        paper = references.paper(getattr(entry, what), file, (position, what))
        if paper is None:
            return None
        subject = paper.key
    return Settled(
        subject,
        what,
        listed,
        printed,
        entry.date,
        file.line((position,)),
        entry.by or "",
        entry.reason or "",
    )


def _owner(
    names: tuple[str, ...] | None,
    file: YamlFile,
    path: tuple[str | int, ...],
    references: References,
) -> tuple[str, ...] | None:
    if names is None:
        return None
    if len(names) == 1 and names[0].lower() == _NOBODY:
        return ()
    paper = references.paper(names[0], file, path)
    return (paper.key,) if paper else None


def _shown(paper: Paper, choices: Choices) -> Paper:
    """Return a paper with what was chosen; an author keeps what the list knows of the person."""
    printed = []
    for what in _OF_PAPERS:
        one = choices.of(paper.key, what)
        if one is None or not one.takes_print:
            continue
        printed.append(what)
        if what == "authors":
            paper = _with_authors(paper, _renamed(paper.authors, one.chosen))
        else:
            paper = replace(paper, **{what: "\n\n".join(one.chosen)})  # type: ignore[arg-type]
    authors = tuple(_known(author, choices.people) for author in paper.authors)
    return replace(paper, authors=authors, printed=tuple(printed))


def _with_authors(paper: Paper, pairs: Sequence[tuple[Author | None, Author]]) -> Paper:
    """Return a paper with other authors; who presents it is called as they are now."""
    presenter = next((new.name for old, new in pairs if old and old.name == paper.presenter), None)
    return replace(paper, authors=tuple(new for _, new in pairs), presenter=presenter)


def _renamed(
    listed: Sequence[Author], names: Sequence[str]
) -> tuple[tuple[Author | None, Author], ...]:
    """Return each author as listed, if he or she is, and as named now."""
    pairs = pair_names([author.name for author in listed], names)
    known = {pair.printed: listed[pair.listed] for pair in pairs if pair.listed is not None}
    return tuple((known.get(place), _called(known.get(place), n)) for place, n in enumerate(names))


def _called(listed: Author | None, name: str) -> Author:
    if listed is None:
        return Author(name)
    same = listed.name == name
    return listed if same else replace(listed, name=name, family=None, given=None)


def _known(author: Author, people: Mapping[str, str]) -> Author:
    person = people.get(fold(author.name))
    return replace(author, person=person) if person else author


def _finding(one: Settled, name: str) -> Finding:
    about = "whose the file is" if one.what == "file" else f"the {one.what}"
    if one.is_open:
        return Finding(
            "decision-open",
            Severity.WARNING,
            f"{name}:{one.line}: nobody has settled {about} yet; until then the list counts.",
            "Delete the line as_listed or the line as_printed of the entry.",
            subject=one.subject,
        )
    winner = "The PDF" if one.takes_print else "The list"
    who = f" by {one.by}" if one.by else ""
    reason = f": {one.reason.rstrip('.')}" if one.reason else ""
    return Finding(
        "settled",
        Severity.INFO,
        f"{winner} decides {about}, as settled on {one.date}{who}{reason}.",
        f"To change it, correct {name}, line {one.line}.",
        actual=", ".join(one.chosen) if one.what in {"title", "authors"} else None,
        subject=one.subject,
    )
