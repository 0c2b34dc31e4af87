"""Running heads and folios on the pages of papers, within their clear space and as seen.

They are drawn after the page's own content, which is enclosed in a save and a restore, so that
neither can disturb the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from proceedings.booklet.frame import Frame
from proceedings.booklet.lettering import Lettering
from proceedings.booklet.parts import OWN_PAGE, WAY_BACK
from proceedings.booklet.room import AIR, Span, baselines, fits, stamp_span, text_sides
from proceedings.booklet.structure import CONTENT_MARK
from proceedings.model import OwnNumbers
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.booklet.lettering import Lettering
    from proceedings.booklet.parts import Clearance, NumberBox

_SIZE = 7.5
_GREY = 0.36  # the lightness of --ink-soft: lighter than the paper's own type
_ASCENT, _DESCENT = 6, 2  # of the face at that size, rounded up
_GAP = 24  # points between event and title
# Baselines in points from the edge, the best first: ICML's own head begins at 47 from the top, its
# page number ends at 50 from the bottom.
_HEADS = (34, 32, 30, 36, 28, 39, 26, 42, 24, 22)
_FOLIOS = (34, 32, 30, 37, 28, 40, 26, 43, 24, 22)
_NOTICES = (34, 32, 30, 28, 26, 25, 24, 23, 22, 21, 20, 19, 18)
_NOTICE_LINES, _LEADING = 2, 9


@dataclass(frozen=True, slots=True)
class Stamping:
    """What is to be stamped on the pages of a part.

    The first page names the pages of the part behind the event.

    Fields:
        first: index of its first page in the booklet, from 0.
        clearance: what is clear on each of its pages.
        head: event and short title.
        labels: the printed number of each page.
        right: its first page is a right-hand one.
        notice: what its first page says in place of the head; empty for the head.
        returns: its first page says the way back to the contents in place of its title.
        own_numbers: what becomes of the numbers the pages print themselves.
        marked: content becomes one mark in the structure tree.
    """

    first: int
    clearance: Sequence[Clearance]
    head: tuple[str, str]
    labels: Sequence[str]
    right: bool = True
    notice: str = ""
    returns: bool = False
    own_numbers: OwnNumbers = OwnNumbers.KEEP
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
        self._heads: dict[tuple[tuple[str, str], Span, str], tuple[str, str, float]] = {}

    def lost(self, texts: Iterable[str]) -> str:
        """Return the characters of stamps that no font at hand has."""
        return "".join(sorted(self._lettering.lost & set("".join(texts))))

    def stamp(self, asked: Stamping) -> Stamped:
        """Stamp the pages of a part; heads and numbers keep to what is clear."""
        clearance, count = asked.clearance, len(asked.clearance)
        rights = [(index % 2 == 0) == asked.right for index in range(count)]
        heads = baselines([room.head for room in clearance], _HEADS, _ASCENT, _DESCENT)
        folios = self._folios(clearance, rights)
        sides = text_sides([edges for room in clearance for edges in room.edges])
        way_back, notice = None, self._notice(asked, sides, heads)
        for index, (top, bottom) in enumerate(zip(heads, folios, strict=True)):
            page = self._booklet.pages[asked.first + index].obj
            frame = Frame.of(page)
            span = stamp_span(sides, frame.width)
            drawn = []
            if notice and index == 0:
                drawn.append(_artifact("Header", notice))
            elif top is not None:
                returns = asked.returns and index == 0
                head = (asked.head[0], WAY_BACK) if returns else asked.head
                pages = _pages(asked.labels) if index == 0 else ""
                drawn.append(_artifact("Header", self._head(span, head, frame.height - top, pages)))
                if returns:
                    way_back = self._box(frame, span[1], frame.height - top)
            if bottom is not None:
                drawn.append(_artifact("Footer", self._foot(asked, index, span, bottom, rights)))
            self._append(page, frame, drawn, asked, index)
        return Stamped(
            _pages_without(heads),
            _pages_without(folios),
            tuple(range(count)) if asked.marked else (),
            way_back,
        )

    def _foot(
        self, asked: Stamping, index: int, span: Span, y: float, rights: Sequence[bool]
    ) -> bytes:
        """Return the number of a page, and the one moved to the other side where that is clear."""
        right, room = rights[index], asked.clearance[index]
        text = self._folio(span, asked.labels[index], y, right=right)
        inner = room.foot_left if right else room.foot_right
        moved = asked.own_numbers is OwnNumbers.MOVE and room.number is not None
        if moved and fits(inner, y - _DESCENT - AIR, y + _ASCENT + AIR):
            text += b" " + self._folio(span, f"{OWN_PAGE} {index + 1}", y, right=not right)
        return text

    @staticmethod
    def _folios(clearance: Sequence[Clearance], rights: list[bool]) -> list[int | None]:
        """Return the baselines of the numbers; one without room outside goes to the other side."""
        pairs = list(zip(clearance, rights, strict=True))
        outer = [room.foot_right if right else room.foot_left for room, right in pairs]
        inner = [room.foot_left if right else room.foot_right for room, right in pairs]
        folios = baselines(outer, _FOLIOS, _DESCENT, _ASCENT)
        for index, spare in enumerate(baselines(inner, _FOLIOS, _DESCENT, _ASCENT)):
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
        left, right = stamp_span(sides, frame.width)
        lines = self._lettering.wrap(asked.notice, _SIZE, right - left)[:_NOTICE_LINES]
        below = _LEADING * (len(lines) - 1)
        (top,) = baselines([asked.clearance[0].head], _NOTICES, _ASCENT, _DESCENT + below)
        if top is None and len(lines) > 1:
            lines = [self._lettering.fit(asked.notice, _SIZE, right - left)]
            (top,) = baselines([asked.clearance[0].head], _NOTICES, _ASCENT, _DESCENT)
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

    def _head(self, span: Span, head: tuple[str, str], y: float, pages: str) -> bytes:
        left, right = span
        if (head, span, pages) not in self._heads:
            self._heads[head, span, pages] = self._fit(head, right - left, pages)
        event, title, width = self._heads[head, span, pages]
        return self._line(left, y, event) + b" " + self._line(right - width, y, title)

    def _fit(self, head: tuple[str, str], room: float, pages: str) -> tuple[str, str, float]:
        """Return event, with pages where it leaves room, and title as they fit, and its width."""
        event = self._lettering.fit(head[0], _SIZE, room / 2)
        if event == head[0] and self._lettering.width(event + pages, _SIZE) <= room / 2:
            event += pages
        used = self._lettering.width(event, _SIZE)
        title = self._lettering.fit(head[1], _SIZE, room - used - _GAP)
        return event, title, self._lettering.width(title, _SIZE)

    def _folio(self, span: Span, number: str, y: float, *, right: bool) -> bytes:
        x = span[1] - self._lettering.width(number, _SIZE) if right else span[0]
        return self._line(x, y, number)

    def _line(self, x: float, y: float, text: str) -> bytes:
        place = f"1 0 0 1 {x:.2f} {y:.2f} Tm ".encode()
        return place + self._lettering.show(text, _SIZE)

    def _append(
        self, page: Object, frame: Frame, drawn: list[bytes], asked: Stamping, index: int
    ) -> None:
        room = asked.clearance[index]
        covered = None if asked.own_numbers is OwnNumbers.KEEP else room.number
        if not drawn and not asked.marked and covered is None:
            return
        stamp = b"EMC\n" if asked.marked else b""
        stamp += b"Q\n" * (1 + room.unclosed)
        if covered is not None:
            stamp += _cover(covered)
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
        saves = self._save(1 + room.unopened, asked.marked)
        page.Contents = Array([saves, *own, self._booklet.make_stream(b"\n" + stamp)])

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


def _cover(box: NumberBox) -> bytes:
    """Return a white box over a number, in the page's own coordinates."""
    x0, y0, x1, y1 = box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1
    return b"q 1 g %.2f %.2f %.2f %.2f re f Q\n" % (x0, y0, x1 - x0, y1 - y0)


def _artifact(kind: str, text: bytes) -> bytes:
    # Marked as no part of the text, so that readers aloud and text search skip it.
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC %s EMC" % (kind.encode(), text)


def _same(one: Object, other: Object) -> bool:
    return bool(one.is_indirect and one.objgen == other.objgen)


def _pages(labels: Sequence[str]) -> str:
    """Return what a first page says behind the event, so that its copy can be cited."""
    if labels[0] == labels[-1]:
        return f", page {labels[0]}"
    return f", pages {labels[0]}–{labels[-1]}"


def _pages_without(baselines: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(number for number, baseline in enumerate(baselines, 1) if baseline is None)
