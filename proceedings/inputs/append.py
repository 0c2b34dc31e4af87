"""Add papers to ``papers.yaml`` as text, so that comments and hand edits survive."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationErrors
from proceedings.inputs.crosschecks import check_papers
from proceedings.inputs.entries import PaperEntry, PapersFile
from proceedings.inputs.folder import PAPERS
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.problems import validate
from proceedings.inputs.scaffold import PAPERS_TEXT
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_ORDER = tuple(PaperEntry.model_fields)
_WIDTH = 100
_ON_ONE_LINE = frozenset({"topics", "keywords", "links", "affiliations"})


def append_papers(folder: Path, entries: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Append papers to ``papers.yaml`` and return their keys; what is there keeps every byte.

    A paper whose key, number or id is in the list already is left as it stands there. Every entry
    written gets its key written too, so that it never changes again.

    Arguments:
        entries: as in ``papers.yaml``; empty values are left out.

    Raises:
        ConfigurationErrors: ``papers.yaml``, or one of the entries, cannot be used.
    """
    file = _read(folder / PAPERS)
    held = validate(PapersFile, file)
    check_papers(file)
    _raise_problems(file)
    assert held is not None
    fresh = [tidy for entry in entries if (tidy := _tidy(entry)) and not _known(tidy, held.papers)]
    if not fresh:
        return ()
    keys = _keys(fresh, held.papers)
    fresh = [{"key": key, **entry} for key, entry in zip(keys, fresh, strict=True)]
    text = _with_entries(file, fresh)
    _write_checked(folder / PAPERS, text, len(held.papers) + len(fresh))
    return keys


def _read(path: Path) -> YamlFile:
    try:
        file = read_yaml(path, PAPERS)
    except FileNotFoundError:
        file = YamlFile(PAPERS)
    if not file.problems and file.data is None:
        parse_yaml(file.text.rstrip() + "\n\npapers:\n" if file.text.strip() else PAPERS_TEXT, file)
    return file


def _raise_problems(file: YamlFile) -> None:
    if file.problems:
        raise ConfigurationErrors(file.problems)


def _known(entry: Mapping[str, Any], held: Sequence[PaperEntry]) -> bool:
    key, number, identifier = (entry.get(name) for name in ("key", "number", "id"))
    return any(
        (key is not None and paper.key is not None and paper.key.lower() == str(key).lower())
        or (number is not None and str(paper.number) == str(number))
        or (identifier is not None and paper.id == identifier)
        for paper in held
    )


def _keys(fresh: Sequence[Mapping[str, Any]], held: Sequence[PaperEntry]) -> tuple[str, ...]:
    """Check the new entries as if they stood in a file, and return their keys."""
    new = YamlFile("the new entries", data={"papers": [_as_text(entry) for entry in fresh]})
    model = validate(PapersFile, new)
    check_papers(new)
    _raise_problems(new)
    assert model is not None
    return assign_keys(model.papers, taken=assign_keys(held))


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_text(inner) for inner in value]
    return None if value is None else str(value)


def _tidy(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry in the order of the reference, without empty values and stray whitespace."""
    order = sorted(value, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    tidied = {name: _tidied(value[name]) for name in order}
    return {name: inner for name, inner in tidied.items() if inner not in (None, "", [], {})}


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        lines = (_visible(line).rstrip() for line in value.strip().splitlines())
        return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()
    if isinstance(value, dict):
        inner = {str(name): _tidied(part) for name, part in value.items()}
        return {name: part for name, part in inner.items() if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [part for part in map(_tidied, value) if part not in (None, "", [], {})]
    return value


def _visible(line: str) -> str:
    """Return a line without control characters; a tab becomes a space."""
    spaced = line.replace("\t", " ")
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in {"Cc", "Cs", "Cn"})


def _with_entries(file: YamlFile, entries: Sequence[Mapping[str, Any]]) -> str:
    text = file.text
    node = next((value for key, value in file.node.value if key.value == "papers"), None)
    if node is None:
        return f"{text.rstrip()}\n\npapers:\n{_block(entries, '  ')}"
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return _with_flow(text, node, entries)
    indent = " " * node.start_mark.column if isinstance(node, yaml.SequenceNode) else "  "
    body, end = _before_document_end(text)
    body += "" if body.endswith("\n") else "\n"
    return body + _block(entries, indent) + end


def _with_flow(text: str, node: Any, entries: Sequence[Mapping[str, Any]]) -> str:
    """Append to a list in brackets: an empty one opens up, another grows by JSON-like entries."""
    start, end = node.start_mark.index, node.end_mark.index
    if not node.value:
        rest = text[end:].lstrip(" ")
        gap = rest if rest.startswith("\n") else f" {rest}" if rest else "\n"
        head, _, tail = gap.partition("\n")
        return text[:start].rstrip() + head + "\n" + _block(entries, "  ") + tail
    added = "".join(f",\n  {_dump(entry, flow=True)}" for entry in entries)
    last = node.value[-1].end_mark.index
    return text[:last] + added + text[last:]


def _before_document_end(text: str) -> tuple[str, str]:
    marked = re.search(r"^\.\.\.[ \t]*\n?\s*\Z", text, re.MULTILINE)
    return (text[: marked.start()], text[marked.start() :]) if marked else (text, "")


def _block(entries: Sequence[Mapping[str, Any]], indent: str) -> str:
    blocks = []
    for entry in entries:
        lines = _dump(entry).splitlines()
        first, *rest = [f"  {line}" if line else "" for line in lines]
        blocks.append(
            "\n".join([f"{indent}- {first[2:]}", *(indent + r if r else "" for r in rest)])
        )
    return "\n".join(blocks) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and never an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent lists below their key: PyYAML writes them at its level."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


class _Line(dict[str, Any]):
    """A mapping to be written on one line."""


class _LineList(list[Any]):
    """A list to be written on one line."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(
    _Line,
    lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True),
)
_Dumper.add_representer(
    _LineList,
    lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True),
)


def _dump(entry: Mapping[str, Any], *, flow: bool = False) -> str:
    shaped = _Line(entry) if flow else {name: _shaped(name, part) for name, part in entry.items()}
    width = float("inf") if flow else _WIDTH
    return yaml.dump(
        shaped, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width
    ).rstrip("\n")


def _shaped(name: str, value: Any) -> Any:
    if name == "authors":
        authors = [author if isinstance(author, str) else _author(author) for author in value]
        return (
            authors if any(isinstance(author, dict) for author in authors) else _LineList(authors)
        )
    if name in _ON_ONE_LINE and isinstance(value, list):
        return _LineList(value)
    if name in _ON_ONE_LINE and isinstance(value, dict):
        return _Line(value)
    return value


def _author(author: Mapping[str, Any]) -> Any:
    if set(author) == {"name"}:
        return author["name"]
    return _Line({name: _shaped(name, part) for name, part in author.items()})


def _write_checked(path: Path, text: str, count: int) -> None:
    """Write a file that was read again first and holds what it should."""
    file = YamlFile(PAPERS)
    parse_yaml(text, file)
    again = validate(PapersFile, file)
    check_papers(file)
    _raise_problems(file)
    assert again is not None
    assert len(again.papers) == count
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
