"""Running heads and folios on the pages of papers, within their clear space and as seen.

They are drawn after the page's own content, which is enclosed in a save and a restore, so that
neither can disturb the other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from proceedings.booklet.clearance import INNERMOST, OUTERMOST
from proceedings.booklet.parts import WAY_BACK
from proceedings.booklet.structure import CONTENT_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.booklet.lettering import Lettering
    from proceedings.booklet.parts import Clearance

_UNEVEN = 40  # points by which a right margin may exceed the left one
_SIZE = 7.5
_GREY = 0.36  # the lightness of --ink-soft: lighter than the paper's own type
_ASCENT, _DESCENT = 6, 2  # of the face at that size, rounded up
_AIR = 4  # points between a stamp and the page's own ink
_INSET = 54  # points from the sides where a paper's own text does not say better
_GAP = 24  # points between event and title
# Baselines in points from the edge, the best first: ICML's own head begins at 47 from the top, its
# page number ends at 50 from the bottom.
_HEADS = (34, 32, 30, 36, 28, 39, 26, 42, 24, 22)
_FOLIOS = (34, 32, 30, 37, 28, 40, 26, 43, 24, 22)
_NOTICES = (34, 32, 30, 28, 26, 25, 24, 23, 22, 21, 20, 19, 18)
_NOTICE_LINES, _LEADING = 2, 9
_LETTER = (0.0, 0.0, 612.0, 792.0)

_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stamping:
    """What is to be stamped on the pages of a part.

    Fields:
        first: index of its first page in the booklet, from 0.
        clearance: what is clear on each of its pages.
        head: event and short title.
        labels: the printed number of each page.
        right: its first page is a right-hand one.
        notice: what its first page says in place of the head; empty for the head.
        returns: its first page says the way back to the contents in place of its title.
        marked: content becomes one mark in the structure tree.
    """

    first: int
    clearance: Sequence[Clearance]
    head: tuple[str, str]
    labels: Sequence[str]
    right: bool = True
    notice: str = ""
    returns: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Stamped:
    """What was stamped.

    Fields:
        headless: pages of the part, from 1, without room for the head.
        unnumbered: those without room for a number.
        marked: index of each page whose content became a mark.
        way_back: box of the words that lead back, in the coordinates of the first page.
    """

    headless: tuple[int, ...]
    unnumbered: tuple[int, ...]
    marked: tuple[int, ...]
    way_back: tuple[float, float, float, float] | None


class Stamper:
    """Stamps the pages of one booklet.

    Arguments:
        booklet: the document whose pages are stamped.
        lettering: that has all letters of what will be stamped.
    """

    def __init__(self, booklet: Pdf, lettering: Lettering) -> None:
        self._booklet = booklet
        self._lettering = lettering
        self._fonts = lettering.embed(booklet)
        self._saves: dict[tuple[int, bool], Object] = {}
        self._heads: dict[tuple[tuple[str, str], _Span], tuple[str, str, float]] = {}

    def lost(self, texts: Iterable[str]) -> str:
        """Return the characters of stamps that no font at hand has."""
        return "".join(sorted(self._lettering.lost & set("".join(texts))))

    def stamp(self, asked: Stamping) -> Stamped:
        """Stamp the pages of a part; heads and numbers keep to what is clear."""
        clearance, count = asked.clearance, len(asked.clearance)
        rights = [(index % 2 == 0) == asked.right for index in range(count)]
        heads = _baselines([room.head for room in clearance], _HEADS, _ASCENT, _DESCENT)
        folios = self._folios(clearance, rights)
        sides = _sides([edges for room in clearance for edges in room.edges])
        way_back, notice = None, self._notice(asked, sides, heads)
        for index, (top, bottom) in enumerate(zip(heads, folios, strict=True)):
            page = self._booklet.pages[asked.first + index].obj
            frame = Frame.of(page)
            span = _span(sides, frame.width)
            drawn = []
            if notice and index == 0:
                drawn.append(_artifact("Header", notice))
            elif top is not None:
                returns = asked.returns and index == 0
                head = (asked.head[0], WAY_BACK) if returns else asked.head
                drawn.append(_artifact("Header", self._head(span, head, frame.height - top)))
                if returns:
                    way_back = self._box(frame, span[1], frame.height - top)
            if bottom is not None:
                text = self._folio(span, asked.labels[index], bottom, right=rights[index])
                drawn.append(_artifact("Footer", text))
            self._append(page, frame, drawn, clearance[index], marked=asked.marked)
        return Stamped(
            _pages_without(heads),
            _pages_without(folios),
            tuple(range(count)) if asked.marked else (),
            way_back,
        )

    @staticmethod
    def _folios(clearance: Sequence[Clearance], rights: list[bool]) -> list[int | None]:
        """Return the baselines of the numbers; one without room outside goes to the other side."""
        pairs = list(zip(clearance, rights, strict=True))
        outer = [room.foot_right if right else room.foot_left for room, right in pairs]
        inner = [room.foot_left if right else room.foot_right for room, right in pairs]
        folios = _baselines(outer, _FOLIOS, _DESCENT, _ASCENT)
        for index, spare in enumerate(_baselines(inner, _FOLIOS, _DESCENT, _ASCENT)):
            if folios[index] is None and spare is not None:
                folios[index], rights[index] = spare, not rights[index]
        return folios

    def _notice(
        self, asked: Stamping, sides: tuple[int, int] | None, heads: list[int | None]
    ) -> bytes:
        """Return the notice above the first page in one line or two; empty where it has no room."""
        if not asked.notice or not asked.clearance:
            return b""
        frame = Frame.of(self._booklet.pages[asked.first].obj)
        left, right = _span(sides, frame.width)
        lines = self._lettering.wrap(asked.notice, _SIZE, right - left)[:_NOTICE_LINES]
        below = _LEADING * (len(lines) - 1)
        (top,) = _baselines([asked.clearance[0].head], _NOTICES, _ASCENT, _DESCENT + below)
        if top is None and len(lines) > 1:
            lines = [self._lettering.fit(asked.notice, _SIZE, right - left)]
            (top,) = _baselines([asked.clearance[0].head], _NOTICES, _ASCENT, _DESCENT)
        heads[0] = top
        if top is None:
            return b""
        return b" ".join(
            self._line(left, frame.height - top - _LEADING * number, line)
            for number, line in enumerate(lines)
        )

    def _box(self, frame: Frame, right: float, y: float) -> tuple[float, float, float, float]:
        width = self._lettering.width(WAY_BACK, _SIZE)
        return frame.box(right - width, y - _DESCENT, right, y + _ASCENT)

    def _head(self, span: _Span, head: tuple[str, str], y: float) -> bytes:
        left, right = span
        if (head, span) not in self._heads:
            self._heads[head, span] = self._fit(head, right - left)
        event, title, width = self._heads[head, span]
        return self._line(left, y, event) + b" " + self._line(right - width, y, title)

    def _fit(self, head: tuple[str, str], room: float) -> tuple[str, str, float]:
        """Return event and title as they fit into a line, and the width of the title."""
        event = self._lettering.fit(head[0], _SIZE, room / 2)
        used = self._lettering.width(event, _SIZE)
        title = self._lettering.fit(head[1], _SIZE, room - used - _GAP)
        return event, title, self._lettering.width(title, _SIZE)

    def _folio(self, span: _Span, number: str, y: float, *, right: bool) -> bytes:
        x = span[1] - self._lettering.width(number, _SIZE) if right else span[0]
        return self._line(x, y, number)

    def _line(self, x: float, y: float, text: str) -> bytes:
        place = f"1 0 0 1 {x:.2f} {y:.2f} Tm ".encode()
        return place + self._lettering.show(text, _SIZE)

    def _append(
        self, page: Object, frame: Frame, drawn: list[bytes], room: Clearance, *, marked: bool
    ) -> None:
        if not drawn and not marked:
            return
        stamp = b"EMC\n" if marked else b""
        stamp += b"Q\n" * (1 + room.unclosed)
        if drawn:
            text = b"\n".join(drawn)
            for name, alias in self._resources(page).items():
                text = text.replace(name.encode() + b" ", alias.encode() + b" ")
            stamp += b"q %s cm %g g BT\n%s\nET Q\n" % (frame.matrix(), _GREY, text)
        content = page.get("/Contents")
        if isinstance(content, Array):
            own = [stream for stream in content if isinstance(stream, Stream)]
        else:
            own = [content] if isinstance(content, Stream) else []
        page.Contents = Array(
            [self._save(1 + room.unopened, marked), *own, self._booklet.make_stream(b"\n" + stamp)]
        )

    def _save(self, times: int, marked: bool) -> Object:
        if (times, marked) not in self._saves:
            mark = CONTENT_MARK if marked else b""
            self._saves[times, marked] = self._booklet.make_stream(b"q\n" * times + mark)
        return self._saves[times, marked]

    def _resources(self, page: Object) -> dict[str, str]:
        """Make our fonts known on a page; return those that had to take another name."""
        if not isinstance(page.get("/Resources"), Dictionary):
            page.Resources = Dictionary()
        if not isinstance(page.Resources.get("/Font"), Dictionary):
            page.Resources.Font = Dictionary()
        fonts = page.Resources.Font
        aliases = {}
        for name, font in self._fonts.items():
            alias = name
            while alias in fonts and not _same(fonts[alias], font):
                alias += "x"
            fonts[alias] = font
            if alias != name:
                aliases[name] = alias
        return aliases


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page: its box in the page's own coordinates, and how it is turned.

    Fields:
        rotation: 0, 90, 180 or 270 degrees clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Object) -> Frame:
        """Return the frame of a page with explicit attributes."""
        media = _box(page.get("/MediaBox")) or _LETTER
        crop = _box(page.get("/CropBox")) or media
        left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
        right, top = min(crop[2], media[2]), min(crop[3], media[3])
        if left >= right or bottom >= top:
            left, bottom, right, top = media
        turn = page.get("/Rotate", 0)
        return cls(left, bottom, right, top, int(turn) % 360 if isinstance(turn, int) else 0)

    @property
    def width(self) -> float:
        """The width as seen, in points."""
        across, up = self.right - self.left, self.top - self.bottom
        return up if self.rotation in {90, 270} else across

    @property
    def height(self) -> float:
        """The height as seen, in points."""
        across, up = self.right - self.left, self.top - self.bottom
        return across if self.rotation in {90, 270} else up

    def matrix(self) -> bytes:
        """Return the operands of ``cm`` that make the lower left corner as seen the origin."""
        turn, x, y = {
            90: ("0 1 -1 0", self.right, self.bottom),
            180: ("-1 0 0 -1", self.right, self.top),
            270: ("0 -1 1 0", self.left, self.top),
        }.get(self.rotation, ("1 0 0 1", self.left, self.bottom))
        return f"{turn} {x:.3f} {y:.3f}".encode()

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return a box as seen, from the lower left corner, in the page's own coordinates."""
        (xa, ya), (xb, yb) = self._point(x0, y0), self._point(x1, y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return {
            90: (self.right - y, self.bottom + x),
            180: (self.right - x, self.top - y),
            270: (self.left + y, self.top - x),
        }.get(self.rotation, (self.left + x, self.bottom + y))


def _sides(edges: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the text of a paper begins and ends, or None where that is not known.

    It is the outermost place that lines reach at least half as often as the commonest one: short
    lines end further in and single figures reach further out.
    """
    if not edges:
        return None
    left, right = (
        min(_frequent([end[0] for end in edges])),
        max(_frequent([end[1] for end in edges])),
    )
    return (left, right) if right - left > INNERMOST else None


def _frequent(ends: Sequence[int]) -> list[int]:
    """Return the ends that others lie within a point of, at least half as many as of any."""
    counts = Counter(ends)
    near = {end: sum(counts[end + d] for d in (-1, 0, 1)) for end in counts}
    most = max(near.values())
    # The commonest of neighbours stands for them.
    return [
        end
        for end, votes in near.items()
        if 2 * votes >= most and counts[end] >= max(counts[end - 1], counts[end + 1])
    ]


def _span(sides: tuple[int, int] | None, width: float) -> _Span:
    """Return where stamps begin and end on a page of a width.

    A right margin much wider than the left one was not found, for few lines are full: the left one
    stands for it. (Those of ICML differ by 15 pt.)
    """
    left, right = sides or (_INSET, width - _INSET)
    if width - right > left + _UNEVEN:
        right = width - left
    return (
        min(max(left, OUTERMOST), INNERMOST),
        max(min(right, width - OUTERMOST), width - INNERMOST),
    )


def _baselines(
    bands: Sequence[tuple[tuple[int, int], ...]], choices: Sequence[int], before: int, after: int
) -> list[int | None]:
    """Choose a baseline for each page: one for all if any serves, else the best of each page.

    Arguments:
        bands: free bands of each page, measured from the edge.
        choices: baselines by preference, measured alike.
        before, after: how far the letters reach from the baseline towards the edge and from it.
    """
    free = [_free(page, tuple(choices), before, after) for page in bands]
    common = next((y for y in choices if all(y in page for page in free if page)), None)
    return [(page[0] if common is None else common) if page else None for page in free]


@lru_cache(maxsize=4096)  # the pages of a paper are much alike
def _free(
    bands: tuple[tuple[int, int], ...], choices: tuple[int, ...], before: int, after: int
) -> list[int]:
    return [y for y in choices if _fits(bands, y - before - _AIR, y + after + _AIR)]


def _fits(bands: tuple[tuple[int, int], ...], low: int, high: int) -> bool:
    return any(start <= low and high <= end for start, end in bands)


def _artifact(kind: str, text: bytes) -> bytes:
    # Marked as no part of the text, so that readers aloud and text search skip it.
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC %s EMC" % (kind.encode(), text)


def _box(value: object) -> tuple[float, float, float, float] | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _same(one: Object, other: Object) -> bool:
    return bool(one.is_indirect and one.objgen == other.objgen)


def _pages_without(baselines: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(number for number, baseline in enumerate(baselines, 1) if baseline is None)
