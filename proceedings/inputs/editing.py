"""Change single values of a YAML file as text, so that all else keeps every byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from proceedings.inputs.writing import FIELD_ORDER, dump_entry
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from proceedings.inputs.yaml_file import YamlFile


class NotEditable(ValueError):  # noqa: N818 - it says what a place of a file is
    """A value cannot be changed in its place: an anchor, an alias, or a form we do not write."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def with_values(file: YamlFile, changes: Iterable[tuple[Any, Mapping[str, Any]]]) -> str:
    """Return the text of a file with values of mappings set; comments and order stay.

    A comment inside a value that is replaced moves above it.

    Arguments:
        changes: a mapping's node and the values it gets, in any order; a field that is not there
            yet is put behind the field that comes before it in the reference.

    Raises:
        NotEditable: a value, or the whole mapping, stands elsewhere in the file.
    """
    edits: list[_Edit] = []
    for node, values in changes:
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise NotEditable
        own = sorted(values, key=_rank)
        edits += [_edit(file.text, node, name, values[name]) for name in own]
    text = file.text
    # Edits of one place keep their order: what is inserted first stands first.
    for _, edit in sorted(enumerate(edits), key=lambda pair: (-pair[1].start, -pair[0])):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _rank(name: str) -> int:
    return FIELD_ORDER.index(name) if name in FIELD_ORDER else len(FIELD_ORDER)


def _edit(text: str, node: Any, name: str, value: Any) -> _Edit:
    pair = next((pair for pair in node.value if pair[0].value == name), None)
    if pair is None:
        return _insertion(text, node, name, value)
    key, old = pair
    end = _end(text, old)
    if old.start_mark.index < key.end_mark.index or text[old.start_mark.index] in "&*!":
        raise NotEditable
    if node.flow_style:
        made = _flow(name, value)
        gap = "" if text[key.end_mark.index : old.start_mark.index].strip() == ":" else ": "
        lead = " " if text[old.start_mark.index - 1] == ":" else ""
        return _Edit(old.start_mark.index, end, gap + lead + made.partition(": ")[2])
    indent = " " * key.start_mark.column
    made = _indented(dump_entry({name: value}), indent)
    comments = list(_comments(text, old))
    line_end = _line_end(text, end)
    behind = text[end:line_end].strip()
    if "\n" in made and behind.startswith("#"):
        comments.append(behind)
        end = line_end
    head = "".join(f"{comment}\n{indent}" for comment in comments)
    return _Edit(key.start_mark.index, end, head + made)


def _insertion(text: str, node: Any, name: str, value: Any) -> _Edit:
    before = [pair for pair in node.value if _rank(pair[0].value) <= _rank(name)]
    key, last = (before or node.value)[-1]
    end = max(_end(text, last), key.end_mark.index)
    if last.start_mark.index < key.end_mark.index:
        raise NotEditable
    if node.flow_style:
        colon = "" if ":" in text[key.end_mark.index : end + 1] else ":"
        return _Edit(end, end, f"{colon}, {_flow(name, value)}")
    if end == last.start_mark.index == key.end_mark.index:
        end = text.index(":", end) + 1
    end = _line_end(text, end)
    indent = " " * node.start_mark.column
    return _Edit(end, end, f"\n{indent}{_indented(dump_entry({name: value}), indent)}")


def _flow(name: str, value: Any) -> str:
    return dump_entry({name: value}, flow=True).strip()[1:-1]


def _indented(dumped: str, indent: str) -> str:
    first, *rest = dumped.splitlines()
    return "\n".join([first, *(indent + line if line else "" for line in rest)])


def _line_end(text: str, index: int) -> int:
    found = text.find("\n", index)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end


def _end(text: str, node: Any) -> int:
    """Return where a value ends; the marks of blocks lie behind what follows them."""
    if isinstance(node, yaml.ScalarNode):
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(text[start:end].rstrip())
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    if isinstance(last, tuple):
        return max(int(last[0].end_mark.index) + 1, _end(text, last[1]))
    return _end(text, last)


def _comments(text: str, node: Any) -> Iterable[str]:
    """Yield the comments inside a value: between its texts, or in the head of a block of text."""
    spans = sorted(_scalars(node))
    position, end = int(node.start_mark.index), _end(text, node)
    for start, stop in [*spans, (end, end)]:
        for line in text[position:start].splitlines():
            mark = line.find("#")
            if mark >= 0 and (mark == 0 or line[mark - 1].isspace() or line[mark - 1] in ",[]{}"):
                yield line[mark:].strip()
        position = max(position, stop)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        head = text[int(node.start_mark.index) : end].partition("\n")[0]
        if "#" in head:
            yield head[head.index("#") :].strip()


def _scalars(node: Any) -> Iterable[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield int(node.start_mark.index), int(node.end_mark.index)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for value in node.value:
            yield from _scalars(value)
