"""Data flows one way: each room imports only rooms above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "proceedings"

# From the foundation to the command line; the rooms of one entry never import each other.
ORDER = [
    {"errors"},
    {"resources"},
    {"model"},
    {"text"},
    {"formats"},
    {"inputs"},
    {"workers"},
    {"cache"},
    {"pdf"},
    {"anatomy"},
    {"checks"},
    {"reconcile"},
    {"programme"},
    {"plan"},
    {"render"},
    {"exports"},
    {"outputs"},
    {"annotation", "booklet", "posters", "website", "sites", "report"},
    {"reasons"},
    {"rulebook"},
    {"posterfiles"},
    {"gathering"},
    {"asking"},
    {"building"},
    {"binding", "printing"},
    {"correspondence", "scheduling"},
    {"reconciling"},
    {"publishing", "production"},
    {"manuscripts", "importing", "drafting", "watching", "serving"},
    {"posterchecks"},
    {"workflow"},
    {"cli"},
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "proceedings":
            rooms |= {alias.name for alias in node.names if alias.name in RANK}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("proceedings."):
            rooms.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            rooms |= {
                alias.name.split(".")[1]
                for alias in node.names
                if alias.name.startswith("proceedings.")
            }
    return rooms


MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if room_of(path) not in {"__init__", "__main__"}
)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    room = room_of(path)
    assert room in RANK, f"{room} has no place in the house"
    for other in imported_rooms(path) - {room}:
        assert RANK[other] < RANK[room], f"{room} imports {other}, which is not above it"


def test_the_order_names_every_room() -> None:
    assert {room_of(path) for path in MODULES} == set(RANK)


PURE = {"model", "text", "formats", "anatomy", "checks"}
ALLOWED = {"text": {"latex2mathml", "pylatexenc", "pyuca"}, "formats": {"yaml"}}


@pytest.mark.parametrize("room", sorted(PURE))
def test_the_rooms_of_judgement_need_no_compiled_library(room: str) -> None:
    import sys

    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                top = name.split(".")[0]
                known = {"proceedings", "__future__", *ALLOWED.get(room, set())}
                assert top in known or top in sys.stdlib_module_names, f"{path.name}: {name}"


def test_modules_stay_short() -> None:
    long = {p.name: n for p in MODULES if (n := len(p.read_text().splitlines())) > 420}
    assert not long
