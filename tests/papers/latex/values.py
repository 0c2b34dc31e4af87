"""What a test paper is: where its body shall end, how it is set, what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

NOTICE = (
    "Presented at the First Workshop on Careful Manuscripts, Seoul, South Korea, 2026. "
    "Non-archival. Copyright 2026 by the author(s)."
)


@dataclass(frozen=True)
class Target:
    """Where the body shall end: page, column, and line of the column (0: the last one)."""

    page: int
    column: str
    line: int


@dataclass(frozen=True)
class Case:
    """One test paper.

    Fields:
        name: path below tests/papers without suffix.
        about: what it is, a sentence for the README.
        after: what follows the body, in order; ``clear`` ends the page.
        facts: more truth to write down, such as the rule that the paper breaks.
    """

    name: str
    about: str
    target: Target
    style: str = "careful"
    options: str = ""
    title: str = "Careful Pages for Careful Readers"
    notice: str | None = NOTICE
    preamble: str = ""
    start: str = ""
    last_section: str = "Conclusion"
    extra: tuple[tuple[int, str], ...] = ()
    tail: str = ""
    after: tuple[str, ...] = ("references",)
    track: str = "long"
    limit: int | None = None
    facts: dict[str, object] = field(default_factory=dict)
