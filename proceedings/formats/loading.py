"""Read the format files, each of which may extend another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationError
from proceedings.formats.values import Format, Notice, TitleRules
from proceedings.model import Box, Severity, Stage
from proceedings.resources import templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = (
    *("extends", "abstract", "family", "year", "name", "conference", "edition", "place", "sheet"),
    *("text_block", "columns", "sizes", "leading", "title_rules", "running_head", "line_numbers"),
    *("notices", "limits", "excluded", "required", "severities", "file_sizes", "spacing"),
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_formats(own: Path | None = None) -> Mapping[str, Format]:
    """Return all formats by id, in the order of family and year; those of ``own`` come last.

    Arguments:
        own: a folder of further format files, which stand in for shipped ones of their name.

    Raises:
        ConfigurationError: a file is not a format.
    """
    files = () if own is None else tuple(sorted(own.glob("*.yaml")))
    return _loaded(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@cache
def _loaded(own: tuple[tuple[Path, int, int], ...]) -> Mapping[str, Format]:
    """Return the formats; time and size of the own files say whether they are still the same."""
    shipped = sorted((templates() / "formats").glob("*.yaml"))
    paths = {path.stem: path for path in (*shipped, *(entry[0] for entry in own))}
    raw = {name: _read(path) for name, path in paths.items()}
    return {
        name: _format(paths[name], _extended(name, raw, paths))
        for name in raw
        if not raw[name].get("abstract")
    }


def family_name(family: str) -> str:
    """Return the name of a family in print, such as ICML for ``icml``."""
    known = (form.family_name for form in load_formats().values() if form.family == family)
    return next(known, family)


def closest_format(
    identifier: str | None, family: str | None, formats: Mapping[str, Format]
) -> Format | None:
    """Return the format itself, else the newest of its family: their geometry is the same."""
    if identifier is not None and identifier in formats:
        return formats[identifier]
    return next((f for f in reversed(list(formats.values())) if f.family == family), None)


def _read(path: Path) -> dict[str, Any]:
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


def _extended(
    name: str, raw: Mapping[str, dict[str, Any]], paths: Mapping[str, Path]
) -> dict[str, Any]:
    values = dict(raw[name])
    values.pop("abstract", None)
    base = values.pop("extends", None)
    if base is None:
        return values
    if base not in raw or base == name:
        raise ConfigurationError(
            f"{paths[name]}: extends {base}, and there is no other {base}.yaml.",
            f"Name one of {', '.join(sorted(set(raw) - {name}))}.",
        )
    inherited = _extended(base, {k: v for k, v in raw.items() if k != name}, paths)
    inherited.pop("abstract", None)
    return {**inherited, **values}


def _format(path: Path, values: Mapping[str, Any]) -> Format:
    try:
        sheet, sizes, rules = values["sheet"], values["sizes"], values["title_rules"]
        return Format(
            id=path.stem,
            family=values["family"],
            year=values["year"],
            name=values["name"],
            conference=values["conference"],
            edition=values["edition"],
            place=values.get("place", ""),
            width=sheet[0],
            height=sheet[1],
            text_block=Box(*values["text_block"]),
            columns=tuple((left, right) for left, right in values["columns"]),
            body_size=sizes["body"],
            leading=values["leading"],
            title_size=sizes["title"],
            section_size=sizes["section"],
            small_size=sizes["small"],
            title_rules=TitleRules(**rules),
            running_head=values["running_head"],
            line_numbers=tuple(values["line_numbers"]),
            notices=tuple(
                Notice(Stage(stage), text.strip())
                for stage, texts in values["notices"].items()
                for text in texts
            ),
            limits={Stage(stage): int(pages) for stage, pages in values["limits"].items()},
            excluded=tuple(values["excluded"]),
            required=tuple(values.get("required", ())),
            severities={
                rule: _severity(word) for rule, word in values.get("severities", {}).items()
            },
            file_sizes={
                Stage(stage): int(size) for stage, size in values.get("file_sizes", {}).items()
            },
            spacing={what: float(points) for what, points in values.get("spacing", {}).items()},
        )
    except KeyError as error:
        raise ConfigurationError(
            f"{path}: {error.args[0]}: missing",
            "Add the key, or name with `extends:` a format that has it.",
        ) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            f"{path}: not a format ({error}).", "Compare it with one that is shipped, key by key."
        ) from error


def _severity(word: object) -> Severity | None:
    """Return the severity a word names, None for ``off``, which YAML 1.1 takes for a no."""
    return None if word is False or word == "off" else Severity(str(word))
