"""The fonts of a file, by page, as Poppler's ``pdffonts`` lists them.

What counts is what the resources of pages, forms, patterns and annotations name, whether or not a
letter of it is drawn.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeAlias

from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.facts import FileFont, FontUse
from proceedings.pdf.qpdf import Kinds, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DRAWS = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do(?![^\s/\[(<])")

# Number and generation of an object, or the number alone of one that has none of its own.
_Key: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class _Walk:
    """What was met so far.

    Fields:
        fonts: by key, without their uses; inside: the fonts that a form brings, by key.
        orders: the forms that a page draws, by its number.
    """

    fonts: dict[_Key, FileFont] = field(default_factory=dict)
    kinds: Kinds = field(default_factory=kinds)
    uses: dict[_Key, dict[FontUse, None]] = field(default_factory=dict)
    inside: dict[_Key, frozenset[_Key]] = field(default_factory=dict)
    orders: dict[int, list[bytes]] = field(default_factory=dict)

    def own(self, resources: Any) -> list[_Key]:
        """Return the fonts that resources name themselves."""
        fonts = resources.get("/Font")
        if not isinstance(fonts, self.kinds.dictionary):
            return []
        return [self._known(font) for font in fonts.values()]

    def brought(self, resources: Any) -> list[tuple[str, frozenset[_Key]]]:
        """Return the forms and patterns that resources name, with the fonts inside each."""
        found = []
        for kind in ("/XObject", "/Pattern"):
            entries = resources.get(kind)
            if not isinstance(entries, self.kinds.dictionary):
                continue
            for name, entry in entries.items():
                fonts = self.within(entry)
                if fonts:
                    found.append((name[1:], fonts))
        return found

    def within(self, drawing: Any) -> frozenset[_Key]:
        """Return the fonts of a form or pattern, and of what stands inside."""
        key: _Key = drawing.objgen
        if key not in self.inside:
            self.inside[key] = frozenset()  # a form can name itself
            resources = drawing.get("/Resources")
            if isinstance(resources, self.kinds.dictionary):
                below = [fonts for _, fonts in self.brought(resources)]
                self.inside[key] = frozenset(self.own(resources)).union(*below)
        return self.inside[key]

    def note(self, fonts: Sequence[_Key] | frozenset[_Key], use: FontUse) -> None:
        """Write down where fonts can be used."""
        for font in fonts:
            self.uses.setdefault(font, {})[use] = None

    def _known(self, font: Any) -> _Key:
        key: _Key = font.objgen
        if key == (0, 0):
            key = (-len(self.fonts) - 1, 0)
        if key not in self.fonts:
            self.fonts[key] = _font(font)
        return key


def read_fonts(pages: Sequence[tuple[Any, Any]]) -> tuple[FileFont, ...]:
    """Return the fonts of a file in the order in which they are met.

    Arguments:
        pages: each with its resources.
    """
    walk = _Walk()
    for number, (page, resources) in enumerate(pages, start=1):
        if resources is not None:
            walk.note(walk.own(resources), FontUse(number))
            for name, fonts in walk.brought(resources):
                walk.note(fonts, FontUse(number, name))
        for fonts in _annotated(walk, page):
            walk.note(fonts, FontUse(number, "annotation"))
    found = []
    for key, font in walk.fonts.items():
        uses = tuple(walk.uses.get(key, ()))
        if font.faulty:
            uses = tuple(_drawn(use, walk, pages) for use in uses)
        found.append(FileFont(font.name, font.kind, font.embedded, uses))
    return tuple(found)


def _font(font: Any) -> FileFont:
    name = _SUBSET_TAG.sub("", str(font.get("/BaseFont") or "/")[1:])
    kind = str(font.get("/Subtype") or "/")[1:]
    if kind == "Type3":
        return FileFont(name, kind, embedded=True)
    if kind == "Type0":
        (font,) = list(font.get("/DescendantFonts"))[:1]
        kind = str(font.get("/Subtype") or "/")[1:]
    described = font.get("/FontDescriptor")
    embedded = described is not None and any(described.get(p) is not None for p in _PROGRAMS)
    return FileFont(name, kind, embedded)


def _annotated(walk: _Walk, page: Any) -> list[frozenset[_Key]]:
    """Return the fonts of the appearances of a page's annotations."""
    found = []
    for annotation in page.get("/Annots") or ():
        looks = annotation.get("/AP")
        normal = looks.get("/N") if looks is not None else None
        if normal is not None:
            states = [normal] if isinstance(normal, walk.kinds.stream) else normal.values()
            found += [walk.within(state) for state in states]
    return found


def _drawn(use: FontUse, walk: _Walk, pages: Sequence[tuple[Any, Any]]) -> FontUse:
    """Say which of the forms that a page draws brings a font."""
    if not use.figure:
        return use
    page, resources = pages[use.page - 1]
    forms = (resources.get("/XObject") if resources is not None else None) or {}
    if use.page not in walk.orders:
        walk.orders[use.page] = _order(page, forms)
    order, figure = walk.orders[use.page], use.figure.encode()
    if figure not in order:
        return use
    return use._replace(drawing=order.index(figure), box=_box(forms.get(f"/{use.figure}")))


def _order(page: Any, forms: Any) -> list[bytes]:
    """Return the names of the forms that a page draws, in the order of its content."""
    names = {name[1:].encode() for name, entry in forms.items() if entry.get("/Subtype") == "/Form"}
    content = page.get("/Contents")
    streams = [content] if isinstance(content, kinds().stream) else content or ()
    written = b"\n".join([one.read_bytes() for one in streams])
    return [name for name in _DRAWS.findall(written) if name in names]


def _box(form: Any) -> Box:
    """Return the box of a form in the space of what draws it."""
    x0, y0, x1, y1 = [float(value) for value in form.get("/BBox")]
    a, b, c, d, e, f = [float(value) for value in form.get("/Matrix") or (1, 0, 0, 1, 0, 0)]
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
