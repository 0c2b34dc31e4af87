"""The booklet's outline: groups, their papers, and the papers' own sections."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Object, Pdf, String

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.booklet.destinations import Destinations

_DEEPEST = 8  # levels; LaTeX has seven, and a deeper outline is a broken or hostile one
_LONGEST = 5_000  # entries of one source


@dataclass(slots=True)
class Entry:
    """A line of an outline.

    Fields:
        destination: an explicit destination in the document the entry belongs to, or None.
        opened: its children show when the document opens.
    """

    title: str
    destination: Object | None
    children: list[Entry] = field(default_factory=list)
    opened: bool = False

    def walk(self) -> list[Entry]:
        """Return the entry and all below it, in reading order."""
        return [self, *(entry for child in self.children for entry in child.walk())]


def read_outline(source: Pdf, destinations: Destinations) -> list[Entry]:
    """Return the outline of a source, its destinations made explicit in the source.

    An entry that leads nowhere is left out, unless other entries stand below it.
    """
    root = source.Root.get("/Outlines")
    seen: set[tuple[int, int]] = set()

    def level(item: object, depth: int) -> list[Entry]:
        entries = []
        while isinstance(item, Dictionary) and len(seen) < _LONGEST:
            if item.is_indirect and item.objgen in seen:
                break
            seen.add(item.objgen if item.is_indirect else (0, len(seen)))
            title, destination = _title(item), destinations.explicit(_target(item))
            children = level(item.get("/First"), depth + 1) if depth < _DEEPEST else []
            if title and (destination is not None or children):
                entries.append(Entry(title, destination, children))
            else:
                entries.extend(children)
            item = item.get("/Next")
        return entries

    return level(root.get("/First"), 1) if isinstance(root, Dictionary) else []


def write_outline(booklet: Pdf, entries: Sequence[Entry]) -> None:
    """Write the outline of the booklet; destinations belong to the booklet."""
    root = booklet.make_indirect(Dictionary(Type=Name.Outlines))
    _write_level(booklet, root, entries)
    root.Count = sum(_shown(entry) for entry in entries)
    booklet.Root.Outlines = root
    if entries:
        booklet.Root.PageMode = Name.UseOutlines


def _write_level(booklet: Pdf, parent: Object, entries: Sequence[Entry]) -> None:
    items: list[Object] = []
    for entry in entries:
        item = booklet.make_indirect(Dictionary(Title=String(entry.title), Parent=parent))
        if entry.destination is not None:
            item.Dest = entry.destination
        if entry.children:
            _write_level(booklet, item, entry.children)
            below = sum(_shown(child) for child in entry.children)
            item.Count = below if entry.opened else -below
        if items:
            items[-1].Next, item.Prev = item, items[-1]
        items.append(item)
    if items:
        parent.First, parent.Last = items[0], items[-1]


def _shown(entry: Entry) -> int:
    return 1 + (sum(_shown(child) for child in entry.children) if entry.opened else 0)


def _title(item: Object) -> str:
    title = item.get("/Title")
    with suppress(UnicodeDecodeError):
        return " ".join(str(title).split()) if isinstance(title, String) else ""
    return ""


def _target(item: Object) -> object:
    action = item.get("/A")
    if "/Dest" not in item and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        return action.get("/D")
    return item.get("/Dest")
