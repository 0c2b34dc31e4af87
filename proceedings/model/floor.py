"""The poster hall as drawn: where the boards stand, and what people find their way by."""

from __future__ import annotations

from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class FloorBoard:
    """A board as seen from above: its name, its left and upper edge, its extent."""

    name: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Door:
    """A door in a wall, by its middle.

    Fields:
        wall: "left", "right", "top" or "bottom".
    """

    x: float
    y: float
    width: float
    wall: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Aisle:
    """A way between the boards, from one end to the other."""

    x: float
    y: float
    to_x: float
    to_y: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is no board, such as the stage."""

    left: float
    top: float
    width: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class FloorLabel:
    """A word on the plan, by its middle."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Floor:
    """The hall, in units from its upper left corner, to the right and down.

    Fields:
        metres: the units are metres; else those of a grid that is true in its proportions alone.
        rows: boards that stand side by side, in order.
    """

    width: float
    height: float
    metres: bool
    rows: tuple[tuple[FloorBoard, ...], ...]
    doors: tuple[Door, ...] = ()
    aisles: tuple[Aisle, ...] = ()
    areas: tuple[Area, ...] = ()
    labels: tuple[FloorLabel, ...] = ()

    @property
    def boards(self) -> tuple[FloorBoard, ...]:
        """All boards, row by row."""
        return tuple(board for row in self.rows for board in row)
