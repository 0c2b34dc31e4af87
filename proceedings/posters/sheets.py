"""All that is printed for the room: one file a purpose, each made from the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.posters.door import door_sign
from proceedings.posters.index import index_sheets, session_sheet
from proceedings.posters.signs import sign_sheet, signs
from proceedings.render.document import Composed  # noqa: TC001 - a field's type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.plan import Plan


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file below ``posters/`` before it is laid out."""

    file: str
    composed: Composed


@dataclass(frozen=True, slots=True)
class Stack:
    """A file below ``posters/`` that holds the pages of others, to be printed at once."""

    file: str
    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedMatter:
    """What is printed: sheets of their own, and stacks of them."""

    sheets: tuple[Sheet, ...]
    stacks: tuple[Stack, ...]


def printed_matter(plan: Plan) -> PrintedMatter:
    """Fill everything that is printed for the room; nothing is laid out yet."""
    board_signs = signs(plan)
    sheets = [Sheet("index.pdf", index_sheets(plan))]
    if plan.sessions:
        sheets.append(Sheet("door.pdf", door_sign(plan)))
    sheets += _of_sessions(plan)
    sheets += [Sheet(f"signs/{sign.file}.pdf", sign_sheet(plan, sign)) for sign in board_signs]
    files = tuple(f"signs/{sign.file}.pdf" for sign in board_signs)
    title = f"{plan.workshop.event.short}: board signs"
    stacks = (Stack("signs.pdf", title, files),) if files else ()
    return PrintedMatter(tuple(sheets), stacks)


def _of_sessions(plan: Plan) -> Iterator[Sheet]:
    """Yield a sheet for each session that has posters."""
    for wall in listing.walls(plan):
        if wall.number:
            yield Sheet(f"sessions/{wall.id}.pdf", session_sheet(plan, wall))
