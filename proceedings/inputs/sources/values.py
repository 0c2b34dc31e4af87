"""What a source of papers gives, and what it complains of while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping  # noqa: TC003 - types, resolved at run time
from dataclasses import field
from typing import Any

from pydantic import ValidationError

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.entries import PaperEntry
from proceedings.inputs.problems import shown
from proceedings.inputs.writing import as_text, tidy
from proceedings.model.frozen import dataclass

TITLE_LIMIT = 1_000
"""Characters of a title; four times what OpenReview's own form takes (250)."""

_MOST_NAMED = 3

ABSTRACT_LIMIT = 20_000
"""Characters of an abstract; four times what OpenReview's own form takes (5,000)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source puts a paper, in the words of the source.

    Fields:
        session: of its poster, or of the part of the day.
        board: what the board is called.
        order: position among the talks of that session, from 1; None without a talk.
    """

    session: str | None = None
    board: str | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A paper as a source has it.

    Fields:
        entry: what ``papers.yaml`` may say of it; a field the source says nothing of is absent.
        where: file and row, as messages name it.
        place: where it is presented, if the source says so.
        absent: the source lists it as not presented.
    """

    entry: Mapping[str, Any]
    where: str
    place: Place | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A submission of the source that is no accepted paper.

    Fields:
        why: in a word or two, such as "rejected".
        number, id: as far as the source gives them.
    """

    where: str
    why: str
    number: int | None = None
    id: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a source says.

    Fields:
        warnings: what the organizers should know, each with its places.
        columns: for tables whose columns were guessed: the field of each column that is read.
        unread: columns that are not.
    """

    papers: tuple[Imported, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathering:
    """What is found while files are read; problems are raised together, at the end."""

    papers: list[Imported] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    problems: list[ConfigurationError] = field(default_factory=list)
    _warned: dict[str, list[str]] = field(default_factory=dict)

    def complain(self, where: str, message: str, fix: str) -> None:
        """Note something that must be mended before anything is imported."""
        self.problems.append(ConfigurationError(f"{where}: {message}", fix))

    def warn(self, where: str, message: str) -> None:
        """Note something the organizers should know."""
        self._warned.setdefault(message, []).append(where)

    def add(self, paper: Imported) -> None:
        """Take a paper, unless what it says cannot be so."""
        entry = paper.entry
        title, abstract = str(entry.get("title", "")), str(entry.get("abstract", ""))
        named = "number" in entry or "id" in entry
        if not title:
            what = f"paper {entry.get('number', entry.get('id'))}" if named else "the paper"
            self.complain(paper.where, f"{what} has no title", "Give it one, or delete the row.")
        for name, text, limit in (
            ("title", title, TITLE_LIMIT),
            ("abstract", abstract, ABSTRACT_LIMIT),
        ):
            if len(text) > limit:
                self.complain(
                    paper.where,
                    f"the {name} has {len(text):,} characters; at most {limit:,} are taken",
                    "Put the right text in its place; a whole file may have been pasted there.",
                )
        if len(title) <= TITLE_LIMIT and len(abstract) <= ABSTRACT_LIMIT:
            self._check(paper)
        self.papers.append(paper)

    def _check(self, paper: Imported) -> None:
        """Complain of what the list cannot hold, where the source has it."""
        try:
            PaperEntry.model_validate(as_text(tidy(paper.entry)))
        except ValidationError as error:
            for details in error.errors(include_url=False):
                expected = details.get("ctx", {}).get("expected", "something else")
                self.complain(
                    paper.where,
                    f"{details['loc'][0]}: expected {expected}, found {shown(details['input'])}",
                    "Correct it in the source, or leave it out there.",
                )

    def reading(self, **more: Any) -> Reading:
        """Return what was found.

        Raises:
            ConfigurationErrors: everything that must be mended, at once.
        """
        self._find_doubles()
        if self.problems:
            raise ConfigurationErrors(self.problems)
        if not self.papers and not self.left_out:
            self.warnings.append("The files name no papers at all.")
        warnings = (*self._told(), *dict.fromkeys(self.warnings))
        return Reading(tuple(self.papers), tuple(self.left_out), warnings, **more)

    def _told(self) -> Iterator[str]:
        """Yield a line for each warning; what holds of many rows is said once."""
        for message, places in self._warned.items():
            shown = ", ".join(dict.fromkeys(places[:_MOST_NAMED]))
            rest = len(places) - _MOST_NAMED
            more = f" and {rest} more" if rest > 0 else ""
            yield f"{shown}{more}: {message}"

    def _find_doubles(self) -> None:
        """Drop a paper that stands twice in the same words; complain where the words differ."""
        seen: dict[tuple[str, str], Imported] = {}
        kept = []
        for paper in self.papers:
            names = [(n, str(paper.entry[n])) for n in ("number", "id") if n in paper.entry]
            before = next((seen[name] for name in names if name in seen), None)
            if before is None:
                kept.append(paper)
            elif before.entry == paper.entry:
                self.warn(paper.where, f"is the same as {before.where} and counts once")
            else:
                name, value = next(name for name in names if name in seen)
                self.complain(
                    paper.where,
                    f"the {name} {value} is that of another row, {before.where}",
                    "Delete one of the two, or correct it.",
                )
            seen.update(dict.fromkeys(names, paper))
        self.papers[:] = kept
