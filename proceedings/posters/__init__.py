"""What is printed for the room: index, door sign, board signs and lists, from one plan."""

from proceedings.posters.making import Ahead, Printed, changed, write_printed
from proceedings.posters.sheets import PrintedMatter, desk_matter, printed_matter

__all__ = [
    "Ahead",
    "Printed",
    "PrintedMatter",
    "changed",
    "desk_matter",
    "printed_matter",
    "write_printed",
]
