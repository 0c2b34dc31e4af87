"""One structure tree for the booklet: the tags of our own pages, and a stand-in for the papers'.

A reader aloud follows the tree alone once there is one. So that papers, whose own tags refer to
what is not copied, do not fall silent, the content of each of their pages hangs as a whole in one
element a paper, to be read in the order it is drawn in; the document says that it is not tagged
throughout (``/Suspects``, ISO 32000-1, table 321).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTENT_MARK = b"/Art <</MCID 0>> BDC\n"
"""What begins the content of a paper's page, where it hangs in the tree; ``EMC`` ends it."""

_KIDS = ("/StructParents", "/StructParent")


class StructureTree:
    """Gathers the tags of the parts of one booklet."""

    def __init__(self, booklet: Pdf) -> None:
        self._booklet = booklet
        self._root = booklet.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._kids: list[Object] = []
        self._parents: list[Object | int] = []
        self._next = 0
        self._whole = True
        self._tagged = False

    def take(self, tree: Object, pages: Iterable[Object]) -> None:
        """Take in the tree of a part of ours.

        Arguments:
            tree: its root, copied into the booklet after pages and annotations were.
            pages: of the part, in the booklet.
        """
        numbers = _numbers(tree.get("/ParentTree"))
        for page in pages:
            for thing in (page, *_annotations(page)):
                for key in _KIDS:
                    if key in thing:
                        thing[key] = int(thing[key]) + self._next
        for number, parent in numbers:
            self._parents += [number + self._next, parent]
        self._next += max((number for number, _ in numbers), default=-1) + 1
        self._tagged = True
        kids = tree.get("/K")
        for kid in list(kids) if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary):
                kid.P = self._root
                self._kids.append(kid)
        if "/Namespaces" in tree and "/Namespaces" not in self._root:
            self._root.Namespaces = tree.Namespaces

    def stand_in(self, title: str, pages: Sequence[Object]) -> None:
        """Hang the pages of a paper, whose content begins with :data:`CONTENT_MARK`."""
        self._whole = False
        if not pages:
            return
        content = [Dictionary(Type=Name.MCR, Pg=page, MCID=0) for page in pages]
        article = self._booklet.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Art,
                P=self._root,
                T=String(title),
                K=Array(content),
            )
        )
        parent = self._booklet.make_indirect(Array([article]))
        for page in pages:
            page.StructParents = self._next
            self._parents += [self._next, parent]
            self._next += 1
        self._kids.append(article)

    def write(self) -> None:
        """Write the tree into the booklet; nothing is written where no part has tags."""
        if not self._tagged:
            return
        self._root.K = Array(self._kids)
        self._root.ParentTree = self._booklet.make_indirect(Dictionary(Nums=Array(self._parents)))
        self._root.ParentTreeNextKey = self._next
        root = self._booklet.Root
        root.StructTreeRoot = self._root
        root.MarkInfo = Dictionary(Marked=True)
        if not self._whole:  # Poppler calls the default, when it is written out, an error
            root.MarkInfo.Suspects = True


def _annotations(page: Object) -> list[Object]:
    annotations = page.get("/Annots")
    return list(annotations) if isinstance(annotations, Array) else []


def _numbers(tree: object) -> list[tuple[int, Object]]:
    """Return the pairs of a number tree that WeasyPrint writes, which has one level."""
    numbers = tree.get("/Nums") if isinstance(tree, Dictionary) else None
    flat = list(numbers) if isinstance(numbers, Array) else []
    return [(int(key), value) for key, value in zip(flat[::2], flat[1::2], strict=True)]
