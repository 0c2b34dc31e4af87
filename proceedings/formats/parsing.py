"""A format file as it was written: keys and values, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = (
    *("extends", "abstract", "family", "year", "name", "conference", "edition", "place", "sheet"),
    *("text_block", "columns", "sizes", "leading", "title_rules", "running_head", "line_numbers"),
    *("notices", "limits", "excluded", "required", "severities", "file_sizes", "spacing"),
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the keys and values of a format file.

    Raises:
        ConfigurationError: it is not YAML, has a key that no format has, or was left unfinished.
    """
    try:
        text = path.read_text(encoding="utf-8")
        value = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        said = " ".join(str(error).split())
        raise ConfigurationError(f"{path}: is not YAML: {said}", "Mend the file.") from error
    if not isinstance(value, dict):
        raise ConfigurationError(f"{path}: a format is a mapping of keys.", "Mend the file.")
    _refuse_unfinished(path, text)
    _refuse_unknown(path, text, value)
    return value


def _refuse_unfinished(path: Path, text: str) -> None:
    """Refuse what `formats new` left open, so that nobody checks by a limit nobody set."""
    if "TODO" not in text:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition("#")[0]
        if "TODO" in said:
            raise ConfigurationError(
                f"{path}:{number}: still says TODO: {said.strip()}",
                "Write what the format asks for in its place; the comment beside it says what.",
            )


def _refuse_unknown(path: Path, text: str, value: Mapping[str, Any]) -> None:
    for key in value:
        if key not in _KEYS:
            from proceedings.text.similarity import suggest

            number = next(
                (n for n, x in enumerate(text.splitlines(), 1) if x.startswith(f"{key}:")), 1
            )
            meant = suggest(str(key), _KEYS)
            raise ConfigurationError(
                f"{path}:{number}: {key}: unknown key"
                + (f"; did you mean {meant}?" if meant else ""),
                f"Known are {', '.join(_KEYS)}.",
            )
