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

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_formats(folder: Path | None = None) -> Mapping[str, Format]:
    """Return all formats by id, in the order of family and year.

    Arguments:
        folder: where the YAML files are; by default those that are shipped.

    Raises:
        ConfigurationError: a file is not a format.
    """
    folder = folder or templates() / "formats"
    raw = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    return {
        name: _format(name, _extended(name, raw)) for name in raw if not raw[name].get("abstract")
    }


def family_name(family: str) -> str:
    """Return the name of a family in print, such as ICML for ``icml``."""
    known = (form.family_name for form in load_formats().values() if form.family == family)
    return next(known, family)


def _read(path: Path) -> dict[str, Any]:
    try:
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{path.name}: not YAML: {error}", "Mend the file.") from error
    if not isinstance(value, dict):
        raise ConfigurationError(f"{path.name}: a format is a mapping of keys.", "Mend the file.")
    return value


def _extended(name: str, raw: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    values = dict(raw[name])
    values.pop("abstract", None)
    base = values.pop("extends", None)
    if base is None:
        return values
    if base not in raw:
        raise ConfigurationError(
            f"{name}.yaml: extends {base!r}, and there is no {base}.yaml.",
            f"Name one of {', '.join(sorted(raw))}.",
        )
    inherited = _extended(base, {k: v for k, v in raw.items() if k != name})
    inherited.pop("abstract", None)
    return {**inherited, **values}


def _format(name: str, values: Mapping[str, Any]) -> Format:
    try:
        sheet, sizes, rules = values["sheet"], values["sizes"], values["title_rules"]
        return Format(
            id=name,
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
            limits={Stage(stage): pages for stage, pages in values["limits"].items()},
            excluded=tuple(values["excluded"]),
            severities={
                rule: _severity(word) for rule, word in values.get("severities", {}).items()
            },
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(
            f"{name}.yaml: not a complete format ({type(error).__name__}: {error}).",
            "Compare it with the format it extends.",
        ) from error


def _severity(word: object) -> Severity | None:
    """Return the severity a word names, None for ``off``, which YAML 1.1 takes for a no."""
    return None if word is False or word == "off" else Severity(str(word))
