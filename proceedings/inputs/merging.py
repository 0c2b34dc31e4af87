"""What an import changes in the list: three sides, the list, the source, and the last import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs.append import with_keys
from proceedings.inputs.entries import PaperEntry
from proceedings.inputs.imported import Record
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.writing import as_text, tidy
from proceedings.model.frozen import dataclass
from proceedings.text.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.inputs.sources import Imported

_LIKE = 0.85
"""Two titles of the real editions' lists are below 0.7; one retitled in a word or two is above."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that was edited by hand, and what the source has instead now."""

    key: str
    field: str
    held: Any
    offered: Any


@dataclass(frozen=True, slots=True)
class Proposal:
    """A paper of the source and one of the list that only a title connects.

    Fields:
        title, other: as the list and as the source have it.
        names: what the entry would get: number, id.
    """

    key: str
    title: str
    other: str
    where: str
    names: Mapping[str, Any]


Accept = Callable[[Proposal], bool | None]
"""Tells whether a proposal is right; None leaves it open, and the paper out."""


@dataclass(slots=True)
class Merged:
    """What an import comes to; nothing is written yet.

    Fields:
        changes: new values by key and field, of papers that are in the list.
        added: entries with their keys.
        keys: of each paper that was taken, by its position in the source.
        kept: hand edits that the source contradicts anew.
        gone: keys of papers that this source named once and no longer names.
        erased: places of papers that somebody deleted from the list, with their keys.
        open: proposals that nobody decided on.
        records: what ``imported.json`` says from now on.
    """

    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[int, str] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    erased: list[tuple[str, str]] = field(default_factory=list)
    open: list[Proposal] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)


def merge(
    source: str,
    papers: Sequence[Imported],
    held: Sequence[PaperEntry],
    records: Mapping[str, Record],
    accept: Accept,
) -> Merged:
    """Return what changes when a source is imported into a list.

    A paper is the one of the list with its key, id or number. A value is replaced only if it is
    what was last imported; a field the source does not give is left alone.

    Arguments:
        source: its name.
        held: the list, in order.
        records: what was last imported, by key.

    Raises:
        ConfigurationErrors: a paper is two papers of the list, or two are one.
    """
    merging = _Merging(source, held, records)
    matched = merging.match(papers)
    fresh = []
    for position, paper in enumerate(papers):
        if position in matched:
            continue
        proposal = merging.proposal(paper, taken=set(matched.values()))
        answer = accept(proposal) if proposal else False
        if proposal and answer:
            matched[position] = proposal.key
        elif proposal and answer is None:
            merging.made.open.append(proposal)
        elif erased := merging.erased(paper):
            merging.made.erased.append((paper.where, erased))
        else:
            fresh.append(position)
    for position, key in sorted(matched.items()):
        merging.update(key, papers[position])
        merging.made.keys[position] = key
    merging.add(fresh, papers)
    merging.find_gone(matched.values())
    return merging.made


class _Merging:
    def __init__(
        self, source: str, held: Sequence[PaperEntry], records: Mapping[str, Record]
    ) -> None:
        self._source = source
        self._entries = held
        self._held = dict(zip(assign_keys(held), held, strict=True))
        self._old = records
        self.made = Merged(records=dict(records))

    def match(self, papers: Sequence[Imported]) -> dict[int, str]:
        """Return the key of each paper that the list names by key, id or number."""
        by_name: dict[tuple[str, str], str] = {}
        for key, entry in self._held.items():
            by_name["key", key.lower()] = key
            by_name |= {("id", entry.id): key} if entry.id else {}
            by_name |= {("number", str(entry.number)): key} if entry.number is not None else {}
        titles = self._known_titles()
        matched: dict[int, str] = {}
        problems: list[ConfigurationError] = []
        for position, paper in enumerate(papers):
            named = paper.entry
            names = [("key", str(named.get("key", "")).lower()), ("id", str(named.get("id", "")))]
            names.append(("number", str(named.get("number", ""))))
            keys = {by_name[name]: name for name in names if name in by_name}
            if not keys and not named.keys() & {"id", "number"} and named.get("title") in titles:
                keys = {titles[named["title"]]: ("title", named["title"])}
            problem = self._problem(
                paper, keys, {key: papers[n].where for n, key in matched.items()}
            )
            if problem:
                problems.append(problem)
            elif keys:
                matched[position] = next(iter(keys))
        if problems:
            raise ConfigurationErrors(problems)
        return matched

    def _known_titles(self) -> dict[str, str]:
        """Return keys by the titles this source gave in the last import, where only one did."""
        known: dict[str, list[str]] = {}
        for key, record in self._old.items():
            if key in self._held and self._source in record.sources and "title" in record.fields:
                known.setdefault(record.fields["title"], []).append(key)
        return {title: keys[0] for title, keys in known.items() if len(keys) == 1}

    def _problem(
        self, paper: Imported, keys: Mapping[str, tuple[str, str]], taken: Mapping[str, str]
    ) -> ConfigurationError | None:
        fix = "Correct number or id in papers.yaml, or in the source."
        if len(keys) > 1:
            said = " and ".join(f"{name} {value} of {key}" for key, (name, value) in keys.items())
            return ConfigurationError(f"{paper.where}: has the {said} in papers.yaml", fix)
        for key, (name, value) in keys.items():
            mine, theirs = self._held[key].id, paper.entry.get("id")
            if mine and theirs and mine != theirs:
                return ConfigurationError(
                    f"{paper.where}: has the {name} {value} and the id {theirs}; in papers.yaml "
                    f"{key} has the id {mine}",
                    fix,
                )
            if key in taken:
                return ConfigurationError(
                    f"{paper.where}: is {key} of papers.yaml, and so is {taken[key]}", fix
                )
        return None

    def proposal(self, paper: Imported, taken: set[str]) -> Proposal | None:
        """Return the one paper of the list that has nearly the same title, if there is one."""
        title = str(paper.entry.get("title", ""))
        rated = sorted(
            (
                (similarity(title, entry.title or ""), key)
                for key, entry in self._held.items()
                if key not in taken and entry.title and _compatible(entry, paper.entry)
            ),
            reverse=True,
        )
        if not title or not rated or rated[0][0] < _LIKE:
            return None
        key = rated[0][1]
        names = {name: paper.entry[name] for name in ("number", "id") if name in paper.entry}
        return Proposal(key, self._held[key].title or "", title, paper.where, names)

    def erased(self, paper: Imported) -> str | None:
        """Return the key under which a paper was imported once that is no longer in the list."""
        for key, record in self._old.items():
            same = any(
                name in record.fields and str(record.fields[name]) == str(paper.entry.get(name))
                for name in ("id", "number")
            )
            if same and key not in self._held:
                return key
        return None

    def update(self, key: str, paper: Imported) -> None:
        """Work out what changes in a paper of the list."""
        entry, record = self._held[key], self._old.get(key, Record())
        offered = tidy({name: v for name, v in paper.entry.items() if name != "key"})
        held = _set_fields(entry)
        changes, kept = three_way(held, as_fields(dict(record.fields)), as_fields(offered), offered)
        self.made.kept += [Kept(key, *one) for one in kept]
        if changes.keys() & {"number", "id"} and entry.key is None:
            changes["key"] = key  # it was made of what changes now, and must not change itself
        if changes:
            self.made.changes[key] = changes
        self._remember(key, {**dict(record.fields), **offered}, record)

    def add(self, positions: Sequence[int], papers: Sequence[Imported]) -> None:
        """Add new papers to the end of the list."""
        entries = with_keys([tidy(papers[position].entry) for position in positions], self._entries)
        for position, entry in zip(positions, entries, strict=True):
            self.made.added.append(entry)
            self.made.keys[position] = entry["key"]
            fields = {name: value for name, value in entry.items() if name != "key"}
            self._remember(entry["key"], fields, Record())

    def find_gone(self, matched: Iterable[str]) -> None:
        """Note papers of the list that this source, or none, brought and that it does not name."""
        present = set(matched) | {proposal.key for proposal in self.made.open}
        for key in self._held:
            sources = self._old.get(key, Record()).sources
            if key not in present and (self._source in sources or not sources):
                self.made.gone.append(key)

    def _remember(self, key: str, fields: Mapping[str, Any], record: Record) -> None:
        sources = tuple(sorted({*record.sources, self._source}))
        self.made.records[key] = Record(sources, as_text(dict(fields)), dict(record.place))


def _compatible(entry: PaperEntry, offered: Mapping[str, Any]) -> bool:
    """Tell whether number and id do not say that these are two papers."""
    return all(getattr(entry, name) is None or name not in offered for name in ("number", "id"))


def as_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of an entry as the list's model has them, to compare."""
    entry = PaperEntry.model_validate(as_text(dict(values)))
    return _set_fields(entry)


def _set_fields(entry: PaperEntry) -> dict[str, Any]:
    """Return the fields that an entry has, in the order of the reference."""
    return {
        name: getattr(entry, name)
        for name in PaperEntry.model_fields
        if name in entry.model_fields_set
    }


def three_way(
    held: Mapping[str, Any],
    before: Mapping[str, Any],
    offered: Mapping[str, Any],
    written: Mapping[str, Any],
) -> tuple[dict[str, Any], list[tuple[str, Any, Any]]]:
    """Return the fields to set, and those kept because somebody edited them.

    Arguments:
        held: what is there; before: what was last imported; offered: what the source has now.
        written: the offered values as they are written.

    Returns:
        Values to write by field; field, value there and value offered of each that is kept and
        that the source has changed since.
    """
    changes: dict[str, Any] = {}
    kept = []
    for name, new in offered.items():
        mine, last = held.get(name), before.get(name)
        if mine == new:
            continue
        if mine == last:
            changes[name] = written[name]
        elif new != last:
            kept.append((name, mine, new))
    return changes, kept
