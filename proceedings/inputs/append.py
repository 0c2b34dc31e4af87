"""Add papers to ``papers.yaml`` as text, so that comments and hand edits survive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationErrors
from proceedings.inputs.crosschecks import check_papers
from proceedings.inputs.entries import PaperEntry, PapersFile
from proceedings.inputs.folder import PAPERS
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.problems import validate
from proceedings.inputs.scaffold import PAPERS_TEXT
from proceedings.inputs.writing import as_text, dump_entry
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def read_list(folder: Path) -> tuple[YamlFile, list[PaperEntry]]:
    """Read ``papers.yaml``; one that is missing or holds comments alone gets an empty list.

    Raises:
        ConfigurationErrors: it cannot be used.
    """
    path = folder / PAPERS
    try:
        file = read_yaml(path, PAPERS)
    except FileNotFoundError:
        file = YamlFile(PAPERS)
    if not file.problems and file.data is None:
        parse_yaml(file.text.rstrip() + "\n\npapers:\n" if file.text.strip() else PAPERS_TEXT, file)
    held = validate(PapersFile, file)
    check_papers(file)
    _raise_problems(file)
    assert held is not None
    return file, held.papers


def _raise_problems(file: YamlFile) -> None:
    if file.problems:
        raise ConfigurationErrors(file.problems)


def with_keys(
    fresh: Sequence[Mapping[str, Any]], held: Sequence[PaperEntry]
) -> list[dict[str, Any]]:
    """Return tidy new entries, each with its key, checked as if they stood in a file.

    Raises:
        ConfigurationErrors: one of them cannot be used.
    """
    new = YamlFile("the new entries", data={"papers": [as_text(entry) for entry in fresh]})
    model = validate(PapersFile, new)
    check_papers(new)
    _raise_problems(new)
    assert model is not None
    keys = assign_keys(model.papers, taken=assign_keys(held))
    return [{"key": key} | {**entry, "key": key} for key, entry in zip(keys, fresh, strict=True)]


def with_entries(file: YamlFile, entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of ``papers.yaml`` with entries at its end."""
    text = file.text
    node = next((value for key, value in file.node.value if key.value == "papers"), None)
    if node is None:
        return f"{text.rstrip()}\n\npapers:\n{_block(entries, '  ')}"
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return _with_flow(text, node, entries)
    indent = " " * node.start_mark.column if isinstance(node, yaml.SequenceNode) else "  "
    body, end = _before_document_end(text)
    body += "" if body.endswith("\n") else "\n"
    return body + _block(entries, indent) + end


def _with_flow(text: str, node: Any, entries: Sequence[Mapping[str, Any]]) -> str:
    """Append to a list in brackets: an empty one opens up, another grows by JSON-like entries."""
    start, end = node.start_mark.index, node.end_mark.index
    if not node.value:
        rest = text[end:].lstrip(" ")
        gap = rest if rest.startswith("\n") else f" {rest}" if rest else "\n"
        head, _, tail = gap.partition("\n")
        return text[:start].rstrip() + head + "\n" + _block(entries, "  ") + tail
    added = "".join(f",\n  {dump_entry(entry, flow=True)}" for entry in entries)
    last = node.value[-1].end_mark.index
    return text[:last] + added + text[last:]


def _before_document_end(text: str) -> tuple[str, str]:
    marked = re.search(r"^\.\.\.[ \t]*\n?\s*\Z", text, re.MULTILINE)
    return (text[: marked.start()], text[marked.start() :]) if marked else (text, "")


def _block(entries: Sequence[Mapping[str, Any]], indent: str) -> str:
    blocks = []
    for entry in entries:
        lines = dump_entry(entry).splitlines()
        first, *rest = [f"  {line}" if line else "" for line in lines]
        blocks.append(
            "\n".join([f"{indent}- {first[2:]}", *(indent + r if r else "" for r in rest)])
        )
    return "\n".join(blocks) + "\n"


def checked_list(text: str, expected: Sequence[Mapping[str, Any]]) -> str:
    """Return a text of ``papers.yaml`` that was read again and holds what it should.

    Arguments:
        expected: the entries, every value a text.

    Raises:
        ConfigurationErrors: it does not read, or says something else.
    """
    file = YamlFile(PAPERS)
    parse_yaml(text, file)
    validate(PapersFile, file)
    check_papers(file)
    _raise_problems(file)
    found = file.data.get("papers") or []
    for position, (is_there, should) in enumerate(zip(found, expected, strict=True)):
        if is_there != should:
            file.complain_of(
                ("papers", position),
                "this entry is written in a form that cannot be changed without loss",
                "Write its fields on lines of their own, without anchors, and import again.",
            )
    _raise_problems(file)
    return text


def write_whole(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files of a folder, all beside the old ones first, and then swap them in."""
    swaps = []
    for name, text in texts.items():
        beside = folder / f".{name}.new"
        beside.write_text(text, encoding="utf-8", newline="\n")
        swaps.append((beside, folder / name))
    for beside, path in swaps:
        beside.replace(path)
