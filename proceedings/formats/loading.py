"""Read the format files, each of which may extend another."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from proceedings.errors import ConfigurationError
from proceedings.formats.values import Format, Notice, TitleRules
from proceedings.model import Box, Severity, Stage
from proceedings.resources import templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What the shipped files hold, by size and checksum of each; parsing them takes 25 ms of a start.
PARSED = "parsed.json"


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
    folder = templates() / "formats"
    shipped, parsed = sorted(folder.glob("*.yaml")), _parsed(folder)
    paths = {path.stem: path for path in (*shipped, *(entry[0] for entry in own))}
    raw = {name: _read(path, parsed) for name, path in paths.items()}
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


def checksum(content: bytes) -> str:
    """Return what tells a format file from all others and from its own earlier states."""
    return f"{len(content)}-{crc32(content):08x}"


def _read(path: Path, parsed: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    known = parsed.get(checksum(path.read_bytes()))
    if known is not None:
        return known
    from proceedings.formats.parsing import read_yaml

    return read_yaml(path)


def _parsed(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what the files of a folder hold; one that changed since is read by itself."""
    file = folder / PARSED
    found: dict[str, dict[str, Any]] = {}
    if file.is_file():
        found = json.loads(file.read_text(encoding="utf-8"))
    return found


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
