"""Read a YAML file as text values with line numbers; say in plain words what is wrong with it.

Every plain scalar stays the text it is in the file: the schema, not YAML, decides what is a number,
a date or a yes. So a board ``007``, a time ``09:30`` (a sexagesimal number to YAML 1.1), a country
``NO`` and a title ``1984`` arrive as they were typed. Nothing is constructed, so reading is safe.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

import yaml

from proceedings.errors import ConfigurationError
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STANDARD_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset(
    _STANDARD_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp")
)
_COLLECTION_TAGS = frozenset(_STANDARD_TAG + name for name in ("map", "seq"))
_NULLS = frozenset({"", "~", "null"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# \t, \b, \n ... are escapes inside double quotes: "$\times$" would arrive as a tab and "imes".
_EATEN_BACKSLASH = re.compile(
    r"\\(?:[abefrtv0NLP_]|n(?:u|e|eq|abla|eg|ot|otin|orm|atural|ewline|oindent)(?![A-Za-z]))"
)

# What libyaml says, and what to do about it. The first entry that fits counts.
_REMEDIES = (
    (
        "mapping values are not allowed",
        "a colon stands inside a text without quotes, or it is indented too far; quote or align",
    ),
    (
        "cannot start any token",
        "a text begins with a sign YAML keeps for itself (@ ` %); put it in quotes",
    ),
    (
        "unknown escape character",
        "a backslash inside \"double quotes\" begins an escape; put the text in 'single quotes'",
    ),
    (
        "did not find expected hexdecimal number",
        "a backslash inside \"double quotes\" begins an escape; put the text in 'single quotes'",
    ),
    (
        "could not find expected ':'",
        "a key lacks its colon, or a text that began above lacks its closing quote",
    ),
    (
        "while scanning a quoted scalar",
        "a text in quotes is not closed; add the closing quote",
    ),
    (
        "did not find expected ',' or",
        "a list in brackets lacks a comma or its closing bracket",
    ),
    (
        "undefined alias",
        "a text begins with *, which refers to an anchor in YAML; put it in quotes",
    ),
    (
        "expected <block end>",
        "the line is not indented like its neighbours, or text follows a closing quote",
    ),
    (
        "did not find expected",
        "the line is not indented like its neighbours, or text follows a closing quote",
    ),
    (
        "single document",
        "a second document begins at ---; a file of the workshop folder holds one",
    ),
)


@dataclass(slots=True)
class YamlFile:
    """A file of the workshop folder, parsed.

    Fields:
        name: relative to the folder, as errors name it.
        text: what is in the file, without a byte order mark.
        data: mappings, lists and texts; None for an empty value, key or file.
        node: the tree with the places of all values; None where there is none.
        found: what is wrong with the file, each with its line.
    """

    name: str
    text: str = ""
    data: Any = None
    node: Any = None
    found: list[tuple[int, ConfigurationError]] = field(default_factory=list)

    @property
    def problems(self) -> tuple[ConfigurationError, ...]:
        """What is wrong with the file, in the order of its lines."""
        return tuple(error for _, error in sorted(self.found, key=lambda entry: entry[0]))

    def line(self, path: Sequence[str | int]) -> int:
        """Return the 1-based line of the deepest part of a path that is in the file, or 1."""
        if self.node is None:
            return 1
        node, mark = self.node, self.node.start_mark
        for part in path:
            step = _step(node, part)
            if step is None:
                break
            mark, node = step
        return int(mark.line) + 1

    def complain(self, line: int, message: str, fix: str = "") -> None:
        """Note an error at a 1-based line."""
        self.found.append((line, ConfigurationError(f"{self.name}:{line}: {message}", fix)))

    def complain_of(self, path: Sequence[str | int], message: str, fix: str = "") -> None:
        """Note an error of the value at a path: ``FILE:LINE: PATH: MESSAGE``."""
        spoken = self.spoken(path)
        self.complain(self.line(path), f"{spoken}: {message}" if spoken else message, fix)

    def spoken(self, path: Sequence[str | int]) -> str:
        """Return a path in words: ``sessions[orals].end``, or ``papers[#3].title`` unnamed."""
        words, value = "", self.data
        for part in path:
            value = _child(value, part)
            words += f"[{_label(value, part)}]" if isinstance(part, int) else f".{part}"
        return words.removeprefix(".")


def _step(node: Any, part: str | int) -> tuple[Any, Any] | None:
    """Return the mark of a child (of its key, in a mapping) and the child."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    return None


def _child(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def _label(value: Any, position: int) -> str:
    if isinstance(value, dict):
        for name in ("key", "number", "id"):
            if isinstance(value.get(name), str):
                return str(value[name])
    return f"#{position + 1}"


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read a file; what is wrong with it is in ``problems``, never raised.

    Arguments:
        path: the file.
        name: what errors call it.

    Raises:
        FileNotFoundError: there is no such file.
    """
    file = YamlFile(name)
    text = read_text(path, file)
    if text is not None:
        parse_yaml(text, file)
    return file


def read_text(path: Path, file: YamlFile) -> str | None:
    """Return the text of a file; None where it has none, and then ``file`` says why.

    Raises:
        FileNotFoundError: there is no such file.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        file.complain(1, f"cannot be read ({error.strerror})", "Make it a readable file.")
        return None
    return _decode(raw, file)


def parse_yaml(text: str, file: YamlFile) -> None:
    """Fill ``file`` from a text."""
    file.text = text
    for found in _CONTROL.finditer(text):
        file.complain(
            text.count("\n", 0, found.start()) + 1,
            f"a control character (U+{ord(found[0]):04X}) is in the text",
            "Delete it; it often comes with a copy from a PDF.",
        )
    if file.found:
        return
    try:
        file.node = yaml.compose(text, Loader=_Loader)
        if file.node is not None:
            file.data = _Plain(file).value(file.node)
    except yaml.YAMLError as error:
        _complain_of_syntax(file, error)
    except RecursionError:
        file.complain(1, "nested too deeply", "Write it flat, as the reference shows.")


def _decode(raw: bytes, file: YamlFile) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        file.complain(1, "is UTF-16, not UTF-8", "Save the file as UTF-8.")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        file.complain(line, f"is not UTF-8 (byte 0x{byte:02X})", "Save the file as UTF-8.")
        return None


class _Plain:
    """Turn nodes into texts, lists and mappings, and collect what YAML lets pass and we do not."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._open: set[int] = set()
        self._done: dict[int, Any] = {}

    def value(self, node: Any) -> Any:
        identity = id(node)
        if identity in self._done:
            return self._done[identity]
        if identity in self._open:
            self._complain(node, "an alias (*) refers to what it stands in", "Write the value out.")
            return None
        self._open.add(identity)
        if isinstance(node, yaml.ScalarNode):
            result: Any = self._scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            self._check_tag(node, _COLLECTION_TAGS)
            result = [self.value(item) for item in node.value]
        else:
            self._check_tag(node, _COLLECTION_TAGS)
            result = dict(self._pairs(node))
        self._open.discard(identity)
        self._done[identity] = result
        return result

    def _scalar(self, node: Any) -> str | None:
        self._check_tag(node, _TEXT_TAGS)
        text = str(node.value)
        if node.style == '"':
            source = self._file.text[node.start_mark.index : node.end_mark.index]
            eaten = _EATEN_BACKSLASH.search(source.replace("\\\\", ""))
            if eaten:
                self._complain(
                    node,
                    f"{eaten[0]} inside double quotes is an escape of YAML, not LaTeX",
                    "Put the text in 'single quotes'.",
                )
        elif not node.style and text in _NULLS:
            return None
        return text

    def _pairs(self, node: Any) -> Iterator[tuple[str, Any]]:
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(key, "a list or mapping stands where a key should", "Write a word.")
                continue
            if key.value in lines:
                self._complain(
                    key,
                    f"{key.value}: stands twice; it is first in line {lines[key.value]}",
                    "Keep one of them.",
                )
                continue
            lines[key.value] = key.start_mark.line + 1
            yield str(key.value), self.value(value)

    def _check_tag(self, node: Any, known: frozenset[str]) -> None:
        if node.tag not in known:
            tag = str(node.tag).replace(_STANDARD_TAG, "!!")
            self._complain(
                node,
                f"{tag} is a tag to YAML, and none are used here",
                f'If it is the text itself, put it in quotes: "{tag} ...".',
            )

    def _complain(self, node: Any, message: str, fix: str) -> None:
        self._file.complain(node.start_mark.line + 1, message, fix)


def _complain_of_syntax(file: YamlFile, error: yaml.YAMLError) -> None:
    said = " ".join(str(error).split())
    remedy = next((words for sign, words in _REMEDIES if sign in said), "")
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read"
    if mark and file.text[mark.index : mark.index + 1] == "\t":
        remedy = "a tab is used to indent; use spaces"
    if mark and began and "end of stream" in problem:
        mark = began  # what was never closed begins here; the end of the file tells nothing
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"is not valid YAML at column {column} ({problem})"
    if began and began.line + 1 != line:
        message += f"; what could not be read begins in line {began.line + 1}"
    fix = remedy or "compare the line with its neighbours"
    file.complain(line, message, fix[0].upper() + fix[1:] + ".")
