"""The keys of ``floor.yaml``: the poster hall, with its boards in rows."""

from __future__ import annotations

import re
from collections.abc import Callable  # noqa: TC003
from typing import Annotated, Any

from pydantic import Field

from proceedings.inputs.entry import Entry
from proceedings.inputs.reads import Reads
from proceedings.inputs.values import BoardNames, Text  # noqa: TC001 - pydantic resolves them

UNITS = ("grid", "metres")
DIRECTIONS = ("right", "left", "down", "up")
LARGEST = 1000
_LENGTH = re.compile(r"\d{1,4}(?:\.\d{1,3})?", re.ASCII)
_NUMBER = {"type": "number", "minimum": 0, "maximum": LARGEST}
_POINT = f"two numbers from 0 to {LARGEST} such as [4, 2.5]"
_EXTENT = f"two numbers above 0 and up to {LARGEST} such as [24, 14.5]"
_PAIR = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}


def _coordinate(value: Any) -> float:
    if not isinstance(value, str) or not _LENGTH.fullmatch(value) or float(value) > LARGEST:
        raise ValueError
    return float(value)


def _length(value: Any) -> float:
    number = _coordinate(value)
    if not number:
        raise ValueError
    return number


def _point(value: Any) -> tuple[float, float]:
    return _pair(value, _coordinate, _POINT)


def _extent(value: Any) -> tuple[float, float]:
    return _pair(value, _length, _EXTENT)


def _pair(value: Any, read: Callable[[Any], float], expected: str) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError
    try:
        return read(value[0]), read(value[1])
    except ValueError:
        raise ValueError(f"{expected}, not [{value[0]}, {value[1]}]") from None


def _one_of(options: tuple[str, ...], value: Any) -> str:
    if value not in options:
        raise ValueError
    return str(value)


Length = Annotated[
    float, Reads("a number above 0 such as 2 or 1.5", _length, _NUMBER | {"exclusiveMinimum": 0})
]
Point = Annotated[tuple[float, float], Reads(_POINT, _point, _PAIR)]
Extent = Annotated[tuple[float, float], Reads(_EXTENT, _extent, _PAIR)]
Unit = Annotated[
    str, Reads("grid or metres", lambda value: _one_of(UNITS, value), {"enum": [*UNITS]}, UNITS)
]
Direction = Annotated[
    str,
    Reads(
        "right, left, down or up",
        lambda value: _one_of(DIRECTIONS, value),
        {"enum": [*DIRECTIONS]},
        DIRECTIONS,
    ),
]


class RowEntry(Entry):
    """Boards that stand side by side."""

    boards: BoardNames = Field(
        description="Boards as `workshop.yaml` names them, in the order of the row: `1-10`."
    )
    start: Point = Field(description="Middle of the first board, as `[x, y]`.")
    direction: Direction = Field(default="right", description="Where the row goes from there.")
    spacing: Length = Field(
        default=1.0, description="From the middle of a board to that of the next."
    )
    depth: Length = Field(default=1.0, description="How deep a board is drawn, across the row.")


class DoorEntry(Entry):
    """A door."""

    at: Point = Field(description="Its middle, on one of the four walls.")
    width: Length = Field(default=1.0, description="How wide it is.")
    label: Text | None = Field(default=None, description="Such as `Entrance`.")


class AisleEntry(Entry):
    """A way between boards, drawn as a dotted line."""

    start: Point = Field(description="One end.")
    end: Point = Field(description="The other end.")
    label: Text | None = Field(default=None, description="Such as `Aisle A`.")


class AreaEntry(Entry):
    """A place that is no board: stage, screen, coffee."""

    label: Text = Field(description="What it is.")
    at: Point = Field(description="Its upper left corner.")
    size: Extent = Field(description="Width and depth.")


class LabelEntry(Entry):
    """A word on the plan."""

    text: Text = Field(description="The word.")
    at: Point = Field(description="Its middle.")


class FloorFile(Entry):
    """`floor.yaml`: the poster hall seen from above; x goes to the right, y down."""

    size: Extent = Field(description="Width and depth of the hall, in units.")
    unit: Unit = Field(
        default="grid",
        description="With `metres` the plan has a scale; a `grid` is true in its proportions.",
    )
    rows: list[RowEntry] = Field(description="The boards. Each stands in one place.")
    doors: list[DoorEntry] = Field(default=[], description="Doors in the walls.")
    aisles: list[AisleEntry] = Field(default=[], description="Ways that have a name.")
    areas: list[AreaEntry] = Field(default=[], description="Stage, screen, tables.")
    labels: list[LabelEntry] = Field(default=[], description="Further words.")
