"""What a file does and holds beside showing its pages: programs, attachments, forms, links."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeAlias

from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.facts import BrokenLink, Structure
from proceedings.pdf.qpdf import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DENIED = {
    "printing": "_allow_print_highres",
    "copying text": "_allow_extract",
    "changing pages": "_allow_modify_other",
    "putting pages together": "_allow_modify_assembly",
}
# The file itself, where an action hangs on no page.
FILE = 0
# An action can start a chain of others.
_LONGEST_CHAIN = 20

_Page: TypeAlias = tuple[Any, Any]


def read_structure(document: Any, pages: Sequence[_Page]) -> Structure:
    """Return what a file does and holds.

    Arguments:
        document: as qpdf opened it.
        pages: each with its resources.
    """
    walk = _Walk(_Destinations(document.Root, pages))
    walk.file(document.Root)
    for number, (page, _) in enumerate(pages, start=1):
        walk.page(number, page)
    return Structure(
        denied=_denied(document),
        javascript=tuple(walk.javascript),
        launches=tuple(walk.launches),
        attachments=tuple(walk.attachments),
        form=_form(document.Root),
        links=walk.links,
        broken=tuple(walk.broken),
    )


def _denied(document: Any) -> tuple[str, ...] | None:
    if not document.is_encrypted:
        return None
    return tuple(words for words, flag in _DENIED.items() if not getattr(document, flag))


def _form(root: Any) -> str:
    form = root.get("/AcroForm")
    if form is None:
        return ""
    if form.get("/XFA") is not None:
        return "XFA"
    return "AcroForm" if len(form.get("/Fields") or ()) else ""


@dataclass(slots=True)
class _Walk:
    """What was met so far.

    Fields:
        javascript, launches: pages, as the keys of a dictionary that keeps their order.
    """

    destinations: _Destinations
    javascript: dict[int, None] = field(default_factory=dict)
    launches: dict[int, None] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)
    links: int = 0
    broken: list[BrokenLink] = field(default_factory=list)

    def file(self, root: Any) -> None:
        """Look at what hangs on the file itself."""
        opening = root.get("/OpenAction")
        if isinstance(opening, kinds().dictionary):
            self.action(FILE, opening)
            if opening.get("/S") == "/URI":
                self.launches[FILE] = None
        self.further(FILE, root)
        names = root.get("/Names")
        if names is not None:
            if any(True for _ in _leaves(names.get("/JavaScript"))):
                self.javascript[FILE] = None
            self.attachments += [_file_name(one) for _, one in _leaves(names.get("/EmbeddedFiles"))]

    def page(self, number: int, page: Any) -> None:
        """Look at the actions and annotations of a page."""
        self.further(number, page)
        for annotation in page.get("/Annots") or ():
            action = annotation.get("/A")
            kind = None if action is None else str(action.get("/S"))
            # Nearly all annotations are links of these two kinds: nothing else is asked of them.
            if kind == "/GoTo":
                self.link(number, annotation, action.get("/D"))
            elif kind != "/URI":
                self.annotation(number, annotation)

    def annotation(self, number: int, annotation: Any) -> None:
        """Look at an annotation that is no plain link."""
        target = annotation.get("/Dest")
        if target is not None and annotation.get("/Subtype") == "/Link":
            self.link(number, annotation, target)
        if annotation.get("/A") is not None:
            self.action(number, annotation.get("/A"))
        self.further(number, annotation)
        described = annotation.get("/FS")
        if described is not None:
            self.attachments.append(_file_name(described))

    def link(self, number: int, annotation: Any, target: Any) -> None:
        """Look where a link inside the file leads."""
        self.links += 1
        if target not in self.destinations:
            self.broken.append(BrokenLink(number, _box(annotation.get("/Rect"))))

    def further(self, number: int, owner: Any) -> None:
        """Look at the actions that other events set off."""
        events = owner.get("/AA")
        for action in events.values() if events is not None else ():
            self.action(number, action)

    def action(self, number: int, action: Any, left: int = _LONGEST_CHAIN) -> None:
        """Look at an action, and at those that it sets off when it is done."""
        kind = str(action.get("/S"))
        if kind == "/JavaScript" or (kind == "/Rendition" and action.get("/JS") is not None):
            self.javascript[number] = None
        elif kind == "/Launch":
            self.launches[number] = None
        following = action.get("/Next")
        if following is not None and left:
            for one in following if isinstance(following, kinds().array) else [following]:
                self.action(number, one, left - 1)


class _Destinations:
    """Tells whether a destination of a file exists; names are looked up when one is asked for."""

    def __init__(self, root: Any, pages: Sequence[_Page]) -> None:
        self.root = root
        self.pages = {page.objgen for page, _ in pages}
        self.places: dict[bytes, Any] | None = None
        self.answers: dict[bytes, bool] = {}

    def __contains__(self, target: Any) -> bool:
        array, dictionary, _, string = kinds()
        if target is None or isinstance(target, (array, dictionary)):
            return self._on_page(target)
        name = bytes(target) if isinstance(target, string) else str(target).encode()
        if name not in self.answers:
            if self.places is None:
                self.places = dict(self._named())
            self.answers[name] = self._on_page(self.places.get(name))
        return self.answers[name]

    def _on_page(self, place: Any) -> bool:
        array, dictionary, _, _ = kinds()
        if isinstance(place, dictionary):
            place = place.get("/D")
        if not isinstance(place, array) or not len(place):
            return False
        page = place[0]
        if isinstance(page, int):  # by its number, which readers take as well
            return 0 <= page < len(self.pages)
        return page is not None and page.objgen in self.pages

    def _named(self) -> Iterator[tuple[bytes, Any]]:
        names = self.root.get("/Names")
        for name, place in _leaves(names.get("/Dests")) if names is not None else ():
            yield bytes(name), place
        old = self.root.get("/Dests")
        for name, place in old.items() if old is not None else ():
            yield name.encode(), place


def _leaves(tree: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Yield the names and values of a tree of names."""
    if tree is None:
        return
    pairs = list(tree.get("/Names") or ())
    yield from zip(pairs[::2], pairs[1::2], strict=False)
    for kid in tree.get("/Kids") or ():
        if depth < _LONGEST_CHAIN:
            yield from _leaves(kid, depth + 1)


def _file_name(described: Any) -> str:
    if isinstance(described, kinds().dictionary):
        described = described.get("/UF", described.get("/F"))
    return str(described or "")[:200]


def _box(corners: Any) -> Box | None:
    """Return a rectangle in user space, y upwards."""
    if corners is None:
        return None
    x0, y0, x1, y1 = [float(value) for value in corners]
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
