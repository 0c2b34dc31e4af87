"""How often something is right, with each miss."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Miss:
    """One paper that was read otherwise than by people."""

    paper: str
    expected: object
    found: object


@dataclass(slots=True)
class Score:
    """How many of the papers that can be scored are right.

    Fields:
        share: the part of them that has to be right.
    """

    name: str
    share: float = 1.0
    of: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, paper: str, expected: object, found: object, *, right: bool) -> None:
        self.of += 1
        if not right:
            self.misses.append(Miss(paper, expected, found))

    @property
    def right(self) -> int:
        return self.of - len(self.misses)

    @property
    def needed(self) -> int:
        return math.ceil(self.share * self.of - 1e-9)


def score_figures(scores: Iterable[Score]) -> dict[str, Any]:
    """Return the scores as plain values by their names."""
    return {
        score.name: {
            "right": score.right,
            "of": score.of,
            "needed": score.needed,
            "misses": [asdict(miss) for miss in score.misses],
        }
        for score in scores
    }
