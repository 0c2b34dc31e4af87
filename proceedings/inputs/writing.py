"""Entries of ``papers.yaml`` as YAML: tidied, in the order of the reference, easy to read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.inputs.entries import PaperEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELD_ORDER = tuple(PaperEntry.model_fields)
"""The fields of a paper in the order of the reference."""

_WIDTH = 100
_ON_ONE_LINE = frozenset({"topics", "keywords", "links", "affiliations"})


def as_text(value: Any) -> Any:
    """Return values as the reader of YAML gives them: every one of them a text."""
    if isinstance(value, dict):
        return {str(key): as_text(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(inner) for inner in value]
    return None if value is None else str(value)


def tidy(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry in the order of the reference, without empty values and stray whitespace."""
    order = sorted(
        value, key=lambda name: FIELD_ORDER.index(name) if name in FIELD_ORDER else len(FIELD_ORDER)
    )
    tidied = {name: _tidied(value[name]) for name in order}
    if isinstance(tidied.get("authors"), list):
        tidied["authors"] = [_plain_author(author) for author in tidied["authors"]]
    return {name: inner for name, inner in tidied.items() if inner not in (None, "", [], {})}


def _plain_author(author: Any) -> Any:
    alone = isinstance(author, dict) and set(author) == {"name"}
    return author["name"] if alone else author


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


def dump_entry(entry: Mapping[str, Any], *, flow: bool = False) -> str:
    """Return an entry as YAML, without the last line end.

    Arguments:
        flow: on one line, in braces.
    """
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
    return _Line({name: _shaped(name, part) for name, part in author.items()})
