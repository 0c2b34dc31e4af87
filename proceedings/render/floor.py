"""The plan of the poster hall as a drawing: lines, numbers, and where a board is in words."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.model import Aisle, Area, Door, Floor, FloorBoard, FloorLabel

# Widths in em of Source Sans Pro Semibold: a figure is 0.53, capitals are up to 0.65.
_FIGURE, _LETTER = 0.53, 0.66
_CAP = 0.66  # height of figures in em
_ROOM = 0.5  # em between a number and the sides of its board
_HIGH = 0.65  # of a board is its number at most
_NUMBER = 1.8  # numbers are at most so much larger than words
_TYPE = 44  # words are a 44th of the hall: 12 pt across a sheet, 8 px across a telephone
_LINE = 600  # lines are a 600th: a point across a sheet
_BARS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the drawing; ``anchor`` is that of SVG: start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """A board: its outline, and its number by middle and baseline with its size of type."""

    name: str
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, in units of the hall.

    Fields:
        view: the box of all, as SVG has it: left, top, width, height.
        size: of type; line: width of lines.
        walls: the outline of the hall with gaps for doors, as a path.
        outlines: all boards as one path, for where single ones do not matter.
        bar: length of the scale, in metres; 0 where the plan has none.
    """

    view: tuple[float, float, float, float]
    size: float
    line: float
    walls: str
    outlines: str
    boards: tuple[DrawnBoard, ...]
    aisles: tuple[Aisle, ...]
    areas: tuple[Area, ...]
    words: tuple[Word, ...]
    bar: float

    @property
    def view_box(self) -> str:
        """The view as SVG writes it."""
        return " ".join(f"{part:g}" for part in self.view)

    def board(self, name: str) -> DrawnBoard | None:
        """Return the board of a name; None where the plan has none."""
        return next((board for board in self.boards if board.name == name), None)


def draw(floor: Floor) -> Drawing:
    """Return the drawing of a hall."""
    size = round(max(floor.width, floor.height) / _TYPE, 3)
    line = round(max(floor.width, floor.height) / _LINE, 4)
    bar = _bar(floor.width) if floor.metres else 0
    foot = 2.2 * size if bar else 0
    view = (-line, -line, floor.width + 2 * line, floor.height + 2 * line + foot)
    return Drawing(
        view=tuple(round(part, 4) for part in view),  # type: ignore[arg-type]
        size=size,
        line=line,
        walls=" ".join(_walls(floor)),
        outlines="".join(
            f"M{b.left:g} {b.top:g}h{b.width:g}v{b.height:g}h{-b.width:g}z" for b in floor.boards
        ),
        boards=tuple(_drawn(board, size) for row in floor.rows for board in _row(row)),
        aisles=floor.aisles,
        areas=floor.areas,
        words=tuple(_words(floor, size)),
        bar=bar,
    )


def whereabouts(floor: Floor, name: str) -> str:
    """Return where a board is in words, such as "In the row of boards 5–8, near the door Street".

    Returns:
        an empty text where the plan does not have the board.
    """
    row = next((row for row in floor.rows if any(one.name == name for one in row)), None)
    if row is None:
        return ""
    board = next(one for one in row if one.name == name)
    ends = f"In the row of boards {row[0].name}–{row[-1].name}" if len(row) > 1 else "By itself"
    doors = [door for door in floor.doors if door.label]
    if not doors:
        return ends
    x, y = board.left + board.width / 2, board.top + board.height / 2
    nearest = min(doors, key=lambda door: hypot(door.x - x, door.y - y))
    return f"{ends}; the nearest door is “{nearest.label}”"


def _row(row: tuple[FloorBoard, ...]) -> Iterator[tuple[FloorBoard, float]]:
    """Yield the boards of a row, each with the size in which every number of it has room."""
    size = min((_fitting(board) for board in row), default=0.0)
    return ((board, size) for board in row)


def _fitting(board: FloorBoard) -> float:
    em = sum(_FIGURE if one.isdigit() else _LETTER for one in board.name) + _ROOM
    return min(board.width / em, board.height * _HIGH / _CAP)


def _drawn(placed: tuple[FloorBoard, float], most: float) -> DrawnBoard:
    board, fits = placed
    size = round(min(fits, _NUMBER * most), 3)
    x, y = board.left + board.width / 2, board.top + board.height / 2 + size * _CAP / 2
    return DrawnBoard(
        board.name,
        board.left,
        board.top,
        board.width,
        board.height,
        round(x, 3),
        round(y, 3),
        size,
    )


def _walls(floor: Floor) -> Iterator[str]:
    """Yield the walls between the doors as parts of a path."""
    sides = {
        "top": (floor.width, "M{0:g} 0H{1:g}"),
        "bottom": (floor.width, f"M{{0:g}} {floor.height:g}H{{1:g}}"),
        "left": (floor.height, "M0 {0:g}V{1:g}"),
        "right": (floor.height, f"M{floor.width:g} {{0:g}}V{{1:g}}"),
    }
    for wall, (length, part) in sides.items():
        begin = 0.0
        for middle, width in sorted(_gaps(floor, wall)):
            if middle - width / 2 > begin:
                yield part.format(begin, middle - width / 2)
            begin = max(begin, middle + width / 2)
        if begin < length:
            yield part.format(begin, length)


def _gaps(floor: Floor, wall: str) -> Iterator[tuple[float, float]]:
    for door in floor.doors:
        if door.wall == wall:
            yield (door.x if wall in {"top", "bottom"} else door.y), door.width


def _words(floor: Floor, size: float) -> Iterator[Word]:
    for door in floor.doors:
        if door.label:
            yield _door(door, size)
    for aisle in floor.aisles:
        if aisle.label:
            x, y = (aisle.x + aisle.to_x) / 2, (aisle.y + aisle.to_y) / 2
            beside = abs(aisle.to_y - aisle.y) > abs(aisle.to_x - aisle.x)
            yield (
                Word(aisle.label, x + size / 2, y, "start")
                if beside
                else Word(aisle.label, x, y - size / 2)
            )
    for area in floor.areas:
        x, y = area.left + area.width / 2, area.top + area.height / 2
        yield Word(area.label, x, y + size * _CAP / 2)
    for label in floor.labels:
        yield _label(label, size)


def _label(label: FloorLabel, size: float) -> Word:
    return Word(label.text, label.x, label.y + size * _CAP / 2)


def _door(door: Door, size: float) -> Word:
    """Return the word of a door, inside of the hall."""
    level = door.y + size * _CAP / 2
    return {
        "left": Word(door.label, size * 0.8, level, "start"),
        "right": Word(door.label, door.x - size * 0.8, level, "end"),
        "top": Word(door.label, door.x, size * 1.5),
        "bottom": Word(door.label, door.x, door.y - size * 0.8),
    }[door.wall]


def _bar(width: float) -> float:
    """Return a round length of about a sixth of the hall."""
    return max((bar for bar in _BARS if bar <= width / 5), default=_BARS[0])
