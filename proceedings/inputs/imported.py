"""``imported.json``: what was last imported, field by field, so that hand edits can be told."""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

IMPORTED = "imported.json"
_SCHEMA = "proceedings/imported/1"


@dataclass(frozen=True, slots=True)
class Record:
    """What was last imported of a paper.

    Fields:
        sources: by which it was named, in the order of their names.
        fields: of ``papers.yaml``.
        place: of ``programme.lock.yaml``.
    """

    sources: tuple[str, ...] = ()
    fields: Mapping[str, Any] = ()  # type: ignore[assignment]
    place: Mapping[str, Any] = ()  # type: ignore[assignment]


def read_imported(folder: Path) -> dict[str, Record]:
    """Return what was last imported, by key; nothing where nothing was.

    Raises:
        ConfigurationError: the file is there and cannot be used.
    """
    path = folder / IMPORTED
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["schema"] != _SCHEMA:
            raise ValueError(data["schema"])  # noqa: TRY301 - one error for all of them
        return {
            key: Record(tuple(one["sources"]), dict(one["fields"]), dict(one.get("place", {})))
            for key, one in data["papers"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(
            f"{IMPORTED}: cannot be used ({type(error).__name__}: {error})",
            "Take it from your version control or from before-import/. Without it the next import "
            "keeps everything in papers.yaml as if it were edited by hand.",
        ) from error


def imported_text(records: Mapping[str, Record]) -> str:
    """Return the text of the file."""
    papers = {}
    for key, record in records.items():
        papers[key] = {"sources": list(record.sources), "fields": dict(record.fields)}
        if record.place:
            papers[key]["place"] = dict(record.place)
    data = {
        "schema": _SCHEMA,
        "about": "Written by `proceedings import`, to tell what was edited by hand since. "
        "Keep it beside papers.yaml.",
        "papers": papers,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
