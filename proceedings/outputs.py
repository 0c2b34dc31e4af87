"""The output folder: each output is built beside the old one and swapped in whole.

``build.json`` names every input and output by hash. What it does not name in an output's folder
was put there by somebody else, and is kept.
"""

from __future__ import annotations

import errno
import json
import shutil
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.errors import OutputError, UsageError
from proceedings.model.frozen import dataclass
from proceedings.resources import INPUT_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from proceedings.cache import Cache

BUILD_FILE = "build.json"
SCHEMA = "proceedings/build/1"
LETTERS = "report/letters"
"""Where letters lie in the output folder: no build writes them, and none takes them away."""
RECONCILIATION = "report/reconciliation.html"
"""Where list beside print lies in the output folder, as letters do."""

_NEW, _OLD = ".new-", ".old-"


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What the last build wrote down.

    Fields:
        inputs: hash of every input file, by its path as written.
        fingerprints: what each output depended on, by its folder's name.
        outputs: hash of every file that was written, by its path in the output folder.
        versions: what else decides the bytes, such as the code's hash.
        exit_code: how the build ended.
        facts: numbers that later builds need, such as the pages of the front matter.
    """

    inputs: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    exit_code: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


def output_folder(chosen: Path | None, workshop: Path) -> Path:
    """Return where outputs go: the chosen folder, else one beside ``workshop.yaml``.

    A workshop under a checkout's ``input/`` has ``<checkout>/output/<name>``.

    Raises:
        UsageError: inputs are there, in the workshop folder itself or one of its own.
    """
    if chosen is None and workshop.parent.name == "input":
        return workshop.parent.parent / "output" / workshop.name
    folder = (chosen or workshop / "output").resolve()
    root = workshop.resolve()
    inputs = [root / name for name in INPUT_FOLDERS]
    if root.is_relative_to(folder) or any(folder.is_relative_to(one) for one in inputs):
        raise UsageError(
            f"-o {chosen}: outputs would be mixed with the workshop's own files.",
            "Name a folder of their own, such as output/ beside workshop.yaml.",
        )
    return chosen or workshop / "output"


def make_folder(folder: Path) -> None:
    """Make the output folder.

    Raises:
        OutputError: the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from error


def is_output_folder(folder: Path) -> bool:
    """Tell whether a build has written into a folder."""
    return bool(read_record(folder).outputs)


def read_record(folder: Path) -> BuildRecord:
    """Return what the last build into a folder wrote down; empty where there was none."""
    try:
        value = json.loads((folder / BUILD_FILE).read_text(encoding="utf-8"))
        if value.pop("schema", None) != SCHEMA:
            return BuildRecord()
        return BuildRecord(**value)
    except (OSError, ValueError, TypeError):
        return BuildRecord()


def write_record(folder: Path, record: BuildRecord) -> None:
    """Write the record of a build."""
    value = {
        "schema": SCHEMA,
        "inputs": dict(sorted(record.inputs.items())),
        "fingerprints": dict(sorted(record.fingerprints.items())),
        "outputs": dict(sorted(record.outputs.items())),
        "versions": dict(sorted(record.versions.items())),
        "exit_code": record.exit_code,
        "facts": dict(record.facts),
    }
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    path = folder / BUILD_FILE
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    new = folder / (_NEW + BUILD_FILE)
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise _refused(folder, error) from error


def hashes_below(folder: Path, name: str, cache: Cache) -> dict[str, str]:
    """Return the hash of every file of one output, by its path in the output folder."""
    return {
        path.relative_to(folder).as_posix(): cache.file_hash(path)
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def is_intact(folder: Path, outputs: Mapping[str, str], name: str, cache: Cache) -> bool:
    """Tell whether everything that was written of one output is still there as written."""
    written = {path: digest for path, digest in outputs.items() if path.startswith(f"{name}/")}
    return bool(written) and all(
        (folder / path).is_file() and cache.file_hash(folder / path) == digest
        for path, digest in written.items()
    )


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn what the disk refuses about one file into an error that names it.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror or error}).", "Name another file."
        ) from error


@contextmanager
def swapped(folder: Path, name: str, written: Mapping[str, str], kept: list[str]) -> Iterator[Path]:
    """Give an empty folder to write an output into, and swap it in if nothing went wrong.

    Arguments:
        folder: the output folder; name: of the output, such as ``website``.
        written: files of the last build; what else stands in the old output is kept.
        kept: receives the paths of files that somebody else put there.

    Raises:
        OutputError: the disk refuses.
    """
    new, old, target = folder / (_NEW + name), folder / (_OLD + name), folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if old.exists() and not target.exists():
            old.rename(target)
        for stale in (new, old):
            shutil.rmtree(stale, ignore_errors=True)
        new.mkdir()
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        yield new
        _carry_over(target, new, name, written, kept)
        if target.exists():
            target.rename(old)
        new.rename(target)
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)


def _carry_over(
    target: Path, new: Path, name: str, written: Mapping[str, str], kept: list[str]
) -> None:
    """Copy what somebody else put into the old output into the new one."""
    if not target.is_dir():
        return
    for path in sorted(target.rglob("*")):
        inside = path.relative_to(target)
        ours = f"{name}/{inside.as_posix()}" in written
        if path.is_file() and not ours and not (new / inside).exists():
            (new / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / inside)
            if not f"{name}/{inside.as_posix()}".startswith((f"{LETTERS}/", RECONCILIATION)):
                kept.append(f"{name}/{inside.as_posix()}")


def _refused(folder: Path, error: OSError) -> OutputError:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    remedy = "Free some space" if full else "Let it be written"
    return OutputError(
        f"{folder}: cannot be written ({error.strerror or error}).",
        f"{remedy}, or choose another folder with -o; what was built before is untouched.",
    )
