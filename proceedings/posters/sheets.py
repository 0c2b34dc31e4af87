"""All that is printed for the room: one file a purpose, each made from the same plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.posters import listing
from proceedings.posters.door import door_sign
from proceedings.posters.floor import floor_sheet
from proceedings.posters.index import index_parts
from proceedings.posters.labels import label_sheets
from proceedings.posters.running import check_in_list, running_orders, running_sheet
from proceedings.posters.signs import sign_sheet, signs
from proceedings.render.document import Composed  # noqa: TC001 - a field's type

if TYPE_CHECKING:
    from proceedings.plan import Plan
    from proceedings.posters.signs import Sign


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of an output before it is laid out."""

    file: str
    composed: Composed


@dataclass(frozen=True, slots=True)
class Stack:
    """A file that holds the pages of others, to be printed at once.

    Fields:
        parts: the files, each with its name in the outline.
    """

    file: str
    title: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedMatter:
    """What is printed: sheets of their own, and stacks of them."""

    sheets: tuple[Sheet, ...]
    stacks: tuple[Stack, ...]


def printed_matter(plan: Plan) -> PrintedMatter:
    """Fill everything that is printed for the room; nothing is laid out yet."""
    short = plan.workshop.event.short
    index, board_signs = tuple(index_parts(plan)), signs(plan)
    sheets = [Sheet(part.file, part.composed) for part in index]
    if plan.sessions:
        sheets.append(Sheet("door.pdf", door_sign(plan)))
    if plan_of_hall := floor_sheet(plan):
        sheets.append(Sheet("floor.pdf", plan_of_hall))
    sheets += [Sheet(_file(sign), sign_sheet(plan, sign)) for sign in board_signs]
    labels = [
        Sheet(f"labels/{number}.pdf", composed)
        for number, composed in enumerate(label_sheets(plan), 1)
    ]
    sheets += labels
    stacks = [
        Stack(
            "labels.pdf",
            f"{short}: labels",
            tuple((one.file, f"Sheet {number}") for number, one in enumerate(labels, 1)),
        ),
        Stack("index.pdf", f"{short}: posters", tuple((part.file, part.title) for part in index)),
        Stack(
            "signs.pdf",
            f"{short}: board signs",
            tuple((_file(sign), f"Board {sign.board}") for sign in board_signs),
        ),
    ]
    return PrintedMatter(tuple(sheets), tuple(stack for stack in stacks if stack.parts))


def desk_matter(plan: Plan) -> PrintedMatter:
    """Fill what the chairs and the desk have in their hands, which says who presents."""
    sheets = [
        Sheet(f"running/{order.session.id}.pdf", running_sheet(plan, order))
        for order in running_orders(plan)
    ]
    walls = [wall for wall in listing.walls(plan) if wall.number]
    lists = [(f"check-in/{wall.id}.pdf", wall.title) for wall in walls]
    sheets += [
        Sheet(file, check_in_list(plan, wall)) for (file, _), wall in zip(lists, walls, strict=True)
    ]
    title = f"{plan.workshop.event.short}: check-in"
    return PrintedMatter(
        tuple(sheets), (Stack("check-in.pdf", title, tuple(lists)),) if lists else ()
    )


def _file(sign: Sign) -> str:
    return f"signs/{sign.file}.pdf"
