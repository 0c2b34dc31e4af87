"""Order, page numbers and placements, in the one frozen value every output is made from."""

from proceedings.plan.news import News, paragraph, said_of
from proceedings.plan.values import (
    Group,
    Locator,
    NameEntry,
    PageSpan,
    Plan,
    PlannedAuthor,
    PlannedPaper,
    PlannedSession,
    Slot,
    page_label,
)

__all__ = [
    "Group",
    "Locator",
    "NameEntry",
    "News",
    "PageSpan",
    "Plan",
    "PlannedAuthor",
    "PlannedPaper",
    "PlannedSession",
    "Slot",
    "page_label",
    "paragraph",
    "said_of",
]
