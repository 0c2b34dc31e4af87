"""What is printed for the room: index, door sign, board signs and lists, from one plan."""

from proceedings.posters.making import Ahead, Printed, changed, write_printed
from proceedings.posters.sheets import PrintedMatter, desk_matter, printed_matter
from proceedings.posters.uploads import Uploads, not_drawn, write_uploads

__all__ = [
    "Ahead",
    "Printed",
    "PrintedMatter",
    "Uploads",
    "changed",
    "desk_matter",
    "not_drawn",
    "printed_matter",
    "write_printed",
    "write_uploads",
]
