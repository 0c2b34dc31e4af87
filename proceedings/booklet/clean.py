"""What of a source goes into the booklet, and what does not: scripts, forms, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from proceedings.booklet.links import LinkRewriter

# What a page is made of (ISO 32000-1, table 30). The rest refers to what is not carried (structure,
# article threads, attachments), acts by itself, or is private to the program that wrote it.
_PAGE_KEYS = {
    *("/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"),
    *("/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group"),
}
# Looking a name up makes it anew each time, which is a third of the cost of a link.
_LINK = Name.Link
_TAGGED_KEYS = {*_PAGE_KEYS, "/StructParents", "/Tabs"}
_ACTIVE = {
    Name.Widget: "a form field",
    Name.FileAttachment: "an attached file",
    Name.Screen: "a media clip",
    Name.Movie: "a media clip",
    Name.Sound: "a media clip",
    Name.RichMedia: "a media clip",
    Name("/3D"): "a three-dimensional figure",
}
_DRAWN_FLAGS = 0b111111  # invisible, hidden, print, no zoom, no rotate, no view
_READ_ONLY, _LOCKED = 1 << 6, 1 << 7
_UNCARRIED = {"/AA", "/StructParent", "/AF", "/PA"}


def strip_page(page: Object, *, tagged: bool = False) -> None:
    """Leave on a page of a source only what draws it; its annotations are dealt with before.

    Arguments:
        tagged: keep what ties it to the structure tree.
    """
    for key in page.keys() - (_TAGGED_KEYS if tagged else _PAGE_KEYS):
        del page[key]


def kept_annotations(
    page: Object,
    index: int,
    rewriter: LinkRewriter | None,
    removed: Counter[str],
    *,
    tagged: bool = False,
) -> Array | None:
    """Return the annotations of a page that the booklet keeps, or None where there are none.

    What is active becomes a picture of itself where it has an appearance.

    Arguments:
        index: of the page, from 0.
        rewriter: is handed each link with the page and the position it will have; None drops links.
        removed: counts, in words, what was taken out.
        tagged: keep what ties annotations to the structure tree.
    """
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return None
    kept: list[Object] = []
    for annotation in annotations:
        if rewriter is not None and rewriter.rewrite_plain(annotation, index):
            kept.append(annotation)
            continue
        left = _cleaned(annotation, index, len(kept), rewriter, removed)
        if left is None:
            continue
        for key in left.keys() & _UNCARRIED:
            if not (tagged and key == "/StructParent"):
                del left[key]
        kept.append(left)
    return Array(kept) if kept else None


def _cleaned(
    annotation: Object,
    index: int,
    position: int,
    rewriter: LinkRewriter | None,
    removed: Counter[str],
) -> Object | None:
    """Return an annotation, or what stands for it, without what it does; None drops it."""
    if not isinstance(annotation, Dictionary):
        return None
    kind = annotation.get("/Subtype")
    if kind == _LINK:
        if rewriter is None:
            return None
        rewriter.rewrite(annotation, index, position)
    elif isinstance(kind, Name) and kind in _ACTIVE:
        removed[_ACTIVE[kind]] += 1
        return _picture(annotation)
    elif "/A" in annotation:
        del annotation["/A"]
    return annotation


def _picture(annotation: Object) -> Object | None:
    """Return an inert annotation that looks like an active one; None where nothing is seen."""
    appearance = annotation.get("/AP")
    drawing = appearance.get("/N") if isinstance(appearance, Dictionary) else None
    if isinstance(drawing, Dictionary):
        state = annotation.get("/AS")
        drawing = drawing.get(state) if isinstance(state, Name) else None
    if not isinstance(drawing, Stream) or "/Rect" not in annotation:
        return None
    flags = annotation.get("/F", 0)
    flags = flags & _DRAWN_FLAGS if isinstance(flags, int) else 0
    picture = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=annotation.Rect,
        F=flags | _READ_ONLY | _LOCKED,
        AP=Dictionary(N=drawing),
    )
    if "/OC" in annotation:
        picture.OC = annotation.OC
    return picture


def strip_document(source: Pdf) -> None:
    """Take from a source the names and forms its copied pages cannot refer to."""
    for key in ("/Names", "/Dests", "/AcroForm"):
        if key in source.Root:
            del source.Root[key]


def uncarried(source: Pdf) -> Iterator[str]:
    """Yield, in sentences, what a document has beside its pages that the booklet leaves out."""
    root = source.Root
    names = root.get("/Names")
    names = names if isinstance(names, Dictionary) else Dictionary()
    opening = root.get("/OpenAction")
    runs = isinstance(opening, Dictionary) and opening.get("/S") != Name.GoTo
    if "/JavaScript" in names or "/AA" in root or runs or _page_actions(source):
        yield "Its scripts and automatic actions are left out."
    if "/EmbeddedFiles" in names or "/Collection" in root:
        yield "Its attached files are left out."
    if "/StructTreeRoot" in root:
        yield "Its tags for screen readers are not carried over."
    if source.is_encrypted:
        yield "Its protection is not carried over."


def _page_actions(source: Pdf) -> bool:
    return any("/AA" in page.obj for page in source.pages)
