"""Rows and columns paired at the least cost: the assignment problem."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence


def assign(costs: Sequence[Sequence[float]], alone: float) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns with the least total cost.

    Arguments:
        costs: of each row, the cost of a pair with each column.
        alone: what a row or column without a partner costs; a pair of twice that is never made.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    if not rows or not columns:
        return []
    # Each row may take a column of its own that stands for nobody, and each column such a row.
    table = [[*row, *[alone] * rows] for row in costs]
    table += [[alone] * columns + [0.0] * rows for _ in range(columns)]
    search = _Search(table)
    for row in range(len(table)):
        search.add(row)
    return sorted(
        (i, j)
        for j, i in enumerate(search.owners[:columns])
        if i < rows and costs[i][j] < 2 * alone
    )


@dataclass(slots=True)
class _Search:
    """The Hungarian method with prices: each row is added by the cheapest chain of exchanges.

    Source: H. W. Kuhn, The Hungarian method for the assignment problem, 1955; the shortest
    chains as in R. Jonker and A. Volgenant, 1987.
    """

    table: list[list[float]]
    owners: list[int] = field(default_factory=list)
    row_prices: list[float] = field(default_factory=list)
    column_prices: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = len(self.table)
        # One column more, in which each new row begins.
        self.owners = [-1] * (size + 1)
        self.row_prices, self.column_prices = [0.0] * size, [0.0] * (size + 1)

    def add(self, row: int) -> None:
        """Give a further row a column, moving others where that is cheapest."""
        start = len(self.table)
        self.owners[start] = row
        least, before = [float("inf")] * start, [start] * start
        seen, column = [], start
        while self.owners[column] != -1:
            seen.append(column)
            step, following = self._step(column, seen, least, before)
            for j in seen:
                self.row_prices[self.owners[j]] += step
                self.column_prices[j] -= step
            for j in set(range(start)).difference(seen):
                least[j] -= step
            column = following
        while column != start:
            self.owners[column] = self.owners[before[column]]
            column = before[column]

    def _step(
        self, column: int, seen: list[int], least: list[float], before: list[int]
    ) -> tuple[float, int]:
        """Return the cheapest step to a column not seen yet, and that column."""
        row = self.owners[column]
        left = set(range(len(self.table))).difference(seen)
        for j in left:
            slack = self.table[row][j] - self.row_prices[row] - self.column_prices[j]
            if slack < least[j]:
                least[j], before[j] = slack, column
        following = min(left, key=lambda j: (least[j], j))
        return least[following], following
