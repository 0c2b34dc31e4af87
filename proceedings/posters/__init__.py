"""What is printed for the room: index, door sign, board signs and lists, from one plan."""

from proceedings.posters.making import Printed, write_printed

__all__ = ["Printed", "write_printed"]
