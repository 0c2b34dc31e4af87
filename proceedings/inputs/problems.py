"""From what pydantic found to errors a person can act on: place, what was expected and found."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from proceedings.inputs.entry import Entry
from proceedings.inputs.values import zones
from proceedings.text.similarity import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    from pydantic_core import ErrorDetails

    from proceedings.inputs.yaml_file import YamlFile

    Model = TypeVar("Model", bound=BaseModel)

_LONGEST = 60


def validate(model: type[Model], file: YamlFile) -> Model | None:
    """Read a parsed file into its model; what does not fit is noted in ``file``."""
    if file.data is None:
        return None
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _complain(model, file, details)
        return None


def _complain(model: type[BaseModel], file: YamlFile, details: ErrorDetails) -> None:
    path = tuple(details["loc"])
    owner = entry_at(model, path[:-1])
    name = path[-1] if path else ""
    if details["type"] == "extra_forbidden":
        file.complain_of(
            path, f"unknown key{_key_hint(model, owner, path)}", "Correct or delete it."
        )
    elif details["type"] == "missing":
        description = owner.model_fields[str(name)].description if owner else ""
        file.complain_of(path, "missing", f"Add `{name}:`. {_first_sentence(description or '')}")
    else:
        found = details["input"]
        options = details.get("ctx", {}).get("options", ())
        if isinstance(found, list) and options:
            found = next((item for item in found if item not in options), found)
        expected = str(details.get("ctx", {}).get("expected") or _expected(details["type"]))
        fix = owner._speaking.get(str(name), "") if owner and found is None else ""  # noqa: SLF001
        hint = _value_hint(str(name), found, options)
        file.complain_of(path, f"expected {expected}, found {shown(found)}{hint}", fix)


def _expected(kind: str) -> str:
    return {
        "list_type": "a list (- on each line, or [ ])",
        "dict_type": "keys, each on a line",
    }.get(kind, "something else")


def shown(value: object) -> str:
    """Return a value as an error shows it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        keys = ", ".join(str(key) for key in value)
        return f"keys ({_shortened(keys)})" if keys else "nothing"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    return f"“{_shortened(str(value))}”"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _key_hint(model: type[BaseModel], owner: type[Entry] | None, path: Sequence[str | int]) -> str:
    if owner is None:
        return ""
    name = str(path[-1])
    nearest = closest(name, owner.model_fields)
    if nearest:
        return f"; did you mean {nearest}?"
    elsewhere = next((where for where, key in key_paths(model) if key == name), None)
    if elsewhere is not None:
        return f"; it belongs {f'below {elsewhere}' if elsewhere else 'at the top'}"
    return f"; known are {', '.join(owner.model_fields)}"


def _value_hint(name: str, found: object, options: Iterable[str]) -> str:
    if name == "time_zone" and isinstance(found, str):
        nearest = _closest_zone(found)
    else:
        nearest = closest(found, options) if isinstance(found, str) else None
    return f"; did you mean {nearest}?" if nearest else ""


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option a word was probably meant to be, or None."""
    known = list(options)
    same = next((option for option in known if option.lower() == word.lower()), None)
    return same or suggest(word, known)


def _closest_zone(word: str) -> str | None:
    cities = {zone.rpartition("/")[2].lower(): zone for zone in zones() if "/" in zone}
    bare = word.rpartition("/")[2].strip().replace(" ", "_").lower()
    near = get_close_matches(bare, cities, n=1, cutoff=0.75)
    return cities.get(bare) or (cities[near[0]] if near else suggest(word, zones()))


def entry_in(annotation: object) -> type[Entry] | None:
    """Return the model inside a type such as ``list[PersonEntry]``, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next((found for part in get_args(annotation) if (found := entry_in(part))), None)


def entry_at(model: type[BaseModel], path: Sequence[str | int]) -> type[Entry] | None:
    """Return the model that reads the mapping at a path, or None."""
    root = model.model_fields.get("root")
    current: Any = entry_in(root.annotation) if root else model
    for part in path:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(part)
        if info is not None:
            current = entry_in(info.annotation)
    return current if isinstance(current, type) and issubclass(current, Entry) else None


def key_paths(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield each key of a file with the path it stands below."""
    for name, info in model.model_fields.items():
        yield above, name
        inner = entry_in(info.annotation)
        if inner:
            yield from key_paths(inner, f"{above}.{name}".removeprefix("."))
