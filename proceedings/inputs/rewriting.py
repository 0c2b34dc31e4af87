"""The text of ``papers.yaml`` after an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationErrors
from proceedings.inputs.append import checked_list, with_entries
from proceedings.inputs.editing import NotEditable, with_values
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.writing import as_text
from proceedings.inputs.yaml_file import YamlFile, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.inputs.entries import PaperEntry
    from proceedings.inputs.merging import Merged


def merged_text(file: YamlFile, held: Sequence[PaperEntry], merged: Merged) -> str:
    """Return the list with its changed values and its new papers; all else keeps every byte.

    Arguments:
        file: ``papers.yaml`` as it was read.
        held: its entries.

    Raises:
        ConfigurationErrors: an entry is written so that it cannot be changed without loss.
    """
    positions = {key: position for position, key in enumerate(assign_keys(held))}
    nodes = _nodes(file)
    expected: list[Any] = list((file.data or {}).get("papers") or ())
    changes = []
    for key, values in merged.changes.items():
        position = positions[key]
        changes.append((nodes[position], values, position))
        expected[position] = {**expected[position], **as_text(values)}
    for node, values, position in changes:
        try:
            with_values(file, [(node, values)])
        except NotEditable:
            file.complain_of(
                ("papers", position),
                "this entry is written in a form that cannot be changed without loss",
                "Write its fields on lines of their own, without anchors, and import again.",
            )
    if file.problems:
        raise ConfigurationErrors(file.problems)
    text = with_values(file, [(node, values) for node, values, _ in changes])
    if merged.added:
        grown = YamlFile(file.name)
        parse_yaml(text, grown)
        text = with_entries(grown, merged.added)
        expected += as_text(merged.added)
    return checked_list(text, expected) if changes or merged.added else file.text


def _nodes(file: YamlFile) -> list[Any]:
    for key, value in file.node.value if file.node is not None else ():
        if key.value == "papers":
            return list(value.value) if isinstance(value.value, list) else []
    return []
