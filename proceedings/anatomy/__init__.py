"""What a manuscript is: format and stage, title block, headings, where the body ends."""

from proceedings.anatomy.values import (
    FormatEvidence,
    Heading,
    Manuscript,
    Place,
    PrintedAuthor,
    Sheet,
    TitleBlock,
)

__all__ = [
    "FormatEvidence",
    "Heading",
    "Manuscript",
    "Place",
    "PrintedAuthor",
    "Sheet",
    "TitleBlock",
]
