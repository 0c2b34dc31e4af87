"""What is printed for the room: index, door sign, board signs and lists, from one plan."""

from proceedings.posters.making import Printed, write_printed
from proceedings.posters.uploads import Uploads, not_drawn, write_uploads

__all__ = ["Printed", "Uploads", "not_drawn", "write_printed", "write_uploads"]
