"""What a manuscript is: format and stage, title block, headings, where the body ends."""

from proceedings.anatomy.printed import AuthorRun, PrintedAuthor, TitleBlock
from proceedings.anatomy.values import (
    FormatEvidence,
    Heading,
    Manuscript,
    Place,
    Sheet,
)

__all__ = [
    "AuthorRun",
    "FormatEvidence",
    "Heading",
    "Manuscript",
    "Place",
    "PrintedAuthor",
    "Sheet",
    "TitleBlock",
]
