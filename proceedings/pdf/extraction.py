"""A PDF into the page model, in one pass a page over PDFium's raw calls.

PDFium gives the text of a page once; each character knows the object that drew it, and an object
knows its bounds, matrix and font. Runs of characters of one object become spans. This is what
makes a page cost about 1.3 times PDFium's own load and text pass.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.accents import attach_accents
from proceedings.pdf.lines import merge_lines
from proceedings.pdf.opening import opened, visible_box
from proceedings.pdf.pages import Document, Font, Page, Span, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

DOCINFO_KEYS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")

# What PDFium puts in the place of a hyphen at the end of a line.
LINE_END_HYPHEN = "\ufffe"
# How PDFium names a character of no code and the hyphen, when it is asked for one character.
_UNITS = {0: "\ufffd", 2: LINE_END_HYPHEN}
_SHORT_STRETCH = 32
# Inside a text it means nothing.
_BYTE_ORDER_MARK = "\ufeff"
_TO_MEND = re.compile(f"[\ud800-\udfff{_BYTE_ORDER_MARK}]")
_LINE_END = re.compile("[\r\ufffe]")

# The thickest rule of a known template is 4 pt (NeurIPS); anything higher is a drawing.
_THICKEST_RULE = 6.0
_SHORTEST_RULE = 30.0
# A plot of 100,000 points says nothing more about the page than its first thousands do.
_MOST_DRAWINGS = 5_000

_BOLD = re.compile(r"bold|medi|black|heavy|cmb|sfbx|sfssbx|-?demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|cmti|cmmi|sfti|slant", re.IGNORECASE)
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_FLAG_FORCE_BOLD = 1 << 18


def read_document(path: Path, most_pages: int) -> Document:
    """Read a PDF into the page model.

    Arguments:
        path: the file; it must exist.
        most_pages: the number of pages above which the file is refused before any is loaded.

    Raises:
        UnreadableError: the file is no PDF that PDFium opens, wants a password, or is too long.
    """
    with opened(path) as document:
        pages = c.page_count(document)
        if pages > most_pages:
            raise UnreadableError(
                "file-too-many-pages",
                f"The file says it has {pages:,} pages; at most {most_pages:,} are read.",
                "Export the paper again and send that file.",
            )
        fonts: dict[int, Font] = {}
        return Document(
            pages=tuple(_read_page(document, index, fonts) for index in range(pages)),
            docinfo=_docinfo(document),
        )


# Box, size, baseline and font of a run.
_Place: TypeAlias = tuple[Box, float, float, Font]
# The place of text that is not horizontal.
_TURNED: _Place = (Box(0.0, 0.0, 0.0, 0.0), 0.0, 0.0, Font(""))


def _docinfo(document: int) -> dict[str, str]:
    values = {}
    for key in DOCINFO_KEYS:
        length = c.meta_text(document, key.encode(), None, 0)
        buffer = ctypes.create_string_buffer(length)
        c.meta_text(document, key.encode(), buffer, length)
        text = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
        if text:
            values[key] = text
    return values


def _four_doubles() -> tuple[ctypes.c_double, ...]:
    return ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()


@dataclass(slots=True)
class _Frame:
    """One loaded page while it is read: handles, and how user space maps to the page model.

    Fields:
        values: where PDFium writes bounds (4), matrix (6) and size (1) of an object, at the
            addresses ``at``; one reading of all is cheaper than eleven.
    """

    text: ctypes.c_void_p
    left: float
    top: float
    fonts: dict[int, Font]
    values: ctypes.Array[ctypes.c_float] = field(default_factory=c.VALUES)
    at: tuple[int, ...] = ()
    corners: tuple[ctypes.c_double, ...] = field(default_factory=_four_doubles)

    def __post_init__(self) -> None:
        first = ctypes.addressof(self.values)
        self.at = (first, first + 4, first + 8, first + 12, first + 16, first + 40)


def _read_page(document: int, index: int, fonts: dict[int, Font]) -> Page:
    page = c.load_page(document, index)
    if not page:
        return Page(index + 1, 0.0, 0.0)
    text = ctypes.c_void_p(c.load_text(page))
    try:
        visible = visible_box(page)
        frame = _Frame(text, visible.x0, visible.y1, fonts)
        handle = ctypes.c_void_p(page)
        objects = [c.get_object(handle, i) for i in range(c.count_objects(page))]
        spans, turned, drawn = _spans(frame, set(objects))
        rules, drawings = _drawings(frame, [one for one in objects if one not in drawn])
        return Page(
            number=index + 1,
            width=visible.x1 - visible.x0,
            height=visible.y1 - visible.y0,
            rotation=90 * c.page_rotation(page),
            lines=merge_lines(spans),
            rules=rules,
            drawings=drawings,
            turned=turned,
        )
    finally:
        c.close_text(text)
        c.close_page(page)


def _drawings(frame: _Frame, objects: Iterable[int]) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return rules and drawings among the objects of a page."""
    rules: list[Box] = []
    drawings: list[Box] = []
    for handle in objects:
        kind = c.object_type(handle)
        if kind == c.OBJECT_TEXT or not c.object_bounds(handle, *frame.at[:4]):
            continue
        x0, y0, x1, y1 = frame.values[:4]
        box = Box(x0 - frame.left, frame.top - y1, x1 - frame.left, frame.top - y0)
        if kind == c.OBJECT_PATH and box.height <= _THICKEST_RULE and box.width >= _SHORTEST_RULE:
            rules.append(box)
        else:
            drawings.append(box)
            if len(drawings) >= _MOST_DRAWINGS:
                break
    return tuple(rules), tuple(drawings)


def _spans(
    frame: _Frame, on_page: AbstractSet[int]
) -> tuple[list[Span], tuple[str, ...], set[int]]:
    """Return the spans of horizontal text, the text that runs otherwise, and the objects of both.

    Arguments:
        on_page: the objects that stand on the page itself, and not inside a form.
    """
    characters = _characters(frame.text)
    texts: list[str] = []
    places: list[_Place] = []
    starts: list[int] = []
    turned: list[str] = []
    drawn: set[int] = set()
    for handle, start, end in _runs(frame.text, characters):
        text = characters[start:end]
        if handle is None:
            if texts and text.strip("\r\n") and not texts[-1].endswith(" "):
                texts[-1] += " "
            continue
        drawn.add(handle)
        place = _place_on_page(frame, handle) if handle in on_page else None
        if place is None:
            place = _place_in_form(frame, handle, start, end)
        if place is _TURNED:
            turned.append(text)
        else:
            texts.append(text)
            places.append(place)
            starts.append(start)
    spans = [Span(text, *place) for text, place in zip(texts, places, strict=True)]
    spans = attach_accents(frame.text, frame.left, spans, starts)
    if _TO_MEND.search(characters):
        spans = [span._replace(text=_mended(span.text)) for span in spans]
        turned = [_mended(one) for one in turned]
    return spans, tuple(turned), drawn


def _characters(text: ctypes.c_void_p) -> str:
    """Return the text of a page, one UTF-16 unit for each character index."""
    count = c.count_chars(text)
    if count <= 0:
        return ""
    return _stretch(text, 0, count, (ctypes.c_ushort * (count + 1))())


def _stretch(
    text: ctypes.c_void_p, start: int, count: int, buffer: ctypes.Array[ctypes.c_ushort]
) -> str:
    """Return the units of some characters.

    PDFium's text lacks the characters that a font maps to nothing: then a stretch is halved until
    nothing is missing, or it is short enough to ask character by character.
    """
    first, last = c.text_index(text, start), c.text_index(text, start + count - 1)
    if first >= 0 and last - first == count - 1:
        c.get_text(text, start, count, buffer)
        units = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        return units if len(units) == count else "".join(map(chr, buffer[:count]))
    if count > _SHORT_STRETCH:
        half = count // 2
        before = _stretch(text, start, half, buffer)
        return before + _stretch(text, start + half, count - half, buffer)
    codes = [c.get_unicode(text, index) for index in range(start, start + count)]
    return "".join([_UNITS.get(code) or chr(code) for code in codes])


def _mended(text: str) -> str:
    """Return a text with the two units of a character beyond 16 bits, such as 𝑅, as one."""
    units = text.replace(_BYTE_ORDER_MARK, "").encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def _runs(text: ctypes.c_void_p, characters: str) -> Iterator[tuple[int | None, int, int]]:
    """Yield (text object or None for generated characters, first, last + 1).

    Two probes of one object enclose characters of that object, or spaces generated inside it.
    Most lines of running text are one object, so the end of the line is probed first.
    """
    owner = c.text_object
    start, count = 0, len(characters)
    handle = owner(text, 0) if count else None
    while start < count:
        if handle is None:
            end = start + 2 if characters.startswith("\r\n", start) else start + 1
            following = owner(text, end) if end < count else None
        else:
            end = _line_end(characters, start)
            if end - start > 1 and owner(text, end - 1) != handle:
                end = _first_change(text, handle, start, end - 1)
            following = owner(text, end) if end < count else None
        yield handle, start, end
        start, handle = end, following


def _line_end(characters: str, start: int) -> int:
    """Return the index behind the last character of the line, its hyphen included."""
    found = _LINE_END.search(characters, start + 1)
    if found is None:
        return len(characters)
    return found.start() + (found.group() == LINE_END_HYPHEN)


def _first_change(text: ctypes.c_void_p, handle: int, start: int, end: int) -> int:
    """Return an index at or before ``end`` up to which steps of doubling length meet one object.

    Half of the objects that end before their line does are a single character, of a formula.
    """
    owner = c.text_object
    last, step = start, 1
    while step:
        probe = last + step
        if probe < end and owner(text, probe) == handle:
            last, step = probe, 2 * step
        else:
            step //= 2
    return last + 1


def _place_on_page(frame: _Frame, handle: int) -> _Place | None:
    """Return where an object stands that is drawn on the page itself; None without bounds."""
    a, b, d, e, matrix, size = frame.at
    if not c.object_bounds(handle, a, b, d, e):
        return None
    c.object_matrix(handle, matrix)
    c.font_size(handle, size)
    x0, y0, x1, y1, _, rise, right, up, _, base, points = frame.values[:]
    if abs(rise) > abs(up):
        return _TURNED
    left, top = frame.left, frame.top
    font = c.text_font(handle)
    return (
        Box(x0 - left, top - y1, x1 - left, top - y0),
        points * (math.hypot(right, up) if right else abs(up)),
        top - base,
        frame.fonts.get(font) or _font(frame.fonts, font),
    )


def _place_in_form(frame: _Frame, handle: int, start: int, end: int) -> _Place:
    """Return where characters stand that a form draws: its objects' bounds are in form space."""
    c.char_matrix(frame.text, start, frame.at[4])
    c.font_size(handle, frame.at[5])
    _, rise, right, up, _, _, points = frame.values[4:]
    if abs(rise) > abs(up):
        return _TURNED
    x, y, _, _ = frame.corners
    c.char_origin(frame.text, start, x, y)
    baseline = frame.top - y.value
    font = c.text_font(handle)
    return (
        _char_boxes(frame, start, end),
        points * (math.hypot(right, up) if right else abs(up)),
        baseline,
        frame.fonts.get(font) or _font(frame.fonts, font),
    )


def _char_boxes(frame: _Frame, start: int, end: int) -> Box:
    left, right, bottom, top = frame.corners
    boxes = []
    for index in {start, (start + end) // 2, end - 1}:
        c.char_box(frame.text, index, left, right, bottom, top)
        boxes.append((left.value, bottom.value, right.value, top.value))
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0) - frame.left, frame.top - max(y1), max(x1) - frame.left, frame.top - min(y0))


def _font(fonts: dict[int, Font], handle: int) -> Font:
    buffer = ctypes.create_string_buffer(256)
    c.base_font_name(handle, buffer, 256)
    name = _SUBSET_TAG.sub("", buffer.value.decode("utf-8", "replace"))
    bold = bool(_BOLD.search(name)) or bool(c.font_flags(handle) & _FLAG_FORCE_BOLD)
    font = fonts[handle] = Font(name, bold, bool(_ITALIC.search(name)))
    return font
