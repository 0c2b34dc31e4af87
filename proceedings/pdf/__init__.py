"""What a file is: its pages as lines, rules and pictures, and whether it can be read at all."""

from proceedings.pdf.pages import Document, Font, Line, Page, Span, UnreadableError

__all__ = ["Document", "Font", "Line", "Page", "Span", "UnreadableError"]
