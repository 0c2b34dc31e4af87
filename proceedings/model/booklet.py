"""What a workshop sets of its booklet, and whom it thanks there."""

from __future__ import annotations

from enum import StrEnum

from proceedings.model.frozen import dataclass


class Grouping(StrEnum):
    """By what the papers of a booklet stand together."""

    SESSION = "session"
    TRACK = "track"
    TOPIC = "topic"


class OwnNumbers(StrEnum):
    """What becomes of the page numbers a paper prints itself."""

    KEEP = "keep"
    COVER = "cover"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Somebody who paid for something.

    Fields:
        level: such as "Gold"; sponsors of one level stand together.
        logo: a picture in the workshop folder.
    """

    name: str
    level: str = ""
    logo: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class FrozenPages:
    """First and last page number of a paper that were given once and stay."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BookletSettings:
    """What a workshop sets of its booklet.

    Fields:
        parts: names of the parts in their order, own pages among them; None takes the usual order.
        group_by: what papers stand together by, in the contents and in the pages.
        own_numbers: what becomes of the page numbers the papers print themselves.
        volume_papers: papers a volume holds at most; None sets no limit.
        volume_size: megabytes (of 1,048,576 bytes) of manuscripts a volume holds at most.
    """

    parts: tuple[str, ...] | None = None
    group_by: Grouping = Grouping.SESSION
    own_numbers: OwnNumbers = OwnNumbers.KEEP
    volume_papers: int | None = None
    volume_size: int | None = None
