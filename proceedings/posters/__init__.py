"""What is printed for the room: index, door sign, board signs and lists, from one plan."""

from proceedings.posters.making import Printed, write_printed
from proceedings.posters.sheets import PrintedMatter, desk_matter, printed_matter

__all__ = ["Printed", "PrintedMatter", "desk_matter", "printed_matter", "write_printed"]
