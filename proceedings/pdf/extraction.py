"""A PDF into the page model, in one pass a page over PDFium's raw calls.

PDFium gives the text of a page once; each character knows the object that drew it, and an object
knows its bounds, matrix and font. Runs of characters of one object become spans. This is what
makes a page cost about 1.3 times PDFium's own load and text pass.
"""

from __future__ import annotations

import ctypes
import math
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proceedings.model import Box
from proceedings.pdf import pdfium as c
from proceedings.pdf.accents import attach_accents
from proceedings.pdf.lines import merge_lines
from proceedings.pdf.pages import Document, Font, Page, Span, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCINFO_KEYS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")

# What PDFium puts in the place of a hyphen at the end of a line.
LINE_END_HYPHEN = "\ufffe"
# A byte-order mark inside a text means nothing; it is taken out of every span.
_FILLER = "\ufeff"
# Character by character PDFium gives it as the control character 2.
_HYPHEN_CODE = ord(LINE_END_HYPHEN)
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
    with _opened(path) as document:
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


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    document = c.load_document(str(path).encode(), None)
    if not document:
        if c.last_error() == c.ERROR_PASSWORD:
            raise UnreadableError(
                "file-encrypted",
                "The file opens with a password only.",
                "Save it without a password and send that file.",
            )
        raise UnreadableError(
            "file-damaged",
            "The file cannot be opened as a PDF: its structure is broken.",
            "Export the paper again and check that the new file opens in a viewer.",
        )
    try:
        yield document
    finally:
        c.close_document(document)


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


@dataclass(slots=True)
class _Frame:
    """One loaded page while it is read: handles, and how user space maps to the page model."""

    text: int
    left: float
    top: float
    fonts: dict[int, Font]
    bounds: dict[int, Box] = field(default_factory=dict)
    matrix: ctypes.Array[ctypes.c_float] = field(default_factory=c.MATRIX)
    size: ctypes.c_float = field(default_factory=ctypes.c_float)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)


def _read_page(document: int, index: int, fonts: dict[int, Font]) -> Page:
    page = c.load_page(document, index)
    if not page:
        return Page(index + 1, 0.0, 0.0)
    text = c.load_text(page)
    try:
        visible = _visible_box(page)
        frame = _Frame(text, visible.x0, visible.y1, fonts)
        rules, drawings = _scan_objects(page, frame)
        spans, turned = _spans(frame)
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


def _visible_box(page: int) -> Box:
    """Return the crop box, else the media box, in user space (y upwards)."""
    values = [ctypes.c_float() for _ in range(4)]
    if c.crop_box(page, *values) or c.media_box(page, *values):
        x0, y0, x1, y1 = (v.value for v in values)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    width, height = c.page_width(page), c.page_height(page)
    if c.page_rotation(page) % 2:
        width, height = height, width
    return Box(0.0, 0.0, width, height)


def _scan_objects(page: int, frame: _Frame) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Remember the bounds of every text object; return rules and drawings."""
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    rules: list[Box] = []
    drawings: list[Box] = []
    for index in range(c.count_objects(page)):
        handle = c.get_object(page, index)
        kind = c.object_type(handle)
        if kind != c.OBJECT_TEXT and len(drawings) >= _MOST_DRAWINGS:
            continue
        if not c.object_bounds(handle, x0, y0, x1, y1):
            continue
        box = frame.box(x0.value, y0.value, x1.value, y1.value)
        if kind == c.OBJECT_TEXT:
            frame.bounds[handle] = box
        elif kind == c.OBJECT_PATH and box.height <= _THICKEST_RULE and box.width >= _SHORTEST_RULE:
            rules.append(box)
        else:
            drawings.append(box)
    return tuple(rules), tuple(drawings)


def _spans(frame: _Frame) -> tuple[list[Span], tuple[str, ...]]:
    """Return the spans of horizontal text, and the text that runs otherwise."""
    characters = _characters(frame.text)
    spans: list[Span] = []
    starts: list[int] = []
    turned: list[str] = []
    for handle, start, end in _runs(frame.text, characters):
        text = characters[start:end].replace(_FILLER, "")
        if handle is None:
            if spans and text.strip("\r\n") and not spans[-1].text.endswith(" "):
                spans[-1] = _with_space(spans[-1])
            continue
        span = _span(frame, handle, start, end, text)
        if span is None:
            turned.append(text)
        else:
            spans.append(span)
            starts.append(start)
    return attach_accents(frame.text, frame.left, spans, starts), tuple(turned)


def _with_space(span: Span) -> Span:
    return Span(span.text + " ", span.box, span.size, span.baseline, span.font)


def _characters(text: int) -> str:
    """Return the text of a page, one code point for each character index."""
    count = c.count_chars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = c.get_text(text, 0, count, buffer)
    decoded = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(decoded) == count:
        return decoded
    # The text index is not always the character index: then ask character by character.
    codes = (c.get_unicode(text, index) or 0xFFFD for index in range(count))
    return _joined_pairs([_HYPHEN_CODE if code == 2 else code for code in codes])


def _joined_pairs(codes: list[int]) -> str:
    """Join surrogate pairs; the place of the second half is held by a filler, so indices stay."""
    characters = [chr(code) for code in codes]
    for index, code in enumerate(codes):
        if 0xD800 <= code <= 0xDBFF and 0xDC00 <= (codes[index + 1 :] or [0])[0] <= 0xDFFF:
            low = codes[index + 1]
            characters[index] = chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
            characters[index + 1] = _FILLER
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in characters)


def _runs(text: int, characters: str) -> Iterator[tuple[int | None, int, int]]:
    """Yield (text object or None for generated characters, first, last + 1).

    Two probes of one object enclose characters of that object, or spaces generated inside it.
    Most lines of running text are one object, so the end of the line is probed first.
    """
    owner = c.text_object
    start, count = 0, len(characters)
    while start < count:
        handle = owner(text, start)
        if handle is None:
            end = start + 1
            while end < count and owner(text, end) is None:
                end += 1
        else:
            end = _line_end(characters, start)
            while end - start > 1 and owner(text, end - 1) != handle:
                end = _first_change(text, handle, start, end - 1)
        yield handle, start, end
        start = end


def _line_end(characters: str, start: int) -> int:
    """Return the index behind the last character of the line, its hyphen included."""
    found = _LINE_END.search(characters, start + 1)
    if found is None:
        return len(characters)
    return found.start() + (found.group() == LINE_END_HYPHEN)


def _first_change(text: int, handle: int, start: int, end: int) -> int:
    """Return an index at or before ``end`` up to which steps of doubling length meet one object."""
    owner = c.text_object
    last, step = start, 4
    while step:
        probe = last + step
        if probe < end and owner(text, probe) == handle:
            last, step = probe, 2 * step
        else:
            step //= 2
    return last + 1


def _span(frame: _Frame, handle: int, start: int, end: int, text: str) -> Span | None:
    box = frame.bounds.get(handle)
    matrix = frame.matrix
    if box is None:
        # Inside a form XObject: an object's own bounds are in form space there.
        box = _char_boxes(frame, start, end)
        c.char_matrix(frame.text, start, matrix)
        x, y = ctypes.c_double(), ctypes.c_double()
        c.char_origin(frame.text, start, x, y)
        baseline = frame.top - y.value
    else:
        c.object_matrix(handle, matrix)
        baseline = frame.top - matrix[5]
    _, b, right, up, _, _ = matrix
    if abs(b) > abs(up):
        return None
    c.font_size(handle, frame.size)
    size = frame.size.value * (math.hypot(right, up) if right else abs(up))
    return Span(text, box, size, baseline, _font(frame.fonts, c.text_font(handle)))


def _char_boxes(frame: _Frame, start: int, end: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box: Box | None = None
    for index in (start, (start + end) // 2, end - 1):
        c.char_box(frame.text, index, left, right, bottom, top)
        one = frame.box(left.value, bottom.value, right.value, top.value)
        box = one if box is None else box.union(one)
    assert box is not None
    return box


def _font(fonts: dict[int, Font], handle: int) -> Font:
    font = fonts.get(handle)
    if font is None:
        buffer = ctypes.create_string_buffer(256)
        c.base_font_name(handle, buffer, 256)
        name = _SUBSET_TAG.sub("", buffer.value.decode("utf-8", "replace"))
        bold = bool(_BOLD.search(name)) or bool(c.font_flags(handle) & _FLAG_FORCE_BOLD)
        font = fonts[handle] = Font(name, bold, bool(_ITALIC.search(name)))
    return font
