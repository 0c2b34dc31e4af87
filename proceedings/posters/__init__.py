"""What is printed for the walls of a poster session."""

from proceedings.posters.index import poster_index

__all__ = ["poster_index"]
