"""Where the links of one PDF lead: names and destinations of every kind, made explicit."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIT = Name.Fit
# Arrays as qpdf prints them, which one call tells where asking for each item takes many.
STRING = rb"(?:\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>)"
"""A text string as qpdf prints it; the same text is printed alike everywhere in a file."""
_PAIR = re.compile(rb"(" + STRING + rb") (\d+) (\d+) R ", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) (\d+) R ")
_LIMITS = rb"(?:/Limits \[ " + STRING + rb" " + STRING + rb" \] )?"
_LEAF = re.compile(
    rb"<< " + _LIMITS + rb"/Names \[ ((?:" + STRING + rb" \d+ \d+ R )*)\] >>", re.DOTALL
)
_BRANCH = re.compile(rb"<< /Kids \[ ((?:\d+ \d+ R )*)\] " + _LIMITS + rb">>", re.DOTALL)
_USUAL = re.compile(rb"\[ (\d+) (\d+) R /(?:XYZ|FitB?[HV]?|FitR)[ \]]")

_VIEWS = {
    getattr(Name, view) for view in ("XYZ", "Fit", "FitH", "FitV", "FitR", "FitB", "FitBH", "FitBV")
}


class Destinations:
    """The places inside one open PDF that its links and its outline can name.

    Two papers may use one name for two places, and most do (``section.1``); resolved in their own
    file, names need never meet.
    """

    def __init__(self, source: Pdf) -> None:
        self._source = source
        self._pages = [page.obj for page in source.pages]
        self._indices = {page.objgen: index for index, page in enumerate(self._pages)}
        self._names: dict[bytes, Object] | None = None
        self._texts: dict[str, Object] | None = None
        self._found: dict[bytes, Object | None] = {}
        self._literals: dict[bytes, tuple[int, int]] | None = None

    def explicit(self, destination: object) -> Object | None:
        """Return ``[page view ...]`` for a destination, or None where it leads nowhere.

        Arguments:
            destination: a string, a name, an array, or a dictionary that holds one of them.
        """
        if isinstance(destination, String):
            return self.printed(destination.unparse(), destination)
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        if isinstance(destination, Array):
            return self._array(destination)
        if isinstance(destination, String):
            return self._named(bytes(destination))
        if isinstance(destination, Name):
            return self._named(_name_bytes(destination))
        return None

    def printed(self, literal: bytes, name: String) -> Object | None:
        """Return what :meth:`explicit` does for a name.

        Arguments:
            literal: the name as qpdf prints it.
        """
        if self._literals is None:
            self._literals = _literals(self._source)
        place = self._literals.get(literal)
        value: object = self._source.get_object(place) if place else None
        if isinstance(value, Dictionary):
            value = value.get("/D")
        if isinstance(value, Array) and self._is_usual(value):
            return value
        return self._named(bytes(name))

    def _is_usual(self, array: Array) -> bool:
        found = _USUAL.match(array.unparse())
        return found is not None and (int(found[1]), int(found[2])) in self._indices

    def anchors(self) -> dict[str, Object]:
        """Return all named destinations that lead somewhere, by their names as text."""
        places = {str(String(name)): self._named(name) for name in self._all_names()}
        return {name: place for name, place in places.items() if place is not None}

    def _named(self, name: bytes) -> Object | None:
        if name not in self._found:
            value = self._value(name)
            if isinstance(value, Dictionary):
                value = value.get("/D")
            self._found[name] = self._array(value) if isinstance(value, Array) else None
        return self._found[name]

    def _value(self, name: bytes) -> object:
        names = self._all_names()
        if name in names:
            return names[name]
        if self._texts is None:  # the same text in another encoding
            self._texts = {str(String(key)): value for key, value in names.items()}
        return self._texts.get(str(String(name)))

    def _all_names(self) -> dict[bytes, Object]:
        if self._names is None:
            self._names = _old_names(self._source) | dict(_tree_names(self._source))
        return self._names

    def _array(self, array: Array) -> Object | None:
        if self._is_usual(array):
            return array
        items = len(array)
        page = array[0] if items else None
        if isinstance(page, int) and 0 <= page < len(self._pages):
            page = self._pages[page]  # some producers count pages where they should refer to them
        elif not (isinstance(page, Dictionary) and page.objgen in self._indices):
            return None
        if items < 2 or not isinstance(array[1], Name) or array[1] not in _VIEWS:
            return Array([page, _FIT])
        return array if array[0] is page else Array([page, *list(array)[1:]])


def _old_names(source: Pdf) -> dict[bytes, Object]:
    names = source.Root.get("/Dests")
    if not isinstance(names, Dictionary):
        return {}
    return {key[1:].encode("utf-8", "surrogateescape"): names[key] for key in names.keys()}  # noqa: SIM118 - iterating needs UTF-8 keys


def _literals(source: Pdf) -> dict[bytes, tuple[int, int]]:
    """Return the objects that names stand for, by the names as printed; those of usual trees.

    LaTeX hangs six names on a leaf, so that asking each node for its keys takes longer than all
    else that links need.
    """
    names = source.Root.get("/Names")
    root = names.get("/Dests") if isinstance(names, Dictionary) else None
    waiting = [root] if isinstance(root, Dictionary) else []
    literals: dict[bytes, tuple[int, int]] = {}
    seen: set[tuple[int, int]] = set()
    while waiting:
        written = waiting.pop().unparse(resolved=True)
        if leaf := _LEAF.fullmatch(written):
            pairs = _PAIR.findall(leaf[1])
            literals.update({name: (int(number), int(age)) for name, number, age in pairs})
        elif branch := _BRANCH.fullmatch(written):
            kids = {(int(number), int(age)) for number, age in _REFERENCE.findall(branch[1])}
            waiting.extend(source.get_object(kid) for kid in sorted(kids - seen))
            seen |= kids
    return literals


def _tree_names(source: Pdf) -> Iterator[tuple[bytes, Object]]:
    for pairs in _leaves(source):
        flat = list(pairs)
        yield from (
            (bytes(key), value)
            for key, value in zip(flat[::2], flat[1::2], strict=False)
            if isinstance(key, String)
        )


def _leaves(source: Pdf) -> Iterator[Array]:
    names = source.Root.get("/Names")
    waiting = [names.get("/Dests")] if isinstance(names, Dictionary) else []
    seen = set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        kids, pairs = node.get("/Kids"), node.get("/Names")
        if isinstance(kids, Array):
            waiting.extend(kids)
        if isinstance(pairs, Array):
            yield pairs


def _name_bytes(name: Name) -> bytes:
    with suppress(UnicodeDecodeError):
        return str(name)[1:].encode()
    written: bytes = name.unparse()
    return unquote_to_bytes(written[1:].replace(b"%", b"%25").replace(b"#", b"%"))
