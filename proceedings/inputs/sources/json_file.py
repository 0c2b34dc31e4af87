"""Files of JSON: one list, one mapping around lists, or a value on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError, ConfigurationErrors, MissingInputError
from proceedings.inputs.sources.recognising import stranger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def read_text(path: Path) -> str:
    """Return the text of a file, without its byte order mark.

    Raises:
        MissingInputError: there is no such file.
        ConfigurationError: it cannot be read, or is no text.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInputError(f"{path}: there is no such file.", "Correct the name.") from error
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot be read ({error.strerror})", "Name a file of the source."
        ) from error
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            f"{path}:{line}: is not a text in UTF-8 (byte 0x{raw[error.start]:02X})",
            "Save it in UTF-8 (in a spreadsheet: “CSV UTF-8”), and import it again.",
        ) from error


def read_values(path: Path, source: str, around: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield the values of a file with their places, such as ``notes.json: 3rd value``.

    Arguments:
        source: what the file should be of, for the error where it is no JSON.
        around: keys of a mapping that may hold the list.

    Raises:
        ConfigurationError: it is no JSON.
    """
    text = read_text(path)
    if not text.strip():
        raise ConfigurationError(f"{path}: is empty", "Export it again.")
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        yield from _lines(path, source, text, error)
        return
    except RecursionError:
        raise ConfigurationError(f"{path}: is nested too deeply", "Export it again.") from None
    lists = (
        [whole[key] for key in around if isinstance(whole.get(key), list)]
        if isinstance(whole, dict)
        else [whole]
    )
    if not lists:
        lists = [[whole]]
    for values in lists:
        entries = values if isinstance(values, list) else [values]
        for position, value in enumerate(entries, 1):
            yield f"{path}: entry {position}", value


def _lines(
    path: Path, source: str, text: str, whole: json.JSONDecodeError
) -> Iterator[tuple[str, Any]]:
    """Yield a value from each line; complain of the file where the first line is none."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    values, problems = [], []
    for number, line in lines:
        try:
            values.append((f"{path}:{number}", json.loads(line)))
        except json.JSONDecodeError as error:
            problems.append(
                ConfigurationError(
                    f"{path}:{number}: is no JSON at column {error.colno} ({error.msg})",
                    "Export it again; the file may be cut off.",
                )
            )
    if not values or not isinstance(values[0][1], dict):
        if not text.lstrip().startswith(("[", "{")):
            raise stranger(path, source, "JSON")
        raise ConfigurationError(
            f"{path}:{whole.lineno}: is no JSON at column {whole.colno} ({whole.msg})",
            "Export it again; the file may be cut off.",
        )
    if problems:
        raise ConfigurationErrors(problems)
    yield from values
