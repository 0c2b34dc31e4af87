"""The keys of the files as JSON Schema for editors and as Markdown for readers."""

from __future__ import annotations

import typing
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from proceedings.inputs.booklet import FrozenEntry, PagesLockFile
from proceedings.inputs.decisions import DecisionEntry
from proceedings.inputs.entries import (
    LockFile,
    PapersFile,
    PlacementEntry,
    WorkshopFile,
)
from proceedings.inputs.entry import Entry, Named
from proceedings.inputs.floor_entries import FloorFile
from proceedings.inputs.problems import entry_in
from proceedings.inputs.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

_HEAD = "| key | value | default | meaning |\n| --- | --- | --- | --- |"


def workshop_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``workshop.yaml``, which editors complete and check with."""
    return _schema(WorkshopFile, "workshop.yaml")


def floor_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``floor.yaml``."""
    return _schema(FloorFile, "floor.yaml")


def _schema(model: type[Entry], name: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_tidy(model.model_json_schema()),
        "title": name,
    }


def _tidy(schema: Any) -> Any:
    """Drop titles made of names, which editors show instead of the key, and empty defaults."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _tidy(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
        and not (key == "default" and not isinstance(value, str) and value is not False)
    }


def configuration_reference() -> str:
    """Return every key of the files as Markdown tables, in the order of the files."""
    parts = [
        _table("workshop.yaml", WorkshopFile, ""),
        _table("papers.yaml", PapersFile, ""),
        _table("decisions.yaml", DecisionEntry, "[]"),
        _table("programme.lock.yaml", LockFile, ""),
        _table("pages.lock.yaml", PagesLockFile, ""),
        _table("floor.yaml", FloorFile, ""),
    ]
    return "\n\n".join(parts) + "\n"


def _table(name: str, model: type[Entry], above: str) -> str:
    about = _about(model)
    rows = "\n".join(_rows(model, above, {}))
    return f"## `{name}`\n\n{about}\n\n{_HEAD}\n{rows}"


def _about(model: type[Entry]) -> str:
    words = " ".join((model.__doc__ or "").split())
    return words.rpartition("`: ")[2][:1].upper() + words.rpartition("`: ")[2][1:]


def _rows(model: type[Entry], above: str, told: dict[type[Entry], str]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        inner = entry_in(info.annotation)
        path = f"{above}.{name}".removeprefix(".") + _many(info, inner)
        meaning = _escaped(info.description or "")
        if inner and inner in told:
            meaning += f" Keys as below `{told[inner]}`."
        yield f"| `{path}` | {_words(info, inner)} | {_default(info, inner)} | {meaning} |"
        if inner and inner not in told:
            told[inner] = path
            yield from _rows(inner, path, told)


def _many(info: FieldInfo, inner: type[Entry] | None) -> str:
    if inner is None:
        by_rule = typing.get_origin(info.annotation) is dict and not info.metadata
        return ".RULE" if by_rule else ""
    if typing.get_origin(info.annotation) is list:
        return "[]"
    return ".KEY" if inner in {PlacementEntry, FrozenEntry} else ""


def _words(info: FieldInfo, inner: type[Entry] | None) -> str:
    if inner is not None:
        many = typing.get_origin(info.annotation) is list
        one = "a name, or keys" if issubclass(inner, Named) else "keys"
        return f"a list of entries, each {one}" if many else one
    reads = next(found for part in (*info.metadata, info.annotation) for found in _reads(part))
    return _escaped(reads.expected)


def _reads(annotation: object) -> Iterator[Reads]:
    if isinstance(annotation, Reads):
        yield annotation
    for part in (*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _reads(part)


def _default(info: FieldInfo, inner: type[Entry] | None) -> str:
    if info.is_required():
        return "**required**"
    value = info.default
    if inner is not None or value is None or value in ((), {}) or value is True:
        return ""
    if isinstance(value, bool):
        return "`false`"
    return f"`{value.value if isinstance(value, StrEnum) else value}`"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
