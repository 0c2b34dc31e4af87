"""``floor.yaml``: where the boards stand, and everything about it that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationErrors
from proceedings.inputs.floor_entries import FloorFile
from proceedings.inputs.problems import validate
from proceedings.inputs.yaml_file import read_yaml
from proceedings.model import Aisle, Area, Door, Floor, FloorBoard, FloorLabel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from proceedings.inputs.floor_entries import DoorEntry, RowEntry
    from proceedings.inputs.yaml_file import YamlFile

FLOOR = "floor.yaml"
_STEPS = {"right": (1, 0), "left": (-1, 0), "down": (0, 1), "up": (0, -1)}
_MOST = 5_000  # boards; the largest poster sessions have some hundreds
_TOUCH = 1e-6
_SHOWN = 5
_INSIDE = "Correct the numbers, or make the hall larger with `size`."


def read_floor(path: Path, known: Collection[str]) -> Floor | None:
    """Read the plan of the poster hall; None where there is none.

    Arguments:
        known: the boards of ``workshop.yaml``; empty where nobody said which there are.

    Raises:
        ConfigurationErrors: everything in the file that cannot be, each with its line.
    """
    if not path.is_file():
        return None
    file = read_yaml(path, path.name)
    if file.data is None and not file.problems:
        file.complain(1, "the file is empty", "Describe the hall, or delete the file.")
    entry = validate(FloorFile, file)
    floor = _floor(entry) if entry and not file.problems else None
    if entry and floor:
        _check_boards(file, entry, floor, known)
        _check_places(file, entry)
    if file.problems:
        raise ConfigurationErrors(file.problems)
    return floor


def _floor(entry: FloorFile) -> Floor:
    return Floor(
        *entry.size,
        metres=entry.unit == "metres",
        rows=tuple(tuple(_row(row)) for row in entry.rows),
        doors=tuple(
            Door(*one.at, one.width, _wall(one, entry.size), one.label or "") for one in entry.doors
        ),
        aisles=tuple(Aisle(*one.start, *one.end, one.label or "") for one in entry.aisles),
        areas=tuple(Area(*one.at, *one.size, one.label) for one in entry.areas),
        labels=tuple(FloorLabel(one.text, *one.at) for one in entry.labels),
    )


def _row(entry: RowEntry) -> Iterator[FloorBoard]:
    right, down = _STEPS[entry.direction]
    width, height = (entry.spacing, entry.depth) if right else (entry.depth, entry.spacing)
    for place, name in enumerate(entry.boards[:_MOST]):
        x = entry.start[0] + right * place * entry.spacing
        y = entry.start[1] + down * place * entry.spacing
        yield FloorBoard(
            name, round(x - width / 2, 4), round(y - height / 2, 4), round(width, 4), height
        )


def _wall(door: DoorEntry, size: tuple[float, float]) -> str:
    (x, y), (width, height) = door.at, size
    walls = {"left": x == 0, "right": x == width, "top": y == 0, "bottom": y == height}
    return next((wall for wall, here in walls.items() if here), "")


def _check_boards(file: YamlFile, entry: FloorFile, floor: Floor, known: Collection[str]) -> None:
    if not any(entry.boards for entry in entry.rows):
        file.complain_of(("rows",), "no boards stand there", "Add a row, or delete the file.")
    if sum(len(row.boards) for row in entry.rows) > _MOST:
        file.complain_of(("rows",), f"more than {_MOST} boards", "Correct the ranges.")
        return
    lines: dict[str, int] = {}
    for number, row in enumerate(floor.rows):
        path = ("rows", number)
        line = file.line(path)
        for board in row:
            if board.name in lines:
                file.complain_of(
                    path,
                    f"board {board.name} stands in two places; the other is in line"
                    f" {lines[board.name]}",
                    "Take it out of one of the rows.",
                )
            lines.setdefault(board.name, line)
        _check_known(file, path, [board.name for board in row], known)
        outside = [one.name for one in row if not _inside(floor, one)]
        if outside:
            file.complain_of(path, f"{_boards(outside)} outside of the hall", _INSIDE)
    if not file.problems:
        _check_overlaps(file, floor, lines)


def _check_known(
    file: YamlFile, path: Sequence[str | int], names: Sequence[str], known: Collection[str]
) -> None:
    unknown = [name for name in names if known and name not in known]
    if unknown:
        file.complain_of(
            path,
            f"{_boards(unknown)} not among the boards of workshop.yaml",
            "Correct the name, or add it to boards in workshop.yaml.",
        )


def _check_overlaps(file: YamlFile, floor: Floor, lines: dict[str, int]) -> None:
    """Find boards drawn over each other; the first of each row that is says it for all."""
    boards = sorted(floor.boards, key=lambda board: board.left)
    said: set[tuple[int, int]] = set()
    for place, one in enumerate(boards):
        for other in boards[place + 1 :]:
            if other.left >= one.left + one.width - _TOUCH:
                break
            over = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            first, second = sorted((one, other), key=lambda board: lines[board.name])
            rows = lines[first.name], lines[second.name]
            if over > _TOUCH and rows not in said:
                said.add(rows)
                file.complain(
                    rows[1],
                    f"board {second.name} would stand on board {first.name} (line {rows[0]})",
                    "Move one of the rows, or correct spacing and depth.",
                )


def _check_places(file: YamlFile, entry: FloorFile) -> None:
    """Note doors that are in no wall, and whatever else lies outside."""
    for number, door in enumerate(entry.doors):
        if not _wall(door, entry.size):
            file.complain_of(
                ("doors", number, "at"),
                "the door is in no wall",
                f"One of its numbers is 0, or the first {entry.size[0]:g}, or the second"
                f" {entry.size[1]:g}.",
            )
    points = [
        *((("doors", n, "at"), door.at) for n, door in enumerate(entry.doors)),
        *((("aisles", n, "start"), aisle.start) for n, aisle in enumerate(entry.aisles)),
        *((("aisles", n, "end"), aisle.end) for n, aisle in enumerate(entry.aisles)),
        *((("labels", n, "at"), label.at) for n, label in enumerate(entry.labels)),
        *(
            (("areas", n), (area.at[0] + area.size[0], area.at[1] + area.size[1]))
            for n, area in enumerate(entry.areas)
        ),
    ]
    for path, (x, y) in points:
        if x > entry.size[0] or y > entry.size[1]:
            file.complain_of(path, "lies outside of the hall", _INSIDE)


def _inside(floor: Floor, board: FloorBoard) -> bool:
    right, bottom = board.left + board.width, board.top + board.height
    return (
        min(board.left, board.top) >= -_TOUCH
        and right <= floor.width + _TOUCH
        and bottom <= floor.height + _TOUCH
    )


def _boards(names: Sequence[str]) -> str:
    """Return boards with their verb, such as "boards 7, 8, 9 are"."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    shown = ", ".join(names[:_SHOWN])
    return f"board {shown} is" if len(names) == 1 else f"boards {shown}{more} are"
