"""Two lists of names side by side: who is who, whole lists at once and never one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.text.assignment import assign
from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Compare = Callable[[str, str], Rung]

# What a pair costs by its rung; two names left alone cost more than any pair.
_COSTS = {
    Rung.IDENTICAL: 0.0,
    Rung.CASE: 1.0,
    Rung.DIACRITICS: 2.0,
    Rung.TRANSLITERATION: 4.0,
    Rung.INITIALS: 8.0,
    Rung.NICKNAME: 9.0,
    Rung.FAMILY_FIRST: 10.0,
    Rung.TYPO: 12.0,
}
_ALONE = 20.0
# Of equal pairs, those whose places are nearer.
_A_PLACE = 0.001


@dataclass(frozen=True, slots=True)
class Pair:
    """A name of each list, or of one alone.

    Fields:
        listed, printed: places in the lists, from 0; None where the other is alone.
        rung: how the two differ; ``missing`` where print lacks it, ``extra`` where the list does.
        moved: it stands elsewhere in the order.
    """

    listed: int | None
    printed: int | None
    rung: Rung
    moved: bool = False


def pair_names(
    listed: Sequence[str], printed: Sequence[str], compare: Compare = compare_names
) -> tuple[Pair, ...]:
    """Pair two lists of names so that all differences together are least.

    One dropped name is one ``missing``, whatever the places of those behind it. Pairs come in the
    order of the list, each extra name behind the one it follows in print.

    Arguments:
        compare: how two names differ.
    """
    taken = _identical(listed, printed)
    left = [i for i in range(len(listed)) if i not in taken]
    right = [j for j in range(len(printed)) if j not in taken.values()]
    rungs = {(i, j): compare(listed[i], printed[j]) for i in left for j in right}
    costs = [
        [_COSTS.get(rungs[i, j], 2 * _ALONE) + _A_PLACE * abs(i - j) for j in right] for i in left
    ]
    pairs = dict.fromkeys(taken.items(), Rung.IDENTICAL)
    for row, column in assign(costs, _ALONE):
        pairs[left[row], right[column]] = rungs[left[row], right[column]]
    return _in_order(listed, printed, pairs)


def _identical(listed: Sequence[str], printed: Sequence[str]) -> dict[int, int]:
    """Pair names that are the same and stand once on each side: most lists are done with that."""
    places: dict[str, list[int]] = {}
    for j, name in enumerate(printed):
        places.setdefault(name, []).append(j)
    counts: dict[str, int] = {}
    for name in listed:
        counts[name] = counts.get(name, 0) + 1
    return {
        i: places[name][0]
        for i, name in enumerate(listed)
        if counts[name] == 1 and len(places.get(name, ())) == 1
    }


def _in_order(
    listed: Sequence[str], printed: Sequence[str], pairs: dict[tuple[int, int], Rung]
) -> tuple[Pair, ...]:
    partner = dict(pairs.keys())
    steady = _steady([partner[i] for i in sorted(partner)])
    used = set(partner.values())
    rows = [
        Pair(i, j, pairs[i, j], moved=j not in steady)
        if (j := partner.get(i)) is not None
        else Pair(i, None, Rung.MISSING)
        for i in range(len(listed))
    ]
    for j in range(len(printed)):
        if j not in used:
            rows.insert(_behind(rows, j), Pair(None, j, Rung.EXTRA))
    return tuple(rows)


def _behind(rows: Sequence[Pair], place: int) -> int:
    """Return where an extra name goes: behind what stands before it in print."""
    before = [
        index
        for index, pair in enumerate(rows)
        if pair.printed is not None and pair.printed < place
    ]
    nearest = max(before, key=lambda index: rows[index].printed or 0, default=-1)
    return nearest + 1


def _steady(places: Sequence[int]) -> set[int]:
    """Return the most places that stand in rising order: the others have moved."""
    ends: list[tuple[int, ...]] = []
    for place in places:
        at = next((n for n, chain in enumerate(ends) if chain[-1] >= place), len(ends))
        chain = (*(ends[at - 1] if at else ()), place)
        ends[at : at + 1] = [chain]
    return set(ends[-1]) if ends else set()
